public import Compensation
internal import Tabular

/// Writes the levels of many candidates as CSV: a row for each, in their order, also for those that were rejected.
///
/// What candidates with the same facts have in common is encoded once.
public struct CandidateTable {
  private var writer = CSVWriter()
  private var encoded: [UInt8] = []
  private var places: [Range<Int32>] = []

  /// Nothing written yet.
  public init() {}

  /// The names of the columns as a line.
  public static let headerLine: [UInt8] = {
    var writer = CSVWriter()
    writer.appendRecord([
      "line", "candidate_id", "family", "title", "level", "grade", "track", "needs_person", "next_title", "next_grade",
      "missing", "currency", "minimum", "midpoint", "maximum", "code", "column", "message",
    ])
    return writer.bytes
  }()

  /// How many answers are encoded.
  public var answerCount: Int { places.count }

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
    encode([
      family, Self.joined(highest.map(\.title)), Self.joined(highest.map(\.level)), highest.first?.grade ?? "",
      Self.joined(highest.map { $0.track?.rawValue ?? "" }), Self.joined(open), Self.joined(next.map(\.title)),
      next.first?.grade ?? "",
      Self.joined(assessment.next.map { $0.missing.map(\.requirement.text).joined(separator: "; ") }),
      Self.joined(offers.map { $0?.range == nil ? "" : $0?.currency.code ?? "" }),
      Self.joined(offers.map { Self.amount($0?.range?.minimum) }),
      Self.joined(offers.map { Self.amount($0?.range?.midpoint) }),
      Self.joined(offers.map { Self.amount($0?.range?.maximum) }), "", "", "",
    ])
  }

  /// Encodes why a row has no answer.
  public mutating func encode(_ reject: Finding) {
    encode(Self.fields(of: reject))
  }

  private static func fields(of reject: Finding) -> [String] {
    Array(repeating: "", count: 13) + [reject.code, reject.column ?? "", reject.message]
  }

  /// Adds a row that has no cells to take an id from.
  public mutating func append(line: Int, reject: Finding) {
    writer.appendRecord([String(line), ""] + Self.fields(of: reject))
  }

  private mutating func encode(_ fields: [String]) {
    var writer = CSVWriter()
    for field in fields { writer.append(field) }
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
