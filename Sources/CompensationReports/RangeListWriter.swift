public import Compensation
internal import JSONText
internal import Tabular

/// The forms in which results are written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case text, markdown, csv, json
}

/// Writes ranges one at a time, in one of four forms, so that a list of any length takes no memory.
///
/// The columns are the policy's inputs, `currency` (unless an input has that name) and the results that the policy defines.
public struct RangeListWriter {
  private let format: OutputFormat
  private let inputs: [String]
  private let results: [PayResult]
  /// Whether an input is already the currency's column.
  private let currencyInput: Int?
  private let widths: [Int]
  private var buffer: [UInt8] = []
  private var csv = CSVWriter()
  private let json: JSONWriter?

  /// - Parameter widths: For text: how many characters the widest value of each input has.
  public init(_ format: OutputFormat, policy: Policy, widths: [Int]) {
    self.format = format
    inputs = policy.inputNames
    results = policy.results
    currencyInput = inputs.firstIndex(of: "currency")
    self.widths = zip(inputs, widths).map { Swift.max($0.count, $1) }
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
      var line = ""
      for (index, name) in inputs.enumerated() { line += name + String(repeating: " ", count: widths[index] - name.count + 2) }
      if currencyInput == nil { line += "currency  " }
      for result in results { line += String(repeating: " ", count: Swift.max(0, Self.amountWidth - result.rawValue.count)) + result.rawValue + "  " }
      append(String(line.reversed().drop(while: { $0 == " " }).reversed()) + "\n")
    }
  }

  private static let amountWidth = 12

  /// Writes one range.
  public mutating func append(_ row: borrowing RangeRow) {
    switch format {
    case .csv: appendCSV(row)
    case .json: appendJSON(row)
    case .markdown, .text: appendLine(row)
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
      json.member(inputs[index], text: row.inputs[index])
    }
    json.member("currency", text: row.currency.code)
    for (index, result) in results.enumerated() {
      let money = try? Money(row.amounts[index], row.currency).roundedToMinorUnit()
      if let money { json.member(result.rawValue, number: money.amount) }
    }
    json.closeObject()
  }

  private mutating func appendLine(_ row: borrowing RangeRow) {
    let amounts = row.amounts.map { amount -> String in
      ((try? Money(amount, row.currency).roundedToMinorUnit()).map { NumberText.amount($0) }) ?? ""
    }
    var texts = row.inputs
    if let currencyInput { texts[currencyInput] = row.currency.code } else { texts.append(row.currency.code) }
    if format == .markdown {
      append("| " + (texts.map { $0.replacing("|", with: "\\|") } + amounts).joined(separator: " | ") + " |\n")
      return
    }
    var line = ""
    for (index, text) in texts.enumerated() {
      let width = index < widths.count ? widths[index] : 8
      line += text + String(repeating: " ", count: Swift.max(0, width - text.count) + 2)
    }
    for amount in amounts { line += String(repeating: " ", count: Swift.max(0, Self.amountWidth - amount.count)) + amount + "  " }
    append(String(line.reversed().drop(while: { $0 == " " }).reversed()) + "\n")
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
