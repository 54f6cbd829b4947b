internal import Compensation

/// A degree in a text: "Master's or PhD degree with a focus on Machine Learning".
struct DegreeMention {
  /// The lowest that is enough.
  let degree: Degree
  let range: Range<Int>
  /// Whether degrees are joined in a way that leaves open which is needed.
  let isUnclear: Bool

  /// The mention that begins at a token; nil if none does.
  init?(in text: TextTokens, at start: Int) {
    guard let first = Self.degree(text, start) else { return nil }
    var lowest = first
    var end = start + 1
    var place = start + 1
    var isUnclear = false
    var hasAnd = false
    while text.tokens.indices.contains(place),
      Self.joints.contains(text[place]) || Self.degree(text, place) != nil
        || text[place] == "." && text[place - 1].contains(".")
    {
      if text[place] == ",", !Self.isList(text, place) { break }
      if let next = Self.degree(text, place) {
        if next != lowest, hasAnd { isUnclear = true }
        lowest = min(lowest, next)
        end = place + 1
        hasAnd = false
      } else if Self.names.contains(text[place]) {
        end = place + 1
      } else if text[place] == "and" || text[place] == "&" {
        hasAnd = true
      }
      place += 1
    }
    // The point of an abbreviation.
    if text[end - 1].contains("."), text[end] == "." { end += 1 }
    degree = lowest
    range = start..<end
    self.isUnclear = isUnclear
  }

  private static let names: Set<String> = ["degree", "degrees", "'s", "level", "education"]
  private static let joints = names.union([
    "or", "/", ",", "a", "an", "'", "and", "&", "higher", "advanced", "(", ")", "\u{2019}",
  ])

  /// Whether a comma goes on with a list that "or" ends: "Bachelor's, Master's or PhD".
  private static func isList(_ text: TextTokens, _ comma: Int) -> Bool {
    var place = comma + 1
    while text.tokens.indices.contains(place), joints.contains(text[place]) || degree(text, place) != nil {
      if text[place] == "or" { return true }
      place += 1
    }
    return false
  }

  private static func degree(_ text: TextTokens, _ place: Int) -> Degree? {
    guard text.tokens.indices.contains(place) else { return nil }
    let token = text.tokens[place]
    switch token.lower {
    case "bachelor", "bachelors", "bachelor's", "baccalaureate", "b.a", "b.s", "b.sc", "bsc", "b.tech", "btech":
      return .bachelor
    case "masters":
      // It may be a verb.
      let isNoun = ["degree", "degrees", "in", "of", "or", "/", "'", "level", "preferred", "required", ",", ")", ""]
      return isNoun.contains(text[place + 1]) ? .master : nil
    case "master's", "mba", "m.b.a", "m.s", "m.sc", "msc", "m.a": return .master
    case "phd", "ph.d", "doctorate", "doctoral", "phds", "ph.d.s": return .phd
    case "master":
      return ["degree", "degrees", "of", "'", "or", "/", "level"].contains(text[place + 1]) ? .master : nil
    case "ba", "bs", "ms", "ma":
      // Two capitals mean a degree beside another word for one only: "MS Excel" is none.
      let written = text.text[token.range]
      let isBeside = Self.after.contains(text[place + 1]) || ["/", "or"].contains(text[place - 1])
      guard written.allSatisfy(\.isUppercase), isBeside else { return nil }
      return token.lower.hasPrefix("b") ? .bachelor : .master
    default: return nil
    }
  }

  private static let after: Set<String> = [
    "degree", "degrees", "/", "in", "or", "preferred", "required", ",", "", ";", "and",
  ]

  /// What the degree is in: the words after it up to what no longer belongs to them; empty if none are said.
  /// - Returns: The field, and whether only a person can tell what else counts ("or a related field").
  static func field(in text: TextTokens, _ range: Range<Int>) -> (field: String, isOpen: Bool) {
    var start = range.lowerBound
    if text.hasWords(["with", "a", "focus", "on"], at: start) {
      start += 4
    } else if text.hasWords(["with", "a", "focus", "in"], at: start)
      || text.hasWords(["with", "focus", "on"], at: start)
    {
      start += text[start + 1] == "a" ? 4 : 3
    } else if ["in", "of"].contains(text[start]) {
      start += 1
    } else {
      return ("", false)
    }
    if ["a", "an", "the"].contains(text[start]) { start += 1 }
    var end = start
    while end < range.upperBound,
      !["(", ".", ";", "required", "preferred", "from", "with", "is", "strongly"].contains(text[end])
    {
      end += 1
    }
    while end > start, ["and", "or", ",", "plus"].contains(text[end - 1]) { end -= 1 }
    guard end > start else { return ("", false) }
    let words = (start..<end).map { text[$0] }
    let isOpen = words.contains {
      ["or", ",", "/", "and", "related", "relevant", "similar", "other", "any"].contains($0)
    }
    return (text.words(start..<end), isOpen)
  }
}
