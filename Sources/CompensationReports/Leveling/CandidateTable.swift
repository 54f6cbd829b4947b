public import Compensation
public import Tabular

/// Writes the levels of many candidates as CSV: a row for each, in their order, also for those that were rejected.
///
/// What candidates with the same facts have in common is encoded once.
public struct CandidateTable {
  private var writer: CSVWriter
  private var encoded: [UInt8] = []
  private var places: [Range<Int32>] = []

  /// Nothing written yet.
  public init(_ dialect: CSVDialect = .rfc4180) { writer = CSVWriter(dialect: dialect) }

  /// The names of the columns as a line.
  public static func headerLine(_ dialect: CSVDialect = .rfc4180) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.appendHeader(schema.names)
    return writer.bytes
  }

  /// What the columns are. Several levels may fit equally: then a cell has something of each, with ` | ` between them, so that amounts
  /// are texts.
  public static let schema = TableSchema(
    [
      .count("line", "line of the file where the row begins", required: true),
      .text("candidate_id", "as the file has it"), .text("family", "the job family"),
      .text("title", "the titles of the levels that fit"), .text("level", "their levels"),
      .text("grade", "their grade"), .text("track", "their tracks"),
      .text("needs_person", "how many clauses of each only a person can judge"),
      .text("next_title", "the titles of the next grade"), .text("next_grade", "the next grade"),
      .text("missing", "what is missing for each of these"),
      .text("currency", "ISO 4217 code of each level's amounts"),
      .text("minimum", "lower end of each level's range"), .text("midpoint", "middle of each level's range"),
      .text("maximum", "upper end of each level's range"), .text("code", "why the row has no answer, as a kind"),
      .text("column", "the column that is wrong"), .text("message", "what is wrong and what to do"),
    ], key: ["line"])

  /// Forgets the encoded answers.
  public mutating func removeAnswers() {
    encoded.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// Encodes an answer; the next row may refer to it by its number, which is that of the answers before it.
  /// - Parameter offers: What the highest levels pay, in their order; nil for one without pay, empty where no place was given.
  public mutating func encode(_ assessment: Assessment, family: String, offers: [Offer?]) {
    let highest = assessment.highest.map(\.level)
    let next = assessment.next.map(\.level)
    let open = assessment.highest.map { String($0.open.count) }
    let texts = [
      family, Self.joined(highest.map(\.title)), Self.joined(highest.map(\.level)), highest.first?.grade ?? "",
      Self.joined(highest.map { $0.track?.rawValue ?? "" }), Self.joined(open), Self.joined(next.map(\.title)),
      next.first?.grade ?? "",
      Self.joined(assessment.next.map { $0.missing.map(\.requirement.text).joined(separator: "; ") }),
      Self.joined(offers.map { $0?.range == nil ? "" : $0?.currency.code ?? "" }),
    ]
    let ranges = offers.map { $0?.range }
    let amounts = [
      ranges.map { Self.amount($0?.minimum) }, ranges.map { Self.amount($0?.midpoint) },
      ranges.map { Self.amount($0?.maximum) },
    ]
    encode { writer in
      for text in texts { writer.append(text) }
      // One is a number; several are a text.
      for amount in amounts { writer.append(number: Self.joined(amount)) }
      for _ in 0..<3 { writer.append("") }
    }
  }

  /// Encodes why a row has no answer.
  public mutating func encode(_ reject: Finding) {
    encode { writer in for field in Self.fields(of: reject) { writer.append(field) } }
  }

  private static func fields(of reject: Finding) -> [String] {
    Array(repeating: "", count: 13) + [reject.code, reject.column ?? "", reject.message]
  }

  /// Adds a row that has no cells to take an id from.
  public mutating func append(line: Int, reject: Finding) {
    writer.append(line)
    for text in [""] + Self.fields(of: reject) { writer.append(text) }
    writer.endRecord()
  }

  private mutating func encode(_ write: (inout CSVWriter) -> Void) {
    var writer = CSVWriter(dialect: self.writer.dialect)
    write(&writer)
    let start = Int32(encoded.count)
    encoded += writer.bytes
    places.append(start..<Int32(encoded.count))
  }

  private static func amount(_ money: Money?) -> String { money.map { Table.Cell.money($0).plain } ?? "" }

  /// Several are a set: all are named.
  private static func joined(_ texts: [String]) -> String {
    texts.contains { !$0.isEmpty } ? texts.joined(separator: " | ") : ""
  }

  /// Adds a candidate with an encoded answer.
  public mutating func append(line: Int, id: Span<UInt8>, answer: Int) {
    let place = places[answer]
    let encoded = encoded
    writer.appendRecord(longest: 2 * id.count + place.count + 40) { record in
      record.append(decimal: Int64(line), fractionDigits: 0)
      record.append(id)
      record.appendEncoded(encoded, place)
    }
  }

  /// How many bytes wait to be taken.
  public var pendingCount: Int { writer.count }

  /// What was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer { writer.removeAll() }
    return writer.bytes
  }
}
