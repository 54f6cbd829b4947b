internal import Compensation
internal import JSONText
internal import Tabular

/// Reads a mapping file and the crosswalks that it names.
public struct SurveyMappingReader {
  private let file: String
  private let path: String
  private var findings: [Finding] = []

  /// Reads a mapping.
  /// - Throws: `FileError` if a file cannot be read; all findings at once, if there is an error among them.
  public static func read(_ path: String) throws -> SurveyMapping {
    var reader = SurveyMappingReader(path: path)
    let mapping = try reader.mapping()
    guard let mapping, reader.findings.isEmpty else { throw Findings(reader.findings) }
    return mapping
  }

  private init(path: String) {
    self.path = path
    file = fileName(path)
  }

  private static let keys = [
    "name", "title", "source", "delimiter", "statistic", "pay", "currency", "date", "organisation", "weight", "count",
    "fte", "keep", "crosswalks", "dimensions", "plausible",
  ]

  private mutating func mapping() throws -> SurveyMapping? {
    guard let node = MappingParts.json(try readFile(path), file: file, &findings) else { return nil }
    let object = ObjectReader(node, file: file, owner: "mapping", allowed: Self.keys, findings: &findings)
    let parts = MappingParts(file: file, folder: folderName(path))
    let name = parts.name(object, &findings)
    let source = object.text("source", required: true, &findings)
    let currency = parts.cellSource("currency", of: object, required: true, &findings)
    let pay = readPay(object)
    guard let name, let source, let currency else { return nil }
    var mapping = SurveyMapping(
      name: name, title: object.text("title", &findings)?.text ?? name, source: source.text, file: file,
      pay: pay, currency: currency)
    if case .constant(let code) = currency, Currency(code: code) == nil {
      object.report(
        "unknown-currency",
        "\(code) is not a currency's code of ISO 4217"
          + suggestion(nearest(to: code, among: Currency.allCodes), or: Currency.allCodes),
        node["currency"], &findings)
    }
    mapping.delimiter = parts.delimiter(object, &findings)
    if let text = object.text("statistic", &findings) {
      if let statistic = SurveyStatistic(text.text) {
        mapping.statistic = statistic
      } else {
        object.report(
          "unknown-value", "\"statistic\" is individual, mean, or a percentile such as p50", node["statistic"],
          &findings)
      }
    }
    mapping.date = parts.date(object, &findings)
    mapping.organisation = parts.column("organisation", of: object, &findings)
    mapping.weight = parts.column("weight", of: object, &findings)
    mapping.count = parts.column("count", of: object, &findings)
    mapping.share = parts.column("fte", of: object, &findings)
    mapping.kept = parts.filters(object, &findings)
    mapping.crosswalks = try parts.crosswalks(object, &findings)
    for pair in object.pairs("dimensions", &findings) { mapping.dimensions[pair.key] = pair.value.text }
    mapping.plausible = readPlausible(object)
    if mapping.count != nil, mapping.weight != nil {
      object.report(
        "contradiction", "\"count\" and \"weight\" exclude each other: a published figure weighs by its count",
        node["weight"],
        &findings)
    }
    if mapping.count != nil, mapping.statistic == .individual {
      object.report(
        "contradiction", "only a published figure has a \"count\"; say its \"statistic\", or call it \"weight\"",
        node["count"], &findings)
    }
    return mapping
  }

  // MARK: Pay

  private mutating func readPay(_ owner: ObjectReader) -> [SurveyMapping.PayColumn] {
    guard let node = owner.node["pay"] else {
      owner.report("missing-key", "the key \"pay\" is missing", nil, &findings)
      return []
    }
    if case .array(let nodes) = node.value {
      if nodes.isEmpty { owner.report("missing-key", "\"pay\" has no column", node, &findings) }
      return nodes.compactMap { readPayColumn($0) }
    }
    return [readPayColumn(node)].compactMap { $0 }
  }

  private mutating func readPayColumn(_ node: JSONNode) -> SurveyMapping.PayColumn? {
    let object = ObjectReader(
      node, file: file, owner: "pay",
      allowed: [
        "column", "low", "high", "basis", "hours_per_year", "months_per_year", "missing", "decimal_mark", "range",
      ], findings: &findings)
    let columns = ["column", "low", "high"].compactMap { object.text($0, &findings)?.text }
    guard columns.count == (node["column"] == nil ? 2 : 1) else {
      object.report("missing-key", "\"pay\" has a \"column\", or a \"low\" and a \"high\" one", nil, &findings)
      return nil
    }
    var pay = SurveyMapping.PayColumn(columns: columns)
    if let text = node["basis"]?.text {
      pay.basis = .constant(text)
    } else {
      let parts = MappingParts(file: file, folder: "")
      if let basis = parts.cellSource("basis", of: object, required: false, &findings) { pay.basis = basis }
    }
    if case .constant(let text) = pay.basis, PayPeriodText.basis(text) == nil {
      object.report("unknown-value", "\"basis\" is annual, monthly or hourly", node["basis"], &findings)
    }
    pay.hoursPerYear = positive("hours_per_year", object)
    pay.monthsPerYear = positive("months_per_year", object)
    for pair in object.pairs("missing", &findings) { pay.missing[pair.key] = pair.value.text }
    pay.decimalMark = object.choice("decimal_mark", DecimalMark.self, &findings)
    pay.range = object.choice("range", SurveyMapping.RangeRule.self, &findings)
    if columns.count == 2, pay.range == nil, node["range"] == nil {
      object.report(
        "missing-key", "two columns need a \"range\": midpoint, low or high, which counts", nil, &findings)
    }
    requirePeriods(pay, object)
    return pay
  }

  private mutating func positive(_ key: String, _ object: ObjectReader) -> ExactDecimal? {
    guard let number = object.number(key, &findings) else { return nil }
    if number > .zero { return number }
    object.report("not-positive", "\"\(key)\" is above 0", object.node[key], &findings)
    return nil
  }

  /// Pay by the hour or month needs how many of them make a year; nobody guesses.
  private mutating func requirePeriods(_ pay: SurveyMapping.PayColumn, _ object: ObjectReader) {
    guard case .constant(let text) = pay.basis else { return }
    switch PayPeriodText.basis(text) {
    case .hourly where pay.hoursPerYear == nil:
      object.report("missing-key", "pay by the hour needs \"hours_per_year\", such as 2080", nil, &findings)
    case .monthly where pay.monthsPerYear == nil:
      object.report("missing-key", "pay by the month needs \"months_per_year\", such as 12", nil, &findings)
    default: break
    }
  }

  private mutating func readPlausible(_ owner: ObjectReader) -> SurveyMapping.PlausiblePay {
    guard let node = owner.node["plausible"] else { return .nearMedian }
    if node.text == "any" { return .any }
    let object = ObjectReader(
      node, file: file, owner: "plausible", allowed: ["minimum", "maximum"], findings: &findings)
    let (minimum, maximum) = (object.number("minimum", &findings), object.number("maximum", &findings))
    if minimum == nil, maximum == nil {
      object.report(
        "missing-key", "\"plausible\" has a \"minimum\" or a \"maximum\", or is the text \"any\"", nil, &findings)
    }
    if let minimum, let maximum, minimum > maximum {
      object.report("contradiction", "\"minimum\" is above \"maximum\"", nil, &findings)
    }
    return .within(minimum: minimum, maximum: maximum)
  }
}
