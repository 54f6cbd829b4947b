internal import Compensation

/// Amounts in a sentence that may be pay: a range, or one end of it.
struct PayMention: Equatable {
  var minimum: ExactDecimal?
  var maximum: ExactDecimal?
  var currency: MentionedCurrency
  /// nil if nothing says it.
  var period: PostedPeriod?
  /// How often a year it is paid, where that is more than monthly: `x 14 payments`.
  var payments: String?
  /// Whether two ends are written.
  var isRange = false
  /// Whether the words around say that it is pay.
  var isCalledPay = false
  /// Whether the words around say that it is something else: a bonus, a budget, money raised.
  var isCalledOther = false
  /// Whether the words around say that variable pay is in it.
  var isOnTarget = false
  /// Whether one figure can be nothing but pay: what is given per hour or day, or much of it per month or year.
  var isWagePlainly: Bool {
    switch period {
    case .hour, .day: true
    case .week, .month, .year: (maximum ?? minimum).map { $0 >= ExactDecimal(10_000) } ?? false
    case nil: false
    }
  }
  /// What makes the amounts unusable.
  var problem: NumberProblem?
  /// Where it is among the tokens of its sentence.
  var tokens: Range<Int>
}

/// Which currency an amount in a text is in.
enum MentionedCurrency: Equatable {
  case known(Currency)
  /// A sign that several currencies have.
  case ambiguous(sign: String)
  case none
}
