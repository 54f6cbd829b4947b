import Foundation
import Testing

private let bakery = fixtures + "/level"

/// Runs `paygrade level --candidates` on a text and splits what it writes; no cell of these tests holds a comma or a quote.
private func assess(_ people: String, _ options: String = "") throws -> (
  rows: [[String: String]], outcome: Command.Outcome
) {
  try withFolder { folder in
    try put(people, at: folder + "/people.csv")
    let outcome = try Command(folder: folder).run("level --policy \(bakery) --candidates people.csv \(options)")
    return (rows(outcome.output), outcome)
  }
}

private func rows(_ csv: String) -> [[String: String]] {
  let lines = csv.split(whereSeparator: \.isNewline).map { line in
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

@Suite struct CandidateFileTests {
  @Test func payWhereAPlaceIsGiven() throws {
    // As `offer` says for France: 80,000 in the middle for Senior, 50,000 for Junior; nothing for Head.
    let people = "candidate_id,years,field_years,leadership_years,degree\np1,4,4,0,none\np2,1,0,0,none\np3,9,2,2,none\n"
    let (rows, outcome) = try assess(people, "--country France")
    #expect(rows.map { $0["title"] } == ["Senior Baker", "Junior Baker", "Head of Bakery"])
    #expect(rows.map { $0["currency"] } == ["USD", "USD", ""])
    #expect(rows.map { $0["minimum"] } == ["64000.00", "40000.00", ""])
    #expect(rows.map { $0["midpoint"] } == ["80000.00", "50000.00", ""])
    #expect(rows.map { $0["maximum"] } == ["96000.00", "60000.00", ""])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[unknown-level]"))
    #expect(try assess(people).rows.allSatisfy { $0["currency"] == "" && $0["midpoint"] == "" })
  }

  @Test func aRowForEachRow() throws {
    let (rows, outcome) = try assess(
      """
      candidate_id,job,years,field_years,leadership_years,degree
      p1,Baker,4,4,0,none
      p2,Baker,9,7,2,none
      p3,Baker,0,0,0,phd
      p4,Cook,4,4,0,none
      p5,Baker,four,4,0,none
      p6,Baker,4,5,0,none
      p7,Baker,4,4
      p1,Baker,4,4,0,none
      """)
    #expect(outcome.status == 1)
    #expect(rows.map { $0["line"] } == ["2", "3", "4", "5", "6", "7", "8", "9"])
    // A row of another length has no cell that is surely the id.
    #expect(rows.map { $0["candidate_id"] } == ["p1", "p2", "p3", "p4", "p5", "p6", "", "p1"])
    #expect(
      rows.map { $0["code"] } == ["", "", "", "unknown-job", "bad-number", "inconsistent-years", "ragged-row", ""])
    #expect(rows.map { $0["column"] } == ["", "", "", "job", "years", "field_years", "", ""])
    #expect(rows.map { $0["message"]?.isEmpty } == [true, true, true, false, false, false, false, true])
    #expect(rows.map { $0["grade"] } == ["6", "7", "", "", "", "", "", "6"])
    #expect(
      rows.map { $0["title"] } == ["Senior Baker", "Expert Baker | Head of Bakery", "", "", "", "", "", "Senior Baker"])
    #expect(rows.map { $0["track"] } == ["IC", "IC | management", "", "", "", "", "", "IC"])
    #expect(rows.map { $0["needs_person"] } == ["1", "1 | 0", "", "", "", "", "", "1"])
    #expect(rows.map { $0["next_grade"] } == ["7", "", "5", "", "", "", "", "7"])
    #expect(
      rows[0]["missing"] == "6 or more years of baking | 2 or more years of leading people; 5 or more years of work")
    #expect(rows[2]["missing"] == "A year or more of work")
    #expect(outcome.errors.contains("people.csv: error: [rejected-rows] 4 of 8 rows have no answer"))
  }

  @Test func warningsAreCountedNotRepeated() throws {
    let (rows, outcome) = try assess("candidate_id,years\na,1\nb,3\nc,3\nd,x\n")
    #expect(rows.count == 4)
    #expect(outcome.errors.split(separator: "\n").count == 3)
    #expect(outcome.errors.contains("people.csv: degree: warning: [not-stated]"))
    #expect(outcome.errors.contains("(3 of 4 rows)"))
  }

  @Test func aFileWithoutAMistakeIsDone() throws {
    let (rows, outcome) = try assess("candidate_id,years,field_years,degree\na,4,4,none\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(rows.map { $0["level"] } == ["Senior"])
  }

  @Test func aFileOfNobody() throws {
    let (rows, outcome) = try assess("candidate_id,years\n")
    #expect(outcome.status == 0)
    #expect(rows.isEmpty)
    #expect(outcome.output.hasPrefix("line,candidate_id,family,title,"))
  }

  @Test func equalFactsWrittenOtherwiseHaveEqualAnswers() throws {
    let (rows, _) = try assess("years,field_years,degree\n4,4,none\n4.0, 4 ,None\n04,4.00,NONE\n5,4,none\n")
    #expect(Set(rows.map { $0["title"] }) == ["Senior Baker"])
    // One more year of work: the head's clause about it is not missing any more.
    #expect(
      rows.map { $0["missing"]?.hasSuffix("people; 5 or more years of work") } == [true, true, true, false])
  }

  @Test func eachFamilyByItsName() throws {
    let (rows, _) = try assess("job,years,field_years,degree\nBaker,4,4,none\nSenior Baker,4,4,none\n,4,4,none\n")
    #expect(rows.map { $0["family"] } == ["Baker", "Baker", "Baker"])
  }

  @Test func fromStandardInputIntoAFile() throws {
    try withFolder { folder in
      let text = "candidate_id,years,field_years,degree\na,4,4,none\n"
      let command = try Command(folder: folder)
      let printed = try command.run("level --policy \(bakery) --candidates -", input: text)
      let outcome = try command.run("level --policy \(bakery) --candidates - --output levels.csv", input: text)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(try contents(folder + "/levels.csv") == printed.output)
      #expect(rows(printed.output).map { $0["title"] } == ["Senior Baker"])
    }
  }

  @Test func manyRowsAreWrittenInTheirOrder() throws {
    // More than is gathered before it is handed on. Years go through 0 to 9 in turn, all in the field.
    let count = 5000
    let people = (0..<count).map { "p\($0),\($0 % 10),\($0 % 10),0,none" }
    let (rows, outcome) = try assess(
      "candidate_id,years,field_years,leadership_years,degree\n" + people.joined(separator: "\n") + "\n")
    #expect(outcome.status == 0)
    #expect(rows.map { $0["candidate_id"] } == (0..<count).map { "p\($0)" })
    let grades = ["", "5", "5", "6", "6", "6", "7", "7", "7", "7"]
    #expect(rows.map { $0["grade"] } == (0..<count).map { grades[$0 % 10] })
  }

  @Test func theSameAnswerAsForOnePerson() throws {
    for years in 0...8 {
      let (rows, _) = try assess("years,field_years,degree\n\(years),\(years),bachelor\n")
      let one = try paygrade(
        "level --policy \(bakery) --years \(years) --field-years \(years) --degree bachelor --format json")
      let object = try #require(try JSONSerialization.jsonObject(with: one.standardOutput) as? [String: Any])
      let levels = try #require(object["levels"] as? [[String: Any]])
      #expect(rows[0]["grade"] == ((levels.first?["grade"] as? Int).map(String.init) ?? ""))
      #expect(rows[0]["title"] == (levels.first?["title"] as? String ?? ""))
    }
  }
}
