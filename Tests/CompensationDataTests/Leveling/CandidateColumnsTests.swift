import Compensation
import CompensationData
import Tabular
import Testing

/// What a file of candidates says: its columns, and its cells.
@Suite struct CandidateColumnsTests {
  private static let tables: [String: String?] = [
    "ladder.csv": "id,family,title,grade\na,Baker,Helper,5\n",
    "requirements.csv":
      "level_id,group,kind,of,minimum,importance,text\na,1,years,,1,required,x\na,2,skill,Ovens,low,required,y\n",
    "scales.csv": "scale,value,rank\nskill,low,1\nscope,task,1\n",
  ]

  private func ladder() throws -> Ladder {
    let files = PolicyFiles(bytes: PolicyFolder(Self.tables).files.mapValues { Array($0.utf8) }, folder: "tiny")
    return try #require(try LadderReader.read(files))
  }

  /// The rows of a file: `family|years|field|leadership|degree|ratings`, or the code and column of why not.
  private func read(_ text: String) throws -> [String] {
    var reader = try CSVReader(bytes: Array(text.utf8))
    let columns = try CandidateColumns.find(in: reader.header, file: "people.csv", ladder: ladder(), asOf: nil).columns
    var candidates = CandidateReader(columns)
    var found: [String] = []
    while let batch = try reader.nextBatch() {
      for record in 0..<batch.count {
        do throws(Finding) {
          let (family, candidate) = try candidates.read(batch, record)
          var texts: [String?] = [family]
          for number in [candidate.years, candidate.fieldYears, candidate.leadershipYears] {
            texts.append(number?.description)
          }
          texts.append(candidate.degree?.rawValue)
          for (name, value) in candidate.ratings.sorted(by: { $0.key < $1.key }) { texts.append("\(name)=\(value)") }
          found.append(texts.map { $0 ?? "-" }.joined(separator: "|"))
        } catch {
          found.append("\(batch.line(record)): \(error.column ?? ""): [\(error.code)]")
        }
      }
    }
    return found
  }

  private func warnings(_ header: String) throws -> [String] {
    let reader = try CSVReader(bytes: Array("\(header)\n".utf8))
    return try CandidateColumns.find(in: reader.header, file: "people.csv", ladder: ladder(), asOf: nil).warnings
      .map { "\($0.column ?? ""): [\($0.code)] \($0.message)" }
  }

  @Test func columnsInAnyOrder() throws {
    #expect(
      try read("Ovens,degree,leadership_years,field_years,years,job,scope,candidate_id\nlow,phd,1,2.5,3,Baker,task,7\n")
        == ["Baker|3|2.5|1|phd|Ovens=low|scope=task"])
    #expect(try read("years\n3\n\"\"\n") == ["-|3|-|-|-", "-|-|-|-|-"])
  }

  @Test func blanksAroundAndEmptyCellsSayNothing() throws {
    #expect(try read("years,degree,Ovens,job\n 3 , , low ,\n") == ["-|3|-|-|-|Ovens=low"])
    #expect(try read("years,degree\n,\n") == ["-|-|-|-|-"])
  }

  @Test(
    arguments: [
      ("0", "-|0|-|-|-"), ("80", "-|80|-|-|-"), ("2.50", "-|2.5|-|-|-"), ("80.01", nil), ("81", nil), ("-1", nil),
      ("3 years", nil), ("1e1", nil), ("\"3,5\"", nil), ("three", nil), ("NaN", nil), ("5+", nil),
    ] as [(String, String?)])
  func years(cell: String, expected: String?) throws {
    #expect(try read("years,candidate_id\n\(cell),1\n") == [expected ?? "2: years: [bad-number]"])
  }

  @Test(arguments: ["field_years", "leadership_years"]) func otherYears(column: String) throws {
    #expect(try read("years,\(column)\n3,x\n") == ["2: \(column): [bad-number]"])
  }

  @Test(
    arguments: [
      ("PhD", "-|-|-|-|phd"), ("MASTER", "-|-|-|-|master"), ("none", "-|-|-|-|none"), ("masters", nil), ("BSc", nil),
    ] as [(String, String?)])
  func degrees(cell: String, expected: String?) throws {
    #expect(try read("degree\n\(cell)\n") == [expected ?? "2: degree: [unknown-degree]"])
  }

  @Test func oneBadRowDoesNotStopTheOthers() throws {
    #expect(
      try read("years,degree\n1,none\nx,none\n3,phd\n") == ["-|1|-|-|none", "3: years: [bad-number]", "-|3|-|-|phd"])
  }

  @Test func columnsThatAreNotUsedAreNamed() throws {
    #expect(
      try warnings("years,yeers,name,skill,degre") == [
        "yeers: [unused-column] this column is not used", "name: [unused-column] this column is not used",
        "skill: [unused-column] this column is not used",
        "degre: [unused-column] this column is not used; did you mean \"degree\"?",
      ])
    #expect(try warnings("candidate_id,job,years,field_years,leadership_years,degree,Ovens,scope") == [])
  }

  @Test(arguments: [
    ("candidate_id", [String]()), ("candidate_id,job", []), ("name", ["name"]), ("Years", ["Years"]),
  ])
  func aFileThatSaysNothingIsRefused(header: String, unused: [String]) throws {
    let findings = try #require(#expect(throws: Findings.self) { try warnings(header) }).all
    #expect(findings.map(\.code) == unused.map { _ in "unused-column" } + ["missing-column"])
    #expect(findings.dropLast().map(\.column) == unused)
    #expect(
      findings.last?.message
        == "no column says anything about a candidate; name one or more years, field_years, leadership_years, degree, Ovens, scope"
    )
  }

  @Test func aColumnThatIsThereTwice() throws {
    let findings = #expect(throws: Findings.self) { try warnings("years,degree,years") }
    #expect(findings?.all.map(\.code) == ["duplicate-header"])
  }
}
