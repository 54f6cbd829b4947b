/// Why the figures of a cell of market data are not shown.
public enum HiddenCellReason: String, Sendable, Hashable, CaseIterable {
  /// It has fewer figures than the minimum.
  case smallCell = "small-cell"
  /// They are of fewer organisations than the minimum.
  case fewOrganisations = "few-organisations"
  /// One organisation has more of the weight than is allowed.
  case dominantOrganisation = "dominant-organisation"
  /// A source that the composite needs has no figure.
  case missingSource = "missing-source"
  /// One source has several published figures of it that cannot be put together.
  case severalPublished = "several-published"
}
