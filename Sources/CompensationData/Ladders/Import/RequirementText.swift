internal import Compensation

/// Reads what can be checked out of the text of one requirement.
struct RequirementText {
  /// What the text asks for, in one requirement or, where parts count differently, in several.
  private(set) var parts: [Part] = []
  /// What could not be told for sure: a code, and what to do.
  private(set) var doubts: [(code: String, message: String)] = []

  struct Part {
    let options: [[Clause]]
    let importance: Requirement.Importance
  }

  private let text: TextTokens

  /// - Parameter isPreferred: Whether the whole section is about what is preferred.
  init(_ plain: String, isPreferred: Bool) {
    text = TextTokens(plain)
    let sentences = Sentences.ranges(in: text)
    for sentence in sentences { read(sentence, isPreferred: isPreferred) }
    if parts.isEmpty {
      let own = sentences.count == 1 ? Preference.ofWhole(text, sentences[0]) : .required
      if own == .unclear, !isPreferred { doubt(.unclearExtent) }
      parts = [
        Part(options: [[Clause(.text)]], importance: isPreferred || own == .preferred ? .preferred : .required)
      ]
    }
  }

  // MARK: Sentences

  /// Something checkable in a sentence, with the words that belong to it.
  private struct Atom {
    let kind: Kind
    /// Its own tokens.
    let range: Range<Int>
    /// Where the words that join it to the one before begin.
    var start = 0
    /// Where the next one's joining words begin.
    var end = 0

    enum Kind {
      case years(QuantityOfYears)
      case degree(DegreeMention)
    }
  }

  private mutating func read(_ sentence: Range<Int>, isPreferred: Bool) {
    var atoms = atoms(in: sentence)
    guard !atoms.isEmpty else { return }
    for place in atoms.indices {
      atoms[place].start = joiningStart(
        of: atoms[place], from: place == 0 ? sentence.lowerBound : atoms[place - 1].range.upperBound)
    }
    for place in atoms.indices {
      atoms[place].end = place + 1 < atoms.count ? atoms[place + 1].start : sentence.upperBound
    }
    let isLed = Preference.begins(text, sentence)
    var groups: [(importance: Requirement.Importance, options: [[[Clause]]])] = []
    for (place, atom) in atoms.enumerated() {
      let preference = isPreferred || (isLed && place == 0) ? .preferred : importance(of: atom)
      let alternatives = alternatives(of: atom)
      let joint = place == 0 ? .and : joint(before: atom)
      if joint == .or, let last = groups.indices.last {
        if groups[last].importance != preference { doubt(.mixedImportance) }
        groups[last].options.append(alternatives)
      } else if let last = groups.indices.last, groups[last].importance == preference {
        if groups[last].options.count > 1 { doubt(.andAfterOr) }
        // "and" binds tighter: it is joined to the last of the alternatives.
        let before = groups[last].options.removeLast()
        groups[last].options.append(before.flatMap { first in alternatives.map { first + $0 } })
      } else {
        groups.append((preference, [alternatives]))
      }
    }
    for (place, group) in groups.enumerated() {
      var options = group.options.flatMap { $0 }
      // "Postgraduate work or equivalent experience (Masters or PhD)"
      if place == 0, (sentence.lowerBound..<atoms[0].start).contains(where: { Self.equivalents.contains(text[$0]) }) {
        options.append([Clause(.text)])
        doubt(.equivalentBefore)
      }
      if place == groups.count - 1, isWholeReplaceable(atoms[atoms.count - 1]) { options.append([Clause(.text)]) }
      parts.append(Part(options: options, importance: group.importance))
    }
  }

  private mutating func atoms(in sentence: Range<Int>) -> [Atom] {
    var atoms: [Atom] = []
    var place = sentence.lowerBound
    while place < sentence.upperBound {
      if let years = QuantityOfYears(in: text, at: place) {
        if years.isContradictory {
          doubt(.contradictoryNumbers)
        } else if years.isSomethingElse(in: text) {
          if sentence.contains(where: { text[$0].hasPrefix("experience") }) { doubt(.unclearYears) }
        } else {
          if isExperience(years, in: sentence, isFirst: atoms.isEmpty), !isTenure(years, in: sentence) {
            atoms.append(Atom(kind: .years(years), range: years.range))
          } else {
            doubt(.unclearYears)
          }
        }
        place = years.range.upperBound
      } else if let years = QuantityOfYears(in: text, at: place, afterYears: !atoms.isEmpty) {
        atoms.append(Atom(kind: .years(years), range: years.range))
        place = years.range.upperBound
      } else if let degree = DegreeMention(in: text, at: place) {
        if degree.isUnclear {
          doubt(.unclearDegree)
        } else {
          atoms.append(Atom(kind: .degree(degree), range: degree.range))
        }
        place = degree.range.upperBound
      } else {
        place += 1
      }
    }
    let hasUnit = sentence.contains { QuantityOfYears.units.contains(text[$0]) && $0 > sentence.lowerBound }
    if hasUnit, atoms.isEmpty, doubts.isEmpty, sentence.contains(where: { text[$0].hasPrefix("experience") }) {
      doubt(.unclearYears)
    }
    return atoms
  }

  /// Whether years are surely years of experience: the text begins with them or speaks of work.
  private func isExperience(_ years: QuantityOfYears, in sentence: Range<Int>, isFirst: Bool) -> Bool {
    if isOfNothing(years) { return false }
    if !isFirst { return true }
    if sentence.contains(where: { Self.workWords.contains(text[$0]) }) { return true }
    let before = sentence.lowerBound..<years.range.lowerBound
    return before.allSatisfy { Self.leads.contains(text[$0]) }
  }

  /// Years of what nobody has experience in: "10 years of fun culture".
  private func isOfNothing(_ years: QuantityOfYears) -> Bool {
    let place = years.range.upperBound
    guard text[place] == "of" else { return false }
    let object = (place + 1..<place + 4).map { text[$0] }.prefix { ![",", "with", "in", "and", "."].contains($0) }
    return !object.contains { $0.hasPrefix("experience") } && object.contains(where: Self.nothings.contains)
  }

  /// How long somebody stayed with one employer, which is less than all the experience there is.
  private func isTenure(_ years: QuantityOfYears, in sentence: Range<Int>) -> Bool {
    let before = max(sentence.lowerBound, years.range.lowerBound - 7)..<years.range.lowerBound
    let after =
      years.range.upperBound..<max(years.range.upperBound, min(sentence.upperBound, years.range.upperBound + 8))
    let near =
      before.reversed().prefix { text[$0] != "," } + after.prefix { text[$0] != "," }
    return near.contains {
      ["one", "same", "single"].contains(text[$0]) && Self.employers.contains(text[$0 + 1])
    }
  }

  // MARK: Joints

  private enum Joint { case and, or }

  /// The words right before an atom that only lead to it.
  private func joiningStart(of atom: Atom, from lowest: Int) -> Int {
    var start = atom.range.lowerBound
    while start > lowest, Self.leads.contains(text[start - 1]), text[start - 1] != "experience" { start -= 1 }
    return start
  }

  private mutating func joint(before atom: Atom) -> Joint {
    let words = (atom.start..<atom.range.lowerBound).map { text[$0] }
    guard words.contains("or") else { return .and }
    if words.contains("and") { doubt(.andOr) }
    return .or
  }

  // MARK: Clauses

  /// The ways in which an atom can be met, each of clauses that hold together.
  private mutating func alternatives(of atom: Atom) -> [[Clause]] {
    let tail = atom.range.upperBound..<max(atom.end, atom.range.upperBound)
    switch atom.kind {
    case .years(let years):
      var subject = YearsSubject(in: text, after: tail)
      // "Team lead experience (3 years)"
      if subject.kind == .years, text[years.range.upperBound] == ")", let before = wordsBefore(atom) {
        subject = YearsSubject(in: text, after: before)
      }
      return [[Clause(subject.kind, of: subject.field, minimum: .years(years.minimum))]]
        + (isReplaceable(tail, isDegree: false) && !isWholeReplaceable(atom) ? [[Clause(.text)]] : [])
    case .degree(let mention):
      let (field, isListed) = DegreeMention.field(in: text, tail)
      let isOpen = isListed || ["relevant", "related"].contains(text[atom.range.lowerBound - 1])
      // What counts as a related field only a person can tell.
      let clause = Clause(.degree, of: isOpen ? "" : field, minimum: .degree(mention.degree))
      let own = isOpen ? [clause, Clause(.text)] : [clause]
      return [own] + (isReplaceable(tail, isDegree: true) && !isWholeReplaceable(atom) ? [[Clause(.text)]] : [])
    }
  }

  /// The words of the sentence before years in brackets, if they speak of experience.
  private func wordsBefore(_ atom: Atom) -> Range<Int>? {
    guard let open = (atom.start..<atom.range.lowerBound).last(where: { text[$0] == "(" }) else { return nil }
    var start = open
    while start > 0, text[start - 1] != ".", text[start - 1] != ";", text[start - 1] != "," { start -= 1 }
    return (start..<open).contains { text[$0].hasPrefix("experience") } ? start..<open : nil
  }

  /// Whether words say that something else does as well: "or equivalent experience".
  private func isReplaceable(_ tail: Range<Int>, isDegree: Bool) -> Bool {
    // "Bachelor's degree or extensive training": whatever it is, it does as well.
    if isDegree, let first = tail.first(where: { ![",", ")", "("].contains(text[$0]) }), text[first] == "or" {
      return true
    }
    return tail.contains { place in
      guard text[place] == "or" else { return false }
      let next = (place + 1...place + 3).map { text[$0] }
      guard let equal = next.firstIndex(where: { Self.equivalents.contains($0) }) else {
        if ["relevant", "related"].contains(next[0]),
          ["education", "degree", "training", "qualification"].contains(next[1])
        {
          return true
        }
        return isDegree && ["relevant", "related", "practical", "work", "working"].contains(next[0])
          && (place + 1...place + 4).contains { text[$0].hasPrefix("experience") }
      }
      let after = text[place + 2 + equal]
      return !["field", "discipline", "area", "role", "subject", "company", "environment", "industry", "technical"]
        .contains(after)
    }
  }

  /// "or an equivalent combination of education and experience" stands for everything before.
  private func isWholeReplaceable(_ atom: Atom) -> Bool {
    (atom.range.upperBound..<max(atom.end, atom.range.upperBound)).contains { place in
      text[place] == "or" && (place + 1...place + 4).contains { text[$0] == "combination" }
    }
  }

  // MARK: Importance

  private mutating func importance(of atom: Atom) -> Requirement.Importance {
    switch Preference.of(
      text, lead: atom.start..<atom.range.lowerBound, tail: atom.range.upperBound..<max(atom.end, atom.range.upperBound)
    ) {
    case .preferred: return .preferred
    case .required: return .required
    case .unclear:
      doubt(.unclearImportance)
      return .required
    }
  }

  // MARK: Doubts

  private enum Doubt {
    case contradictoryNumbers, unclearYears, unclearDegree, mixedImportance, andAfterOr, andOr, unclearImportance,
      unclearExtent,
      equivalentBefore
  }

  private mutating func doubt(_ doubt: Doubt) {
    let (code, message) =
      switch doubt {
      case .contradictoryNumbers:
        (
          "contradictory-years",
          "a number of years is written twice and differs, so it is left to a person; say which one holds"
        )
      case .unclearYears:
        (
          "unclear-years",
          "years are named, but not surely as experience, so they are left to a person; add them by hand"
        )
      case .unclearDegree:
        (
          "unclear-degree", "several degrees are named together, so they are left to a person; say which one is needed"
        )
      case .mixedImportance:
        ("unclear-importance", "one alternative is preferred and another required; check which of them counts")
      case .andAfterOr:
        ("unclear-alternatives", "\"or\" and \"and\" meet in one sentence; check which parts belong together")
      case .andOr: ("unclear-alternatives", "\"and/or\" is taken as \"or\"; check that one of both is enough")
      case .equivalentBefore:
        (
          "unclear-alternatives",
          "it is not clear what the equivalent stands for, so that a person may judge it; check it"
        )
      case .unclearExtent:
        (
          "unclear-importance",
          "it is not clear whether all of this or only a part of it is preferred; it is taken as required, check it"
        )
      case .unclearImportance:
        (
          "unclear-importance",
          "it is not clear whether the years or only a part of them are preferred; they are taken as required, check it"
        )
      }
    if !doubts.contains(where: { $0.code == code }) { doubts.append((code, message)) }
  }

  // MARK: Words

  private static let equivalents: Set<String> = ["equivalent", "comparable", "commensurate", "equal", "equivalency"]

  private static let employers: Set<String> = [
    "company", "employer", "organization", "organisation", "firm", "business", "workplace",
  ]
  private static let nothings: Set<String> = [
    "culture", "fun", "history", "success", "funding", "runway", "existence", "profit", "profits", "profitability",
    "innovation", "tradition", "life", "marriage",
  ]

  private static let workWords: Set<String> = [
    "experience", "experiences", "experienced", "background", "worked", "working", "work", "practice", "practicing",
    "expertise", "exposure", "career", "career's", "leading", "managing", "experince", "experiance", "exp",
    "leadership",
    "management", "industry", "served", "serving", "professional", "responsible", "record", "building", "qualified",
    "pqe", "led", "managed", "supervising", "supervisory", "employment", "role", "roles", "spent",
  ]

  /// Words that lead to a quantity or a degree without saying anything else.
  private static let leads: Set<String> = [
    "at", "least", "a", "an", "the", "minimum", "min", "min.", "of", "and", "or", "with", "including", "plus", ",", "(",
    "which", "ideally", "preferably", "as", "well", "to", "have", "has", "you", "you've", "your", "typically",
    "usually",
    "generally", "approximately", "around", "about", "over", "more", "than", "proven", "solid", "strong", "total",
    "overall", "between", "either", "&", "/", "also", "normally", "roughly", "we", "require", "requires", "required",
    "expect", "prefer", "-", "\u{2013}", ":", "must", "should", "possess", "holds", "hold", "having", "*", "both",
    "addition", "in", "advanced", "completed", "university", "candidates", "includes", "include", "~", ">", "\u{2265}",
    "whom", "them", "from", "nice", "bring", "combined", "experience", "progressive", "university", "college",
  ]
}
