import Testing

/// What the command writes, byte by byte. The figures were worked out by hand: `Fixtures/golden/README.md`.
@Suite struct GoldenTests {
  /// A command line and the file with its output.
  struct Sample: CustomTestStringConvertible {
    let file: String
    let line: String
    var status: Int32 = 0

    var testDescription: String { file }
  }

  private static let germany = "offer --policy harbour --level Senior --country Germany"
  private static let skilled =
    "offer --policy harbour --level Senior --country Germany --skill CUDA --skill Rust --skill Ruby --placement strong --fte 0.8"

  static let samples = [
    Sample(file: "offer.txt", line: germany + " --asking 60000 --compare Japan"),
    Sample(file: "offer.md", line: germany + " --asking 60000 --compare Japan --format markdown"),
    Sample(file: "offer.csv", line: germany + " --asking 60000 --compare Japan --format csv"),
    Sample(file: "offer.json", line: germany + " --asking 60000 --compare Japan --format json"),
    Sample(file: "offer-skills.txt", line: skilled),
    Sample(file: "offer-skills.csv", line: skilled + " --format csv"),
    Sample(file: "ranges.txt", line: "ranges --level Senior --as-of 2026-04-13"),
    Sample(file: "ranges.md", line: "ranges --policy harbour --format markdown", status: 1),
    Sample(file: "ranges.csv", line: "ranges --policy harbour --format csv", status: 1),
    Sample(file: "ranges.json", line: "ranges --policy harbour --format json", status: 1),
    Sample(
      file: "ml-engineering.txt", line: "offer --level Senior --country Germany --asking 95000 --as-of 2026-04-13"),
    Sample(
      file: "us-general-schedule.txt",
      line: "offer --policy us-general-schedule --grade 12 --step 3 --input locality=SF"),
    Sample(
      file: "gitlab-2022.txt",
      line: "offer --policy gitlab-2022 --level Director --country Germany --input location_factor=0.7 --currency USD"),
  ]

  private static let folder = fixtures + "/golden"

  @Test(arguments: samples) func writesExactlyThis(_ sample: Sample) throws {
    let outcome = try Command(folder: Self.folder).run(sample.line)
    #expect(outcome.status == sample.status, "\(outcome.errors)")
    try expect(outcome.output, equalsFile: "\(Self.folder)/\(sample.file)")
  }

  @Test func everyFileHasACommand() throws {
    let present = try files(in: Self.folder).filter { !$0.contains("/") && $0 != "README.md" }
    #expect(present == Self.samples.map(\.file).sorted())
  }
}
