internal import Compensation

/// Works out a range from a row's cells.
struct RangeReader {
  let roster: RosterPolicy

  /// What a group is called whose cells are empty: an empty one in a summary means all.
  private static let blank = "(blank)"

  /// A row's range, or why it has none.
  /// - Parameter text: The row's cell at a place, without blanks around it.
  func range(number: Int, _ text: (Int) -> String) -> Result<SharedRange, RowReject> {
    do throws(RowReject) { return .success(try read(number: number, text)) } catch { return .failure(error) }
  }

  private func read(number: Int, _ text: (Int) -> String) throws(RowReject) -> SharedRange {
    let columns = roster.columns
    let policy = roster.calculator.policy
    func value(_ source: RosterColumns.Source) -> String? {
      switch source {
      case .column(let place): text(place)
      case .constant(let text): text
      case .missing: nil
      }
    }
    let written = value(columns.currency) ?? ""
    let code = policy.spelling(of: written, input: "currency")
    if code.isEmpty { throw .missing("currency") }
    guard let currency = Currency(code: code) else {
      throw RowReject(
        line: 0, column: "currency", code: "unknown-currency",
        message: "\"\(code)\" is not a currency in use under ISO 4217"
          + suggestion(nearest(to: code, among: Currency.allCodes), or: Currency.allCodes))
    }
    var given = InputValues()
    for (source, input) in zip(columns.inputs, policy.definition.inputs) {
      guard let text = value(source) else { continue }
      if text.isEmpty {
        if !input.isOptional { throw .missing(input.name.text) }
        continue
      }
      if input.kind == .number {
        do throws(NumberProblem) {
          // What is given on the command line is written as for an offer, not as in the file.
          let reader = source.column == nil ? AmountText(decimalMark: nil) : roster.amountText
          given.add(try reader.readInput(text).description, to: input.name.text)
        } catch { throw RowReject(error, line: 0, column: input.name.text) }
        continue
      }
      guard input.kind == .set else {
        given.add(text, to: input.name.text)
        continue
      }
      for element in text.split(separator: ";") { given.add(String(element.trimmingBlanks), to: input.name.text) }
    }
    let range: YearlyRange
    do throws(Finding) {
      range = try roster.calculator.yearlyRange(given, showing: columns.shownNames)
    } catch { throw RowReject(error, line: 0) }
    guard range.currency == currency else {
      throw RowReject(
        line: 0, column: "currency", code: "currency-mismatch",
        message:
          "the range is in \(range.currency), and the pay in \(currency); a range is compared with pay in its own currency"
      )
    }
    do throws(Finding) { try roster.rates.check(currency) } catch {
      throw RowReject(error, line: 0, column: "currency")
    }
    let groups = columns.groupings.map { grouping in
      switch grouping {
      case .policyName(let place): range.shown[place]
      case .currency: currency.code
      case .column(let place): text(place)
      }
    }.map { $0.isEmpty ? Self.blank : $0 }
    let part = roster.number(of: .init(values: groups, currency: currency))
    let inputs = zip(policy.inputNames, range.inputs).filter { $0.0 != "currency" }.map(\.1)
    return SharedRange(range, number: number, inputs: inputs, part: part)
  }
}

extension RowReject: Error {
  static func missing(_ column: String) -> RowReject {
    RowReject(
      line: 0, column: column, code: "missing-value",
      message: "the cell is empty; nothing is taken for granted, fill it in")
  }

  /// The same reason for a row at another line.
  func at(_ line: Int) -> RowReject { RowReject(line: line, column: column, code: code, message: message) }
}
