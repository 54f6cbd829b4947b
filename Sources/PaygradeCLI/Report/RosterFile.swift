internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// A roster that is read once, with the digest of its bytes as they lie, compressed as they may be.
final class RosterFile {
  private let path: String
  private var digest = Digest()
  private var count = 0

  /// - Parameter path: `-` is standard input.
  init(_ path: String) { self.path = path }

  /// Begins to read.
  /// - Throws: `FileError`; a finding where the beginning is no text with a header.
  func open() throws -> CSVChunkReader {
    do { return try reader() } catch {
      switch error {
      case .file(let file): throw file
      case .syntax(let syntax):
        throw Finding(
          syntax, file: path == "-" ? "standard input" : fileName(path))
      }
    }
  }

  private func reader() throws(CSVReadError) -> CSVChunkReader {
    let seen: (Span<UInt8>) -> Void = { [self] bytes in
      digest.update(bytes)
      count += bytes.count
    }
    return path == "-"
      ? try CSVChunkReader(descriptor: 0, name: "standard input", onRead: seen)
      : try CSVChunkReader(path: path, onRead: seen)
  }

  /// What was read.
  var file: ReportManifest.File {
    ReportManifest.File(path: "", byteCount: count, digest: digest.copy().hexadecimal())
  }
}
