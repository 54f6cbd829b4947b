import Foundation

/// An empty folder with files, which is removed when nobody has it any more.
final class MarketFolder {
  let path: String

  /// - Parameter files: By name: the text.
  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/market-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try put(Array(text.utf8), name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, not by the code under test; the path of it.
  @discardableResult
  func put(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: file(name)))
    return file(name)
  }

  /// Compresses a file by the command `gzip`, not by the library under test; the path of what it made.
  func compress(_ name: String) throws -> String {
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", file(name)]
    try gzip.run()
    gzip.waitUntilExit()
    return file(name + ".gz")
  }

  func file(_ name: String) -> String { path + "/" + name }
}
