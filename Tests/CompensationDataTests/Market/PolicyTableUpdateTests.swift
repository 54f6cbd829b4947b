import Compensation
import CompensationData
import Testing

@Suite struct PolicyTableUpdateTests {
  private static let table = """
    job,level,effective_from,amount,source
    Coder,L1,2025-01-01,100,old
    Coder,L2,2025-01-01,150,old
    Pilot,L1,2024-01-01,180,older
    Pilot,L1,2025-01-01,200,old

    """

  private static func update(
    _ table: String, _ rows: [PolicyTableUpdate.Row], keys: [String] = ["job", "level"], value: String = "amount",
    columns: [String] = []
  ) throws(Finding) -> PolicyTableUpdate {
    try PolicyTableUpdate(
      Array(table.utf8), file: "tiny/benchmarks.csv", keys: keys, value: value, columns: columns, adding: rows)
  }

  private static func text(_ update: PolicyTableUpdate) -> String { String(decoding: update.csv(), as: UTF8.self) }

  /// A row of a job, a level, a day and an amount.
  private static func row(_ text: String, source: String = "new") -> PolicyTableUpdate.Row {
    let cells = text.split(separator: ",").map { String($0) }
    return ["job": cells[0], "level": cells[1], "effective_from": cells[2], "amount": cells[3], "source": source]
  }

  @Test func afterTheLastOfItsKey() throws {
    let update = try Self.update(
      Self.table,
      [Self.row("Pilot,L1,2026-01-01,210"), Self.row("Coder,L1,2026-01-01,110"), Self.row("Tailor,L1,2026-01-01,90")])
    #expect(
      Self.text(update) == """
        job,level,effective_from,amount,source
        Coder,L1,2025-01-01,100,old
        Coder,L1,2026-01-01,110,new
        Coder,L2,2025-01-01,150,old
        Pilot,L1,2024-01-01,180,older
        Pilot,L1,2025-01-01,200,old
        Pilot,L1,2026-01-01,210,new
        Tailor,L1,2026-01-01,90,new

        """)
    // In the order of the new rows; what was in force before is the newest one of an earlier day.
    #expect(
      update.changes.map { "\($0.keys.joined(separator: "/")) \($0.old ?? "-") \($0.new)" } == [
        "Pilot/L1 200 210", "Coder/L1 100 110", "Tailor/L1 - 90",
      ])
  }

  @Test func ofTheSameDayInPlace() throws {
    let update = try Self.update(
      Self.table, [Self.row("Pilot,L1,2025-01-01,205"), Self.row("Coder,L1,2025-01-01,101")])
    #expect(
      Self.text(update)
        == Self.table.replacing("Pilot,L1,2025-01-01,200,old", with: "Pilot,L1,2025-01-01,205,new").replacing(
          "Coder,L1,2025-01-01,100,old", with: "Coder,L1,2025-01-01,101,new"))
    #expect(update.changes[0].old == "180" && update.changes[0].new == "205")
  }

  /// A run is the same however often it is made.
  @Test func twiceIsOnce() throws {
    let rows = [
      Self.row("Tailor,L1,2026-01-01,90"), Self.row("Coder,L2,2026-01-01,155"), Self.row("Coder,L1,2025-01-01,101"),
      Self.row("Coder,L1,2024-06-01,95"), Self.row("Coder,L2,2027-01-01,160"),
    ]
    let once = Self.text(try Self.update(Self.table, rows))
    #expect(once.split(separator: "\n").count == 1 + 4 + 4)
    #expect(Self.text(try Self.update(once, rows)) == once)
    #expect(Self.text(try Self.update(once, rows.reversed())) == once)
    // In another form the first run writes it anew, and the second changes nothing.
    let other = "\u{feff}" + Self.table.replacing("\n", with: "\r\n")
    let first = Self.text(try Self.update(other, rows))
    #expect(first == once)
  }

  /// A day earlier than those that are there is history too.
  @Test func anEarlierDay() throws {
    let update = try Self.update(Self.table, [Self.row("Coder,L2,2020-01-01,130")])
    #expect(Self.text(update).contains("Coder,L2,2025-01-01,150,old\nCoder,L2,2020-01-01,130,new\n"))
    #expect(update.changes[0].old == nil)
  }

  /// A new row never counts from the day of a later one on.
  @Test(arguments: [
    ("Coder,L2,2020-01-01,130", 1), ("Pilot,L1,2024-01-01,170", 1), ("Pilot,L1,2024-06-01,170", 1),
    ("Pilot,L1,2025-01-01,205", 0), ("Pilot,L1,2026-01-01,210", 0), ("Tailor,L1,2020-01-01,90", 0),
  ]) func rowsBeforeALaterOne(row: String, count: Int) throws {
    #expect(try Self.update(Self.table, [Self.row(row)]).supersededCount == count)
  }

  @Test func rowsOfTheSameKeysAndDay() throws {
    let rows = [Self.row("Coder,L1,2026-01-01,110"), Self.row("Coder,L2,2026-01-01,110")]
    #expect(try Self.update(Self.table, rows + [Self.row("Coder,L1,2026-01-02,120")]).changes.count == 3)
    let error = #expect(throws: Finding.self) {
      try Self.update(Self.table, rows + [Self.row("Coder,L2,2026-01-01,120")])
    }
    #expect(
      error
        == Finding(
          "duplicate-key", "several new rows have the keys Coder, L2, 2026-01-01; leave one of their sources out",
          file: "tiny/benchmarks.csv", column: "job, level"))
  }

  @Test func withoutDays() throws {
    let update = try Self.update(
      "currency,rate\nEUR,0.9\nUSD,1\n",
      [
        ["currency": "EUR", "rate": "0.8", "effective_from": "2026-01-01", "source": "bank"],
        ["currency": "GBP", "rate": "0.7", "effective_from": "2026-01-01", "source": "bank"],
      ], keys: ["currency"], value: "rate")
    #expect(Self.text(update) == "currency,rate\nEUR,0.8\nUSD,1\nGBP,0.7\n")
    #expect(update.changes.map(\.old) == ["0.9", nil])
  }

  @Test func otherColumns() throws {
    let table =
      "job,title,effective_from,effective_to,amount,source\n\"a, b\",\"The \"\"A\"\"\",2025-01-01,2025-07-01,100,old\n"
    let known: PolicyTableUpdate.Row = ["job": "a, b", "effective_from": "2026-01-01", "amount": "110"]
    let update = try Self.update(table, [known], keys: ["job"])
    // What nothing says is as before, but the day on which an earlier row ends; a source that nothing says is the old one's.
    #expect(Self.text(update) == table + "\"a, b\",\"The \"\"A\"\"\",2026-01-01,,110,old\n")
    #expect(Self.text(try Self.update(Self.text(update), [known], keys: ["job"])) == Self.text(update))
    // In place, an end stays.
    let same: PolicyTableUpdate.Row = ["job": "a, b", "effective_from": "2025-01-01", "amount": "105"]
    #expect(Self.text(try Self.update(table, [same], keys: ["job"])) == table.replacing(",100,", with: ",105,"))
    // A new key has nobody to take a title from.
    let error = #expect(throws: Finding.self) {
      try Self.update(table, [["job": "c", "effective_from": "2026-01-01", "amount": "1"]], keys: ["job"])
    }
    #expect(error?.code == "unfilled-column" && error?.column == "title" && error?.file == "tiny/benchmarks.csv")
    let filled = try Self.update(
      table, [["job": "c", "title": "C", "effective_from": "2026-01-01", "amount": "1"]], keys: ["job"])
    #expect(Self.text(filled) == table + "c,C,2026-01-01,,1,\n")
  }

  /// A row in its own place keeps what it had; a new one takes it from the row before.
  @Test func columnsThatAreCarriedOn() throws {
    let table = "job,title,grade,effective_from,effective_to,amount\na,A,1,2025-01-01,,100\nb,B,2,2025-01-01,,200\n"
    func inherited(_ rows: [PolicyTableUpdate.Row]) throws -> [String] {
      try Self.update(table, rows, keys: ["job"]).inherited.sorted()
    }
    let later: PolicyTableUpdate.Row = ["job": "a", "effective_from": "2026-01-01", "amount": "110"]
    #expect(try inherited([later]) == ["grade", "title"])
    #expect(try inherited([later.merging(["title": "AA"]) { first, _ in first }]) == ["grade"])
    #expect(try inherited([["job": "a", "effective_from": "2025-01-01", "amount": "105"]]) == [])
    #expect(
      try inherited([["job": "c", "title": "C", "grade": "3", "effective_from": "2026-01-01", "amount": "1"]]) == [])
    // An earlier day takes it from the row that is there.
    #expect(try inherited([["job": "b", "effective_from": "2020-01-01", "amount": "150"]]) == ["grade", "title"])
  }

  @Test func tablesThatDoNotFit() {
    func code(_ table: String, _ keys: [String], _ value: String) -> String? {
      #expect(throws: Finding.self) { try Self.update(table, [], keys: keys, value: value) }.map {
        "\($0.code) \($0.column ?? "-")"
      }
    }
    #expect(code(Self.table, ["job", "place"], "amount") == "missing-column place")
    #expect(code(Self.table, ["job"], "pay") == "missing-column pay")
    #expect(code("job,amount\na\n", ["job"], "amount") == "ragged-row -")
  }

  @Test func aNewTable() throws {
    let update = try Self.update(
      "", [Self.row("Coder,L1,2026-01-01,110")], columns: ["job", "level", "effective_from", "amount", "source"])
    #expect(Self.text(update) == "job,level,effective_from,amount,source\nCoder,L1,2026-01-01,110,new\n")
  }
}
