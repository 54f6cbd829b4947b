internal import Compensation
internal import JSONText

/// A file and its digest, as a manifest has it.
public struct FileDigest: Sendable, Equatable {
  /// Its path within the folder; empty where it has no name.
  public let path: String
  /// How long it is.
  public let byteCount: Int
  /// SHA-256 in hexadecimal.
  public let digest: String

  /// A file.
  public init(path: String, byteCount: Int, digest: String) {
    self.path = path
    self.byteCount = byteCount
    self.digest = digest
  }

  /// The files that a manifest of any kind names; nil if it is none.
  public static func files(ofManifest json: [UInt8]) -> [FileDigest]? {
    guard let node = try? JSONNode(parsing: json), node["paygrade"]?.text != nil,
      case .array(let items)? = node["files"]?.value
    else { return nil }
    let files = items.compactMap(FileDigest.init)
    return files.count == items.count ? files : nil
  }

  init?(_ node: JSONNode) {
    guard case .number(let digits)? = node["bytes"]?.value, let count = Int(digits), let digest = node["sha256"]?.text
    else { return nil }
    self.init(path: node["path"]?.text ?? "", byteCount: count, digest: digest)
  }

  func write(to writer: JSONWriter) {
    writer.object {
      if !path.isEmpty { writer.member("path", text: path) }
      writer.member("bytes", number: ExactDecimal(byteCount))
      writer.member("sha256", text: digest)
    }
  }
}
