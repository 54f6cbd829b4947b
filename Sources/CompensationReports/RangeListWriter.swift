public import Compensation
internal import JSONText
public import Tabular

/// The forms in which results are written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case text, markdown, csv, json
}

/// Writes ranges one at a time, in one of four forms, so that a list of any length takes no memory.
///
/// The columns are the policy's inputs (but one named `currency`), then `currency` and the results that the policy defines. Text is
/// for reading: one block for each combination of the inputs before the last that varies, and its values down the block.
public struct RangeListWriter {
  private let format: OutputFormat
  private let inputs: [String]
  private let results: [PayResult]
  private let numberInputs: Set<Int>
  /// The inputs that are columns: all but one for the currency, whose column follows them.
  private let columns: [Int]
  /// The inputs that the list goes through.
  private let varying: [Int]
  /// How wide the last of them is.
  private let labelWidth: Int
  private let subject: String
  /// How many results fit beside the label in 80 columns; the machine-readable forms have all of them.
  private let shownResults: Int
  /// The heading of the block at hand, in text.
  private var heading: [String]?
  private var buffer: [UInt8] = []
  private var csv: CSVWriter
  private let json: JSONWriter?
  private let numbers: NumberStyle

  /// Begins a list, with the header that its form has.
  /// - Parameters:
  ///   - dialect: How CSV is written.
  ///   - varying: The inputs that the list goes through, and how many characters the longest value of each has:
  ///     `RangeListing.varyingInputs`.
  ///   - numbers: How amounts are written for people.
  public init(
    _ format: OutputFormat, _ dialect: CSVDialect = .rfc4180, calculator: Calculator,
    varying: [(input: Int, width: Int)], numbers: NumberStyle = NumberStyle()
  ) {
    self.numbers = numbers
    let policy = calculator.policy
    self.format = format
    csv = CSVWriter(dialect: dialect)
    inputs = policy.inputNames
    results = policy.results
    numberInputs = Set(policy.definition.inputs.indices.filter { policy.definition.inputs[$0].kind == .number })
    let names = inputs
    columns = names.indices.filter { names[$0] != "currency" }
    self.varying = varying.map(\.input)
    labelWidth = varying.last.map { Swift.max($0.width, policy.inputNames[$0.input].count) } ?? 0
    shownResults = Swift.max(1, Swift.min(results.count, (80 - labelWidth - 5) / Self.amountWidth))
    json = format == .json ? JSONWriter() : nil
    subject = Self.subject(calculator)
    begin()
  }

  /// Which policy and day the list is of, for people.
  private static func subject(_ calculator: Calculator) -> String {
    let definition = calculator.policy.definition
    let version = definition.version.isEmpty ? "" : " \(definition.version)"
    let date = calculator.asOf.map { ", as of \($0)" } ?? ""
    let title = definition.title == definition.name ? "" : ": \(definition.title)"
    return "Policy \(definition.name)\(version)\(date)\(title). Amounts per \(definition.period)."
  }

  private var header: [String] { columns.map { inputs[$0] } + ["currency"] + results.map(\.rawValue) }

  private mutating func begin() {
    switch format {
    case .csv:
      csv.appendHeader(header)
    case .json:
      json?.openArray()
    case .markdown:
      append(MarkdownWriter().render(Report([.heading(level: 1, "Ranges"), .paragraph(subject)])) + "\n")
      append(MarkdownWriter.row(header) + "\n|")
      for index in header.indices { append(index < header.count - results.count ? ":--|" : "--:|") }
      append("\n")
    case .text:
      append(TextWriter().render(Report([.paragraph(subject)])))
    }
  }

  private static let amountWidth = 12

  /// Writes one range.
  public mutating func append(_ row: borrowing RangeRow) {
    switch format {
    case .csv: appendCSV(row)
    case .json: appendJSON(row)
    case .markdown: appendMarkdown(row)
    case .text: appendText(row)
    }
  }

  private mutating func appendCSV(_ row: borrowing RangeRow) {
    for index in columns {
      if numberInputs.contains(index) { csv.append(number: row.inputs[index]) } else { csv.append(row.inputs[index]) }
    }
    csv.append(row.currency.code)
    for index in row.amounts.indices {
      let amount = row.amounts[index]
      let digits = row.currency.minorDigits
      csv.appendPlain { amount.append(to: &$0, fractionDigits: digits) }
    }
    csv.endRecord()
  }

  private mutating func appendJSON(_ row: borrowing RangeRow) {
    guard let json else { return }
    json.openObject()
    for index in columns where !row.inputs[index].isEmpty {
      json.key(inputs[index])
      if numberInputs.contains(index) { json.number(row.inputs[index]) } else { json.text(row.inputs[index]) }
    }
    json.member("currency", text: row.currency.code)
    for (index, result) in results.enumerated() {
      json.member(result.rawValue, number: row.amounts[index])
    }
    json.closeObject()
  }

  private func amounts(_ row: borrowing RangeRow) -> [String] {
    let currency = row.currency
    return row.amounts.map { numbers.amount(Money($0, currency)) }
  }

  private mutating func appendMarkdown(_ row: borrowing RangeRow) {
    append(MarkdownWriter.row(columns.map { row.inputs[$0] } + [row.currency.code] + amounts(row)) + "\n")
  }

  private mutating func appendText(_ row: borrowing RangeRow) {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: Swift.max(0, width - text.columnCount))
    }
    func aligned(_ text: String) -> String {
      String(repeating: " ", count: Swift.max(2, Self.amountWidth - text.columnCount)) + text
    }
    let blockInputs = varying.dropLast()
    let blockHeading = blockInputs.map { row.inputs[$0] }
    if heading != blockHeading {
      if heading == nil { appendConstants(row) }
      append("\n")
      heading = blockHeading
      let title = blockInputs.map { "\(inputs[$0]) \(row.inputs[$0])" }.joined(separator: ", ")
      if !title.isEmpty { append(title + "\n") }
      let label = varying.last.map { inputs[$0] } ?? ""
      append(
        padded(label, labelWidth) + "     " + results.prefix(shownResults).map { aligned($0.rawValue) }.joined() + "\n")
    }
    let label = varying.last.map { row.inputs[$0] } ?? ""
    append(
      padded(label, labelWidth) + "  \(row.currency.code)" + amounts(row).prefix(shownResults).map(aligned).joined()
        + "\n")
  }

  /// The inputs that are the same in every row.
  private mutating func appendConstants(_ row: borrowing RangeRow) {
    var constants: [String] = []
    for index in columns where !varying.contains(index) && !row.inputs[index].isEmpty {
      constants.append("\(inputs[index].replacing("_", with: " ")) \(row.inputs[index])")
    }
    if constants.isEmpty { return }
    append(TextWriter().render(Report([.paragraph("With " + constants.joined(separator: ", ") + ".")])))
  }

  private mutating func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// Ends the list.
  public mutating func finish() {
    json?.closeArray()
  }

  /// Bytes that are waiting to be written.
  public var pendingCount: Int { buffer.count + csv.bytes.count + (json?.pendingCount ?? 0) }

  /// Hands over what was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer {
      buffer.removeAll(keepingCapacity: true)
      csv.removeAll()
    }
    switch format {
    case .csv: return csv.bytes
    case .json: return (json?.takeBytes() ?? []) + buffer
    case .markdown, .text: return buffer
    }
  }
}
