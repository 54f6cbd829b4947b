internal import Compensation
internal import Tabular

/// The files of a policy, read whole, and what they are called in findings.
public struct PolicyFiles: Sendable {
  /// By name within the folder.
  public let bytes: [String: [UInt8]]
  /// What stands before a file's name in a finding: the folder as the user named it, or the bundled policy's name.
  public let folder: String

  /// Files that are in memory already.
  public init(bytes: [String: [UInt8]], folder: String) {
    self.bytes = bytes
    self.folder = folder
  }

  /// The policy that a user names: a bundled one, otherwise a folder.
  /// - Throws: `FileError` if a folder or file cannot be read; `unknown-policy`.
  public init(named name: String) throws {
    // The file that makes a folder a policy stands for it.
    let file = "policy.json"
    if name == file || name.hasSuffix("/" + file) {
      try self.init(folder: name == file ? "." : String(name.dropLast(file.count)))
      return
    }
    // A bundled name always means the bundled policy, whatever the working directory holds.
    let bundled = BundledPolicies.files(of: name)
    if bundled.isEmpty, name.contains("/") || isDirectory(name) {
      try self.init(folder: name)
      return
    }
    if bundled.isEmpty {
      let names = BundledPolicies.names
      throw Finding(
        "unknown-policy",
        "there is no bundled policy \"\(name)\" and no folder of that name"
          + suggestion(nearest(to: name, among: names), or: names))
    }
    self.init(bytes: bundled, folder: name)
  }

  /// The policy in a folder: its `policy.json`, `datapackage.json` and CSV files.
  private init(folder: String) throws {
    var path = folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    var bytes: [String: [UInt8]] = [:]
    for name in try listDirectory(path) where name.hasSuffix(".csv") || name.hasSuffix(".json") {
      if name.hasPrefix(".") { continue }
      bytes[name] = try readFile("\(path)/\(name)")
    }
    self.init(bytes: bytes, folder: path)
  }

  /// A file as it is named in a finding.
  public func shown(_ name: String) -> String { "\(folder)/\(name)" }
}
