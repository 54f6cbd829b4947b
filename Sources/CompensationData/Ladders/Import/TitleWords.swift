/// The words of a job title by which two ways of writing it are compared: small letters, abbreviations spelled out, without small words.
struct TitleWords: Hashable {
  let words: [String]

  init(_ title: String) {
    var words: [String] = []
    for token in TextTokens(title).tokens where token.kind != .sign {
      var word = token.lower
      if word.hasSuffix("'s") { word.removeLast(2) }
      if Self.small.contains(word) { continue }
      words += Self.abbreviations[word] ?? [word]
    }
    self.init(words: words)
  }

  private init(words: [String]) {
    self.words = words
    key = words.filter { $0 != "intermediate" }.sorted()
  }

  /// The words from a place on.
  func dropFirst(_ count: Int) -> TitleWords { TitleWords(words: Array(words.dropFirst(count))) }

  /// Whether there is nothing to compare.
  var isEmpty: Bool { words.isEmpty }

  /// The same words in any order, except that a level in the middle of the ladder need not be said.
  let key: [String]

  /// The key in which one and many are the same: "System Administrators" and "Systems Administrator".
  var singularKey: [String] { key.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 } }

  /// Words of steps: what distinguishes the levels of one job.
  var stepWords: Set<String> { Set(words).intersection(Self.steps) }

  /// What is left without the words of steps.
  var jobWords: [String] { words.filter { !Self.steps.contains($0) && $0 != "intermediate" } }

  /// Whether all of these are words of the other title, which is for the same step.
  func isShort(for other: TitleWords) -> Bool {
    !words.isEmpty && stepWords == other.stepWords
      && Set(jobWords).isSubset(of: other.jobWords) && (!jobWords.isEmpty || !stepWords.isEmpty)
  }

  private static let small: Set<String> = ["the", "of", "a", "an", "and", "for", "to", "at", "in", "role", "level"]

  private static let abbreviations: [String: [String]] = [
    "sr": ["senior"], "jr": ["junior"], "snr": ["senior"], "vp": ["vice", "president"], "mgr": ["manager"],
    "svp": ["senior", "vice", "president"], "evp": ["executive", "vice", "president"], "eng": ["engineer"],
    "dir": ["director"],
  ]

  static let steps: Set<String> = [
    "intern", "associate", "junior", "senior", "staff", "principal", "distinguished", "fellow", "lead", "manager",
    "director", "vice", "president", "head", "chief", "graduate", "i", "ii", "iii", "iv", "v",
  ]
}
