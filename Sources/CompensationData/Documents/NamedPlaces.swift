/// The region and the countries that a sentence about pay names.
struct NamedPlaces {
  let region: String?
  let countries: [String]

  /// - Parameters:
  ///   - line: `Europe: In countries like A, B, and C, …`, `In Canada, …`.
  ///   - heading: The heading above, which may be the region's name.
  init(line: String, heading: String?) {
    let beforePay = Self.beforeAmounts(line)
    let label = Self.label(of: line)
    var countries: [String] = []
    for trigger in Self.triggers {
      guard let range = beforePay.lowercased().firstRange(of: trigger) else { continue }
      // Small letters have as many characters in the scripts that triggers are in.
      let offset = beforePay.lowercased().distance(from: beforePay.lowercased().startIndex, to: range.upperBound)
      countries = Self.list(in: beforePay.dropFirst(offset))
      if !countries.isEmpty { break }
    }
    let leading = Self.leading(in: label == nil ? beforePay[...] : beforePay.drop { $0 != ":" }.dropFirst())
    if let label {
      region = label
    } else if let leading, leading.count == 1 {
      region = leading[0]
    } else if let heading, Self.isName(heading) {
      region = heading
    } else {
      region = leading?.joined(separator: ", ")
    }
    if countries.isEmpty, let leading, label != nil || leading.count > 1 { countries = leading }
    self.countries = countries
  }

  /// Whether a heading is the name of a place rather than of a topic.
  static func isPlaceHeading(_ heading: String) -> Bool { isName(heading) }

  /// Phrases before a list of countries; the more particular first.
  private static let triggers = [
    "countries like ", "countries such as ", "countries including ", "countries, such as ", "countries, including ",
    "especially in ", "particularly in ", "markets like ", "markets such as ", "such as ", "including ", "(",
  ]

  private static func beforeAmounts(_ line: String) -> String {
    String(
      line.prefix { character in !CurrencySigns.all.contains { $0.sign.count == 1 && $0.sign.first == character } })
  }

  private static func label(of line: String) -> String? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let label = line[..<colon].asLine
    return isName(label) ? label : nil
  }

  /// Words with capitals, but for those that join them.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard !words.isEmpty, words.count <= 6, !text.hasSuffix("?"), !text.contains(where: \.isNumber) else {
      return false
    }
    let isCapital = { (word: Substring) in
      word.first { $0.isLetter }?.isUppercase ?? (word == "&") || ["and", "of", "the"].contains(word)
    }
    return words.allSatisfy(isCapital)
      && !PackageVocabulary.words(of: text).contains(where: notPlaces.contains)
  }

  private static let notPlaces: Set<String> = [
    "salary", "salaries", "pay", "compensation", "note", "range", "median", "average", "benefits", "level",
    "experience", "overview",
    "entry", "mid", "principal", "lead", "expert", "beginner", "total", "bonus", "source", "typical", "low", "high",
    "top", "year",
    "years", "figures", "engineers", "developers", "managers", "engineer", "developer", "manager", "analyst", "senior",
    "junior", "job", "template", "description", "hourly",
    "annual",
  ]

  /// What stands after `In` at the beginning: `In North America, …`.
  private static func leading(in text: Substring) -> [String]? {
    let text = text.asLine
    guard text.hasPrefix("In ") else { return nil }
    let rest = text.dropFirst(3)
    if triggers.contains(where: { rest.lowercased().hasPrefix($0) }) { return nil }
    let places = list(in: rest)
    return places.isEmpty ? nil : places
  }

  /// Names with commas between, and `and` or `or` before the last.
  private static func list(in text: some StringProtocol) -> [String] {
    var result: [String] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      var item = piece.asLine
      var isLast = false
      for joint in ["and ", "or "] where item.hasPrefix(joint) {
        item = String(item.dropFirst(joint.count))
        isLast = true
      }
      var parts = [item]
      for joint in [" and ", " or "] {
        let halves = item.split(separator: joint, maxSplits: 1)
        // Bosnia and Herzegovina is one only in the middle of a list, where nobody can tell.
        if halves.count == 2, !isLast {
          parts = halves.map(String.init)
          isLast = true
          break
        }
      }
      for part in parts {
        let name = Self.name(part, isLast: isLast)
        if name.text.isEmpty { return result }
        result.append(name.text)
        if !name.isWhole { return result }
      }
      if isLast { return result }
    }
    return result
  }

  /// The words with capitals at the beginning, without `the`.
  private static func name(_ text: String, isLast: Bool) -> (text: String, isWhole: Bool) {
    var words = text.split(separator: " ")[...]
    if words.first == "the" { words = words.dropFirst() }
    let capitals = words.prefix { word in word.first { $0.isLetter }?.isUppercase ?? false || word == "of" }
    let isWhole = capitals.count == words.count
    // After a comma, what goes on in small letters is no country: Data Engineers earn.
    guard isWhole || isLast || text.contains(")") else { return ("", false) }
    return (capitals.joined(separator: " ").filter { $0 != ")" && $0 != "(" }, isWhole)
  }
}
