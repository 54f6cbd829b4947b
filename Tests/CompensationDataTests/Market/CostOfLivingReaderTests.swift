import Compensation
import CompensationData
import Tabular
import Testing

@Suite struct CostOfLivingReaderTests {
  private static let parity = """
    "kind": "ppp", "base": "United States", "place": {"column": "country"}, "value": {"column": "ppp"},
    "currency": {"column": "cur"}, "date": {"column": "year", "form": "year"}
    """

  private static func read(
    _ text: String, _ mapping: String, tables: [String: String] = [:]
  ) throws -> CostOfLivingFile {
    let folder = try MarketFolder(tables)
    return try CostOfLivingReader.read(
      folder.put(Array(text.utf8), "living.csv"),
      mapping: folder.put(
        Array("{\n\"name\": \"bank\",\n\"source\": \"made up\",\n\(mapping)\n}\n".utf8), "living.json"))
  }

  /// `Japan 2024-12-31 0.6`, and the findings: `living.csv:3: ppp: [bad-number]`. Rates: 150 yen for a dollar, 0.8 euros.
  private static func indices(_ file: CostOfLivingFile) -> (indices: [String], findings: [String]) {
    let rates = [
      "USD": ExactDecimal.one, "JPY": ExactDecimal(150), "EUR": ExactDecimal(units: ExactDecimal.unitsPerOne / 5 * 4),
    ]
    let result = file.measure.indices(of: file.figures, latestOnly: file.latestOnly) { currency, _ throws(Finding) in
      guard let rate = rates[currency] else { throw Finding("no-exchange-rate", "there is no rate", column: currency) }
      return rate
    }
    return (
      result.indices.map { "\($0.place) \($0.effectiveFrom) \($0.index)" }, problems(file.findings + result.findings)
    )
  }

  private static func problems(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.file ?? ""):\($0.line ?? 0): \($0.column ?? ""): [\($0.code)]" }
  }

  /// A parity over the rate: 90 / 150 and 0.6 / 0.8. A year counts as its last day.
  @Test func parities() throws {
    let file = try Self.read(
      "country,year,ppp,cur\nJapan,2024,90,JPY\nJapan,2023,100,JPY\nItaly,2022,0.6,EUR\nUnited States,2024,1,USD\n",
      Self.parity)
    #expect(file.name == "bank" && file.source == "made up" && file.latestOnly)
    #expect(file.measure.base == "United States" && file.measure.measure == .purchasingPowerParity)
    #expect(file.rowCount == 4 && file.leftOut == 0 && file.figures.count == 4)
    #expect(file.figures[0].currency == "JPY" && file.figures[0].source == "made up" && file.figures[0].line == 2)
    let (indices, findings) = Self.indices(file)
    #expect(indices == ["Italy 2022-12-31 0.75", "Japan 2024-12-31 0.6", "United States 2024-12-31 1"])
    #expect(findings.isEmpty)
  }

  @Test func notOnlyTheLatest() throws {
    let file = try Self.read(
      "country,year,ppp,cur\nJapan,2024,90,JPY\nJapan,2023,75,JPY\n", Self.parity + #", "latest": false"#)
    #expect(Self.indices(file).indices == ["Japan 2023-12-31 0.5", "Japan 2024-12-31 0.6"])
  }

  /// Prices in dollars already, and prices in local currency: 600 / 150 over 5 = 0.8, 4 / 0.8 over 5 = 1.
  @Test func prices() throws {
    let common = #""kind": "price", "base": "US", "place": {"column": "place"}, "value": {"column": "price"}, "#
    let dollars = try Self.read(
      "place,day,price\nUS,2024-07-01,5\nJapan,2024-07-01,3.5\n", common + #""date": {"column": "day"}"#)
    #expect(dollars.figures.allSatisfy { $0.currency == nil })
    #expect(Self.indices(dollars).indices == ["Japan 2024-07-01 0.7", "US 2024-07-01 1"])
    let local = try Self.read(
      "place,price,cur\nUS,5,USD\nJapan,600,JPY\nItaly,4,EUR\n",
      common + #""currency": {"column": "cur"}, "date": {"constant": "2024-07-01"}"#)
    #expect(Self.indices(local).indices == ["Italy 2024-07-01 1", "Japan 2024-07-01 0.8", "US 2024-07-01 1"])
  }

  @Test func indexNumbers() throws {
    let file = try Self.read(
      "place,month,n\nBoston,2024-05,150\nAustin,2024-05,92.5\n",
      #""kind": "index", "base": 100, "place": {"column": "place"}, "value": {"column": "n"}, "date": {"column": "month", "form": "month"}"#
    )
    #expect(Self.indices(file).indices == ["Austin 2024-05-15 0.925", "Boston 2024-05-15 1.5"])
    #expect(file.measure.measure == .index(baseNumber: ExactDecimal(100)))
  }

  /// Digits after the eighteenth say nothing; they are cut, not rounded.
  @Test func manyDecimals() throws {
    let file = try Self.read(
      "country,year,ppp,cur\nJapan,2024,90.1234567890123456789,JPY\nItaly,2024,0.66666666666666666666666,EUR\nPeru,2024,0.0000000000000000009,USD\nUS,2024,1.00000000000000000x,USD\n",
      Self.parity)
    #expect(file.figures.map(\.value.description) == ["90.123456789012345678", "0.666666666666666666"])
    #expect(Self.problems(file.findings) == ["living.csv:4: ppp: [bad-number]", "living.csv:5: ppp: [bad-number]"])
  }

  @Test func rowsThatCannotBeUsed() throws {
    let file = try Self.read(
      """
      country,year,ppp,cur
      A,2024,,USD
      B,2024,..,USD
      C,2024,0,USD
      D,2024,-1,USD
      E,2024,"1,5",USD
      F,24,1,USD
      G,,1,USD
      ,2024,1,USD
      H,2024,1,
      I,2024,1
      J,2024,1,USD
      """, Self.parity)
    #expect(
      Self.problems(file.findings).map { $0.replacing("living.csv:", with: "") } == [
        "2: ppp: [missing-value]", "3: ppp: [bad-number]", "4: ppp: [bad-number]", "5: ppp: [bad-number]",
        "6: ppp: [bad-number]", "7: year: [bad-date]", "8: year: [bad-date]", "9: country: [missing-value]",
        "10: cur: [missing-value]", "11: : [ragged-row]",
      ])
    #expect(file.figures.map(\.place) == ["J"] && file.rowCount == 11)
  }

  /// A newest figure that is wrong is not replaced by an older one.
  @Test func doubtfulFigures() throws {
    let file = try Self.read(
      """
      country,year,ppp,cur
      Japan,2024,90,JPY
      Japan,2024,91,JPY
      Japan,2023,100,JPY
      Peru,2024,1.8,PEN
      Peru,2023,1.8,USD
      Italy,2024,0.4,EUR
      """, Self.parity)
    let (indices, findings) = Self.indices(file)
    #expect(indices == ["Italy 2024-12-31 0.5"])
    #expect(
      findings == [
        "living.csv:2: : [duplicate-key]", "living.csv:3: : [duplicate-key]", "living.csv:5: PEN: [no-exchange-rate]",
      ])
  }

  /// Neither of two figures of a place and day, whatever their values; another day of the place is another matter.
  @Test func figuresOfPlacesThatHaveOne() throws {
    let file = try Self.read(
      """
      country,year,ppp,cur
      Japan,2024,90,JPY
      Japan,2024,90,JPY
      Italy,2024,0.6,EUR
      Italy,2023,0.6,EUR
      Peru,2024,1.8,USD
      Peru,2024,1.9,USD
      Peru,2025,2,USD
      """, Self.parity)
    #expect(
      file.unambiguousFigures.map { "\($0.place) \($0.date) \($0.value)" } == [
        "Italy 2024-12-31 0.6", "Italy 2023-12-31 0.6", "Peru 2025-12-31 2",
      ])
    #expect(file.figures.count == 7)
  }

  /// Of a file that breaks off nothing is used: what comes after may be the newest of a place.
  @Test func filesThatBreakOff() throws {
    let whole = "country,year,ppp,cur\nJapan,2023,90,JPY\nItaly,2024,0.6,EUR\n"
    #expect(try Self.read(whole, Self.parity).figures.count == 2)
    let error = #expect(throws: Finding.self) {
      try Self.read(whole + "Pe\"ru,2024,1,USD\nJapan,2024,95,JPY\n", Self.parity)
    }
    #expect(error?.file == "living.csv" && error?.line == 4)
    #expect(throws: Finding.self) { try Self.read(whole + "\"Peru,2024,1,USD\n", Self.parity) }
    let folder = try MarketFolder()
    #expect(throws: Finding.self) {
      try CostOfLivingReader.read(
        folder.put(Array(whole.utf8) + [0x50, 0xff] + Array(",2024,1,USD\n".utf8), "living.csv"),
        mapping: folder.put(
          Array("{\"name\": \"bank\", \"source\": \"made up\", \(Self.parity)}".utf8), "living.json"))
    }
  }

  /// It may be a figure in the wrong column.
  @Test func textsThatAreInNoCrosswalk() throws {
    let file = try Self.read(
      "code,year,v\nXXX,2024,90\n61511,2024,90\n",
      """
      "kind": "ppp", "base": "United States", "place": {"column": "country"}, "value": {"column": "v"},
      "currency": {"column": "currency"}, "date": {"column": "year", "form": "year"},
      "crosswalks": [{"table": "countries.csv", "where": {"iso": "code"}}]
      """, tables: ["countries.csv": "iso,country,currency\nJPN,Japan,JPY\n"])
    #expect(file.findings.map(\.code) == ["unmapped-value", "unmapped-value"])
    #expect(file.findings[0].message.contains("\"XXX\""))
    #expect(!file.findings[1].message.contains("61511"))
  }

  @Test func crosswalksAndKeep() throws {
    let file = try Self.read(
      "code,series,year,v\nJPN,PPP,2024,90\nITA,PPP,2024,0.6\nJPN,GDP,2024,1\nWLD,PPP,2024,1\nXXX,PPP,2024,1\n",
      """
      "kind": "ppp", "base": "United States", "place": {"column": "country"}, "value": {"column": "v"},
      "currency": {"column": "currency"}, "date": {"column": "year", "form": "year"},
      "keep": [{"column": "series", "values": ["PPP"]}],
      "crosswalks": [{"table": "countries.csv", "where": {"iso": "code"}}]
      """, tables: ["countries.csv": "iso,country,currency\nJPN,Japan,JPY\nITA,Italy,EUR\nWLD,,\n"])
    #expect(Self.indices(file).indices == ["Italy 2024-12-31 0.75", "Japan 2024-12-31 0.6"])
    #expect(file.leftOut == 2 && file.rowCount == 5)
    #expect(Self.problems(file.findings) == ["living.csv:6: code: [unmapped-value]"])
  }

  @Test func columnsThatAreMissing() throws {
    let file = try Self.read("land,year,ppp,cur\nJapan,2024,90,JPY\n", Self.parity)
    #expect(file.figures.isEmpty)
    #expect(Self.problems(file.findings) == ["living.csv:1: country: [missing-column]"])
  }

  @Test(arguments: [
    // What stands on line 4, and what is wrong.
    (#""kind": "ppp""#, ["place: [missing-key]", "value: [missing-key]", "base: [missing-key]"]),
    (parity.replacing("\n", with: " ").replacing("\"ppp\", \"base\"", with: "\"cpi\", \"base\""), ["[unknown-value]"]),
    (parity.replacing("\n", with: " ").replacing("\"kind\": \"ppp\",", with: ""), ["[missing-key]"]),
    (parity.replacing("\n", with: " ").replacing(#""currency": {"column": "cur"},"#, with: ""), ["[missing-key]"]),
    (
      parity.replacing("\n", with: " ").replacing(#", "date": {"column": "year", "form": "year"}"#, with: ""),
      ["[missing-key]"]
    ),
    (parity.replacing("\n", with: " ") + #", "latest": "yes""#, ["[wrong-type]"]),
    (parity.replacing("\n", with: " ") + #", "lates": true"#, ["[unknown-key]"]),
    (
      #""kind": "index", "base": 0, "place": {"column": "p"}, "value": {"column": "v"}, "date": {"constant": "2024-01-01"}"#,
      ["[missing-key]"]
    ),
    (
      #""kind": "index", "place": {"column": "p"}, "value": {"column": "v"}, "date": {"constant": "2024-01-01"}"#,
      ["[missing-key]"]
    ),
    (
      #""kind": "price", "place": {"column": "p"}, "value": {"column": "v"}, "date": {"constant": "2024-01-01"}"#,
      ["[missing-key]"]
    ),
  ]) func mappings(text: String, expected: [String]) {
    let error = #expect(throws: Findings.self) { try Self.read("country,year,ppp,cur\n", text) }
    let found = error?.all ?? []
    #expect(found.map { $0.file ?? "" }.allSatisfy { $0 == "living.json" })
    #expect(found.map { "[\($0.code)]" } == expected.map { String($0.drop { $0 != "[" }) })
    for (finding, expected) in zip(found, expected) where expected.contains(":") {
      #expect(finding.message.contains("\"\(expected.prefix { $0 != ":" })\""))
    }
  }

  @Test func filesThatAreNotThere() {
    #expect(throws: FileError.self) { try CostOfLivingReader.read("/nowhere/a.csv", mapping: "/nowhere/a.json") }
  }
}
