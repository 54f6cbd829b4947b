internal import Compensation
internal import JSONText
internal import Tabular

/// Reads cost-of-living files by their mappings.
public struct CostOfLivingReader {
  private let file: String
  private var findings: [Finding] = []

  private static let keys = [
    "name", "title", "source", "delimiter", "crosswalks", "keep", "kind", "place", "value", "currency", "date", "base",
    "latest", "base_name",
  ]

  /// Reads a file.
  /// - Returns: The figures; what is wrong with the header or a row is among its findings.
  /// - Throws: `FileError`; all findings of the mapping at once; the one that ends the reading of a file that breaks off.
  public static func read(_ path: String, mapping: String) throws -> CostOfLivingFile {
    var reader = CostOfLivingReader(file: fileName(mapping))
    return try reader.read(path, mapping)
  }

  private init(file: String) { self.file = file }

  private mutating func read(_ path: String, _ mappingPath: String) throws -> CostOfLivingFile {
    guard let node = MappingParts.json(try readFile(mappingPath), file: file, &findings) else {
      throw Findings(findings)
    }
    let object = ObjectReader(node, file: file, owner: "mapping", allowed: Self.keys, findings: &findings)
    let parts = MappingParts(file: file, folder: folderName(mappingPath))
    let name = parts.name(object, &findings)
    let source = object.text("source", required: true, &findings)
    let place = parts.column("place", of: object, required: true, &findings)
    let value = parts.column("value", of: object, required: true, &findings)
    let currency = parts.column("currency", of: object, &findings)
    let measure = measure(object, currency)
    guard let name, let source, let place, let value, let measure, findings.isEmpty else { throw Findings(findings) }
    // What it shares with a survey is read as one.
    var mapping = SurveyMapping(
      name: name, title: name, source: source.text, file: file, pay: [.init(columns: [value])],
      currency: .constant("USD"))
    mapping.delimiter = parts.delimiter(object, &findings)
    mapping.kept = parts.filters(object, &findings)
    mapping.crosswalks = try parts.crosswalks(object, &findings)
    mapping.date = parts.date(object, &findings)
    let latest = object.truth("latest", &findings) ?? true
    mapping.dimensions = ["place": place]
    mapping.dimensions["currency"] = currency
    if mapping.date == nil, findings.isEmpty {
      object.report("missing-key", "the key \"date\" is missing: of which day the figures are", nil, &findings)
    }
    guard findings.isEmpty else { throw Findings(findings) }
    let rows = try Rows(path, mapping, hasCurrency: currency != nil, latestOnly: latest)
    return CostOfLivingFile(
      name: name, source: source.text, measure: measure, latestOnly: latest, figures: rows.figures,
      findings: rows.findings, rowCount: rows.count, leftOut: rows.leftOut)
  }

  private mutating func measure(_ object: ObjectReader, _ currency: String?) -> CostOfLiving? {
    guard let kind = object.choice("kind", CostOfLivingKind.self, &findings) else {
      if object.node["kind"] == nil {
        object.report("missing-key", "the key \"kind\" is missing: ppp, price or index", nil, &findings)
      }
      return nil
    }
    switch kind {
    case .index:
      guard let number = object.number("base", &findings), number > .zero else {
        object.report("missing-key", "an index needs a \"base\": the number that counts as 1", nil, &findings)
        return nil
      }
      return CostOfLiving(
        .index(baseNumber: number), base: object.text("base_name", &findings)?.text ?? "\(number) of the index")
    case .price, .purchasingPowerParity:
      guard let base = object.text("base", required: true, &findings) else { return nil }
      if kind == .price { return CostOfLiving(.price(basePlace: base.text), base: base.text) }
      if currency == nil {
        object.report("missing-key", "a ppp needs the \"currency\" of each place", nil, &findings)
      }
      return CostOfLiving(.purchasingPowerParity, base: base.text)
    }
  }

  /// The rows of a file.
  private struct Rows {
    var figures: [CostOfLivingFigure] = []
    var findings: [Finding] = []
    var count = 0
    var leftOut = 0
    /// Places and days whose figure cannot be read.
    private var wrong: [(place: String, day: CalendarDate)] = []

    init(_ path: String, _ mapping: SurveyMapping, hasCurrency: Bool, latestOnly: Bool) throws {
      let shown = fileName(path)
      do throws(CSVReadError) {
        var reader = try CSVReader(path: path, format: CSVFormat(delimiter: mapping.delimiter))
        let columns: SurveyColumns
        do throws(Findings) {
          columns = try SurveyColumns.find(
            in: reader.header, file: shown, mapping: mapping,
            dimensions: hasCurrency ? ["place", "currency"] : ["place"])
        } catch {
          findings = error.all
          return
        }
        while let batch = try reader.nextBatch() {
          for record in 0..<batch.count { read(batch, record, columns, mapping, shown) }
        }
        if latestOnly {
          let newest = Dictionary(wrong.map { ($0.place, $0.day) }, uniquingKeysWith: max)
          figures.removeAll { figure in newest[figure.place].map { $0 >= figure.date } ?? false }
        }
      } catch {
        switch error {
        case .file(let file): throw file
        // Of a file that breaks off nothing is used.
        case .syntax(let syntax): throw Finding(syntax, file: shown)
        }
      }
    }

    private mutating func read(
      _ batch: CSVBatch, _ record: Int, _ columns: SurveyColumns, _ mapping: SurveyMapping, _ file: String
    ) {
      count += 1
      let line = batch.line(record)
      guard batch.fieldCount(record) == columns.columnCount else {
        findings.append(
          Finding(
            Finding(.raggedRow(line: line, expected: columns.columnCount, found: batch.fieldCount(record)), file: file),
            severity: .warning))
        return
      }
      switch columns.kind(batch, record) {
      case .leftOut: leftOut += 1
      case .reject(let reason):
        findings.append(
          Finding(reason.code, reason.message, severity: .warning, file: file, line: line, column: reason.column))
      case .figure(let values, _, _):
        let place = columns.pay[0].places[0]
        let text = Substring(batch[record].text(place)).trimmingBlanks
        guard let value = Self.number(text), value > .zero else {
          let isMissing = text.isEmpty
          findings.append(
            Finding(
              isMissing ? "missing-value" : "bad-number",
              isMissing ? "the cell is empty" : "this is not a plain number above 0; correct it", severity: .warning,
              file: file, line: line, column: columns.names[place]))
          // A newest figure that is wrong is not replaced by an older one.
          if let day = Self.day(batch, record, columns) { wrong.append((values[0], day)) }
          return
        }
        guard let day = Self.day(batch, record, columns) else {
          findings.append(
            Finding(
              "bad-date", "this is not a day in the form that the mapping says; correct it, or the mapping's \"form\"",
              severity: .warning, file: file, line: line, column: Self.dayColumn(columns)))
          return
        }
        figures.append(
          CostOfLivingFigure(
            place: values[0], date: day, value: value, currency: values.count > 1 ? values[1] : nil,
            source: mapping.source, file: file, line: line))
      }
    }

    /// A plain number; digits after the eighteenth decimal place say nothing of prices.
    private static func number(_ text: Substring) -> ExactDecimal? {
      let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].utf8.count > ExactDecimal.fractionDigits,
        parts[1].utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 })
      else { return try? ExactDecimal(plain: text) }
      return try? ExactDecimal(plain: "\(parts[0]).\(parts[1].prefix(ExactDecimal.fractionDigits))")
    }

    private static func dayColumn(_ columns: SurveyColumns) -> String? {
      guard case .column(let place, _)? = columns.date else { return nil }
      return columns.names[place]
    }

    /// A year counts as its last day: its figure is of the whole year.
    private static func day(_ batch: CSVBatch, _ record: Int, _ columns: SurveyColumns) -> CalendarDate? {
      switch columns.date {
      case nil: return nil
      case .constant(let day)?: return day
      case .column(let place, let form)?:
        let day = form.day(Substring(batch[record].text(place)).trimmingBlanks)
        return form == .year ? day.flatMap { CalendarDate(year: $0.year, month: 12, day: 31) } : day
      }
    }
  }
}
