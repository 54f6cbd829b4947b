internal import Compensation

/// The years and degrees that a document asks for; everything else that it asks for needs a person and is left to one.
struct StatedRequirements {
  let file: String?
  private(set) var requirements: [Requirement] = []
  private(set) var findings: [Finding] = []

  init(file: String?) { self.file = file }

  /// Reads the list items of all lines, and the paragraphs below headings that announce requirements.
  mutating func read(_ lines: [DocumentLine]) {
    var section = PostSection.other
    for line in lines {
      switch line.kind {
      case .heading: section = PostSection(heading: line.text)
      case .item: read(line, section)
      case .paragraph: if section == .requirements || section == .preferred { read(line, section) }
      case .tag, .row: break
      }
    }
  }

  private mutating func read(_ line: DocumentLine, _ section: PostSection) {
    guard section != .benefits, section != .pay, section != .responsibilities else { return }
    let text = RequirementText(line.text, isPreferred: section == .preferred)
    for part in text.parts where part.options.contains(where: { $0.contains { Self.isChecked($0.kind) } }) {
      requirements.append(
        Requirement(
          group: "r\(requirements.count + 1)", options: part.options, importance: part.importance, text: line.text,
          line: line.line))
    }
    for doubt in text.doubts {
      findings.append(
        Finding(doubt.code, doubt.message, severity: .warning, file: file, line: line.line, column: "requirements"))
    }
  }

  private static func isChecked(_ kind: Clause.Kind) -> Bool {
    switch kind {
    case .years, .fieldYears, .leadershipYears, .degree: true
    case .skill, .scope, .complexity, .autonomy, .influence, .text: false
    }
  }
}
