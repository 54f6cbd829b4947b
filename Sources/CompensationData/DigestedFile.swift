public import Tabular

/// A file that appears whole or not at all, with the digest of what was written.
public struct DigestedFile: ~Copyable {
  private var file: AtomicFile
  private var digest = Digest()
  private var count = 0

  /// Begins to write a file.
  /// - Throws: `FileError` for writing.
  public init(_ path: String) throws(FileError) { file = try AtomicFile(path) }

  /// Adds bytes, at once: gather small ones first.
  /// - Throws: `FileError` for writing.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    if bytes.isEmpty { return }
    digest.update(bytes)
    count += bytes.count
    try file.write(bytes)
  }

  /// The file that is written until ``commit()``, to be read before.
  public var temporaryPath: String { file.temporaryPath }

  /// Lets a library write all of it by name, in place of ``write(_:)``.
  /// - Throws: What the closure throws; `FileError` for reading what it wrote.
  public mutating func write(byName body: (_ path: String) throws -> Void) throws {
    try body(temporaryPath)
    try readPieces(temporaryPath) { bytes in
      digest.update(bytes)
      count += bytes.count
    }
  }

  /// SHA-256 of what was written so far in hexadecimal, and its length.
  public var written: (digest: String, byteCount: Int) { (digest.copy().hexadecimal(), count) }

  /// Puts the file in its place. Nothing may be written after it.
  /// - Throws: `FileError` for writing; the old file, if any, is then as it was.
  public mutating func commit() throws(FileError) { try file.commit() }
}
