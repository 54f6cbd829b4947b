public import Compensation
public import Tabular

/// Writes `employees.csv`: a row for each person of a roster, with the range and where the pay lies in it.
///
/// What the people of one range have in common is encoded once.
public struct EmployeeTable {
  private var writer: CSVWriter
  /// Which of a range's inputs are numbers.
  private let numberInputs: Set<Int>
  /// By number of the range, as far as it fits; the number tells whose the entry is.
  private var encoded: [Encoded] = []
  /// The encoded fields of all entries, one after the other, so that what a row needs lies close together.
  private var fields: [UInt8] = []

  /// Where the fields are that all rows of a range have.
  private struct Encoded {
    let number: Int32
    /// The inputs and the currency, and how many they are.
    let before: Range<Int32>
    let beforeCount: Int32
    /// Minimum, midpoint and maximum.
    let amounts: Range<Int32>
    /// What ends the row of somebody within the range.
    let within: Range<Int32>
  }

  /// Which ranges the entries are of: those whose numbers, divided by the limit, give this.
  private var generation: Int32 = 0

  /// Nothing written yet.
  /// - Parameter policy: The one that the ranges are of.
  public init(_ policy: Policy, _ dialect: CSVDialect = .rfc4180) {
    writer = CSVWriter(dialect: dialect)
    let inputs = policy.definition.inputs.filter { $0.name.text != "currency" }
    numberInputs = Set(inputs.indices.filter { inputs[$0].kind == .number })
  }

  /// The names of the columns, for a policy's inputs.
  public static func header(inputs: [String]) -> [String] {
    ["line", "employee_id"] + inputs.filter { $0 != "currency" }
      + [
        "currency", "base_salary", "fte", "annual_salary", "minimum", "midpoint", "maximum", "compa_ratio",
        "range_penetration", "position", "cost_to_minimum", "excess_over_maximum",
      ]
  }

  /// The columns of a sheet, for a policy's inputs.
  static func sheetColumns(inputs: [String]) -> [SheetColumn] {
    let inputCount = inputs.count { $0 != "currency" }
    return header(inputs: inputs).enumerated().map { index, name in
      // An input may have any name.
      SheetColumn(name, (2..<2 + inputCount).contains(index) ? .text : kind(of: name))
    }
  }

  private static func kind(of column: String) -> CellKind {
    switch column {
    case "line", "fte": .number
    case "base_salary", "annual_salary", "minimum", "midpoint", "maximum", "cost_to_minimum", "excess_over_maximum":
      .amount
    case "compa_ratio": .ratio
    case "range_penetration": .percentage
    case "position": .position
    default: .text
    }
  }

  /// The header as a line.
  public static func headerLine(inputs: [String], _ dialect: CSVDialect = .rfc4180) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(header(inputs: inputs))
    return writer.bytes
  }

  /// Adds a row.
  /// - Precondition: The range was encoded.
  public mutating func append(_ employee: EmployeePay, id: Span<UInt8>, in range: RangeFigures) {
    let known = encoded[Int(range.number) % SharedRange.limit]
    precondition(known.number == range.number, "the range was not encoded")
    let digits = Int(range.minorDigits)
    let placement = employee.placement
    // Nine numbers at most, beside the fields that are copied.
    let longest = 2 * id.count + known.before.count + known.amounts.count + known.within.count + 9 * 40
    let fields = self.fields
    writer.appendRecord(longest: longest) { record in
      record.append(decimal: Int64(employee.line), fractionDigits: 0)
      record.append(id)
      record.appendEncoded(fields, known.before)
      let salary = Self.salary(employee, atLeast: digits)
      record.append(decimal: salary.digits, fractionDigits: salary.fractionDigits)
      let share = Self.share(employee.fullTimeEquivalent)
      record.append(decimal: share.digits, fractionDigits: share.fractionDigits)
      record.append(decimal: employee.pay, fractionDigits: digits)
      record.appendEncoded(fields, known.amounts)
      record.append(decimal: placement.compaRatio, fractionDigits: 4)
      record.append(decimal: placement.rangePenetration, fractionDigits: 4)
      switch placement.position {
      case .within?:
        // Most people are, and then nothing is short or over.
        record.appendEncoded(fields, known.within)
        return
      case .below?: record.append("below")
      case .above?: record.append("above")
      case nil: record.append("")
      }
      record.append(decimal: placement.costToMinimum, fractionDigits: digits)
      record.append(decimal: placement.excessOverMaximum, fractionDigits: digits)
    }
  }

  /// What was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    // The next piece will be about as long.
    defer { writer = CSVWriter(dialect: writer.dialect, capacity: writer.count + writer.count / 8) }
    return writer.bytes
  }

  /// A salary with its currency's digits, and more if it has more.
  private static func salary(
    _ employee: EmployeePay, atLeast least: Int
  ) -> (digits: Int64, fractionDigits: Int) {
    var (digits, fractionDigits) = (employee.salaryDigits, employee.salaryFractionDigits)
    while fractionDigits > least, digits % 10 == 0 {
      digits /= 10
      fractionDigits -= 1
    }
    while fractionDigits < least {
      digits *= 10
      fractionDigits += 1
    }
    return (digits, fractionDigits)
  }

  /// A share of full time with as many digits as it needs.
  private static func share(_ share: Int64) -> (digits: Int64, fractionDigits: Int) {
    if share == PayPlacement.wholeShare { return (1, 0) }
    var (digits, fractionDigits) = (share, ExactDecimal.fractionDigits)
    while fractionDigits > 0, digits % 10 == 0 {
      digits /= 10
      fractionDigits -= 1
    }
    return (digits, fractionDigits)
  }

  /// Encodes what all rows of a range have; those that the reader has forgotten are forgotten.
  public mutating func encode(_ range: SharedRange) {
    let figures = range.figures
    let place = Int(figures.number) % SharedRange.limit
    let generation = figures.number / Int32(SharedRange.limit)
    if generation != self.generation {
      encoded.removeAll()
      fields.removeAll()
      self.generation = generation
    }
    while encoded.count <= place {
      encoded.append(Encoded(number: -1, before: 0..<0, beforeCount: 0, amounts: 0..<0, within: 0..<0))
    }
    let numberInputs = numberInputs
    let before = append { writer in
      for (place, input) in range.inputs.enumerated() {
        if numberInputs.contains(place) { writer.append(number: input) } else { writer.append(input) }
      }
      writer.append(range.currency.code)
    }
    let amounts = append { writer in
      for amount in [figures.amounts.minimum, figures.amounts.midpoint, figures.amounts.maximum] {
        if amount >= 0 {
          writer.append(decimal: amount, fractionDigits: range.currency.minorDigits)
        } else {
          writer.append("")
        }
      }
    }
    let within = append { writer in
      writer.append("within")
      for _ in 0..<2 { writer.append(decimal: 0, fractionDigits: range.currency.minorDigits) }
    }
    encoded[place] = Encoded(
      number: figures.number, before: before, beforeCount: Int32(range.inputs.count + 1), amounts: amounts,
      within: within)
  }

  private mutating func append(_ write: (inout CSVWriter) -> Void) -> Range<Int32> {
    var writer = CSVWriter(dialect: self.writer.dialect)
    write(&writer)
    let start = Int32(fields.count)
    fields += writer.bytes
    return start..<Int32(fields.count)
  }
}
