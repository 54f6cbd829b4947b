public import Compensation
internal import Tabular

/// Writes `employees.csv`: a row for each person of a roster, with the range and where the pay lies in it.
///
/// What the people of one range have in common is encoded once.
public struct EmployeeTable {
  private var writer = CSVWriter()
  /// By number of the range, as far as it fits; the number tells whose the entry is.
  private var encoded: [Encoded] = []
  /// The encoded fields of all entries, one after the other, so that what a row needs lies close together.
  private var fields: [UInt8] = []

  /// Where the fields are that all rows of a range have.
  private struct Encoded {
    let number: Int
    /// The inputs and the currency.
    let before: Range<Int>
    /// Minimum, midpoint and maximum.
    let amounts: Range<Int>
  }

  /// How many ranges are kept encoded.
  private static let encodedLimit = 1 << 13

  /// Nothing written yet.
  public init() {}

  /// The names of the columns, for a policy's inputs.
  public static func header(inputs: [String]) -> [String] {
    ["line", "employee_id"] + inputs.filter { $0 != "currency" }
      + [
        "currency", "base_salary", "fte", "annual_salary", "minimum", "midpoint", "maximum", "compa_ratio",
        "range_penetration", "position", "cost_to_minimum", "excess_over_maximum",
      ]
  }

  /// The header as a line.
  public static func headerLine(inputs: [String]) -> [UInt8] {
    var writer = CSVWriter()
    writer.appendRecord(header(inputs: inputs))
    return writer.bytes
  }

  /// Adds a row.
  public mutating func append(_ employee: borrowing EmployeePay, id: Span<UInt8>, in range: SharedRange) {
    let known = encoded[place(of: range)]
    let fields = self.fields
    let digits = range.currency.minorDigits
    writer.append(employee.line)
    writer.append(id)
    writer.appendEncoded(fields.span.extracting(known.before), fields: range.inputs.count + 1)
    appendSalary(employee.salaryDigits, employee.salaryFractionDigits, atLeast: digits)
    appendShare(employee.fullTimeEquivalent)
    writer.append(decimal: employee.pay, fractionDigits: digits)
    writer.appendEncoded(fields.span.extracting(known.amounts), fields: 3)
    let placement = employee.placement
    append(placement.compaRatio, fractionDigits: 4)
    append(placement.rangePenetration, fractionDigits: 4)
    switch placement.position {
    case .within?: writer.append("within")
    case .below?: writer.append("below")
    case .above?: writer.append("above")
    case nil: writer.append("")
    }
    append(placement.costToMinimum, fractionDigits: digits)
    append(placement.excessOverMaximum, fractionDigits: digits)
    writer.endRecord()
  }

  /// What was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer { writer.removeAll() }
    return writer.bytes
  }

  private mutating func append(_ number: Int64?, fractionDigits: Int) {
    if let number { writer.append(decimal: number, fractionDigits: fractionDigits) } else { writer.append("") }
  }

  /// A salary with its currency's digits, and more if it has more.
  private mutating func appendSalary(_ digits: Int64, _ fractionDigits: Int, atLeast least: Int) {
    var (digits, fractionDigits) = (digits, fractionDigits)
    while fractionDigits > least, digits % 10 == 0 {
      digits /= 10
      fractionDigits -= 1
    }
    while fractionDigits < least {
      digits *= 10
      fractionDigits += 1
    }
    writer.append(decimal: digits, fractionDigits: fractionDigits)
  }

  /// A share of full time with as many digits as it needs.
  private mutating func appendShare(_ share: Int64) {
    if share == PayPlacement.wholeShare {
      writer.append("1")
      return
    }
    var (digits, fractionDigits) = (share, ExactDecimal.fractionDigits)
    while fractionDigits > 0, digits % 10 == 0 {
      digits /= 10
      fractionDigits -= 1
    }
    writer.append(decimal: digits, fractionDigits: fractionDigits)
  }

  /// Where a range's entry is; encodes its fields if there is none.
  private mutating func place(of range: SharedRange) -> Int {
    let place = range.number % Self.encodedLimit
    if place < encoded.count, encoded[place].number == range.number { return place }
    if place < encoded.count, encoded[place].number >= 0 {
      // The ranges are new ones: the old ones' fields are no longer needed.
      encoded.removeAll()
      fields.removeAll()
    }
    while encoded.count <= place { encoded.append(Encoded(number: -1, before: 0..<0, amounts: 0..<0)) }
    let before = append { writer in
      for input in range.inputs { writer.append(input) }
      writer.append(range.currency.code)
    }
    let amounts = append { writer in
      for amount in [range.amounts.minimum, range.amounts.midpoint, range.amounts.maximum] {
        if amount >= 0 {
          writer.append(decimal: amount, fractionDigits: range.currency.minorDigits)
        } else {
          writer.append("")
        }
      }
    }
    encoded[place] = Encoded(number: range.number, before: before, amounts: amounts)
    return place
  }

  private mutating func append(_ write: (inout CSVWriter) -> Void) -> Range<Int> {
    var writer = CSVWriter()
    write(&writer)
    let start = fields.count
    fields += writer.bytes
    return start..<fields.count
  }
}
