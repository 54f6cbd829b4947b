import Foundation
import Testing

/// `paygrade report --xlsx`.
@Suite struct ReportWorkbookTests {
  /// A part of a workbook as text; it fails where there is no `unzip`.
  private func part(_ name: String, of workbook: String) throws -> String {
    let outcome = try Command(path: "/usr/bin/unzip").run(["-p", workbook, name])
    try #require(outcome.status == 0)
    return outcome.output
  }

  @Test func isOneOfTheFiles() throws {
    try withFolder { place in
      try prepare(place, roster: ReportTableTests.roster)
      let plain = try report(in: place, "--min-cell 1")
      #expect(plain.files["report.xlsx"] == nil)
      let outcome = try report(in: place, "--min-cell 1 --xlsx")
      let manifest = try #require(
        try JSONSerialization.jsonObject(with: outcome.files["manifest.json"] ?? Data()) as? [String: Any])
      let files = try #require(manifest["files"] as? [[String: Any]])
      let listed = try #require(files.first { $0["path"] as? String == "report.xlsx" })
      let bytes = Array(try #require(outcome.files["report.xlsx"]))
      #expect(listed["bytes"] as? Int == bytes.count)
      #expect(listed["sha256"] as? String == sha256(bytes))
      #expect((manifest["options"] as? [String: String])?["xlsx"] == "true")
      // The other files are as they are without it.
      let same = outcome.files.filter { $0.key != "report.xlsx" && $0.key != "manifest.json" }
      #expect(same == plain.files.filter { $0.key != "manifest.json" })
      #expect(try Command(folder: place).run("report --verify out").status == 0)
      try put("no workbook", at: place + "/out/report.xlsx")
      let changed = try Command(folder: place).run("report --verify out")
      #expect(changed.output.hasPrefix("out/report.xlsx: error: [changed]"))
      // What is no longer asked for goes.
      #expect(try report(in: place, "--min-cell 1").files["report.xlsx"] == nil)
    }
  }

  @Test func aWorkbookOfOtherOriginStays() throws {
    try withFolder { place in
      try prepare(place, roster: ReportTableTests.roster)
      try copy(place + "/policy", into: place + "/out/charts")
      try put("mine", at: place + "/out/report.xlsx")
      let outcome = try report(in: place, "--xlsx")
      #expect(outcome.command.status == 73)
      #expect(outcome.command.errors.contains("out/report.xlsx: error: [not-a-report]"))
      #expect(outcome.text("report.xlsx") == "mine")
    }
  }

  @Test func theSameBytesEverywhere() throws {
    let one = try report(ReportTableTests.roster, "--min-cell 1 --xlsx", environment: ["TZ": "Asia/Tokyo"])
    let other = try report(ReportTableTests.roster, "--min-cell 1 --xlsx", environment: ["TZ": "America/Los_Angeles"])
    #expect(one.files["report.xlsx"] != nil)
    #expect(one.files == other.files)
  }

  @Test func whatIsInIt() throws {
    try withFolder { place in
      // An id of digits stays a text; 45,000 of 40,000 to 60,000 EUR is 0.9 of the midpoint, and 0.25 of the way.
      try prepare(place, roster: "employee_id,country,level,currency,base_salary\n007,Portugal,Junior,EUR,45000\n")
      _ = try report(in: place, "--min-cell 1 --xlsx --by country")
      let path = place + "/out/report.xlsx"
      let core = try part("docProps/core.xml", of: path)
      #expect(core.contains("<dc:title>Pay against the ranges</dc:title><dc:subject>policy atoll 3</dc:subject>"))
      #expect(core.contains(#"<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T12:00:00Z</dcterms:created>"#))
      let workbook = try part("xl/workbook.xml", of: path)
      let names = workbook.split(separator: "<sheet name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
      #expect(
        names == [
          "Overview", "Summary", "By country", "Employees", "Rejects", "Definitions", "Sources",
        ])
      let employees = try part("xl/worksheets/sheet4.xml", of: path)
      let row = try #require(employees.split(separator: "<row r=\"2\"").last?.split(separator: "</row>").first)
      // line, id and inputs, currency, base_salary, fte, annual_salary, the range, compa_ratio, range_penetration
      let values = row.split(separator: "<c ").dropFirst().map { cell in
        (
          isText: cell.contains(#"t="s""#),
          value: cell.split(separator: "<v>").last?.prefix { $0 != "<" }.description ?? ""
        )
      }
      #expect(
        values.map(\.isText) == [false, true, true, true, true] + Array(repeating: false, count: 8) + [
          true, false, false,
        ])
      #expect(
        values.filter { !$0.isText }.map(\.value) == [
          "2", "45000", "1", "45000", "40000", "50000", "60000", "0.9", "0.25", "0", "0",
        ])
      #expect((try part("xl/styles.xml", of: path)).contains("[$EUR] #,##0.00"))
    }
  }

  @Test func aRowThatDoesNotFit() throws {
    let long = String(repeating: "x", count: 33_000)
    let roster =
      "employee_id,country,level,currency,base_salary,name\nA1,Portugal,Junior,EUR,45000,Ann\nA2,Nowhere,Junior,EUR,45000,\(long)\n"
    let outcome = try report(roster, "--min-cell 1 --xlsx --allow-rejects")
    #expect(outcome.command.status == 1)
    #expect(
      outcome.command.errors.contains(
        "report.xlsx, sheet Rejects:2: record: error: [text-too-long] the text has more than the 32767 characters of a "
          + "workbook's cell; rejects.csv has it whole\n"))
    #expect(outcome.files["report.xlsx"] == nil)
    #expect(outcome.text("rejects.csv").contains(long))
    #expect(!outcome.text("manifest.json").contains("\"path\": \"report.xlsx\""))
  }

  @Test func noRoomForTemporaryFiles() throws {
    try withFolder { place in
      try prepare(place, roster: ReportTableTests.roster)
      let outcome = try report(in: place, "--xlsx", environment: ["TMPDIR": "/nowhere"])
      // The library may take another folder then; whatever it does, there is a whole workbook or none.
      #expect(outcome.command.status == 73 ? outcome.files.isEmpty : outcome.files["report.xlsx"] != nil)
    }
  }

  /// A file that may not grow is to the library what a full disk is.
  @Test func aFullDisk() throws {
    try withFolder { place in
      var roster = "employee_id,country,level,currency,base_salary\n"
      for row in 0..<3_000 { roster += "E\(row),Portugal,Junior,EUR,\(40_000 + row * 7 % 20_000)\n" }
      try prepare(place, roster: roster)
      let line = "$paygrade report --policy policy --roster roster.csv --out out --xlsx"
      let outcome = try bash("trap '' XFSZ; ulimit -f 500; \(line)", in: place)
      #expect(outcome.status == 73, "\(outcome.errors)")
      #expect(outcome.errors.contains("report.xlsx: error: [cannot-write] the workbook cannot be written: "))
      #expect(try contentsOfFiles(in: place + "/out").isEmpty)
    }
  }

  /// The program that opens a workbook writes its numbers; and its sentences are the same everywhere.
  @Test func theSameInEveryLocale() throws {
    var roster = "employee_id,country,level,currency,base_salary,period\n"
    for row in 0..<1_200 { roster += "E\(row),Portugal,Junior,EUR,\(3_000 + row % 7),monthly\n" }
    roster += "E0,Nowhere,Junior,EUR,1,annual\n"
    func workbook(_ options: String) throws -> Data {
      let outcome = try report(roster, "--xlsx --by country --allow-rejects \(options)")
      return try #require(outcome.files["report.xlsx"], "\(outcome.command.errors)")
    }
    #expect(try workbook("--locale ar-EG") == workbook(""))
  }

  @Test func whatTheOverviewSays() throws {
    try withFolder { place in
      var roster = "employee_id,country,level,currency,base_salary\nX,Nowhere,Junior,EUR,1\n"
      for row in 0..<10 { roster += "E\(row),Portugal,Junior,EUR,45000.55\n" }
      try prepare(place, roster: roster)
      _ = try report(in: place, "--xlsx --by country --allow-rejects")
      let path = place + "/out/report.xlsx"
      let texts = try part("xl/sharedStrings.xml", of: path)
      #expect(texts.contains("figure here; see the sheet Rejects."))
      #expect(!texts.contains("see Data quality"))
      #expect(
        texts.contains("This workbook has each person's pay")
          || texts.contains("This workbook has each person&apos;s pay"))
      // Payroll to the cent, on Summary and on By country.
      for sheet in [2, 3] {
        #expect(try part("xl/worksheets/sheet\(sheet).xml", of: path).contains("<v>450005.5</v>"), "sheet \(sheet)")
      }
    }
  }
}
