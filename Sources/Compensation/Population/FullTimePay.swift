/// Pay at full time per year, from pay as a roster has it.
public enum FullTimePay {
  /// `salary × periods per year`, over the share of full time if it is as paid; hourly pay does not depend on the share.
  /// - Parameters:
  ///   - salary: Above 0, in units of the currency.
  ///   - fullTimeEquivalent: Share of full time, above 0.
  ///   - meaning: nil where the roster does not say, which is an error for part of full time.
  /// - Returns: Smallest units of the currency, halves away from zero.
  /// - Throws: `part-time-unclear`; what the policy lacks to make pay yearly; `overflow`.
  public static func yearly(
    _ salary: ExactDecimal, _ basis: PayBasis, fullTimeEquivalent: ExactDecimal, meaning: SalaryMeaning?,
    periods: PayPeriods, currency: Currency
  ) throws(Finding) -> Int64 {
    let perYear = try periods.perYear(basis)
    let isWhole = basis == .hourly || fullTimeEquivalent == .one
    guard isWhole || meaning != nil else { throw partTimeUnclear }
    do throws(ArithmeticError) {
      let paid = basis == .annual ? salary : try salary * perYear
      let isShare = !isWhole && meaning == .asPaid
      return try (isShare ? paid / fullTimeEquivalent : paid).minorUnits(of: currency)
    } catch {
      throw Finding("overflow", "the yearly pay is too large for a pay figure; check the salary", column: "base_salary")
    }
  }

  private static let partTimeUnclear = Finding(
    "part-time-unclear",
    "the row is of part of full time and does not say whether base_salary is as paid or for full time; add a column "
      + "salary_is with as_paid or full_time, or give --input salary_is=VALUE for all rows",
    column: "salary_is")
}
