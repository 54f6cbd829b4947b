import Foundation
import Testing

/// A CSV file as a spreadsheet in German would save the one of these records: nothing of the code under test.
private func german(_ text: String, decimals: Set<String>) -> String {
  let records = csvRecords(text)
  let header = records[0]
  return "\u{feff}"
    + records.map { record in
      zip(header, record).map { name, cell in
        let mark = decimals.contains(name) && record != header ? cell.replacing(".", with: ",") : cell
        return mark.contains(";") || mark.contains("\"") ? "\"\(mark.replacing("\"", with: "\"\""))\"" : mark
      }.joined(separator: ";") + "\r\n"
    }.joined()
}

/// The names and types of a Table Schema's fields.
private func fields(_ json: String) throws -> [[String]] {
  let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  let fields = try #require(object["fields"] as? [[String: Any]])
  return fields.map { ["\($0["name"] ?? "")", "\($0["type"] ?? "")"] }
}

@Suite struct DialectTests {
  @Test(arguments: [
    ("offer --level Senior --country Germany --dialect excel", "text"),
    ("offer --level Senior --country Germany --dialect rfc4180 --format json", "json"),
    ("ranges --dialect excel --format markdown", "markdown"), ("ranges --dialect excel --output ranges.json", "json"),
    ("level --dialect excel", "text"), ("level --candidates people.csv --dialect excel --format text", "text"),
  ])
  func whatIsNoCSVHasNone(line: String, form: String) throws {
    let outcome = try paygrade(line)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors
        == "paygrade: --dialect says how CSV is written, and the result is \(form); say --format csv, or leave it out\n"
    )
  }

  @Test func anotherDialect() throws {
    let outcome = try paygrade("ranges --format csv --dialect lotus")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--dialect"))
    #expect(outcome.errors.contains("rfc4180 or excel"))
    #expect(try paygrade("level --import page.md --dialect excel").errors.contains("--out DIR"))
  }

  /// In the golden offers and ranges no text needs anything.
  @Test(arguments: ["offer.csv", "ranges.csv"]) func theGoldenFilesForSpreadsheets(_ file: String) throws {
    let sample = try #require(GoldenTests.samples.first { $0.file == file })
    let folder = fixtures + "/golden"
    let plain = try contents("\(folder)/\(file)")
    #expect(try Command(folder: folder).run(sample.line + " --dialect rfc4180").output == plain)
    #expect(
      try Command(folder: folder).run(sample.line + " --dialect excel").output
        == "\u{feff}" + plain.replacing("\n", with: "\r\n"))
  }

  @Test func aSchemaBesideEachFile() throws {
    try withFolder { folder in
      let command = try Command(folder: folder)
      let harbour = "--policy \(fixtures)/golden/harbour"
      let offer = try command.run("offer \(harbour) --level Senior --country Germany --asking 60000 --output offer.csv")
      #expect(offer.status == 0)
      _ = try command.run("ranges \(harbour) --dialect excel --output ranges.csv")
      _ = try command.run("offer \(harbour) --level Nobody --country Germany --output refused.csv")
      _ = try command.run("offer \(harbour) --level Senior --country Germany --output offer.md")
      _ = try command.run("ranges \(harbour) --format csv")
      #expect(
        try files(in: folder) == ["offer.csv", "offer.md", "offer.schema.json", "ranges.csv", "ranges.schema.json"])
      #expect(
        try fields(contents(folder + "/offer.schema.json")) == [
          ["level", "string"], ["country", "string"], ["placement", "string"], ["compa", "number"],
          ["skills", "string"], ["currency", "string"], ["minimum", "number"], ["midpoint", "number"],
          ["maximum", "number"], ["offer", "number"], ["fte", "number"], ["base", "number"], ["variable", "number"],
          ["total", "number"], ["purchasing_power_index", "number"], ["purchasing_power", "number"],
          ["asking", "number"], ["compa_ratio", "number"], ["range_penetration", "number"], ["position", "string"],
          ["difference", "number"], ["policy", "string"], ["as_of", "date"],
        ])
      let schema = try contents(folder + "/ranges.schema.json")
      let text = try contents(folder + "/ranges.csv").replacing("\u{feff}", with: "").replacing("\r\n", with: "\n")
      let header = try #require(csvRecords(text).first)
      #expect(try fields(schema).map { $0[0] } == header)
      #expect(schema.contains("primaryKey"))
      #expect(!schema.contains("decimalChar"))
    }
  }

  /// Whoever they are called, people come back as they were called, and their figures are the same.
  @Test func aRosterForSpreadsheets() throws {
    let ids = ["007", "7", "=1+1", "1-2", "MARCH1", "P7", "'=x", "@x", "TRUE", "1E5", "+49 30 1"]
    let written = [
      "\"=\"\"007\"\"\"", "7", "'=1+1", "\"=\"\"1-2\"\"\"", "\"=\"\"MARCH1\"\"\"", "P7", "''=x", "'@x",
      "\"=\"\"TRUE\"\"\"",
      "\"=\"\"1E5\"\"\"", "'+49 30 1",
    ]
    let header = "employee_id,country,level,currency,base_salary\n"
    let roster = header + ids.map { "\($0),Portugal,Junior,EUR,45000\n" }.joined()
    let plain = try report(roster, "--input fte=1")
    let excel = try report(roster, "--input fte=1 --dialect excel")
    #expect(plain.command.status == 0 && excel.command.status == 0, "\(excel.command.errors)")
    #expect(plain.rows("employees.csv").map { $0[1] } == ids)
    // By hand: 50,000 is the middle of a junior's range in Portugal.
    let tail = ",Portugal,Junior,EUR,45000.00,1,45000.00,40000.00,50000.00,60000.00,0.9000,0.2500,within,0.00,0.00"
    let lines = zip(2..., written).map { "\($0),\($1)\(tail)\r\n" }
    let first = try #require(plain.text("employees.csv").split(separator: "\n").first)
    #expect(excel.text("employees.csv") == "\u{feff}\(first)\r\n" + lines.joined())
    #expect(excel.text("summary.csv") == "\u{feff}" + plain.text("summary.csv").replacing("\n", with: "\r\n"))
    // A roster that a spreadsheet saved, whatever it does with lines, semicolons and commas.
    let saved =
      "\u{feff}" + header.replacing(",", with: ";").replacing("\n", with: "\r\n")
      + written.map { "\($0);Portugal;Junior;EUR;45000,00\r\n" }.joined()
    let again = try report(saved, "--input fte=1")
    #expect(again.text("employees.csv") == plain.text("employees.csv"))
    // Without the mark a ' is somebody's own.
    let unmarked = try report(saved.replacing("\u{feff}", with: ""), "--input fte=1")
    #expect(unmarked.rows("employees.csv").map { $0[1] }[2] == "'=1+1")
    #expect(unmarked.rows("employees.csv").map { $0[1] }[0] == "007")
    // Rows that are rejected are echoed as they stood, and are texts.
    let rejected = try report(saved.replacing("Junior;EUR;45000,00", with: "Nobody;EUR;1"), "--dialect excel")
    #expect(
      rejected.text("rejects.csv").contains(",\"\"\"=\"\"\"\"007\"\"\"\"\"\";Portugal;Nobody;EUR;1\"\r\n"))
    // The manifest knows.
    #expect(excel.text("manifest.json").contains("\"dialect\": \"excel\""))
    #expect(!plain.text("manifest.json").contains("dialect"))
    #expect(excel.text("datapackage.json").contains(#""lineTerminator": "\r\n""#))
  }

  @Test func candidatesForSpreadsheets() throws {
    try withFolder { folder in
      try put(
        "candidate_id,years,field_years,leadership_years,degree\n-p1,4,4,0,none\n007,x,1,0,none\n",
        at: folder + "/people.csv")
      let line = "level --policy \(fixtures)/level --candidates people.csv --country France --dialect excel"
      _ = try Command(folder: folder).run(line + " --output levels.csv")
      let lines = try contents(folder + "/levels.csv").split(separator: "\r\n")
      #expect(lines.count == 3)
      #expect(lines[0].hasPrefix("\u{feff}line,candidate_id,family,"))
      #expect(lines[1].hasPrefix("2,'-p1,"))
      #expect(lines[1].contains(",USD,64000.00,80000.00,96000.00,"))
      #expect(lines[2].hasPrefix("3,\"=\"\"007\"\"\","))
      #expect(
        try fields(contents(folder + "/levels.schema.json")).prefix(2) == [
          ["line", "integer"], ["candidate_id", "string"],
        ])
    }
  }

  @Test func importedTablesForSpreadsheets() throws {
    try withFolder { folder in
      try put("# Baker\n\n## Baker (Grade 007)\n\n- 2+ years of baking\n- =1+1 things\n", at: folder + "/baker.md")
      let outcome = try Command(folder: folder).run(
        "level --import baker.md --kind job-family --out out --dialect excel")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let written = try files(in: folder + "/out")
      #expect(written.contains("datapackage.json"))
      for name in written where name.hasSuffix(".csv") {
        let text = try contents("\(folder)/out/\(name)")
        #expect(text.hasPrefix("\u{feff}"))
        #expect(text.hasSuffix("\r\n"))
        #expect(!text.contains(",=1") && !text.contains("\n=1"))
      }
    }
  }

  // MARK: Policies

  /// A market for spreadsheets is a policy that gives what the other one gives.
  @Test func aMarketForSpreadsheets() throws {
    try withFolder { folder in
      try copy(bakers, into: folder)
      let command = try Command(folder: folder)
      let line = "market --survey bakers.csv:bakers.json --rates rates.csv"
      let plain = try command.run("\(line) --out plain")
      let excel = try command.run("\(line) --out excel --dialect excel")
      #expect(plain.status == excel.status)
      let package = try contents(folder + "/excel/datapackage.json")
      #expect(package.contains(#""lineTerminator": "\r\n""#))
      for name in try files(in: folder + "/plain") where name.hasSuffix(".csv") {
        let text = try contents("\(folder)/excel/\(name)")
        #expect(text.hasPrefix("\u{feff}"), "\(name)")
        #expect(text.replacing("\r\n", with: "").contains("\n") == false, "\(name)")
      }
      let ask = "ranges --format csv --policy"
      let ranges = try command.run("\(ask) plain").output
      #expect(ranges.split(separator: "\n").count > 3)
      #expect(try command.run("\(ask) excel").output == ranges)
      // What is put into it stays in its form.
      let again = try command.run("\(line) --policy excel --out again")
      #expect(again.status == plain.status, "\(again.errors)")
      #expect(try contents(folder + "/again/benchmarks.csv") == contents(folder + "/excel/benchmarks.csv"))
      #expect(try command.run("\(ask) again").output == ranges)
      #expect(try contents(folder + "/again/cells.csv") == contents(folder + "/plain/cells.csv"))
    }
  }

  /// Tables that a German spreadsheet saved, and a package that says so.
  @Test func aPolicyInGerman() throws {
    try withFolder { folder in
      try copy(bakers, into: folder)
      let command = try Command(folder: folder)
      let line =
        "market --survey bakers.csv:bakers.json --rates rates.csv --location-factors ratio-of-medians --reference \"United States\""
      _ = try command.run("\(line) --out plain")
      try copy(folder + "/plain", into: folder + "/german")
      let path = folder + "/german/datapackage.json"
      var package = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any])
      var resources = try #require(package["resources"] as? [[String: Any]])
      for index in resources.indices {
        var schema = try #require(resources[index]["schema"] as? [String: Any])
        var fields = try #require(schema["fields"] as? [[String: Any]])
        var decimals: Set<String> = []
        for place in fields.indices where fields[place]["type"] as? String == "number" {
          fields[place]["decimalChar"] = ","
          decimals.insert("\(fields[place]["name"] ?? "")")
        }
        schema["fields"] = fields
        resources[index]["schema"] = schema
        // The delimiter is found, too.
        resources[index]["dialect"] = index == 0 ? ["delimiter": ";"] : nil
        let file = "\(folder)/german/\(resources[index]["path"] ?? "")"
        try put(german(contents(file), decimals: decimals), at: file)
      }
      package["resources"] = resources
      try JSONSerialization.data(withJSONObject: package).write(to: URL(fileURLWithPath: path))
      let text = try contents(folder + "/german/benchmarks.csv")
      #expect(text.contains(";"))
      let ask = "ranges --format csv --policy"
      let ranges = try command.run("\(ask) plain").output
      #expect(ranges.split(separator: "\n").count > 3)
      let read = try command.run("\(ask) german")
      #expect(read.output == ranges, "\(read.errors)")
      // New rows are written as the old ones are.
      let again = try command.run("\(line) --policy german --out again")
      #expect(
        try contents(folder + "/again/benchmarks.csv") == contents(folder + "/german/benchmarks.csv"), "\(again.errors)"
      )
      #expect(text.hasPrefix("\u{feff}job;"))
      #expect(try command.run("\(ask) again").output == ranges)
    }
  }
}
