internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// The folder that a report is written to: each file whole or not at all, the manifest last.
struct ReportFolder: ~Copyable {
  let path: String
  /// The files in place so far.
  private(set) var files: [ReportManifest.File] = []
  /// The files of an earlier report that lay here.
  private var earlier: [String] = []

  /// The files that every report has.
  private static let names = ["employees.csv", "rejects.csv", "summary.csv", ReportPackage.path, "report.md"]

  /// Makes the folder if it is not there.
  /// - Throws: `FileError`; `not-a-report` if files of other origin would be replaced, the roster's among them.
  init(_ path: String, roster: String) throws {
    self.path = path
    try makeDirectory(path)
    let manifest = "\(path)/\(ReportManifest.path)"
    let known = (try? ReportManifest(json: readFile(manifest), file: manifest))?.files.map(\.path) ?? []
    for name in Self.names {
      let file = "\(path)/\(name)"
      if isSameFile(file, roster) || (fileExists(file) && !known.contains(name)) {
        throw Finding(
          "not-a-report",
          "this file would be replaced, and no manifest.json beside it says that it is of an earlier report; choose another folder with "
            + "--out, or move it away",
          file: file)
      }
    }
  }

  /// Begins a file; it is in its place once it is committed.
  func file(_ name: String) throws -> DigestedFile { try DigestedFile("\(path)/\(name)") }

  /// From here on files are put in place. An earlier report's manifest goes first: what is half of one report and half of another must
  /// not look like either.
  mutating func beginCommit() throws {
    let manifest = "\(path)/\(ReportManifest.path)"
    if let bytes = try? readFile(manifest), let old = try? ReportManifest(json: bytes, file: manifest) {
      earlier = old.files.map(\.path).filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
    }
    try removeFile(manifest)
  }

  /// Puts a file in its place.
  mutating func commit(_ file: consuming DigestedFile, _ name: String) throws {
    let (digest, count) = try file.commit()
    files.append(.init(path: name, byteCount: count, digest: digest))
  }

  /// Writes a small file.
  mutating func write(_ bytes: [UInt8], _ name: String) throws {
    var file = try file(name)
    try file.write(bytes)
    try commit(file, name)
  }

  /// Writes the manifest, and removes what only the earlier report had.
  mutating func finish(_ manifest: ReportManifest) throws {
    let kept = Set(files.map(\.path))
    for name in earlier where !kept.contains(name) { try removeFile("\(path)/\(name)") }
    try AtomicFile.write(manifest.json(), to: "\(path)/\(ReportManifest.path)")
  }
}
