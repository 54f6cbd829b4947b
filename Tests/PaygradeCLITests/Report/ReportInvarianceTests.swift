import Foundation
import Testing

/// The same roster, policy and options give the same bytes.
@Suite struct ReportInvarianceTests {
  /// Some thousands of rows, so that there are several chunks; every fifth is a reject.
  private static let roster: String = {
    var text = "employee_id,name,country,level,currency,base_salary,fte,salary_is\n"
    for row in 0..<9000 {
      let isSwedish = row % 3 == 0
      let pay = isSwedish ? 500_000 + row * 37 : 40_000 + row * 3
      let id = row % 50 == 49 ? "E\(row - 1)" : "E\(row)"
      let country = row % 5 == 2 ? "Atlantis" : isSwedish ? "Sweden" : "Portugal"
      text += "\(id),\"Some\nbody \(row)\",\(country),\(row % 2 == 0 ? "Junior" : "Senior"),"
      text += "\(isSwedish ? "SEK" : "EUR"),\(pay),\(row % 4 == 0 ? "0.5" : "1"),full_time\n"
    }
    return text
  }()

  /// Everything but the digest and length of the roster as it was read.
  private func withoutRoster(_ files: [String: Data]) throws -> [String: Data] {
    var files = files
    let manifest = try #require(files["manifest.json"])
    let text = String(decoding: manifest, as: UTF8.self).replacing(/"roster": \{[^}]*\}/, with: "")
    files["manifest.json"] = Data(text.utf8)
    return files
  }

  @Test func fromAFileAPipeAndCompressed() throws {
    try withFolder { place in
      try prepare(place, roster: Self.roster)
      #expect(Self.roster.utf8.count > 1 << 19)
      let file = try report(in: place)
      #expect(file.command.status == 1)
      // Of 9,000 rows, 1,800 name an unknown country, and 180 others have the id of the row before.
      #expect(file.rows("employees.csv").count == 9000 - 1800 - 180)
      #expect(file.files.count >= 8)
      let options = "--policy policy --out out"
      for line in [
        "cat roster.csv | $paygrade report --roster - \(options)",
        "(head -c 100000 roster.csv; sleep 0.2; tail -c +100001 roster.csv) | $paygrade report --roster - \(options)",
        "$paygrade report --roster roster.csv \(options)",
        "cp roster.csv other.csv; $paygrade report --roster other.csv \(options)",
        "mkdir -p a/b; cd a/b; $paygrade report --roster ../../roster.csv --policy ../../policy --out ../../out",
        "$paygrade report --roster roster.csv --policy \"$PWD/policy\" --out out",
      ] {
        try FileManager.default.removeItem(atPath: place + "/out")
        let outcome = try bash(line, in: place)
        #expect(outcome.status == 1, "\(line): \(outcome.errors)")
        #expect(try contentsOfFiles(in: place + "/out") == file.files, "\(line)")
      }
      let compressed = try bash(
        "gzip -c roster.csv > roster.csv.gz; $paygrade report --roster roster.csv.gz \(options)", in: place)
      #expect(compressed.status == 1)
      let files = try contentsOfFiles(in: place + "/out")
      #expect(files != file.files)
      #expect(try withoutRoster(files) == withoutRoster(file.files))
      let piped = try bash("gzip -c roster.csv | $paygrade report --roster - \(options)", in: place)
      #expect(piped.status == 1)
      #expect(try withoutRoster(contentsOfFiles(in: place + "/out")) == withoutRoster(file.files))
    }
  }

  @Test func theLocaleAndTheTimeZone() throws {
    let plain = try report(ReportTableTests.roster)
    #expect(!plain.files.isEmpty)
    for environment in [
      ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8"], ["TZ": "Pacific/Kiritimati"],
      ["COLUMNS": "40", "TERM": "xterm-256color"],
    ] {
      let other = try report(ReportTableTests.roster, environment: environment)
      #expect(other.command == plain.command)
      #expect(other.files == plain.files)
    }
  }

  /// Whether a column is empty at the beginning is asked of the same rows, however many came at a time.
  @Test func whereAnEmptyColumnEnds() throws {
    try withFolder { place in
      for first in stride(from: 7_500, through: 9_500, by: 250) {
        var text = "employee_id,country,level,currency,base_salary,fte\n"
        for row in 10_000..<20_000 { text += "E\(row),Portugal,Junior,EUR,45000,\(row - 10_000 == first ? "1" : "")\n" }
        try prepare(place, roster: text)
        let file = try report(in: place, "--allow-rejects")
        for line in [
          "cat roster.csv | $paygrade report --roster - --policy policy --out out --allow-rejects",
          "(head -c 1000 roster.csv; sleep 0.05; tail -c +1001 roster.csv) | $paygrade report --roster - --policy policy --out out --allow-rejects",
          "gzip -c roster.csv | $paygrade report --roster - --policy policy --out out --allow-rejects",
        ] {
          _ = try bash(line, in: place)
          let files = try contentsOfFiles(in: place + "/out")
          #expect(files["rejects.csv"]?.count == file.files["rejects.csv"]?.count, "\(first) \(line)")
        }
      }
    }
  }
}
