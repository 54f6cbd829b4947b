import Foundation

/// The folder of this target's fixtures.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures"

/// The package's folder.
private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// The package's folder of bundled policies.
let policies = package + "/Datasets/policies"

/// The package's folder of rosters, and that of reports.
let rosters = package + "/Datasets/rosters"
let reports = package + "/Reports"

/// The package's folder of sources.
let sources = package + "/Sources"

/// Calls a closure with the path of an empty folder, which is removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.path + "/paygrade-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// Writes a file, not by the code under test.
func put(_ text: String, at path: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }

/// What is in a file, not by the code under test.
func contents(_ path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}

/// Every file in a folder and its folders, by its path within, sorted.
func files(in folder: String) throws -> [String] {
  try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
    try FileManager.default.attributesOfItem(atPath: folder + "/" + path)[.type] as? FileAttributeType == .typeRegular
  }.sorted()
}

/// Copies every file of a folder into another, over what is there.
func copy(_ source: String, into folder: String) throws {
  for path in try files(in: source) {
    let target = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contentsOf: URL(fileURLWithPath: source + "/" + path)).write(to: target)
  }
}
