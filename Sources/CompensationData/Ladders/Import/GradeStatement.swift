/// What a sentence such as "The Senior Engineer is a grade 7" states.
struct GradeStatement: Hashable {
  /// Whose grade it is, as written; empty where the sentence does not say.
  let subject: String
  /// The grade, or several to choose from.
  let grades: [String]
  /// Whether it says more than a grade, as in "grade 7 or above".
  let isOpen: Bool
  /// Whether nothing but "is a job grade" stands between title and number.
  var isPlain = false
  let line: Int

  /// The statements of a paragraph, list item or cell.
  /// - Parameter isUnderGrade: Whether its heading says that it is about the grade, so that the sentence need not.
  static func read(_ inlines: [MarkdownInline], line: Int, isUnderGrade: Bool) -> [GradeStatement] {
    var reader = GradeSentences(inlines, line: line, isUnderGrade: isUnderGrade)
    return reader.read()
  }

  /// The grades of a table's cell: "6", "Grade 6", "Level 6", "5-6".
  static func grades(inCell text: String) -> [String] {
    let tokens = TextTokens(text)
    var place = 0
    while ["grade", "level", "job", "#", ":", "l"].contains(tokens[place]) { place += 1 }
    guard let list = GradeList(tokens, at: place), list.end == tokens.tokens.count, !list.isOpen else { return [] }
    return list.grades
  }
}

/// One number after the other, as in "11 or a grade 12".
private struct GradeList {
  var grades: [String] = []
  var end: Int
  var isOpen = false

  init?(_ text: TextTokens, at start: Int) {
    end = start
    var place = start
    while let number = WrittenNumber(in: text, at: place), !number.isContradictory {
      // "grade 8, 5 years of experience", but "1-2 years" are years from the beginning.
      if ["years", "year", "yrs", "%", "months"].contains(text[number.end]) {
        if !grades.isEmpty, Self.ranges.contains(text[place - 1]) { return nil }
        break
      }
      grades.append(number.digits)
      end = number.end
      place = number.end
      while Self.joints.contains(text[place]) { place += 1 }
      if place == number.end { break }
    }
    if grades.isEmpty { return nil }
    isOpen =
      text[end] == "+"
      || ["or", "and"].contains(text[end])
        && ["above", "higher", "more", "up", "below", "lower"].contains(text[end + 1])
  }

  private static let ranges: Set<String> = ["-", "\u{2013}", "\u{2014}", "to", "or"]
  private static let joints: Set<String> = [
    ",", "or", "and", "/", "-", "\u{2013}", "\u{2014}", "to", "a", "an", "grade", "&", "level", "#", "job",
  ]
}

/// Reads a paragraph sentence by sentence.
private struct GradeSentences {
  let text: TextTokens
  /// The token ranges of links to pages about grades.
  let gradeLinks: [Range<Int>]
  let line: Int
  let isUnderGrade: Bool

  init(_ inlines: [MarkdownInline], line: Int, isUnderGrade: Bool) {
    let plain = inlines.plainText
    let text = TextTokens(plain)
    var links: [Range<Int>] = []
    var offset = 0
    for inline in inlines {
      let count = [inline].plainText.count
      if case .link(let destination, _) = inline, destination.lowercased().contains("grade") {
        let start = plain.index(plain.startIndex, offsetBy: offset)
        let end = plain.index(start, offsetBy: count)
        let inside = text.tokens.indices.filter {
          text.tokens[$0].range.lowerBound >= start && text.tokens[$0].range.upperBound <= end
        }
        if let first = inside.first, let last = inside.last { links.append(first..<last + 1) }
      }
      offset += count
    }
    self.text = text
    gradeLinks = links
    self.line = line
    self.isUnderGrade = isUnderGrade
  }

  mutating func read() -> [GradeStatement] {
    var result: [GradeStatement] = []
    var start = 0
    var place = 0
    while place < text.tokens.count {
      if text[place] == ".", !isDecimalPoint(place) {
        start = place + 1
        place += 1
        continue
      }
      guard let list = list(at: place, from: start) else {
        place += 1
        continue
      }
      result.append(
        GradeStatement(
          subject: subject(start..<place), grades: list.grades, isOpen: list.isOpen,
          isPlain: ["is", "are"].contains(text[place - 1])
            || ["is", "are"].contains(text[place - 2]) && ["a", "an"].contains(text[place - 1])
            || text.hasWords(["is", "a", "job"], at: place - 3), line: line))
      place = list.end
      start = list.end
    }
    return result
  }

  private func isDecimalPoint(_ place: Int) -> Bool {
    text.tokens.indices.contains(place + 1) && text.tokens[place + 1].kind == .number
      && text.tokens[place].range.upperBound == text.tokens[place + 1].range.lowerBound
  }

  /// The grades that are stated from a token on.
  private func list(at place: Int, from start: Int) -> GradeList? {
    let link = gradeLinks.first { $0.contains(place) }
    let isWord = ["grade", "grades"].contains(text[place])
    let isLevel = text[place] == "level" && isUnderGrade
    // Most words need no look at what stands before them, which takes long in a long sentence.
    guard isWord || isLevel || link != nil || isUnderGrade else { return nil }
    let said = (start..<place).map { text[$0] }
    if said.contains("not") { return nil }
    if isWord || isLevel {
      let isBeginning = said.allSatisfy { ["job", "pay", "salary", "the", "*"].contains($0) }
      if isWord, isUnderGrade, link == nil, isOfSuperior(said) { return nil }
      let isStated = isBeginning || said.contains(where: Self.verbs.contains)
      guard isWord && isUnderGrade || link != nil || isStated else { return nil }
      var next = place + 1
      while Self.fillers.contains(text[next]) { next += 1 }
      guard let list = GradeList(text, at: next) else { return nil }
      // "Level 1 is for beginners" speaks of the grade, not of a role.
      let isTopic = link == nil && isBeginning && Self.topics.contains(text[list.end])
      return isTopic ? nil : list
    }
    // "is a [6](…)": the word is in the heading or in the address only.
    guard link != nil || isUnderGrade, WrittenNumber(in: text, at: place) != nil else { return nil }
    let isSaid = said.isEmpty || said.suffix(3).contains(where: Self.verbs.contains)
    guard isSaid || link?.lowerBound == place else { return nil }
    // A number word may be anything: "is one of the roles".
    guard text.tokens[place].kind == .number, let list = GradeList(text, at: place) else { return nil }
    return link != nil || isBare(list, said) ? list : nil
  }

  /// Whether a grade is that of somebody whom the role reports to: "reports to a grade 10 director".
  private func isOfSuperior(_ said: [String]) -> Bool {
    guard let report = said.lastIndex(where: { $0.hasPrefix("report") }) else { return false }
    return !said[report...].contains { ["is", "are", "be", "has", "="].contains($0) }
  }

  /// Whether a number under a heading of grades is a grade, though the word is missing: nothing is counted by it, and no other
  /// label stands before it, as in "Direct reports: 3".
  private func isBare(_ list: GradeList, _ said: [String]) -> Bool {
    let next = text[list.end]
    guard list.isOpen || ["", ".", ",", ";", ")", "(", "*"].contains(next) else { return false }
    guard let verb = said.lastIndex(where: Self.verbs.contains) else { return said.isEmpty }
    guard said[(verb + 1)...].allSatisfy(Self.fillers.contains) else { return false }
    guard said[verb] == ":" || said[verb] == "=" else { return true }
    let label = said[..<verb]
    return label.allSatisfy { Self.labels.contains($0) } || JobTitle(label.joined(separator: " ")).isLikely
  }

  private func subject(_ range: Range<Int>) -> String {
    var range = range
    while ["the", "a", "an", "this", "our", "job", "*", "-", ":", "and", ",", ";"].contains(text[range.lowerBound]),
      !range.isEmpty
    {
      range.removeFirstToken()
    }
    let end =
      range.first {
        Self.verbs.contains(text[$0]) || Self.ends.contains(text[$0]) || text.hasWords(["in", "the"], at: $0)
      } ?? range.lowerBound
    let words = text.words(range.lowerBound..<end)
    let title = words.replacing("{", with: "").replacing("}", with: "").trimmed
    return ["role", "position", "job", "it", "level", "roles"].contains(title.lowercased()) ? "" : title
  }

  private static let verbs: Set<String> = ["is", "are", "be", "at", "has", "=", ":"]
  private static let ends: Set<String> = ["role", "position", "level", "can", "will", "may", "reports"]
  private static let topics: Set<String> = [
    "is", "are", "means", "has", "have", "can", "do", "does", "for", "will", "must", "should", "may", "through", "was",
  ]
  private static let labels: Set<String> = [
    "grade", "grades", "job", "pay", "salary", "level", "levels", "the", "is", "*", "-",
  ]
  private static let fillers: Set<String> = [
    "#", ":", "is", "of", "level", "levels", "-", "\u{2013}", "a", "an", "(", "at", "are", "[", "*", "either", "=",
    "job",
    "grade", "between", "from", "s",
  ]
}

extension Range<Int> {
  fileprivate mutating func removeFirstToken() { self = lowerBound + 1..<upperBound }
}
