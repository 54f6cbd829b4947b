/// What a document about a job is, as far as its structure shows.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  /// Several levels of a job, with what each asks for.
  case jobFamily = "job-family"
  /// One job that is open, with what is offered.
  case jobPost = "job-post"
  /// A pattern for job posts, with gaps to fill or advice on how to.
  case jobTemplate = "job-template"

  /// Judges a text by its headings, labels, gaps and pay.
  public static func judgement(of text: String) -> DocumentKindJudgement {
    DocumentKindJudgement(DocumentText(text))
  }
}

/// What speaks for each kind of document, and which one is certain enough.
public struct DocumentKindJudgement: Sendable, Hashable {
  /// The kind; nil if it is uncertain, and whoever has the document must say it.
  public var kind: DocumentKind? {
    let ranked = DocumentKind.allCases.filter { $0 != .jobPost || mayBePost }.map { (kind: $0, points: points($0)) }
      .sorted { $0.points > $1.points }
    let (best, second) = (ranked[0], ranked[1])
    return best.points >= 4 && best.points - second.points >= 2 ? best.kind : nil
  }
  /// Everything that speaks for one of the kinds.
  public let evidence: [Evidence]
  /// Whether it posts pay, or has none of the headings by which a page describes levels.
  let mayBePost: Bool

  /// One sign of a kind.
  public struct Evidence: Sendable, Hashable {
    public let kind: DocumentKind
    /// What was found, for a person to read.
    public let sign: String
    /// How much it counts, 1 to 3.
    public let points: Int
  }

  /// The sum of what speaks for a kind.
  public func points(_ kind: DocumentKind) -> Int {
    evidence.reduce(0) { $0 + ($1.kind == kind ? $1.points : 0) }
  }

  init(_ document: DocumentText) {
    var signs = DocumentSigns(document)
    evidence = signs.evidence()
    mayBePost = signs.mayBePost
  }
}
