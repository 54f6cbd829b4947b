internal import Compensation

/// The findings of one page.
struct LadderFindings {
  let file: String
  private(set) var all: [Finding] = []

  init(file: String) { self.file = file }

  /// Adds a warning, once for each line and kind.
  mutating func warn(_ code: String, _ message: String, line: Int?, column: String? = nil) {
    add(Finding(code, message, severity: .warning, file: file, line: line, column: column))
  }

  /// Adds an error.
  mutating func fail(_ code: String, _ message: String) { add(Finding(code, message, file: file)) }

  /// In the order of the page.
  var sorted: [Finding] {
    all.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
  }

  private mutating func add(_ finding: Finding) {
    if !all.contains(finding) { all.append(finding) }
  }
}
