import Foundation

/// Calls a closure with the path of an empty folder, which is removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = try makeFolder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// The path of an empty folder, for the caller to remove.
func makeFolder() throws -> String {
  let path = FileManager.default.temporaryDirectory.path + "/tabular-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  return path
}

/// Writes a file, not by the code under test.
func put(_ text: String, at path: String) throws {
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}

/// What is in a file, not by the code under test.
func contents(_ path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}
