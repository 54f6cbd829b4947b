/// A step of a job family: what it is called, which grade it has, and what it asks for.
public struct JobLevel: Sendable, Hashable {
  /// Its name in the ladder's tables, by which other levels and requirements refer to it.
  public let id: String
  /// The job family, as the policy's input `job` names it.
  public let family: String
  /// The step within the family, as the policy's input `level` names it; empty if the family has none.
  public let level: String
  /// The title of a person at this level.
  public let title: String
  /// Other titles for the same.
  public let aliases: [String]
  public let track: Track?
  /// The grade, which carries the pay range; empty if the ladder has none.
  public let grade: String
  /// The table that grade belongs to, where there are several, such as general and sales.
  public let table: String
  /// The id of the level whose requirements hold here, too.
  public let extends: String?
  /// Its own requirements, without those that it extends.
  public let requirements: [Requirement]
  /// Where it is from.
  public let source: String?
  /// The line where it stands in its file.
  public let line: Int?

  /// A level; a text that there is not is empty.
  public init(
    id: String, family: String, level: String, title: String, aliases: [String] = [], track: Track? = nil,
    grade: String = "", table: String = "", extends: String? = nil, requirements: [Requirement] = [],
    source: String? = nil, line: Int? = nil
  ) {
    self.id = id
    self.family = family
    self.level = level
    self.title = title
    self.aliases = aliases
    self.track = track
    self.grade = grade
    self.table = table
    self.extends = extends
    self.requirements = requirements
    self.source = source
    self.line = line
  }
}
