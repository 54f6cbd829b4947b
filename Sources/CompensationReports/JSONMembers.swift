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
}
