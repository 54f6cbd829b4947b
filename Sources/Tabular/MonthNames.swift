/// Names and abbreviations of months, in any case.
struct MonthNames: Sendable, Equatable {
  private let words: WordSet

  static let none = MonthNames(words: WordSet([]))
  static let english = MonthNames(words: WordSet(englishNames))

  private static let englishNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  private init(words: WordSet) { self.words = words }

  /// The English names and others: of each, its words without digits and points.
  init(adding others: [String]) {
    let words = others.flatMap { name in
      name.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
    }
    self.init(words: WordSet(Self.englishNames + words.filter { !Self.englishNames.contains($0) }))
  }

  func contains(_ word: Span<UInt8>) -> Bool { words.contains(word) }
}
