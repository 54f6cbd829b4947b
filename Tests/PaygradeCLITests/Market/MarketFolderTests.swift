import Foundation
import Testing

/// The folder of `paygrade market`: what is replaced, and that the same input gives the same bytes.
@Suite struct MarketFolderTests {
  @Test func againOntoTheSameFolder() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      for options in ["", "--policy policy --location-factors regression --reference \"United States\""] {
        try? FileManager.default.removeItem(atPath: place + "/out")
        let first = try MarketOutcome(Command(folder: place).run("\(bakersLine) \(options)"), folder: place + "/out")
        let second = try MarketOutcome(Command(folder: place).run("\(bakersLine) \(options)"), folder: place + "/out")
        #expect(first.command.status == 0, "\(first.command.errors)")
        #expect(first.files == second.files)
        #expect(first.command == second.command)
        // Another run takes what the last one wrote away, but nothing else.
        try put("mine", at: place + "/out/notes.txt")
        let other = try MarketOutcome(
          Command(folder: place).run("market --survey agency.csv --out out"), folder: place + "/out")
        #expect(other.command.status == 0, "\(other.command.errors)")
        #expect(other.text("notes.txt") == "mine")
      }
    }
  }

  /// What was read: mappings, their crosswalks, rates, and which policy.
  @Test func theInputsOfAManifest() throws {
    let outcome = try market("--policy policy --reference France --cost-of-living ppp.csv:ppp.json")
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: outcome.files["manifest.json"] ?? Data()) as? [String: Any])
    let inputs = (manifest["inputs"] as? [[String: Any]])?.compactMap { $0["path"] as? String }
    #expect(
      inputs == ["bakers.csv", "bakers.json", "ppp.csv", "ppp.json", "rates.csv", "regions.csv", "titles.csv"])
    let policy = manifest["policy"] as? [String: Any]
    #expect(policy?["name"] as? String == "ovens")
    #expect((policy?["digest"] as? String)?.count == 64)
  }

  @Test(arguments: ["cells.csv", "report.md", "policy.json", "benchmarks.csv", "rejects.csv"])
  func filesOfOthersAreNotReplaced(name: String) throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try FileManager.default.createDirectory(atPath: place + "/out", withIntermediateDirectories: true)
      try put("mine", at: "\(place)/out/\(name)")
      let outcome = try Command(folder: place).run(bakersLine)
      #expect(outcome.status == 73)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("out/\(name): error: [not-a-report] "))
      #expect(try files(in: place + "/out") == [name])
      #expect(try contents("\(place)/out/\(name)") == "mine")
    }
  }

  @Test func inputIsNeverReplaced() throws {
    for (survey, out) in [("out/benchmarks.csv", "out"), ("./cells.csv", ".")] {
      try withFolder { place in
        try copy(bakers, into: place)
        // A folder of an earlier run, so that its files could be replaced.
        #expect(try Command(folder: place).run("market --survey agency.csv --out \(out)").status == 0)
        try put(try contents(bakers + "/agency.csv"), at: "\(place)/\(survey)")
        let outcome = try Command(folder: place).run("market --survey \(survey) --out \(out)")
        #expect(outcome.status == 73, "\(outcome.output)")
        #expect(try contents("\(place)/\(survey)") == contents(bakers + "/agency.csv"))
      }
    }
  }

  @Test func thePolicyIsNotReplaced() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let outcome = try Command(folder: place).run(
        "market --survey bakers.csv:bakers.json --rates rates.csv --policy policy --location-factors regression --reference \"United States\" --out policy"
      )
      #expect(outcome.status == 73)
      #expect(try contentsOfFiles(in: place + "/policy") == contentsOfFiles(in: bakers + "/policy"))
    }
  }

  @Test func aFolderThatCannotBeMade() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try put("", at: place + "/out")
      let outcome = try Command(folder: place).run(bakersLine)
      #expect(outcome.status == 73)
      #expect(try contents(place + "/out") == "")
    }
  }

  @Test func nothingIsWrittenOfARunThatFails() throws {
    let outcome = try market("--location-factors regression --reference Atlantis")
    #expect(outcome.command.status == 1)
    #expect(outcome.files.isEmpty)
    #expect(outcome.command.output == "")
  }

  /// Some chunks of half a megabyte, every fifth row a reject.
  private static let survey: String = {
    var text = "job,level,country,pay,currency,date,organisation,weight\n"
    for row in 0..<30_000 {
      let pay = row % 5 == 0 ? "n/a" : "\(40_000 + row * 7 % 50_021)"
      text += "\"Job \(row % 7)\",L\(row % 3),Country \(row % 11),\(pay),"
      text += "\(row % 13 == 0 ? "EUR" : "USD"),2025-0\(row % 9 + 1)-15,Org \(row % 97),1.\(row % 4)\n"
    }
    return text
  }()

  @Test func coresPipesAndGzip() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      try put(Self.survey, at: place + "/big.csv")
      #expect(Self.survey.utf8.count > 3 << 18)
      let options =
        "--rates rates.csv --out out --allow-rejects --percentile 50,25,mean --weigh-by organisation --location-factors regression --reference \"Country 3\""
      let file = try bash("$paygrade market --survey big.csv \(options)", in: place)
      #expect(file.status == 0, "\(file.errors)")
      let expected = try contentsOfFiles(in: place + "/out")
      #expect(expected.count == 11)
      for line in [
        "taskset -c 0 $paygrade market --survey big.csv \(options)",
        "mkdir a; cp big.csv rates.csv a; cd a; $paygrade market --survey big.csv \(options); cp -r out/. ../out",
        "env LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati COLUMNS=40 $paygrade market --survey big.csv \(options)",
      ] {
        let outcome = try bash(line, in: place)
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
        #expect(outcome.standardOutput == file.standardOutput)
        #expect(outcome.standardError == file.standardError)
        #expect(try contentsOfFiles(in: place + "/out") == expected, "\(line)")
      }
      // The name, length and digest of what was read are in the report and the manifest.
      let named = ["report.md", "manifest.json", "policy.json"]
      let mapping = """
        {"name": "big", "source": "big", "pay": {"column": "pay"}, "currency": {"column": "currency"}, "date": {"column": "date"},
         "organisation": {"column": "organisation"}, "weight": {"column": "weight"}}
        """
      try put(mapping, at: place + "/big.json")
      for line in [
        "gzip -c big.csv > big.csv.gz; $paygrade market --survey big.csv.gz \(options)",
        "cat big.csv | $paygrade market --survey -:big.json \(options)",
        "(head -c 300000 big.csv; sleep 0.2; tail -c +300001 big.csv) | $paygrade market --survey -:big.json \(options)",
        "gzip -c big.csv | $paygrade market --survey -:big.json \(options)",
      ] {
        let outcome = try bash(line, in: place)
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
        var files = try contentsOfFiles(in: place + "/out")
        var others = expected
        for name in named { (files[name], others[name]) = (nil, nil) }
        #expect(files == others, "\(line)")
      }
    }
  }

  @Test func theOrderOfTheRows() throws {
    try withFolder { place in
      try copy(bakers, into: place)
      let line = "\(bakersLine) --percentile 50,25,mean --location-factors regression --reference \"United States\""
      #expect(try Command(folder: place).run(line).status == 0)
      var expected = try contentsOfFiles(in: place + "/out")
      let lines = try contents(place + "/bakers.csv").split(separator: "\n")
      try put(([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", at: place + "/bakers.csv")
      #expect(try Command(folder: place).run(line).status == 0)
      var files = try contentsOfFiles(in: place + "/out")
      for name in ["report.md", "manifest.json"] { (files[name], expected[name]) = (nil, nil) }
      #expect(files == expected)
    }
  }
}
