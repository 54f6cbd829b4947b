/// A skill that a document says is paid more; how much is a policy's to say.
public struct SkillPremium: Sendable, Hashable {
  /// As written.
  public let skill: String
  /// 1-based, in the document.
  public let line: Int
}
