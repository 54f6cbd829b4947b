internal import Compensation

/// What years are of: work of any kind, a field, or leading people.
struct YearsSubject {
  let kind: Clause.Kind
  /// The field as written; empty if any counts.
  let field: String

  /// - Parameter tail: The words after the years that belong to them.
  init(in text: TextTokens, after tail: Range<Int>) {
    let words = tail.prefix { text[$0] != "(" && !Self.isEnd(text, $0, tail.upperBound) }.map { text[$0] }
    if Self.isLeading(words) {
      self.init(.leadershipYears, "")
      return
    }
    var start = tail.lowerBound
    while start < tail.upperBound, Self.openers.contains(text[start]) { start += 1 }
    let place = (start..<tail.upperBound).first { Self.experience.contains(text[$0]) || Self.stops.contains(text[$0]) }
    guard let place, Self.experience.contains(text[place]) else {
      // "5 years in finance", "2-4 years of SaaS sales"
      let field = Self.field(in: text, start..<tail.upperBound)
      self.init(field.isEmpty ? .years : .fieldYears, field)
      return
    }
    let before = Self.withoutGeneral(text, start..<place)
    if !before.isEmpty {
      self.init(.fieldYears, text.words(before))
      return
    }
    let isRelated = (start..<place).contains { ["relevant", "related", "similar", "applicable"].contains(text[$0]) }
    var rest = place + 1
    while rest < tail.upperBound, Self.links.contains(text[rest]) { rest += 1 }
    let hasLink = rest > place + 1 || Self.isActivity(text[rest])
    let field = hasLink ? Self.field(in: text, rest..<tail.upperBound) : ""
    let isField = isRelated || !field.isEmpty
    self.init(isField ? .fieldYears : .years, field)
  }

  private init(_ kind: Clause.Kind, _ field: String) {
    self.kind = kind
    self.field = field
  }

  /// "in a leadership role", "managing a team", "people management experience"; not "project management".
  private static func isLeading(_ words: [String]) -> Bool {
    for (place, word) in words.enumerated() {
      let previous = place > 0 ? words[place - 1] : ""
      let next = words[(place + 1)...].prefix(7)
      switch word {
      case "leadership":
        if previous != "thought", !["team", "teams", "meetings", "level"].contains(next.first ?? "") { return true }
      case "supervisory", "managerial", "supervising", "supervision": return true
      case "management":
        if previous == "people" || previous == "team" || previous == "staff" || previous == "line" { return true }
        let before = words[..<place]
        let isPlain = before.allSatisfy {
          openers.contains($0) || general.contains($0) || experience.contains($0) || links.contains($0)
        }
        if isPlain, next.first == "experience" || next.first == "role" || next.first == "position" { return true }
      case "managing", "leading", "manage", "lead", "led", "managed", "building", "coaching":
        if word == "lead", previous == "team" || previous == "people" { return true }
        // The people come before any other thing that is led.
        let object = next.prefix { !stops.contains($0) && $0 != "," && $0 != "with" && $0 != "for" }
        let things = object.prefix { !people.contains($0) }
        if things.count < object.count, !things.contains(where: self.things.contains) {
          return word != "building" || words.contains("leading") || words.contains("managing")
        }
      case "manager":
        if previous == "people" || previous == "engineering" { return true }
      case "leader": if previous == "people" || previous == "team" { return true }
      default: continue
      }
    }
    return false
  }

  private static let things: Set<String> = [
    "vendors", "projects", "products", "programs", "accounts", "budgets", "clients", "customers", "suppliers",
    "partners",
  ]
  private static let people: Set<String> = [
    "marketers", "designers", "recruiters", "writers", "accountants", "auditors", "architects", "scientists",
    "specialists", "directors", "consultants", "administrators", "representatives", "supervisors", "technicians",

    "team", "teams", "people", "engineers", "managers", "employees", "staff", "reports", "developers", "leaders",
    "organizations", "organisations", "organization", "professionals", "individuals", "contributors", "group",
    "analysts",
  ]

  /// Gerunds begin a field without a preposition: "experience conducting audits".
  private static func isActivity(_ word: String) -> Bool { word.count > 5 && word.hasSuffix("ing") }

  private static func field(in text: TextTokens, _ range: Range<Int>) -> String {
    var start = range.lowerBound
    while start < range.upperBound, links.contains(text[start]) || openers.contains(text[start]) { start += 1 }
    var end = start
    while end < range.upperBound, !isEnd(text, end, range.upperBound) { end += 1 }
    let kept = withoutGeneral(text, start..<end)
    // "in a similar role" names no field.
    if kept.allSatisfy({ nothing.contains(text[$0]) }) { return "" }
    return text.words(kept)
  }

  /// Whether a field ends here: a list of fields goes on after a comma or "or", a remark does not.
  private static func isEnd(_ text: TextTokens, _ place: Int, _ end: Int) -> Bool {
    switch text[place] {
    case ",":
      if remarks.contains(text[place + 1]) { return true }
      return !(place + 1..<end).contains { text[$0] == "or" || text[$0] == "and" || text[$0] == "&" }
    case "or": return ["equivalent", "comparable", "more", "relevant", "an"].contains(text[place + 1])
    default: return stops.contains(text[place])
    }
  }

  /// What begins a remark about the years rather than another field.
  private static let remarks: Set<String> = [
    "including", "preferably", "ideally", "with", "such", "in", "as", "demonstrating", "working", "at", "within", "who",
    "plus", "especially", "particularly", "specifically", "leveraging", "where", "focused", "focusing", "having",
    "using",
    "strong", "experience", "e.g", "i.e", "for", "you", "must", "and", "of", "to", "on", "both", "showing",
  ]

  private static let nothing: Set<String> = [
    "role", "roles", "position", "positions", "capacity", "similar", "related", "relevant", "a", "an", "the", "same",
    "comparable", "or", "equivalent", "job", "field", "fields", "area", "function", "industry", "this", "above",
  ]

  /// Without words at the beginning that say nothing about a field.
  private static func withoutGeneral(_ text: TextTokens, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, general.contains(text[start]) || openers.contains(text[start]) { start += 1 }
    var end = range.upperBound
    while end > start,
      [",", "and", "or", "(", "-", "with", "of", "in", "preferred", "required", "is", "a", "plus", "*"].contains(
        text[end - 1])
    {
      end -= 1
    }
    return start..<max(start, end)
  }

  private static let experience: Set<String> = [
    "experience", "experiences", "experience's", "experince", "experiance", "exp", "expertise", "background",
  ]
  private static let openers: Set<String> = [
    "of", "'", "\u{2019}", "the", "a", "an", "-", "\u{2013}", "s", "+", "plus",
  ]
  private static let links: Set<String> = [
    "in", "with", "as", "of", "a", "an", "the", "within", "using", "at", "working", "on", "for", "across", "doing", "-",
    "from",
    "both", "either", ":",
  ]
  private static let general: Set<String> = [
    "work", "working", "professional", "overall", "total", "prior", "previous", "proven", "demonstrated", "progressive",
    "progressively", "hands", "on", "combined", "relevant", "related", "similar", "applicable", "industry", "full",
    "direct", "solid", "strong", "cumulative", "general", "practical", "full-time", "increasingly", "successful",
    "post", "real", "world", "validated", "documented", "verifiable", "continued", "specific", "experienced",
    "previous", "recent", "significant", "extensive", "experience", "-", "job", "employment", "more", "or",
    "responsible", "continuous", "actual", "additional",
  ]
  private static let stops: Set<String> = [
    ",", ".", ";", "(", ")", "preferably", "ideally", "including", "preferred", "required", "that", "which",
  ]
}
