import Compensation
import Testing

/// Where pay does not rise with the grade.
@Suite struct PayProgressionTests {
  /// Pay by level and place.
  private func policy(_ rows: String) -> SmallPolicy {
    SmallPolicy(
      inputs: [.text("level", in: "pay"), .text("place", in: "pay")],
      lookups: [LookupDefinition("midpoint", in: "pay", where: ["level": "level", "place": "place"])],
      tables: [table("pay", "level,place,value\n" + rows)])
  }

  private func findings(
    _ pay: String,
    _ levels: String = "a,Baker,Junior,A,5\nb,Baker,Mid,B,6\nc,Baker,Senior,C,7\nd,Baker,Staff,D,8\ne,Baker,Lead,E,8"
  ) throws -> [Finding] {
    let ladder = try SmallLadder("id,family,level,title,grade\n" + levels).checked()
    return ladder.payFindings(Calculator(policy: try policy(pay).checked()), asOf: nil).filter {
      $0.code == "pay-not-rising"
    }
  }

  @Test func payThatRisesIsFine() throws {
    // S0-17 and S0-18: 25 %, 20 %, 16.67 %, and nothing between two levels of one grade.
    #expect(
      try findings("Junior,X,80000\nMid,X,100000\nSenior,X,120000\nStaff,X,140000\nLead,X,140000") == [])
  }

  @Test func payThatFallsOrStaysInSomePlaces() throws {
    let found = try findings(
      "Junior,X,80\nJunior,Y,80\nJunior,Z,80\nMid,X,80\nMid,Y,79\nMid,Z,81\nSenior,X,90\nSenior,Y,90\nSenior,Z,90")
    #expect(
      found == [
        Finding(
          "pay-not-rising",
          "B, grade 6, pays no more than A, grade 5, in 2 of 3 places, such as X; correct the factors or benchmarks",
          severity: .warning, file: "ladder.csv", line: 3, column: "grade")
      ])
  }

  @Test func eachLevelOfAGradeIsComparedWithEachOfTheNextLower() throws {
    let found = try findings(
      "Senior,X,120\nStaff,X,110\nLead,X,130", "c,Baker,Senior,C,7\nd,Baker,Staff,D,8\ne,Baker,Lead,E,8")
    #expect(found.map(\.line) == [3])
    let other = try findings(
      "Staff,X,110\nLead,X,130\nJunior,X,120", "d,Baker,Staff,D,8\ne,Baker,Lead,E,8\na,Baker,Junior,A,9")
    #expect(other.map(\.message.description).map { $0.contains("no more than E") } == [true])
  }

  @Test func placesThatOnlyOneHasAreNotCompared() throws {
    let found = try findings("Junior,X,80\nMid,Y,70\nJunior,Z,50\nMid,Z,50", "a,Baker,Junior,A,5\nb,Baker,Mid,B,6")
    #expect(found.map { $0.message.contains("in 1 of 1 places, such as Z;") } == [true])
    #expect(try findings("Junior,X,80\nMid,Y,70", "a,Baker,Junior,A,5\nb,Baker,Mid,B,6") == [])
  }

  @Test func otherFamiliesAndLevelsWithoutPayAreNotCompared() throws {
    #expect(try findings("Junior,X,80\nMid,X,70", "a,Baker,Junior,A,5\nb,Cook,Mid,B,6") == [])
    #expect(try findings("Junior,X,80\nMid,X,70", "a,Baker,Junior,A,5\nb,Baker,Nobody,B,6") == [])
    #expect(try findings("Junior,X,80\nMid,X,70", "a,Baker,Junior,A,5\nb,Baker,Mid,B,") == [])
    // A level that the policy's own levels do not know is none of them.
    #expect(try findings("Junior,X,80\nMid,X,70", "a,Baker,Junior,A,5\nb,Baker,,B,6") == [])
    #expect(try findings("Junior,X,80\nMid,X,90", "a,Baker,,A,5\nb,Baker,Junior,B,6") == [])
  }

  @Test func aGradeWithoutPayHidesNoneBelowIt() throws {
    let found = try findings(
      "Junior,X,80\nSenior,X,70", "a,Baker,Junior,A,5\nb,Baker,Nobody,B,6\nc,Baker,Senior,C,7")
    #expect(found.map { $0.message.contains("C, grade 7, pays no more than A, grade 5,") } == [true])
  }

  @Test func aLevelThatThePolicyDoesNotKnowHasNoPay() throws {
    let ladder = try SmallLadder(
      "id,family,level,title,grade\na,Baker,Junior,A,5\nb,Baker,Nobody,B,6\nc,Baker,,C,7"
    ).checked()
    let calculator = Calculator(policy: try policy("Junior,X,80").checked())
    let found = ladder.payFindings(calculator, asOf: nil)
    #expect(found.map(\.code) == ["no-pay-for-level"])
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.column) == ["level"])
  }

  @Test func gradesAreNumbers() throws {
    // 10 is above 9, so pay rises.
    #expect(try findings("Junior,X,80\nMid,X,90", "a,Baker,Junior,A,9\nb,Baker,Mid,B,10") == [])
    #expect(try findings("Junior,X,90\nMid,X,80", "a,Baker,Junior,A,9\nb,Baker,Mid,B,10").map(\.line) == [3])
  }
}
