internal import Compensation

/// Finds the amounts in a sentence that may be pay.
///
/// A range is two amounts with a dash, `~`, `to`, or `between … and` between them; one end follows `up to` or `from`,
/// or has a plus after it. A currency's sign or code stands beside at least one amount, or both are thousands written with a k.
struct PayMentions {
  private let tokens: [PayToken]
  private var position = 0
  private var found: [PayMention] = []

  static func all(in text: some StringProtocol) -> [PayMention] {
    var reader = PayMentions(tokens: PayLexer.tokens(of: text))
    while reader.position < reader.tokens.count {
      if !reader.readMention() { reader.position += 1 }
    }
    return reader.found
  }

  private init(tokens: [PayToken]) { self.tokens = tokens }

  /// An amount with what stands directly beside it.
  private struct Side {
    var digits: String
    var isThousands: Bool
    var signs: [String] = []
    var signCodes: Set<String>?
    var code: Currency?
    var conflicts = false
    var period: PostedPeriod?
    var isOpen = false
    var end: Int
    /// Whether digits are grouped by blanks, which is only a number beside a currency.
    var hasCurrency: Bool { code != nil || signCodes != nil }
  }

  private mutating func readMention() -> Bool {
    let start = position
    guard let first = side(at: start) else { return false }
    var sides = [first]
    var end = first.end
    while sides.count < 4, let connected = connected(at: end, isBetween: isAfterBetween(start)),
      let next = side(at: connected)
    {
      sides.append(next)
      end = next.end
    }
    defer { position = end }
    if sides.count == 1, isPrecededBy(["mid", "midpoint", "median", "average"], start) { return true }
    let hasCurrency = sides.contains(where: \.hasCurrency)
    let isThousandsRange = sides.count >= 2 && (sides.last?.isThousands ?? false)
    let isPlainRange = sides.count == 2 && sides.allSatisfy { $0.digits.count >= 4 } && isCalledPayNearby(start..<end)
    guard hasCurrency || isThousandsRange || isPlainRange else { return true }
    found.append(mention(sides, start..<end))
    return true
  }

  // MARK: Sides

  /// An amount that begins at a token, or the currency before it.
  private func side(at start: Int) -> Side? {
    var index = start
    var side = Side(digits: "", isThousands: false, end: start)
    while index < tokens.count, takeCurrency(index, &side) { index += 1 }
    if index < tokens.count, index > start, isMark(index, ":") { index += 1 }
    guard index < tokens.count, case .number(let digits, let isThousands) = tokens[index].kind else { return nil }
    side.digits = digits
    side.isThousands = isThousands
    index += 1
    if isMark(index, "+"), !tokens[index].followsBlank {
      side.isOpen = true
      index += 1
    }
    while index < tokens.count, isCurrencyAfter(index), takeCurrency(index, &side) { index += 1 }
    if isMark(index, "("), index + 2 < tokens.count, case .code = tokens[index + 1].kind, isMark(index + 2, ")") {
      _ = takeCurrency(index + 1, &side)
      index += 3
    }
    if isMark(index, "+"), !tokens[index].followsBlank {
      side.isOpen = true
      index += 1
    }
    (side.period, index) = period(at: index)
    side.end = index
    return side
  }

  /// A sign or a code after an amount belongs to it unless it begins the next one: `98 000 $ – $120,000`.
  private func isCurrencyAfter(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .sign, .code: break
    default: return false
    }
    guard index + 1 < tokens.count, case .number = tokens[index + 1].kind else { return true }
    return false
  }

  private func takeCurrency(_ index: Int, _ side: inout Side) -> Bool {
    switch tokens[index].kind {
    case .sign(let sign, let codes):
      side.signs.append(sign)
      let common = side.signCodes?.intersection(codes) ?? codes
      if common.isEmpty { side.conflicts = true }
      side.signCodes = common
    case .code(let currency):
      if let code = side.code, code != currency { side.conflicts = true }
      side.code = currency
    default: return false
    }
    return true
  }

  /// A period right after an amount: `/yr`, `per hour`, `a year`, `annually`.
  private func period(at start: Int) -> (PostedPeriod?, Int) {
    var index = start
    while index < tokens.count, let word = tokens[index].word, Self.fillers.contains(word) { index += 1 }
    guard index < tokens.count else { return (nil, start) }
    if isMark(index, "/") || tokens[index].word.map(Self.perWords.contains) ?? false {
      guard index + 1 < tokens.count, let word = tokens[index + 1].word,
        let period = PostedPeriod(word: word, after: tokens[index].word ?? "/")
      else { return (nil, start) }
      return (period, index + 2)
    }
    // A bare unit, too, if nothing comes after it: $30 - $40 HOUR.
    let isLast = index + 1 == tokens.count || tokens[index + 1].word == nil
    if let word = tokens[index].word, PostedPeriod.isAdverb(word) || isLast, let period = PostedPeriod(word: word) {
      return (period, index + 1)
    }
    return (nil, start)
  }

  /// The token after what connects two ends; nil if nothing does.
  private func connected(at start: Int, isBetween: Bool) -> Int? {
    var index = start
    while index < tokens.count, let word = tokens[index].word, Self.fillers.contains(word) { index += 1 }
    if isBetween { index = afterBracket(index) }
    guard index < tokens.count else { return nil }
    let isUpTo = tokens[index].word == "up" && index + 1 < tokens.count && tokens[index + 1].word == "to"
    let isConnector =
      isUpTo || isMark(index, "-") || tokens[index].word == "to"
      || (isBetween && (tokens[index].word == "and" || isMark(index, "&")))
    guard isConnector else { return nil }
    index += 1
    while index < tokens.count {
      if isMark(index, "-") || isMark(index, ":") {
        index += 1
        continue
      }
      guard let word = tokens[index].word, Self.connectorFillers.contains(word) else { break }
      index += 1
    }
    return index
  }
  /// The token after a remark in brackets, if one begins here: `between $90,000 [the lowest] to $120,000`.
  private func afterBracket(_ start: Int) -> Int {
    guard isMark(start, "[") || isMark(start, "(") else { return start }
    let close: Character = isMark(start, "[") ? "]" : ")"
    return (start..<min(start + 16, tokens.count)).first { isMark($0, close) }.map { $0 + 1 } ?? start
  }

  private func isAfterBetween(_ start: Int) -> Bool {
    (max(0, start - 4)..<start).contains { tokens[$0].word == "between" }
  }

  // MARK: Meaning

  private func mention(_ sides: [Side], _ range: Range<Int>) -> PayMention {
    var mention = PayMention(currency: currency(of: sides, range), tokens: range)
    mention.isRange = sides.count >= 2
    mention.period = sides.last?.period ?? sides.first?.period ?? periodNearby(range)
    mention.isCalledPay = isCalledPayNearby(range)
    mention.isCalledOther = isCalledOtherNearby(range, isRange: mention.isRange)
    mention.isOnTarget = isOnTargetNearby(range)
    mention.payments = paymentsNearby(range)
    let isLabelled = (range.lowerBound..<range.upperBound).contains {
      ["mid", "midpoint", "median"].contains(tokens[$0].word)
    }
    if sides.contains(where: \.conflicts) || conflict(between: sides) {
      mention.problem = NumberProblem(
        code: "currency-mismatch", message: "the amounts are in two currencies; correct one of them")
      return mention
    }
    if sides.count == 1, isPrecededBy(["between"], range.lowerBound) {
      mention.problem = NumberProblem(
        code: "unclear-pay", message: "the other end of the range was not found; write it directly after the first")
      return mention
    }
    if sides.count > 2 && !(sides.count == 3 && isLabelled) {
      mention.problem = NumberProblem(
        code: "unclear-pay", message: "more than two amounts follow one another; write a minimum and a maximum")
      return mention
    }
    do throws(NumberProblem) {
      let amounts = try amounts(of: [sides[0], sides[sides.count - 1]], of: mention.currency)
      if sides.count >= 2 {
        (mention.minimum, mention.maximum) = (amounts[0], amounts[1])
        if amounts[0] > amounts[1] {
          throw NumberProblem(
            code: "range-not-ascending", message: "the first amount is above the second; correct them")
        }
      } else if isLed(by: Self.upperWords, range.lowerBound) {
        mention.maximum = amounts[0]
      } else if sides[0].isOpen || isLed(by: Self.lowerWords, range.lowerBound) {
        mention.minimum = amounts[0]
      } else {
        (mention.minimum, mention.maximum) = (amounts[0], amounts[0])
      }
    } catch {
      mention.problem = error
    }
    return mention
  }

  private func amounts(of sides: [Side], of currency: MentionedCurrency) throws(NumberProblem) -> [ExactDecimal] {
    // In 98-210K the k is said once.
    let isThousands = sides.contains(where: \.isThousands)
    var amounts: [ExactDecimal] = []
    for side in sides {
      let mayHavePairs = if case .known(let known) = currency { known.code == "INR" } else { false }
      let number = try MarkedNumber(
        side.digits[...], mayHave3Decimals: .never, decimalMark: nil, mayHavePairs: mayHavePairs
      ).read()
      if number.digits == 0 { throw .notPositive }
      let value = number.value
      let isScaled = side.isThousands || (isThousands && value < ExactDecimal(1000))
      guard let amount = isScaled ? try? value * ExactDecimal(1000) : value else { throw .tooLarge }
      amounts.append(amount)
    }
    return amounts
  }

  private func conflict(between sides: [Side]) -> Bool {
    let codes = Set(sides.compactMap(\.code))
    if codes.count > 1 { return true }
    var common: Set<String>?
    for side in sides {
      if let signs = side.signCodes { common = common?.intersection(signs) ?? signs }
    }
    if let common, common.isEmpty { return true }
    if let code = codes.first, let common { return !common.contains(code.code) }
    return false
  }

  private func currency(of sides: [Side], _ range: Range<Int>) -> MentionedCurrency {
    if let code = sides.lazy.compactMap(\.code).first { return .known(code) }
    let signs = sides.flatMap(\.signs)
    let codes = sides.compactMap(\.signCodes).reduce(nil as Set<String>?) { $0?.intersection($1) ?? $1 }
    if let nearby = codeNearby(range), codes?.contains(nearby.code) ?? true { return .known(nearby) }
    guard let codes, let sign = signs.first else { return .none }
    if codes.count == 1, let code = codes.first, let currency = Currency(code: code) { return .known(currency) }
    // Other pounds are written with more than the sign.
    if sign == "£", let pound = Currency(code: "GBP") { return .known(pound) }
    return .ambiguous(sign: sign)
  }

  // MARK: The words around

  /// A code that stands alone in the same sentence, close by: `$98,000 – $210,000 per year (USD)`.
  private func codeNearby(_ range: Range<Int>) -> Currency? {
    for index in after(range, 6) + before(range, 4) {
      guard case .code(let currency) = tokens[index].kind, !Self.codesLikeWords.contains(currency.code) else {
        continue
      }
      let isOfAnother = [index - 1, index + 1].contains { !range.contains($0) && isNumber($0) }
      if !isOfAnother { return currency }
    }
    return nil
  }

  private func isNumber(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    return if case .number = tokens[index].kind { true } else { false }
  }

  private func periodNearby(_ range: Range<Int>) -> PostedPeriod? {
    for index in after(range, 8) + before(range, 9).reversed() {
      guard let word = tokens[index].word else { continue }
      let isAfterPer =
        index > 0 && (isMark(index - 1, "/") || tokens[index - 1].word.map(Self.perWords.contains) ?? false)
      if isAfterPer, let period = PostedPeriod(word: word, after: tokens[index - 1].word ?? "/") { return period }
      if PostedPeriod.isAdverb(word), let period = PostedPeriod(word: word) { return period }
    }
    return nil
  }

  private func isCalledPayNearby(_ range: Range<Int>) -> Bool {
    (before(range, 12) + after(range, 8)).contains { tokens[$0].word.map(Self.payWords.contains) ?? false }
  }

  private func isCalledOtherNearby(_ range: Range<Int>, isRange: Bool) -> Bool {
    // What comes on top is named after a plus.
    let following = after(range, isRange ? 4 : 6).prefix { !isMark($0, "+") && tokens[$0].word != "plus" }
    let closest = before(range, 6) + following
    let isOther = closest.contains { tokens[$0].word.map(Self.otherWords.contains) ?? false }
    guard isOther else { return false }
    // A base salary may have a bonus beside it.
    return !before(range, 6).contains {
      tokens[$0].word.map { ["salary", "base", "ote", "wage"].contains($0) } ?? false
    }
  }

  private func isOnTargetNearby(_ range: Range<Int>) -> Bool {
    (before(range, 6) + after(range, 5)).contains { index in
      tokens[index].word == "ote"
        || (tokens[index].word == "target" && index + 1 < tokens.count && tokens[index + 1].word == "earnings")
    }
  }

  private func isPrecededBy(_ words: Set<String>, _ start: Int) -> Bool {
    guard let last = start > 0 ? tokens[start - 1].word : nil else { return false }
    if words.contains(last) { return true }
    let two = start > 1 ? tokens[start - 2].word.map { "\($0) \(last)" } : nil
    return two.map(words.contains) ?? false
  }

  /// Whether words stand before an amount, or before what it is called: `Minimum salary: EUR 50,000`.
  private func isLed(by words: Set<String>, _ start: Int) -> Bool {
    var index = start
    while true {
      if isPrecededBy(words, index) { return true }
      guard index > 0, start - index < 5 else { return false }
      let isLabel = tokens[index - 1].word.map { Self.payWords.contains($0) || Self.labelWords.contains($0) } ?? false
      guard isLabel || isMark(index - 1, ":") else { return false }
      index -= 1
    }
  }

  /// How often a year it is said to be paid, if more than twelve times: `x 14 payments`, `14 pagas`.
  private func paymentsNearby(_ range: Range<Int>) -> String? {
    for index in after(range, 8) {
      if let word = tokens[index].word, word.first == "x", Self.paymentCounts.contains(String(word.dropFirst())) {
        return String(word.dropFirst())
      }
      guard case .number(let digits, false) = tokens[index].kind, Self.paymentCounts.contains(digits) else { continue }
      let isTimes = index > 0 && (tokens[index - 1].word == "x" || isMark(index - 1, "×") || isMark(index - 1, "*"))
      let next = index + 1 < tokens.count ? tokens[index + 1].word : nil
      if isTimes || next.map(Self.paymentWords.contains) ?? false { return digits }
    }
    return nil
  }

  private func before(_ range: Range<Int>, _ count: Int) -> [Int] {
    var indices: [Int] = []
    var index = range.lowerBound - 1
    while index >= 0, indices.count < count, tokens[index].kind != .stop {
      indices.append(index)
      index -= 1
    }
    return indices.reversed()
  }

  private func after(_ range: Range<Int>, _ count: Int) -> [Int] {
    var indices: [Int] = []
    var index = range.upperBound
    while index < tokens.count, indices.count < count, tokens[index].kind != .stop {
      indices.append(index)
      index += 1
    }
    return indices
  }

  private func isMark(_ index: Int, _ mark: Character) -> Bool {
    index < tokens.count && tokens[index].kind == .mark(mark)
  }

  // MARK: Words

  private static let fillers: Set<String> = [
    "gross", "brutto", "netto", "net", "base", "b2b", "brut", "bruto", "brutos",
  ]
  private static let connectorFillers: Set<String> = [
    "up", "to", "min", "mid", "max", "minimum", "midpoint", "maximum", "and", "a", "an", "about", "around",
    "approximately",
  ]
  private static let perWords: Set<String> = ["per", "a", "an", "each", "every", "pro", "par", "al", "por", "im"]
  private static let upperWords: Set<String> = ["up to", "upto", "maximum of", "max", "maximum", "bis zu", "hasta"]
  private static let lowerWords: Set<String> = [
    "from", "starting at", "starts at", "start at", "at least", "minimum of", "minimum", "min", "starting from", "ab",
    "partir de", "desde",
  ]
  private static let labelWords: Set<String> = [
    "annual", "yearly", "monthly", "hourly", "gross", "brutto", "of", "is", "range", "a", "an", "the", "starting",
  ]
  private static let paymentCounts: Set<String> = ["13", "14", "15", "16"]
  private static let paymentWords: Set<String> = [
    "payments", "payment", "salaries", "pagas", "times", "instalments", "installments", "gehälter", "mensualités",
  ]
  private static let payWords: Set<String> = [
    "salary", "salaries", "pay", "compensation", "remuneration", "wage", "wages", "earn", "earns",
    "earning",
    "earnings", "ote", "base", "rate", "ctc", "payscale", "gehalt", "salaire", "jahresgehalt", "monatsgehalt",
    "salario",
  ]
  private static let otherWords: Set<String> = [
    "bonus", "bonuses", "stipend", "allowance", "budget", "reimbursement", "reimburse", "reimbursed", "raised",
    "funding",
    "revenue", "valuation", "arr", "series", "referral", "donation", "donate", "assets", "transactions", "grant",
    "discount",
    "credit", "investment", "invested", "deductible", "contribution", "equipment", "towards", "toward", "relocation",
    "worth",
    "fee", "sales", "portfolio", "loan", "debt", "gmv", "spend", "commission", "commissions", "hsa", "market", "lunch",
    "dinner", "meals", "credits",
  ]
  /// Codes that are words in capitals, too.
  private static let codesLikeWords: Set<String> = [
    "ALL", "CUP", "GEL", "MOP", "PEN", "TOP", "TRY", "LAK", "BAM", "SOS", "SLE",
  ]
}
