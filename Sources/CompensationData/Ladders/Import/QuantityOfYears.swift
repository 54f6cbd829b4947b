internal import Compensation

/// A number of years in a text: "5+ years", "two to four years", "10 years or more".
struct QuantityOfYears {
  /// The least that is enough.
  let minimum: ExactDecimal
  /// The tokens from the number to the unit and "or more".
  let range: Range<Int>
  /// Whether it says that more is fine, too, or gives a range.
  let isMinimum: Bool
  /// Whether word and digits contradict each other, as in "two (3)".
  let isContradictory: Bool

  /// The quantity that begins at a token; nil if none does.
  init?(in text: TextTokens, at start: Int) {
    guard let first = WrittenNumber(in: text, at: start) else { return nil }
    var isContradictory = first.isContradictory
    var isMinimum = false
    var place = first.end
    let isBetween = text[start - 1] == "between"
    loop: while true {
      switch text[place] {
      case "+", "plus":
        isMinimum = true
        place += 1
      case "-", "\u{2013}", "\u{2014}", "\u{2212}", "~", "to", "or", "and":
        if text[place] == "and", !isBetween { break loop }
        if let second = WrittenNumber(in: text, at: place + 1) {
          if second.value < first.value { return nil }
          isContradictory = isContradictory || second.isContradictory
          isMinimum = true
          place = second.end
        } else if Self.isMore(text, place) {
          isMinimum = true
          place += 2
        } else if text[place] == "-", Self.units.contains(text[place + 1]) {
          place += 1  // "5-year"
        } else {
          break loop
        }
      case "(":
        if Self.isMore(text, place + 1), text[place + 3] == ")" {
          isMinimum = true
          place += 4
        } else if let (range, isSame) = Self.repeated(text, place, first.value) {
          isContradictory = isContradictory || !isSame
          isMinimum = true
          place = range
        } else {
          break loop
        }
      case "full", "total", "consecutive": place += 1
      default: break loop
      }
    }
    guard Self.units.contains(text[place]) else { return nil }
    place += 1
    if ["'", "\u{2019}", "\u{2018}"].contains(text[place]) { place += 1 }
    if text[place] == "(", text[place + 1] == "s", text[place + 2] == ")" { place += 3 }
    if Self.isMore(text, place) {
      isMinimum = true
      place += 2
    } else if ["+", "plus", "minimum"].contains(text[place]) {
      isMinimum = true
      place += 1
    }
    minimum = first.value
    range = start..<place
    self.isMinimum = isMinimum
    self.isContradictory = isContradictory
  }

  /// A range that repeats in digits what was said in words: "fifteen to twenty (15-20)".
  private static func repeated(_ text: TextTokens, _ place: Int, _ first: ExactDecimal) -> (end: Int, isSame: Bool)? {
    guard let low = WrittenNumber(in: text, at: place + 1) else { return nil }
    var end = low.end
    if text[end] == "+" {
      end += 1
    } else if ["-", "\u{2013}", "to"].contains(text[end]), let high = WrittenNumber(in: text, at: end + 1) {
      end = high.end
    }
    return text[end] == ")" ? (end + 1, low.value == first) : nil
  }

  /// A number after years that is one of years, too, without saying so: "6 years in marketing, including 4 in media".
  init?(in text: TextTokens, at start: Int, afterYears: Bool) {
    guard afterYears, ["including", "which", "least", "with"].contains(text[start - 1]),
      let number = WrittenNumber(in: text, at: start),
      !number.isContradictory, ["in", "as"].contains(text[number.end])
    else { return nil }
    minimum = number.value
    range = start..<number.end
    isMinimum = true
    isContradictory = false
  }

  /// "or more", "and above" and the like.
  private static func isMore(_ text: TextTokens, _ place: Int) -> Bool {
    ["or", "and"].contains(text[place])
      && ["more", "greater", "above", "longer", "up", "over", "higher", "beyond"].contains(text[place + 1])
  }

  static let units: Set<String> = [
    "years", "year", "yrs", "yr", "years'", "year's", "yoe", "year(s", "yrs.", "yr.", "years\u{2019}",
  ]

  // MARK: What is no minimum

  /// Whether the words around say that these are no years that somebody must have: a window, an upper limit, a plan.
  func isSomethingElse(in text: TextTokens) -> Bool {
    var before = range.lowerBound - 1
    while ["the", "about", "approximately", "least", "a", "of", "our", "your"].contains(text[before]) {
      if text[before] == "least" { break }
      before -= 1
    }
    if Self.windows.contains(text[before]) { return true }
    if text[before] == "previous", before > 0, text[before - 1] == "the" { return true }
    let two = [text[before - 1], text[before]]
    if Self.limits.contains(two) || Self.limits.contains([text[before - 2]] + two) { return true }
    // "a roadmap of 2 years", "contracts for 3 years"
    if ["of", "for", "over", "spanning", "covering"].contains(text[range.lowerBound - 1]),
      Self.plans.contains(text[range.lowerBound - 2])
    {
      return true
    }
    var after = range.upperBound
    while Self.between.contains(text[after]) { after += 1 }
    if Self.followers.contains(text[range.upperBound]) { return true }
    // "3-year plans", but "3 years contract management experience"
    let isExperience = (after..<after + 7).contains { text[$0].hasPrefix("experience") }
    if !isExperience, Self.plans.contains(text[after]) { return true }
    if text[after] == "of" {
      if Self.studies.contains(text[after + 1]) || ["school", "college", "university"].contains(text[after + 2]) {
        return true
      }
    }
    return text.hasWords(["in", "a", "row"], at: range.upperBound)
      || text.hasWords(["of", "age"], at: range.upperBound)
  }

  private static let windows: Set<String> = [
    "last", "past", "next", "first", "coming", "every", "each", "per", "recent", "final", "within", "under",
    "maximum", "max", "until", "following", "preceding", "another",
  ]
  private static let limits: Set<[String]> = [
    ["up", "to"], ["less", "than"], ["fewer", "than"], ["at", "most"], ["no", "more", "than"], ["not", "more", "than"],
    ["every", "few"], ["max", "."],
  ]
  private static let between: Set<String> = [
    "-", "long", "term", "product", "technical", "strategic", "business", "time",
  ]
  private static let followers: Set<String> = [
    "ago", "running", "old", "hence", "out", "ahead", "later", "apart", "straight", "time", "from",
  ]
  private static let studies: Set<String> = [
    "school", "college", "university", "study", "studies", "revenue", "growth", "coursework", "education",
  ]
  private static let plans: Set<String> = [
    "roadmap", "roadmaps", "plan", "plans", "planning", "strategy", "strategies", "vision", "cycle", "cycles",
    "forecast", "forecasts", "forecasting", "budget", "budgets", "contract", "contracts", "degree", "degrees",
    "program",
    "programme", "college", "university", "course", "diploma", "window", "period", "warranty", "horizon", "horizons",
    "attainment", "revenue", "outlook", "goals", "goal", "objectives", "anniversary", "undergraduate", "commitment",
    "targets", "history", "journey", "projection", "projections", "model", "models", "bachelor's", "term", "terms",
    "apprenticeship", "tenure", "timeline", "timeframe", "growth", "lifespan", "lease", "license", "vesting",
  ]
}
