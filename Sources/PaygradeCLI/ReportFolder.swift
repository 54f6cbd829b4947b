internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// The folder that a report or the tables of a market are written to: each file whole or not at all, the manifest last.
struct ReportFolder: ~Copyable {
  let path: String
  /// The files that wait to be put in their places.
  private var staged: [StagedFile] = []
  /// The files of an earlier report that lie here.
  private let earlier: [String]

  private static let chartFolder = "charts"

  /// Makes the folder if it is not there.
  /// - Parameters:
  ///   - names: The files that it is to have.
  ///   - inputs: What is read, and must not be replaced.
  /// - Throws: `FileError`; `not-a-report` if files of other origin would be replaced, the inputs among them.
  init(_ path: String, names: [String], inputs: [String]) throws {
    try makeDirectory(path)
    earlier = try Self.earlierFiles(path, names, inputs)
    self.path = path
  }

  /// The files of an earlier report in a folder.
  private static func earlierFiles(_ path: String, _ names: [String], _ inputs: [String]) throws -> [String] {
    let manifest = "\(path)/\(ReportManifest.path)"
    let old = (try? readFile(manifest)).flatMap { FileDigest.files(ofManifest: $0) }?.map(\.path)
    let earlier = (old ?? []).filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
    let charts = (try? listDirectory("\(path)/\(chartFolder)")) ?? []
    for name in names + [ReportManifest.path]
    where inputs.contains(where: { isSameFile("\(path)/\(name)", $0) }) {
      throw notAReport("\(path)/\(name)")
    }
    let pictures = charts.filter { $0.hasSuffix(".svg") }.map { "\(chartFolder)/\($0)" }
    let all = (old == nil ? [ReportManifest.path] : []) + names + pictures
    for name in all where !earlier.contains(name) && fileExists("\(path)/\(name)") {
      throw notAReport("\(path)/\(name)")
    }
    return earlier
  }

  private static func notAReport(_ file: String) -> Finding {
    Finding(
      "not-a-report",
      "this file would be replaced, and no manifest.json beside it says that it is of an earlier report; choose another folder "
        + "with --out, or move it away",
      file: file)
  }

  /// The files that wait, with their digests.
  var files: [FileDigest] { staged.map(\.description) }

  /// Begins a file.
  func file(_ name: String) throws -> DigestedFile { try DigestedFile("\(path)/\(name)") }

  /// Lets a file that is complete wait.
  mutating func stage(_ file: consuming DigestedFile, _ name: String) { staged.append(StagedFile(file, name)) }

  /// Writes a small file, and lets it wait.
  mutating func stage(_ bytes: [UInt8], _ name: String) throws {
    if name.contains("/") { try makeDirectory("\(path)/\(Self.chartFolder)") }
    var file = try file(name)
    try file.write(bytes)
    stage(file, name)
  }

  /// Lets a library write a file by name, and lets it wait; without it if that throws.
  mutating func stage(_ name: String, byName body: (_ path: String) throws -> Void) throws {
    var file = try file(name)
    try file.write(byName: body)
    stage(file, name)
  }

  /// Puts all files in their places, and removes what only an earlier report had.
  ///
  /// Everything is on the disk already, so that little can go wrong. The earlier report's manifest goes first: what is half of one
  /// report and half of another must not look like either.
  mutating func commit(manifest: [UInt8]) throws {
    let name = ReportManifest.path
    let kept = Set(files.map(\.path))
    var last = try file(name)
    try last.write(manifest)
    try removeFile("\(path)/\(name)")
    for file in staged { try file.commit() }
    for name in earlier where !kept.contains(name) { try removeFile("\(path)/\(name)") }
    try last.commit()
  }
}

/// A file that is complete and not yet in its place.
private final class StagedFile {
  let description: FileDigest
  private var file: DigestedFile

  init(_ file: consuming DigestedFile, _ name: String) {
    let (digest, count) = file.written
    description = .init(path: name, byteCount: count, digest: digest)
    self.file = file
  }

  func commit() throws(FileError) { try file.commit() }
}
