internal import Compensation

/// A table that lists requirements: what each is about, and what is asked for.
struct RequirementTable {
  let rows: [Row]

  struct Row {
    /// What it is about: "Total Experience".
    let label: String
    /// What is asked for: "10 years minimum".
    let words: String
    let line: Int
  }

  /// - Returns: nil for a table of anything else.
  init?(_ rows: [MarkdownRow]) {
    guard let header = rows.first, header.cells.count == 2 else { return nil }
    let head = TextTokens(header.cells[0].plainText).tokens.map(\.lower)
    guard head.count <= 4, head.contains(where: Self.heads.contains) || head == ["experience"] else { return nil }
    // Points and weights are no requirements.
    let values = TextTokens(header.cells[1].plainText).tokens.map(\.lower)
    if values.contains(where: ["weight", "score", "points", "rating", "level", "grade"].contains) { return nil }
    self.rows = rows.dropFirst().compactMap { row in
      let label = cleanTitle(row.cells[0].plainText)
      let words = row.cells[1].plainText.trimmed
      let isGrade = HeadingWords(label).role == .grade
      return words.isEmpty || isGrade ? nil : Row(label: label, words: words, line: row.line)
    }
  }

  private static let heads: Set<String> = [
    "requirement", "requirements", "criteria", "criterion", "qualification", "qualifications",
  ]
}

extension RequirementTable.Row {
  /// What people read.
  var text: String { label.isEmpty ? words : "\(label): \(words)" }

  /// What can be checked, if only one thing is asked for and it is plain how; else the words for a person, with a doubt where
  /// they name years or a degree, or leave open whether they are required.
  func read(isPreferred: Bool) -> (part: RequirementText.Part, doubt: (code: String, message: String)?) {
    let cell = TextTokens(words)
    let all = cell.tokens.map(\.lower)
    let isWish = all.contains(where: Self.wishes.contains)
    let isMust = all.contains(where: Self.musts.contains)
    // "PMP preferred" is a wish as a whole, "BSc required, MSc preferred" is not.
    let isWhole = isWish && !isMust && !all.contains(where: [",", ";", ".", "but"].contains)
    if let options = years(cell) ?? degree(cell), !isWish || isWhole {
      let part = RequirementText.Part(options: options, importance: isPreferred || isWish ? .preferred : .required)
      return (part, nil)
    }
    let importance: Requirement.Importance = isPreferred || isWish && !isMust ? .preferred : .required
    let part = RequirementText.Part(options: [[Clause(.text)]], importance: importance)
    let isOfYears = label.lowercased().contains("experience") && cell.tokens.contains { $0.kind == .number }
    if isOfYears || all.contains(where: QuantityOfYears.units.contains) {
      return (
        part,
        (
          "unclear-years",
          "the row names years, but not surely which are needed, so they are left to a person; add them by hand"
        )
      )
    }
    if all.indices.contains(where: { DegreeMention(in: cell, at: $0) != nil }) {
      return (
        part,
        (
          "unclear-degree",
          "the row names a degree, but not surely which is needed, so it is left to a person; add it by hand"
        )
      )
    }
    let isMixed = isWish && !isWhole
    return (
      part,
      isMixed
        ? (
          "unclear-importance",
          "a part of the row is preferred; it is taken as \(importance.rawValue) as a whole, check it"
        )
        : nil
    )
  }

  /// Years, if the cell begins with them, names no others, and the label says that they are of experience.
  private func years(_ cell: TextTokens) -> [[Clause]]? {
    let about = TextTokens(label).tokens.map(\.lower)
    // "Years of experience | 5+"
    let isBare = about.contains("years") && cell.tokens.allSatisfy { $0.kind != .word }
    let cell = isBare ? TextTokens(cell.text + " years") : cell
    guard about.contains("experience"), let years = QuantityOfYears(in: cell, at: 0), !years.isContradictory,
      cell.tokens.count(where: { QuantityOfYears.units.contains($0.lower) }) == 1,
      !cell.tokens[years.range.upperBound...].contains(where: { $0.kind == .number })
    else { return nil }
    let kept = about.filter { !Self.ofYears.contains($0) }.joined(separator: " ")
    let rest = cell.words(years.range.upperBound..<cell.tokens.count)
    let sentence = "\(cell.words(years.range)) of \(kept) \(rest)"
    let read = RequirementText(sentence, isPreferred: false)
    guard read.doubts.isEmpty, read.parts.count == 1, read.parts[0].options.count == 1,
      read.parts[0].options[0].count == 1, case let clause = read.parts[0].options[0][0],
      [.years, .fieldYears, .leadershipYears].contains(clause.kind)
    else { return nil }
    return read.parts[0].options
  }

  /// A degree, if the cell begins with it and names nothing else that may do as well.
  private func degree(_ cell: TextTokens) -> [[Clause]]? {
    guard let mention = DegreeMention(in: cell, at: 0), !mention.isUnclear,
      !cell.tokens.contains(where: { ["/", "or", ",", ";", "and", "&", "+"].contains($0.lower) }),
      !cell.tokens.contains(where: { QuantityOfYears.units.contains($0.lower) })
    else { return nil }
    let read = RequirementText(words, isPreferred: false)
    return read.doubts.isEmpty && read.parts.count == 1 ? read.parts[0].options : nil
  }

  private static let ofYears: Set<String> = ["years", "year", "of", "minimum", "min", "required", "(", ")", "yrs"]
  private static let wishes: Set<String> = [
    "preferred", "preferable", "preferably", "desirable", "desired", "optional", "ideal", "ideally", "bonus", "plus",
    "advantage", "advantageous", "asset", "nice", "valued", "beneficial", "typical", "typically", "usually",
  ]
  private static let musts: Set<String> = ["minimum", "min", "required", "mandatory", "must", "least", "essential"]
}
