import Compensation
import CompensationData
import Testing

/// How the tables of a ladder are read from a policy's folder.
@Suite struct LadderReaderTests {
  private static let ladder = "id,family,title,grade\na,Baker,Helper,5\n"
  private static let requirements =
    "level_id,group,kind,minimum,importance,text\na,1,years,1,required,\"one, or more\"\n"

  private func files(_ changes: [String: String?]) -> PolicyFiles {
    PolicyFiles(bytes: PolicyFolder(changes).files.mapValues { Array($0.utf8) }, folder: "tiny")
  }

  /// `tiny/ladder.csv:2: id: [missing-value]`, errors or else warnings.
  private func problems(_ changes: [String: String?]) -> [String] {
    var findings: [Finding]
    do { findings = try LadderReader.read(files(changes))?.warnings ?? [] } catch { findings = error.all }
    return findings.map { "\($0.file ?? "")\($0.line.map { ":\($0)" } ?? ""): \($0.column ?? ""): [\($0.code)]" }
  }

  @Test func aPolicyWithoutALadderHasNone() throws {
    #expect(try LadderReader.read(files([:])) == nil)
    #expect(try LadderReader.read(PolicyFiles(named: "gitlab-2022")) == nil)
    #expect(try LadderReader.read(PolicyFiles(named: "us-general-schedule")) == nil)
  }

  @Test func theTablesAreFiles() throws {
    let ladder = try #require(
      try LadderReader.read(files(["ladder.csv": Self.ladder, "requirements.csv": Self.requirements])))
    #expect(ladder.warnings == [])
    #expect(ladder.levels(asOf: nil).map(\.title) == ["Helper"])
    #expect(ladder.levels(asOf: nil).first?.requirements.map(\.text) == ["one, or more"])
    #expect(ladder.levels(asOf: nil).first?.requirements.map(\.line) == [2])
    #expect(ladder.crosswalk == nil)
  }

  @Test func linesAreThoseOfTheFile() {
    #expect(
      problems(["ladder.csv": "id,family,title,grade\na,Baker,\"two\nlines\",5\n,Baker,x,6\n"])
        == ["tiny/ladder.csv:4: id: [missing-value]"])
  }

  @Test(arguments: ["requirements", "scales", "crosswalk"])
  func theOtherTablesNeedTheLevels(name: String) {
    #expect(problems(["\(name).csv": Self.requirements]).map { $0.contains("[missing-file]") } == [true])
  }

  @Test func whatTheDatapackageDeclaresIsEnforced() {
    func package(_ fields: String) -> String {
      """
      {"name": "tiny", "resources": [{"name": "pay", "path": "pay.csv"},
        {"name": "ladder", "path": "ladder.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "family", "type": "string"},
         {"name": "title", "type": "string"}, {"name": "grade", \(fields)}]}}]}
      """
    }
    let whole = #""type": "integer""#
    #expect(
      problems(["ladder.csv": Self.ladder, "datapackage.json": package(whole)])
        == ["tiny/ladder.csv:2: id: [no-requirement]"])
    #expect(
      problems(["ladder.csv": "id,family,title,grade\na,Baker,Helper,E5\n", "datapackage.json": package(whole)])
        .map { $0.hasPrefix("tiny/ladder.csv:2: grade: ") } == [true])
    // A table that the package does not name is not read unseen.
    #expect(
      problems([
        "ladder.csv": Self.ladder, "requirements.csv": Self.requirements, "datapackage.json": package(whole),
      ]) != [])
  }

  @Test func aBlankTooManyIsAnError() {
    #expect(
      problems(["ladder.csv": "id,family,title,grade\na ,Baker,Helper,5\n"]) == ["tiny/ladder.csv:2: id: [padded-cell]"]
    )
  }
}
