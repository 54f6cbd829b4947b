internal import Compensation

/// Turns amounts in sentences into pay, and says what had to be assumed.
struct PostedPayReader {
  let file: String?
  /// What `$` is taken for where nothing says which dollar; nil to leave out what has no code.
  let assumedDollar: Currency?
  private(set) var findings: [Finding] = []

  init(file: String?, assumedDollar: Currency?) {
    self.file = file
    self.assumedDollar = assumedDollar
  }

  /// The pay that a mention states; nil, with a finding, if it cannot be used.
  /// - Parameters:
  ///   - column: What the finding is about.
  ///   - plainDollar: Which dollar `$` is where the text around it leaves no doubt.
  ///   - plainPeriod: What the text around says that the amounts are per.
  mutating func pay(
    _ mention: PayMention, line: Int, column: String, plainDollar: Currency? = nil, plainPeriod: PostedPeriod? = nil
  ) -> PostedPay? {
    if let problem = mention.problem {
      note(problem.code, "\(problem.message); the pay of this line is left out", .error, line, column)
      return nil
    }
    let currency: Currency
    var isAssumed = false
    switch mention.currency {
    case .known(let known): currency = known
    case .ambiguous("$"):
      if let plainDollar {
        currency = plainDollar
        break
      }
      guard let assumedDollar else {
        note(
          "ambiguous-currency", "several currencies have the sign $; write the currency's code beside it", .error, line,
          column)
        return nil
      }
      note(
        "ambiguous-currency",
        "several currencies have the sign $, and \(assumedDollar) is assumed; write the currency's code beside it",
        .warning,
        line, column)
      (currency, isAssumed) = (assumedDollar, true)
    case .ambiguous(let sign):
      note(
        "ambiguous-currency", "several currencies have the sign \(sign); write the currency's code beside it", .error,
        line, column)
      return nil
    case .none:
      note("missing-currency", "no currency stands beside the pay; write its code", .error, line, column)
      return nil
    }
    guard let (period, isPeriodAssumed) = period(of: mention, plainPeriod, line, column) else { return nil }
    if mention.isOnTarget {
      note(
        "on-target-earnings", "the pay is with variable pay at target; do not compare it with base pay", .warning, line,
        column)
    }
    if let payments = mention.payments {
      note(
        "number-of-payments",
        "it is paid \(payments) times a year, which is not counted; multiply before it is compared with yearly pay",
        .warning, line, column)
    }
    return PostedPay(
      minimum: mention.minimum.map { Money($0, currency) }, maximum: mention.maximum.map { Money($0, currency) },
      currency: currency, isCurrencyAssumed: isAssumed, period: period, isPeriodAssumed: isPeriodAssumed,
      isOnTarget: mention.isOnTarget, line: line)
  }

  private mutating func period(
    of mention: PayMention, _ plainPeriod: PostedPeriod?, _ line: Int, _ column: String
  ) -> (PostedPeriod, Bool)? {
    if let period = mention.period ?? plainPeriod { return (period, false) }
    // Less than this is nobody's pay for a year in full time, whatever the currency.
    guard (mention.maximum ?? mention.minimum).map({ $0 >= Self.leastYearly }) ?? false else {
      note(
        "missing-period", "nothing says what the pay is per; write per hour, per month or per year", .error, line,
        column)
      return nil
    }
    note(
      "assumed-period", "nothing says what the pay is per, and a year is assumed; write per year", .warning, line,
      column)
    return (.year, true)
  }

  mutating func note(_ code: String, _ message: String, _ severity: Finding.Severity, _ line: Int?, _ column: String?) {
    let finding = Finding(code, message, severity: severity, file: file, line: line, column: column)
    if !findings.contains(finding) { findings.append(finding) }
  }

  private static let leastYearly = ExactDecimal(10_000)
}
