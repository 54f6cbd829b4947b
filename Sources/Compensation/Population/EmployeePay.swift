/// One person's pay: as it was read, at full time per year, and where it lies.
public struct EmployeePay: Sendable {
  /// The line of the roster where the row begins.
  public let line: Int
  /// The salary as it was read: digits × 10^−fractionDigits, in units of the currency.
  public let salaryDigits: Int64
  /// How many of the digits are decimals.
  public let salaryFractionDigits: Int
  /// Share of full time in units of 10⁻¹⁸.
  public let fullTimeEquivalent: Int64
  /// At full time per year, in the smallest units of the range's currency.
  public let pay: Int64
  /// Where the pay lies.
  public let placement: PayPlacement

  /// One person's pay.
  public init(
    line: Int, salaryDigits: Int64, salaryFractionDigits: Int, fullTimeEquivalent: Int64, pay: Int64,
    placement: PayPlacement
  ) {
    self.line = line
    self.salaryDigits = salaryDigits
    self.salaryFractionDigits = salaryFractionDigits
    self.fullTimeEquivalent = fullTimeEquivalent
    self.pay = pay
    self.placement = placement
  }
}
