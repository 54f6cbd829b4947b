internal import Compensation

/// A level while its page is being read.
struct DraftLevel {
  private(set) var title: String
  private(set) var aliases: [String] = []
  /// The title's words.
  private(set) var words: TitleWords
  /// Every name by which the page calls it, the title first; kept, as comparing titles is most of the work on long pages.
  private(set) var names: [TitleWords]
  let line: Int
  /// The sections that are the level, more than one if its heading is repeated; none if only a sentence or a table names it.
  var sections: [Int]
  var statements: [GradeStatement] = []
  /// Whether a sentence outside of any level names it, so that the page's own sections may be its parts.
  var isOfPage = false
  /// Whether only a row of a table names it.
  var isOfTable = false
  var grade = ""
  var track: Track?
  var step = ""
  var id = ""
  var extends: Int?
  var requirements: [Requirement] = []

  init(
    title: String, line: Int, sections: [Int], statements: [GradeStatement] = [], isOfPage: Bool = false,
    isOfTable: Bool = false, grade: String = ""
  ) {
    self.title = title
    self.line = line
    self.sections = sections
    self.statements = statements
    self.isOfPage = isOfPage
    self.isOfTable = isOfTable
    self.grade = grade
    words = TitleWords(title)
    names = [words]
  }

  /// The title without what is added in brackets at its end.
  var shortWords: TitleWords? {
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return nil }
    return TitleWords(String(title[..<open]))
  }

  /// Gives it another title, where that of its heading is none.
  mutating func rename(_ title: String) {
    self.title = title
    words = TitleWords(title)
    names[0] = words
  }

  /// Adds a name that is not the title in other words.
  mutating func addAlias(_ name: String) {
    let name = name.trimmed
    guard !name.isEmpty, name != title, !aliases.contains(name), !name.contains(";") else { return }
    aliases.append(name)
    names.append(TitleWords(name))
  }

  /// Whether one of its names is this title, give or take the order of words and "Intermediate".
  func isNamed(_ words: TitleWords) -> Bool { names.contains { $0.key == words.key } }
}

extension [DraftLevel] {
  /// The one level that a title means: by its name, else by a shorter form that fits one only; nil if none or several fit.
  func place(named title: String) -> Int? {
    let words = TitleWords(title)
    guard !words.isEmpty else { return nil }
    // "Engineer" beside "Engineer (Intermediate)" is the one so written.
    let exact = indices.filter { self[$0].names.contains(words) }
    if exact.count == 1 { return exact[0] }
    let same = indices.filter { self[$0].isNamed(words) }
    if !same.isEmpty { return same.count == 1 ? same[0] : nil }
    let bare = indices.filter { self[$0].shortWords?.key == words.key }
    if bare.count == 1 { return bare[0] }
    let short = indices.filter { self[$0].names.contains { words.isShort(for: $0) } }
    if short.count == 1 { return short[0] }
    let plural = indices.filter { self[$0].names.contains { $0.singularKey == words.singularKey } }
    if plural.count == 1 { return plural[0] }
    // "Intermediate" alone, where one level is for nobody above or below it.
    if words.words == ["intermediate"] {
      let middle = indices.filter { self[$0].words.stepWords.isEmpty }
      return middle.count == 1 ? middle[0] : nil
    }
    return misspelt(words)
  }

  /// The one level whose name differs in a slip of one long word only.
  private func misspelt(_ words: TitleWords) -> Int? {
    let close = indices.filter { place in
      self[place].names.contains { name in
        guard name.words.count == words.words.count, words.words.count > 1, name.stepWords == words.stepWords
        else { return false }
        let different = zip(words.words, name.words).filter { $0 != $1 }
        guard different.count == 1, let (written, right) = different.first, written.count > 5 else { return false }
        return abs(written.count - right.count) < 2 && nearest(to: written, among: [right]).first == right
      }
    }
    return close.count == 1 ? close[0] : nil
  }
}
