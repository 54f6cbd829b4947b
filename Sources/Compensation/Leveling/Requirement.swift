/// One requirement of a level: a clause, or alternatives of which one is enough.
public struct Requirement: Sendable, Hashable {
  /// Its name among the requirements of the level.
  public let group: String
  /// One of these is enough; the clauses of one hold together. Never empty, nor is any of them.
  public let options: [[Clause]]
  /// Whether a level can be had without it.
  public let importance: Importance
  /// As people read it.
  public let text: String
  /// The line where it stands in its file.
  public let line: Int?

  /// A requirement of one clause or more.
  public init(group: String, options: [[Clause]], importance: Importance, text: String, line: Int?) {
    self.group = group
    self.options = options
    self.importance = importance
    self.text = text
    self.line = line
  }

  /// How much a requirement counts.
  public enum Importance: String, Sendable, Hashable, CaseIterable {
    case required, preferred
  }

  /// Whether a level cannot be had with this outcome.
  public func isMissing(_ outcome: Outcome?) -> Bool { outcome == .failed && importance == .required }

  /// Whether a person must judge it before the level is had.
  public func isOpen(_ outcome: Outcome?) -> Bool { outcome == .needsPerson && importance == .required }

  /// Whether no rule can check any part of it.
  public var needsPerson: Bool { options.allSatisfy { $0.allSatisfy { $0.kind == .text } } }
}
