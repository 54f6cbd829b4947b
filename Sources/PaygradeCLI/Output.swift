internal import CompensationReports
internal import Tabular

/// Where results go: standard output, or a file that is written whole or not at all.
struct Output: ~Copyable {
  private var file: AtomicFile?
  private var standard = BufferedOutput(descriptor: 1, name: "standard output")

  /// - Parameter path: nil is standard output.
  init(_ path: String?) throws(FileError) {
    file = if let path { try AtomicFile(path) } else { nil }
  }

  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    if file != nil { try file?.write(bytes) } else { try standard.write(bytes) }
  }

  /// Ends the writing; without it a file is not there.
  mutating func finish() throws(FileError) {
    if file != nil { try file?.commit() } else { try standard.flush() }
  }

  /// Writes one result.
  static func write(_ bytes: [UInt8], to path: String?) throws(FileError) {
    var output = try Output(path)
    try output.write(bytes)
    try output.finish()
  }

  /// A writer for people: as wide as the terminal, 80 columns when there is none, so that a file or a pipe gets the same bytes
  /// anywhere; colour only on a terminal and never with NO_COLOR.
  static func textWriter(path: String?) -> TextWriter {
    guard path == nil, isTerminal(1) else { return TextWriter() }
    let refusesColour = (environment("NO_COLOR").map { !$0.isEmpty } ?? false) || environment("TERM") == "dumb"
    return TextWriter(width: terminalWidth() ?? 80, usesColour: !refusesColour)
  }
}
