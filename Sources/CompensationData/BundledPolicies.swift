internal import CBundledPolicies

/// The policies that the binary carries, from `Datasets/policies`; the one file that touches them.
public enum BundledPolicies {
  /// The name of the policy that is used when none is asked for.
  public static let defaultName = "ml-engineering"

  /// The names of all bundled policies, sorted.
  public static var names: [String] {
    var names: Set<String> = []
    forEachFile { path, _ in if let name = path.split(separator: "/").first { names.insert(String(name)) } }
    return names.sorted()
  }

  /// The files of one policy, by name within its folder; empty if there is no such policy.
  public static func files(of policy: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let prefix = policy + "/"
    forEachFile { path, bytes in if path.hasPrefix(prefix) { files[String(path.dropFirst(prefix.count))] = bytes() } }
    return files
  }

  private static func forEachFile(_ body: (String, () -> [UInt8]) -> Void) {
    var index = 0
    while let file = unsafe paygrade_bundled_file_at(index)?.pointee {
      unsafe body(String(cString: file.path)) {
        unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
      index += 1
    }
  }
}
