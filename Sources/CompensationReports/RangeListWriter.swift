public import Compensation
internal import JSONText
internal import Tabular

/// The forms in which results are written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case text, markdown, csv, json
}

/// Writes ranges one at a time, in one of four forms, so that a list of any length takes no memory.
///
/// The columns are the policy's inputs, `currency` (unless an input has that name) and the results that the policy defines. Text is
/// for reading: one block for each combination of the inputs before the last that varies, and its values down the block.
public struct RangeListWriter {
  private let format: OutputFormat
  private let inputs: [String]
  private let results: [PayResult]
  private let numberInputs: Set<Int>
  /// Whether an input is already the currency's column.
  private let currencyInput: Int?
  /// The inputs that the list goes through.
  private let varying: [Int]
  /// How wide the last of them is.
  private let labelWidth: Int
  /// The heading of the block at hand, in text.
  private var heading: [String]?
  private var buffer: [UInt8] = []
  private var csv = CSVWriter()
  private let json: JSONWriter?

  /// Begins a list, with the header that its form has.
  /// - Parameters:
  ///   - varying: The inputs that the list goes through, and how many characters the longest value of each has:
  ///     `RangeListing.varyingInputs`.
  public init(_ format: OutputFormat, policy: Policy, varying: [(input: Int, width: Int)]) {
    self.format = format
    inputs = policy.inputNames
    results = policy.results
    numberInputs = Set(policy.definition.inputs.indices.filter { policy.definition.inputs[$0].kind == .number })
    currencyInput = inputs.firstIndex(of: "currency")
    self.varying = varying.map(\.input)
    labelWidth = varying.last.map { Swift.max($0.width, policy.inputNames[$0.input].count) } ?? 0
    json = format == .json ? JSONWriter() : nil
    begin()
  }

  private var header: [String] { inputs + (currencyInput == nil ? ["currency"] : []) + results.map(\.rawValue) }

  private mutating func begin() {
    switch format {
    case .csv:
      csv.appendRecord(header)
    case .json:
      json?.openArray()
    case .markdown:
      append("| " + header.joined(separator: " | ") + " |\n|")
      for index in header.indices { append(index < header.count - results.count ? ":--|" : "--:|") }
      append("\n")
    case .text:
      break
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
    for index in row.inputs.indices { csv.append(index == currencyInput ? row.currency.code : row.inputs[index]) }
    if currencyInput == nil { csv.append(row.currency.code) }
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
    for index in row.inputs.indices where index != currencyInput && !row.inputs[index].isEmpty {
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
    return row.amounts.map { NumberText.amount(Money($0, currency)) }
  }

  private mutating func appendMarkdown(_ row: borrowing RangeRow) {
    var texts = row.inputs
    if let currencyInput { texts[currencyInput] = row.currency.code } else { texts.append(row.currency.code) }
    append("| " + (texts.map { $0.replacing("|", with: "\\|") } + amounts(row)).joined(separator: " | ") + " |\n")
  }

  private mutating func appendText(_ row: borrowing RangeRow) {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: Swift.max(0, width - text.count))
    }
    func aligned(_ text: String) -> String {
      String(repeating: " ", count: Swift.max(0, Self.amountWidth - text.count)) + text
    }
    let blockInputs = varying.dropLast()
    let blockHeading = blockInputs.map { row.inputs[$0] }
    if heading != blockHeading {
      if heading != nil { append("\n") }
      heading = blockHeading
      let title = blockInputs.map { "\(inputs[$0]) \(row.inputs[$0])" }.joined(separator: ", ")
      if !title.isEmpty { append(title + "\n") }
      let label = varying.last.map { inputs[$0] } ?? ""
      append(padded(label, labelWidth) + "     " + results.map { aligned($0.rawValue) }.joined() + "\n")
    }
    let label = varying.last.map { row.inputs[$0] } ?? ""
    append(padded(label, labelWidth) + "  \(row.currency.code)" + amounts(row).map(aligned).joined() + "\n")
  }

  private mutating func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// Ends the list.
  public mutating func finish() {
    json?.closeArray()
    if format == .json { append("\n") }
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
