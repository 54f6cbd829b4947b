import Foundation
import Testing

/// `manifest.json` and `datapackage.json` say what the folder holds.
@Suite struct ReportManifestTests {
  private func object(_ data: Data?) throws -> [String: Any] {
    let data = try #require(data)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func theTestsOwnDigest() {
    // FIPS 180-4's examples.
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test func digestsAndCounts() throws {
    let outcome = try report(
      ReportTableTests.roster, "--min-cell 1 --report-currency USD --decimal-mark point --check-ids")
    let manifest = try object(outcome.files["manifest.json"])
    #expect(Set(manifest.keys) == ["paygrade", "policy", "roster", "options", "counts", "files"])
    let listed = try #require(manifest["files"] as? [[String: Any]])
    let others = outcome.files.keys.filter { $0 != "manifest.json" }.sorted()
    #expect(listed.compactMap { $0["path"] as? String }.sorted() == others)
    for file in listed {
      let bytes = Array(try #require(outcome.files[file["path"] as? String ?? ""]))
      #expect(file["bytes"] as? Int == bytes.count)
      #expect(file["sha256"] as? String == sha256(bytes))
    }
    let roster = try #require(manifest["roster"] as? [String: Any])
    let bytes = Array(ReportTableTests.roster.utf8)
    #expect(Set(roster.keys) == ["bytes", "sha256"])
    #expect(roster["bytes"] as? Int == bytes.count)
    #expect(roster["sha256"] as? String == sha256(bytes))
  }

  @Test func countsAndOptions() throws {
    let outcome = try report(
      ReportTableTests.roster, "--min-cell 1 --report-currency USD --decimal-mark point --check-ids --by gender,level")
    let manifest = try object(outcome.files["manifest.json"])
    let counts = try #require(manifest["counts"] as? [String: Any])
    #expect(counts["rows"] as? Int == 11)
    #expect(counts["accepted"] as? Int == 5)
    #expect(counts["rejected"] as? Int == 6)
    #expect(
      manifest["options"] as? [String: String] == [
        "by": "gender,level", "report_currency": "USD", "min_cell": "1", "decimal_mark": "point", "check_ids": "true",
      ])
    let policy = try #require(manifest["policy"] as? [String: String])
    #expect(policy["name"] == "atoll")
    #expect(policy["version"] == "3")
    #expect(policy["as_of"] == "2026-01-01")
    #expect(policy["digest"]?.count == 64)
    // Nothing of where the roster or the policy lies.
    #expect(!outcome.text("manifest.json").contains("roster.csv"))
    let constants = try report(
      "employee_id,pay,country,level\nA1,45000,Portugal,Junior\n", "--columns base_salary=pay --input currency=EUR")
    #expect(
      try object(constants.files["manifest.json"])["options"] as? [String: String] == [
        "by": "country,level", "columns": "base_salary=pay", "input": "currency=EUR", "report_currency": "EUR",
        "min_cell": "5",
      ])
  }

  @Test func aCompressedRosterHasTheDigestOfItsFile() throws {
    try withFolder { place in
      try prepare(place, roster: ReportTableTests.roster)
      let outcome = try bash(
        "gzip roster.csv; $paygrade report --policy policy --roster roster.csv.gz --out out --allow-rejects", in: place)
      #expect(outcome.status == 0)
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: place + "/roster.csv.gz")))
      let manifest = try object(try contentsOfFiles(in: place + "/out")["manifest.json"])
      #expect((manifest["roster"] as? [String: Any])?["sha256"] as? String == sha256(bytes))
      #expect(try Command(folder: place).run("report --verify out --roster roster.csv.gz").status == 0)
    }
  }

  @Test func thePackageDescribesTheTables() throws {
    for groups in ["country,level", "gender", "grade,currency"] {
      let outcome = try report(ReportTableTests.roster, "--min-cell 1 --by \(groups)")
      let package = try object(outcome.files["datapackage.json"])
      let resources = try #require(package["resources"] as? [[String: Any]])
      #expect(resources.map { $0["path"] as? String } == ["employees.csv", "rejects.csv", "summary.csv"])
      for resource in resources {
        let path = resource["path"] as? String ?? ""
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        #expect(fields.compactMap { $0["name"] as? String } == csvRecords(outcome.text(path)).first)
        let bytes = Array(try #require(outcome.files[path]))
        #expect(resource["bytes"] as? Int == bytes.count)
        #expect(resource["hash"] as? String == "sha256:" + sha256(bytes))
        // What is called a number is one, and what is required is there.
        for (place, field) in fields.enumerated() {
          let isRequired = (field["constraints"] as? [String: Any])?["required"] as? Bool ?? false
          for row in outcome.rows(path) {
            if isRequired { #expect(!row[place].isEmpty) }
            let isNumber = field["type"] as? String != "string" && !row[place].isEmpty
            if isNumber { #expect(row[place].wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil) }
            if isNumber, field["type"] as? String == "integer" { #expect(Int(row[place]) != nil) }
          }
        }
      }
    }
  }
}

/// What may be passed on shows groups, never a person.
@Suite struct ReportPrivacyTests {
  /// Fifty people; one has a name, a manager and a salary that nobody else has.
  private static let roster: String = {
    var text = "employee_id,name,country,level,currency,base_salary,gender,manager,hire_date\n"
    for row in 0..<50 {
      text += "ID-\(row)-Q,Zerlina \(row) Quiggin,Portugal,\(row % 2 == 0 ? "Junior" : "Senior"),EUR,"
      text += "\(50_000 + row * 137),Xgender\(row % 2),Ymanager\(row % 3),1999-09-0\(1 + row % 9)\n"
    }
    text += "ID-50-Q,Zerlina 50 Quiggin,Sweden,Senior,SEK,654321,Xgender9,Ymanager9,1999-09-19\n"
    text += "ID-51-Q,Zerlina 51 Quiggin,Portugl,Senior,EUR,71234.56,Xgender9,Ymanager9,1999-09-19\n"
    return text
  }()

  /// What nobody may read in the files that are passed on.
  private static let shared = ["report.md", "summary.csv", "manifest.json", "datapackage.json"]

  private func expect(_ outcome: ReportOutcome, hides secrets: [String]) {
    let names = Self.shared + outcome.files.keys.filter { $0.hasPrefix("charts/") }
    #expect(names.count > Self.shared.count)
    for name in names {
      for secret in secrets { #expect(!outcome.text(name).contains(secret), "\(name) has \(secret)") }
    }
    for secret in secrets {
      #expect(!outcome.command.errors.contains(secret), "\(secret)")
      #expect(!outcome.command.output.contains(secret), "\(secret)")
    }
  }

  @Test func neitherNamesNorASinglePay() throws {
    let outcome = try report(Self.roster)
    #expect(outcome.rows("employees.csv").count == 51)
    var secrets = ["Zerlina", "Quiggin", "ID-", "Xgender", "Ymanager", "1999-09"]
    // The pay of the one person in Sweden, as it stands, grouped, in EUR; the ratio, ninth of 51, where no percentile lies; the penetration,
    // −145,679 ÷ 400,000; and what is missing to the minimum.
    secrets += ["654321", "654,321", "65432.1", "65,432", "0.6543", "0.3642", "14567.9", "14,568", "71234", "71,234"]
    // Anybody's pay.
    secrets += (0..<50).map { "\(50_000 + $0 * 137).00" }
    expect(outcome, hides: secrets)
    // Sweden is hidden, and Portugal with it, since the whole is shown.
    #expect(outcome.summary("Sweden", "")["hidden"] == "small-cell")
    #expect(outcome.summary("Portugal", "")["hidden"] == "complementary")
    // Names, managers and the like are in no table of people either.
    for secret in ["Zerlina", "Xgender", "Ymanager", "1999-09"] {
      #expect(!outcome.text("employees.csv").contains(secret))
    }
    // A reject stands as it was: that file is for whoever made the roster.
    #expect(outcome.text("rejects.csv").contains("Zerlina 51 Quiggin"))
  }

  @Test func genderIsThereIfItIsAskedFor() throws {
    let outcome = try report(Self.roster, "--by gender")
    #expect(outcome.text("summary.csv").contains("Xgender0"))
    #expect(outcome.text("report.md").contains("Xgender1"))
    expect(outcome, hides: ["Zerlina", "Quiggin", "ID-", "Ymanager", "1999-09", "654321", "65432.1", "65,432"])
  }
}
