public import Compensation
internal import Synchronization
public import Tabular

/// What every row of a roster is compared with, shared by all who read parts of the roster at the same time.
public final class RosterPolicy: Sendable {
  let calculator: Calculator
  let columns: RosterColumns
  let rates: ExchangeRates
  let amountText: AmountText
  private let found: Mutex<Found>

  /// What was met so far.
  private struct Found {
    /// By the bytes of the values, since texts that are equal as characters may be written in two ways.
    var numbers: [[[UInt8]]: Int] = [:]
    var keys: [PopulationStatistics.PartKey] = []
  }

  /// A roster's columns, and the policy to compare with.
  /// - Parameters:
  ///   - rates: How pay in other currencies is added up; pay in a currency without a rate is refused.
  ///   - decimalMark: Which sign stands before decimals; nil leaves what is ambiguous refused.
  public init(
    calculator: Calculator, columns: RosterColumns, rates: ExchangeRates, decimalMark: DecimalMark? = nil
  ) {
    self.calculator = calculator
    self.columns = columns
    self.rates = rates
    amountText = AmountText(decimalMark: decimalMark)
    found = Mutex(Found())
  }

  /// The policy.
  public var policy: Policy { calculator.policy }

  /// Whether the rows have ids of their own.
  public var hasIDs: Bool { columns.employeeID != nil }

  /// The number of a part of the population: the same whoever asks.
  func number(of key: PopulationStatistics.PartKey) -> Int {
    let bytes = (key.values + [key.currency.code]).map { Array($0.utf8) }
    return found.withLock { found in
      if let number = found.numbers[bytes] { return number }
      let number = found.keys.count
      found.numbers[bytes] = number
      found.keys.append(key)
      return number
    }
  }

  /// The parts from a number on.
  public func parts(from number: Int) -> [PopulationStatistics.PartKey] {
    found.withLock { Array($0.keys[min(number, $0.keys.count)...]) }
  }
}
