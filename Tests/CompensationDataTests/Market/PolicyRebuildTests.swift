import Compensation
import CompensationData
import Testing

@Suite struct PolicyRebuildTests {
  private static let folder = PolicyFolder([
    "policy.json": """
    {
      "name": "tiny",
      "currency": "USD",
      "inputs": [
        {"name": "job", "values": {"table": "jobs", "column": "job"}},
        {"name": "level", "values": {"table": "levels", "column": "level"}},
        {"name": "place", "values": {"table": "factors", "column": "place"}}
      ],
      "lookups": [
        {"name": "benchmark", "table": "benchmarks", "where": {"job": "job", "level": "level"}, "value": "amount"},
        {"name": "location_factor", "table": "factors", "where": {"place": "place"}, "value": "factor"},
        {"name": "step", "table": "levels", "where": {"level": "level"}, "value": "step"}
      ],
      "steps": [{"name": "offer", "formula": "benchmark * location_factor * step"}]
    }
    """,
    "pay.csv": nil,
    "jobs.csv": "job\nCoder\nPilot\n",
    "levels.csv": "level,step\nL1,1\nL2,1.2\n",
    "benchmarks.csv":
      "job,level,effective_from,amount,source\nCoder,L1,2024-01-01,90,a\nCoder,L1,2025-01-01,100,a\nPilot,L1,2024-01-01,200,a\n",
    "factors.csv": "place,factor\nOslo,0.8\nRome,0.6\n",
  ])

  private static func rebuild() throws -> PolicyRebuild {
    try PolicyRebuild(PolicyFiles(bytes: folder.files.mapValues { Array($0.utf8) }, folder: "tiny"))
  }

  private static func row(_ job: String, _ level: String, _ amount: String) -> PolicyTableUpdate.Row {
    [
      "job": job, "level": level, "effective_from": "2026-01-01", "amount": amount, "source": "b", "records": "9",
    ]
  }

  @Test func whatALookupReads() throws {
    let rebuild = try Self.rebuild()
    let target = try #require(rebuild.target(PolicyRebuild.benchmark))
    #expect(target.lookup == "benchmark" && target.file == "benchmarks.csv")
    #expect(target.keys == ["job", "level"] && target.value == "amount")
    #expect(rebuild.target(PolicyRebuild.locationFactor)?.file == "factors.csv")
    #expect(rebuild.target(PolicyRebuild.exchangeRate) == nil)
  }

  @Test func historyIsKeptAndStrangersAreLeftOut() throws {
    var rebuild = try Self.rebuild()
    let target = try #require(rebuild.target(PolicyRebuild.benchmark))
    let replaced = try rebuild.replace(
      target,
      with: [
        Self.row("Coder", "L1", "110"), Self.row("Sailor", "L1", "1"), Self.row("Coder", "L9", "2"),
        Self.row("Pilot", "L2", "230"), Self.row("Baker", "L1", "3"), Self.row("Coder", "L8", "4"),
      ])
    let text = String(decoding: rebuild.files["benchmarks.csv"] ?? [], as: UTF8.self)
    #expect(
      text == """
        job,level,effective_from,amount,source
        Coder,L1,2024-01-01,90,a
        Coder,L1,2025-01-01,100,a
        Coder,L1,2026-01-01,110,b
        Pilot,L1,2024-01-01,200,a
        Pilot,L2,2026-01-01,230,b

        """)
    #expect(replaced.unknown.map(\.column) == ["job", "level"])
    #expect(replaced.unknown.map(\.values) == [["Baker", "Sailor"], ["L8", "L9"]])
    #expect(
      replaced.changes.map { "\($0.keys) \($0.old ?? "-") \($0.new)" } == [
        "[\"Coder\", \"L1\"] 100 110", "[\"Pilot\", \"L2\"] - 230",
      ])
    // Every other file is as it was, and the policy can be read.
    for (name, old) in Self.folder.files where name != "benchmarks.csv" {
      #expect(rebuild.files[name] == Array(old.utf8))
    }
    let policy = try PolicyReader.read(PolicyFiles(bytes: rebuild.files, folder: "tiny")).policy
    for (day, offer) in [("2024-06-01", "72"), ("2025-06-01", "80"), ("2026-01-01", "88")] {
      var inputs = InputValues()
      for (name, value) in [("job", "Coder"), ("level", "L1"), ("place", "Oslo")] { inputs.add(value, to: name) }
      // 90, 100 and 110, times 0.8.
      let calculator = try Calculator(policy: policy, asOf: date(day))
      #expect(try calculator.offer(inputs).value("offer") == .number(ExactDecimal(plain: offer)))
    }
  }

  @Test func twiceIsOnce() throws {
    var rebuild = try Self.rebuild()
    let target = try #require(rebuild.target(PolicyRebuild.benchmark))
    let rows = [Self.row("Coder", "L1", "110"), Self.row("Pilot", "L2", "230"), Self.row("Sailor", "L1", "1")]
    try rebuild.replace(target, with: rows)
    var again = try PolicyRebuild(PolicyFiles(bytes: rebuild.files, folder: "tiny"))
    try again.replace(target, with: rows)
    #expect(again.files == rebuild.files)
  }

  /// No other table has a place, so that any may come; `All` is known to every policy.
  @Test func placesThatNothingElseNames() throws {
    var rebuild = try Self.rebuild()
    let target = try #require(rebuild.target(PolicyRebuild.locationFactor))
    let factors = try rebuild.replace(
      target, with: [["place": "Bern", "factor": "1.1"], ["place": "Oslo", "factor": "0.85"]])
    #expect(
      String(decoding: rebuild.files["factors.csv"] ?? [], as: UTF8.self)
        == "place,factor\nOslo,0.85\nRome,0.6\nBern,1.1\n")
    #expect(factors.unknown.isEmpty)
    let benchmarks = try #require(rebuild.target(PolicyRebuild.benchmark))
    let replaced = try rebuild.replace(benchmarks, with: [Self.row("Coder", "All", "1")])
    #expect(replaced.unknown.isEmpty)
    #expect(
      rebuild.files["benchmarks.csv"].map { String(decoding: $0, as: UTF8.self) }?.contains(
        "Coder,All,2026-01-01,1,b\n") ?? false)
  }

  @Test func whatWasInForce() throws {
    let rebuild = try Self.rebuild()
    let target = try #require(rebuild.target(PolicyRebuild.benchmark))
    func amount(_ job: String, _ day: String) throws -> String? {
      rebuild.inForce(target, ["job": job, "level": "L1"], before: try date(day))?.description
    }
    #expect(try amount("Coder", "2026-01-01") == "100")
    // Of an earlier day: the row of the day itself is the one that is replaced.
    #expect(try amount("Coder", "2025-01-01") == "90")
    #expect(try amount("Coder", "2025-01-02") == "100")
    #expect(try amount("Coder", "2024-01-01") == nil)
    #expect(try amount("Pilot", "2030-01-01") == "200")
    #expect(try amount("Sailor", "2030-01-01") == nil)
    // A table without days is always in force.
    let factors = try #require(rebuild.target(PolicyRebuild.locationFactor))
    #expect(rebuild.inForce(factors, ["place": "Rome"], before: try date("1999-01-01"))?.description == "0.6")
    #expect(rebuild.inForce(factors, ["place": "Bern"], before: try date("2026-01-01")) == nil)
  }

  /// A row ends on the day of its `effective_to`, which is not included; it holds nothing then, and neither does the one before it.
  @Test func whatHasExpired() throws {
    let table =
      "job,level,effective_from,effective_to,amount\nCoder,L1,2024-01-01,,90\nCoder,L1,2025-01-01,2025-07-01,100\n"
    let files = Self.folder.files.merging(["benchmarks.csv": table]) { _, new in new }
    let rebuild = try PolicyRebuild(PolicyFiles(bytes: files.mapValues { Array($0.utf8) }, folder: "tiny"))
    let target = try #require(rebuild.target(PolicyRebuild.benchmark))
    func amount(_ day: String) throws -> String? {
      rebuild.inForce(target, ["job": "Coder", "level": "L1"], before: try date(day))?.description
    }
    #expect(try amount("2025-01-01") == "90")
    #expect(try amount("2025-06-30") == "100")
    #expect(try amount("2025-07-01") == nil)
    #expect(try amount("2026-01-01") == nil)
  }

  @Test func whatNewRowsInherit() throws {
    let table =
      "job,level,family,effective_from,amount,source\nCoder,L1,Software,2024-01-01,90,a\nPilot,L1,Air,2024-01-01,200,a\n"
    let files = Self.folder.files.merging(["benchmarks.csv": table]) { _, new in new }
    var rebuild = try PolicyRebuild(PolicyFiles(bytes: files.mapValues { Array($0.utf8) }, folder: "tiny"))
    let target = try #require(rebuild.target(PolicyRebuild.benchmark))
    let replaced = try rebuild.replace(target, with: [Self.row("Coder", "L1", "110")])
    #expect(replaced.inherited == ["family"])
    #expect(
      String(decoding: rebuild.files["benchmarks.csv"] ?? [], as: UTF8.self).contains(
        "Coder,L1,Software,2026-01-01,110,b\n"))
    var plain = try Self.rebuild()
    let benchmarks = try #require(plain.target(PolicyRebuild.benchmark))
    #expect(try plain.replace(benchmarks, with: [Self.row("Coder", "L1", "110")]).inherited.isEmpty)
  }

  @Test func aPolicyThatIsWrong() {
    let files = ["policy.json": Array("{".utf8)]
    #expect(throws: Findings.self) { try PolicyRebuild(PolicyFiles(bytes: files, folder: "tiny")) }
  }
}
