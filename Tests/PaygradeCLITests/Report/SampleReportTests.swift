import Foundation
import Testing

/// The sample roster and the report of it that are in the repository are what the commands make.
@Suite struct SampleReportTests {
  private static let roster = rosters + "/sample.csv"
  private static let folder = reports + "/sample"

  @Test func theRosterIsWhatTheGeneratorMakes() throws {
    try withFolder { place in
      let generator = try Command.built() + "-benchmark"
      let outcome = try Command(path: generator, folder: place).run("sample sample.csv")
      #expect(outcome.status == 0, "\(outcome.errors)")
      try expect(contents(place + "/sample.csv"), equalsFile: Self.roster)
    }
  }

  @Test func theReportIsWhatTheCommandMakes() throws {
    try withFolder { place in
      // The roster's pay is about the midpoints of that day.
      let outcome = try Command(folder: place)
        .run("report --roster \(Self.roster) --as-of 2026-04-13 --out sample --allow-rejects")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let made = try files(in: place + "/sample")
      if ProcessInfo.processInfo.environment["PAYGRADE_UPDATE_GOLDEN"] == "1" {
        for path in try contentsOfFiles(in: Self.folder).keys where !made.contains(path) {
          try FileManager.default.removeItem(atPath: "\(Self.folder)/\(path)")
        }
        try copy(place + "/sample", into: Self.folder)
      }
      #expect(try files(in: Self.folder) == made)
      for path in made { try expect(contents("\(place)/sample/\(path)"), equalsFile: "\(Self.folder)/\(path)") }
    }
  }

  @Test func theReportIsWhatItsManifestSays() throws {
    let outcome = try paygrade("report --verify \(Self.folder) --roster \(Self.roster)")
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  // MARK: Worked out once more

  private struct Table {
    let header: [String]
    let rows: [[String]]

    init(_ path: String) throws {
      let records = csvRecords(try contents(path))
      header = records.first ?? []
      rows = Array(records.dropFirst())
    }

    subscript(_ name: String, _ row: [String]) -> String {
      guard let place = header.firstIndex(of: name), place < row.count else { return "" }
      return row[place]
    }
  }

  /// Cents of an amount with two decimals, or none.
  private func cents(_ text: String) throws -> Int {
    let parts = text.split(separator: ".")
    #expect(parts.count == 2 && parts[1].count == 2)
    return try #require(Int(parts.joined()))
  }

  @Test func everyRowOfTheRosterIsOnce() throws {
    let roster = try Table(Self.roster)
    let employees = try Table(Self.folder + "/employees.csv")
    let rejects = try Table(Self.folder + "/rejects.csv")
    #expect(roster.rows.count == employees.rows.count + rejects.rows.count)
    let lines = (employees.rows.map { employees["line", $0] } + rejects.rows.map { rejects["line", $0] }).compactMap {
      Int($0)
    }
    #expect(Set(lines).count == roster.rows.count)
    // The roster's rows at those lines: a reject stands as it was.
    let text = try contents(Self.roster)
    for row in rejects.rows { #expect(text.contains(rejects["record", row])) }
  }

  @Test func headcountsByCountryAndLevel() throws {
    let roster = try Table(Self.roster)
    let rejects = try Table(Self.folder + "/rejects.csv")
    let rejected = Set(rejects.rows.compactMap { Int(rejects["line", $0]) })
    let aliases = ["USA": "United States", "UK": "United Kingdom"]
    var counts: [[String]: Int] = [:]
    var left = 0
    // None of the rows has a line end in it.
    #expect(roster.rows.allSatisfy { row in !row.contains { $0.contains(where: \.isNewline) } })
    for (index, row) in roster.rows.enumerated() {
      if rejected.contains(index + 2) {
        left += 1
        continue
      }
      let named = roster["country", row].trimmingCharacters(in: .whitespaces)
      let country = aliases[named] ?? named
      counts[[country, roster["level", row]], default: 0] += 1
      counts[[country, ""], default: 0] += 1
      counts[["", roster["level", row]], default: 0] += 1
      counts[["", ""], default: 0] += 1
    }
    #expect(left == rejects.rows.count)
    let summary = try Table(Self.folder + "/summary.csv")
    #expect(summary.rows.count == counts.count)
    for row in summary.rows {
      let count = counts[[summary["country", row], summary["level", row]]]
      let hidden = summary["hidden", row]
      if hidden.isEmpty { #expect(Int(summary["headcount", row]) == count, "\(row.prefix(2))") }
      if hidden == "small-cell" { #expect((count ?? 9) < 5) }
      if !hidden.isEmpty { #expect(row.dropFirst(2).dropLast().allSatisfy { $0.isEmpty }) }
    }
  }

  @Test func figuresOfASingleCurrency() throws {
    let employees = try Table(Self.folder + "/employees.csv")
    let summary = try Table(Self.folder + "/summary.csv")
    // Everybody in the United States is paid in the report currency: Σ annual_salary × fte, in units of 0.0001 cents.
    let americans = employees.rows.filter { employees["country", $0] == "United States" }
    var payroll = 0
    for row in americans {
      #expect(employees["currency", row] == "USD")
      let share = employees["fte", row].split(separator: ".")
      let decimals = share.count > 1 ? String(share[1]) : ""
      let zeros = String(repeating: "0", count: 4 - decimals.count)
      let digits = "\(share[0])\(decimals)\(zeros)"
      let units = try #require(Int(digits))
      payroll += try cents(employees["annual_salary", row]) * units
    }
    let row = try #require(summary.rows.first { $0[0] == "United States" && $0[1].isEmpty })
    #expect(try cents(summary["payroll", row]) == (payroll + 5_000) / 10_000)
    #expect(
      try cents(summary["cost_to_minimum", row])
        == americans.reduce(0) { try $0 + cents(employees["cost_to_minimum", $1]) })
  }

  @Test func positionsOfAll() throws {
    let employees = try Table(Self.folder + "/employees.csv")
    var counts = ["below": 0, "within": 0, "above": 0]
    for row in employees.rows {
      // Of the amounts as they stand, not of the column `position`. Yen have no decimals.
      func amount(_ name: String) throws -> Double { try #require(Double(employees[name, row])) }
      let pay = try amount("annual_salary")
      let position = try pay < amount("minimum") ? "below" : pay > amount("maximum") ? "above" : "within"
      #expect(position == employees["position", row])
      counts[position, default: 0] += 1
    }
    let summary = try Table(Self.folder + "/summary.csv")
    let whole = try #require(summary.rows.last)
    for (position, count) in counts { #expect(summary[position, whole] == String(count)) }
  }
}
