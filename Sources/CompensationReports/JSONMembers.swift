internal import Compensation
internal import JSONText

extension JSONWriter {
  func key(_ name: String) { text(name) }

  func object(_ body: () -> Void) {
    openObject()
    body()
    closeObject()
  }

  /// - Parameter isEmpty: An empty list is written as `[]`, on the line of its key.
  func array(isEmpty: Bool = false, _ body: () -> Void) {
    if isEmpty {
      emptyArray()
      return
    }
    openArray()
    body()
    closeArray()
  }

  func member(_ name: String, text value: String) {
    key(name)
    text(value)
  }

  /// A number with all its digits.
  func member(_ name: String, number value: ExactDecimal) {
    key(name)
    number(value.description)
  }

  func member(_ name: String, _ value: ExplainedValue) {
    key(name)
    switch value {
    case .number(let digits): number(digits.description)
    case .text(let value): text(value)
    case .set(let texts): array(isEmpty: texts.isEmpty) { for value in texts { text(value) } }
    }
  }

  /// Which policy an answer is from.
  func policy(name: String, version: String, digest: String) {
    key("policy")
    object {
      member("name", text: name)
      if !version.isEmpty { member("version", text: version) }
      member("digest", text: digest)
    }
  }

  /// A range of pay; the midpoint is left out where there is none.
  func range(_ range: PayRange) {
    key("range")
    object {
      member("minimum", number: range.minimum.amount)
      if let midpoint = range.midpoint { member("midpoint", number: midpoint.amount) }
      member("maximum", number: range.maximum.amount)
    }
  }

  /// What to look at in an answer.
  func warnings(_ warnings: [Finding]) {
    key("warnings")
    array(isEmpty: warnings.isEmpty) {
      for warning in warnings {
        object {
          member("code", text: warning.code)
          if let column = warning.column { member("name", text: column) }
          member("message", text: warning.message)
        }
      }
    }
  }

  /// Findings with their places in files.
  func findings(_ name: String, _ findings: [Finding]) {
    key(name)
    array(isEmpty: findings.isEmpty) {
      for finding in findings {
        object {
          if let file = finding.file { member("file", text: file) }
          if let line = finding.line { member("line", number: ExactDecimal(line)) }
          if let column = finding.column { member("column", text: column) }
          member("severity", text: finding.severity.rawValue)
          member("code", text: finding.code)
          member("message", text: finding.message)
        }
      }
    }
  }
}
