/// What a workbook says about itself in its properties.
public struct WorkbookProperties: Sendable {
  /// The document's title.
  public var title: String
  /// What it is about, such as a policy and its version.
  public var subject: String
  /// Words to find it by, separated by commas.
  public var keywords: String
  /// Anything else.
  public var comments: String
  /// The day of creation; it is never that of the clock, so that the same input gives the same bytes.
  public var day: (year: Int, month: Int, day: Int)

  /// Properties of a document with a day of creation.
  public init(
    title: String, subject: String, keywords: String = "", comments: String = "",
    day: (year: Int, month: Int, day: Int)
  ) {
    self.title = title
    self.subject = subject
    self.keywords = keywords
    self.comments = comments
    self.day = day
  }
}
