import Foundation
import Testing

/// Runs of `paygrade market` that are refused as a whole, and what of an earlier run or a policy comes along.
@Suite struct MarketRefusalTests {
  // MARK: Surveys that break off

  /// Nobody could say what the rest would have changed: nothing is written, and what was there stays.
  @Test(arguments: ["quote", "open quote", "bytes", "gzip"], ["", "--allow-rejects"])
  func aSurveyThatBreaksOff(damage: String, options: String) throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let row = "Baker,Kenya,Tanuri R,45000,year,USD,2025-01-31,1,active\n"
      var name = "broken.csv"
      var bytes = Data(try contents(place + "/bakers.csv").utf8)
      let whole = bytes.count
      switch damage {
      case "quote": bytes += Data(row.replacing("Tanuri", with: "Tan\"uri").utf8) + Data(row.utf8)
      case "open quote": bytes += Data("\"".utf8) + Data(row.utf8)
      case "bytes": bytes += Data("Ba".utf8) + Data([0xff]) + Data(row.utf8)
      default:
        #expect(try bash("gzip -c bakers.csv > bakers.csv.gz", in: place).status == 0)
        name += ".gz"
        bytes = try Data(contentsOf: URL(fileURLWithPath: place + "/bakers.csv.gz"))
        bytes = bytes.prefix(bytes.count - 20)
      }
      #expect(damage == "gzip" || bytes.count > whole)
      try bytes.write(to: URL(fileURLWithPath: "\(place)/\(name)"))
      let line = "market --survey \(name):bakers.json --rates rates.csv --out out \(options)"
      let refused = try Command(folder: place).run(line)
      #expect(refused.status == 1, "\(refused.errors)")
      #expect(refused.output == "")
      #expect(refused.errors.contains(name) && refused.errors.contains("error: ["), "\(refused.errors)")
      #expect(!FileManager.default.fileExists(atPath: place + "/out"))
      #expect(try Command(folder: place).run(bakersLine).status == 0)
      let before = try contentsOfFiles(in: place + "/out")
      #expect(try Command(folder: place).run(line).status == 1)
      #expect(try contentsOfFiles(in: place + "/out") == before)
    }
  }

  @Test func aCostOfLivingFileThatBreaksOff() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try put(try contents(place + "/ppp.csv") + "Pe\"ru,PEN,2024,1.8\n", at: place + "/ppp.csv")
      let outcome = try Command(folder: place).run(bakersLine + " --cost-of-living ppp.csv:ppp.json --allow-rejects")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("ppp.csv:7: ") && outcome.errors.contains("error: "), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: place + "/out"))
    }
  }

  // MARK: Days

  /// Juniors in the United States are of 2 June: six rows.
  @Test func figuresOfLaterDays() throws {
    let outcome = try market("--effective-from 2025-06-01")
    #expect(outcome.command.status == 1)
    #expect(outcome.rows("rejects.csv").map { $0["code"] } == Array(repeating: "future-date", count: 6))
    #expect(outcome.benchmarks["Junior United States"] == nil)
    #expect(outcome.benchmarks["Senior United States"] == "114000")
    #expect(try market("--effective-from 2025-06-02").command.status == 0)
  }

  /// From 15 March 2025 are 24 months, after which nothing is left; from 2 June 21, after which an eighth is: 56,000 / 8.
  @Test func payThatFallsToNothing() throws {
    let outcome = try market("--age-to 2027-03-15 --age-rate=-50%/year")
    #expect(outcome.command.status == 1, "\(outcome.command.errors)")
    #expect(outcome.benchmarks == ["Junior United States": "7000"])
    #expect(Set(outcome.rows("rejects.csv").map { $0["code"] }) == ["bad-date"])
    // 43 rows without the six, and without the two that are left out.
    #expect(outcome.rows("rejects.csv").count == 35)
    let nothing = try market("--age-to 2030-06-14 --age-rate=-50%/year --allow-rejects")
    #expect(nothing.command.status == 1 && nothing.files.isEmpty)
    #expect(nothing.command.errors.contains("[no-figures]"))
  }

  // MARK: Texts that are not shown

  @Test func aTextThatIsInNoCrosswalk() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try put(
        try contents(place + "/bakers.csv") + "61511,Kenya,Tanuri R,45000,year,USD,2025-01-31,1,active\n",
        at: place + "/bakers.csv")
      let outcome = try MarketOutcome(Command(folder: place).run(bakersLine), folder: place + "/out")
      #expect(outcome.command.status == 1)
      #expect(outcome.rows("rejects.csv").map { $0["code"] } == ["unmapped-value"])
      #expect(!outcome.everything.replacing(/[0-9a-f]{64}/, with: "").contains("61511"))
    }
  }

  // MARK: An earlier run as the policy

  private func manifestFiles(_ outcome: MarketOutcome) throws -> [String] {
    let manifest = try JSONSerialization.jsonObject(with: outcome.files["manifest.json"] ?? Data()) as? [String: Any]
    return (manifest?["files"] as? [[String: Any]])?.compactMap { $0["path"] as? String } ?? []
  }

  /// The evidence of a run is of that run, and no file of its policy.
  @Test(arguments: [false, true]) func thePolicyOfAnEarlierRun(hasPolicy: Bool) throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let location = "--location-factors ratio-of-medians --reference \"United States\""
      let first = try Command(folder: place).run(
        "\(bakersLine.replacing("--out out", with: "--out first")) --survey agency.csv --weights bakers=0.75,agency=0.25 --percentile 50,25,75 \(location) "
          + "--cost-of-living ppp.csv:ppp.json" + (hasPolicy ? " --policy policy" : ""))
      #expect(first.status == 0, "\(first.errors)")
      let written = try files(in: place + "/first")
      for name in ["cells.csv", "rejects.csv", "manifest.json", "source_cells.csv", "location_evidence.csv"] {
        #expect(written.contains(name), "\(name)")
      }
      try put(try contents(place + "/first/cells.csv") + "of,the,first,run\n", at: place + "/first/unread.txt")
      let second = try MarketOutcome(
        Command(folder: place).run("\(bakersLine) --policy first --reference \"United States\""), folder: place + "/out"
      )
      #expect(second.command.status == 0, "\(second.command.errors)")
      // One survey, no places: there is nothing of both.
      for name in ["source_cells.csv", "location_evidence.csv", "cost_of_living.csv", "unread.txt"] {
        #expect(second.files[name] == nil, "\(name)")
      }
      let header = second.text("cells.csv").prefix { $0 != "\n" }
      #expect(header.contains("p50") && !header.contains("p25"))
      #expect(second.text("rejects.csv") == "source,line,column,code,message\n")
      let listed = try manifestFiles(second)
      #expect(listed.count == Set(listed).count)
      #expect(Set(listed) == Set(second.files.keys).subtracting(["manifest.json"]))
      #expect(try Command(folder: place).run("check out").status == 0)
      // What the earlier run described, and this one has not, is no longer described.
      let package =
        try JSONSerialization.jsonObject(with: second.files["datapackage.json"] ?? Data()) as? [String: Any]
      let paths = (package?["resources"] as? [[String: Any]])?.compactMap { $0["path"] as? String } ?? []
      #expect(paths.contains("benchmarks.csv"))
      #expect(Set(paths).isSubset(of: second.files.keys))
      // And so on.
      let third = try Command(folder: place).run(
        "\(bakersLine.replacing("--out out", with: "--out third")) --policy out --reference \"United States\"")
      #expect(third.status == 0, "\(third.errors)")
      #expect(try files(in: place + "/third") == second.files.keys.sorted())
    }
  }

  /// A table that a lookup of the policy reads is the policy's, whatever its name.
  @Test func aPolicyWhoseTableHasTheNameOfAnOutput() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let folder = place + "/policy/"
      for name in ["policy.json", "datapackage.json"] {
        let text = try contents(folder + name)
        try put(text.replacing("purchasing_power_parities", with: "cost_of_living"), at: folder + name)
      }
      try FileManager.default.moveItem(
        atPath: folder + "purchasing_power_parities.csv", toPath: folder + "cost_of_living.csv")
      let table = try contents(folder + "cost_of_living.csv")
      #expect(try Command(folder: place).run("check policy").status == 0)
      let outcome = try Command(folder: place).run("\(bakersLine) --policy policy --reference \"United States\"")
      let kept = try? contents(place + "/out/cost_of_living.csv")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(kept == table)
    }
  }

  // MARK: Policies that could not be used

  /// A copy of the policy whose benchmarks are in `pay.csv`, of at most so much.
  private func putPolicy(most: Int, in place: String) throws {
    let folder = place + "/policy/"
    try put(
      try contents(folder + "policy.json").replacing("\"table\": \"benchmarks\"", with: "\"table\": \"pay\""),
      at: folder + "policy.json")
    try put(try contents(folder + "benchmarks.csv").replacing("118000", with: "111000"), at: folder + "pay.csv")
    try FileManager.default.removeItem(atPath: folder + "benchmarks.csv")
    let fields = try #require(try contents(folder + "pay.csv").split(separator: "\n").first).split(separator: ",").map {
      $0 == "amount"
        ? #"{"name": "amount", "type": "number", "constraints": {"maximum": \#(most)}}"#
        : #"{"name": "\#($0)", "type": "string"}"#
    }
    var package = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: folder + "datapackage.json")))
        as? [String: Any])
    var resources = try #require(package["resources"] as? [[String: Any]])
    resources[0] = [
      "name": "pay", "path": "pay.csv",
      "schema": try JSONSerialization.jsonObject(with: Data("{\"fields\": [\(fields.joined(separator: ","))]}".utf8)),
    ]
    package["resources"] = resources
    try JSONSerialization.data(withJSONObject: package).write(to: URL(fileURLWithPath: folder + "datapackage.json"))
  }

  /// The median of the seniors is 114,000.
  @Test(arguments: [113_999, 114_000]) func aTableOfAnotherNameIsChecked(most: Int) throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try putPolicy(most: most, in: place)
      #expect(try Command(folder: place).run("check policy").status == 0)
      let outcome = try Command(folder: place).run("\(bakersLine) --policy policy --reference \"United States\"")
      if most < 114_000 {
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("pay.csv:6: amount: error: "), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: place + "/out"))
      } else {
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try contents(place + "/out/pay.csv").contains("\nBaker,Senior,2025-06-02,114000,"))
        #expect(!FileManager.default.fileExists(atPath: place + "/out/benchmarks.csv"))
      }
    }
  }

  /// A column that the market knows nothing of: what stood there is for somebody to look at.
  @Test func columnsThatAreCarriedOnAreNoted() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let path = place + "/policy/benchmarks.csv"
      let lines = try contents(path).split(separator: "\n").enumerated().map { $1 + ($0 == 0 ? ",family" : ",Food") }
      try put(lines.joined(separator: "\n") + "\n", at: path)
      let outcome = try MarketOutcome(
        Command(folder: place).run("\(bakersLine) --policy policy --reference \"United States\""),
        folder: place + "/out")
      #expect(outcome.command.status == 0, "\(outcome.command.errors)")
      let note = "benchmarks.csv: new rows have what the rows before them had in family; see whether it still holds."
      #expect(outcome.text("report.md").components(separatedBy: note).count == 2)
      #expect(
        outcome.rows("benchmarks.csv").filter { $0["effective_from"] == "2025-06-02" }.map { $0["family"] } == [
          "Food", "Food",
        ])
    }
    #expect(
      !(try market("--policy policy --reference \"United States\"").text("report.md").contains(
        "benchmarks.csv: new rows have")))
  }

  /// 118,000 would hold 114,000, but ended before the new row begins.
  @Test(arguments: [("", "118000"), ("2025-06-03", "118000"), ("2025-06-02", "114000"), ("2024-06-01", "114000")])
  func aRatchetDoesNotHoldWhatHasEnded(end: String, amount: String) throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let path = place + "/policy/benchmarks.csv"
      let lines = try contents(path).split(separator: "\n").enumerated().map { number, line in
        line + (number == 0 ? ",effective_to" : line.contains("118000") ? ",\(end)" : ",")
      }
      try put(lines.joined(separator: "\n") + "\n", at: path)
      let outcome = try MarketOutcome(
        Command(folder: place).run("\(bakersLine) --policy policy --reference \"United States\" --ratchet benchmarks"),
        folder: place + "/out")
      #expect(outcome.command.status == 0, "\(outcome.command.errors)")
      let row = outcome.row("benchmarks.csv", ["level": "Senior", "effective_from": "2025-06-02"])
      #expect(row["amount"] == amount)
      #expect(row["source"]?.contains("held at") == (amount == "118000"))
    }
  }

  /// Neither figure of a place that has two of a day, and none older in their place.
  @Test func paritiesThatContradictEachOther() throws {
    func parities(_ rows: String) throws -> [String] {
      try withFolder { place in
        try copy(bakers, into: place)
        try put("place,code,year,parity\n\(rows)United States,USD,2024,1\n", at: place + "/ppp.csv")
        let outcome = try MarketOutcome(
          Command(folder: place).run(
            "\(bakersLine) --policy policy --reference France --cost-of-living ppp.csv:ppp.json"),
          folder: place + "/out")
        #expect(outcome.command.status == 0, "\(outcome.command.errors)")
        #expect(outcome.command.errors.contains("[duplicate-key]") == rows.contains("0.73"))
        #expect(outcome.rows("cost_of_living.csv").contains { $0["place"] == "France" } == !rows.contains("0.73"))
        return outcome.rows("purchasing_power_parities.csv").filter { $0["country"] == "France" }.map {
          "\($0["effective_from"] ?? "") \($0["parity"] ?? "")"
        }
      }
    }
    #expect(try parities("France,EUR,2024,0.72\n") == ["2023-12-31 0.71", "2024-12-31 0.72"])
    #expect(try parities("France,EUR,2024,0.72\nFrance,EUR,2024,0.73\n") == ["2023-12-31 0.71"])
    let older = try parities("France,EUR,2022,0.7\nFrance,EUR,2024,0.72\nFrance,EUR,2024,0.73\n")
    #expect(older == ["2023-12-31 0.71"])
  }
}
