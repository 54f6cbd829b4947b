internal import CNettle
public import Tabular

/// SHA-256 by nettle; the one file that touches it.
public struct Digest: ~Copyable, Sendable {
  private var context = sha256_ctx()

  /// The digest of nothing yet.
  public init() { unsafe nettle_sha256_init(&context) }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// Adds bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe nettle_sha256_update(&context, buffer.count, start)
    }
  }

  /// A text with its length before it, so that no two sequences of texts are fed alike.
  mutating func update(field text: String) {
    update(Array("\(text.utf8.count):\(text)".utf8))
  }

  /// The same digest, to go on with apart.
  public borrowing func copy() -> Digest {
    var other = Digest()
    other.context = context
    return other
  }

  /// The digest in hexadecimal: 64 lower-case digits.
  public consuming func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The 32 bytes of the digest of some bytes.
  static func sha256(_ bytes: Span<UInt8>) -> [UInt8] {
    var digest = Digest()
    digest.update(bytes)
    return digest.bytes()
  }

  /// The digest of a file in hexadecimal, and the file's length.
  /// - Throws: `FileError` for reading.
  public static func ofFile(_ path: String) throws(FileError) -> (digest: String, byteCount: Int) {
    var digest = Digest()
    var count = 0
    try readPieces(path) { bytes in
      digest.update(bytes)
      count += bytes.count
    }
    return (digest.hexadecimal(), count)
  }

  private consuming func bytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe nettle_sha256_digest(&context, buffer.count, start)
    }
    return bytes
  }
}
