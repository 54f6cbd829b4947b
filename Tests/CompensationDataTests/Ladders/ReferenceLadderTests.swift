import Compensation
import CompensationData
import Testing

/// A real page, where it lies beside the checkout.
@Suite(.enabled(if: Repository.exists("../shared/reference/0-job-family.md"))) struct ReferenceLadderTests {
  private func page() throws -> LadderImport {
    .read(try Repository.text("../shared/reference/0-job-family.md"), file: "0-job-family.md")
  }

  private func level(_ title: String) throws -> JobLevel {
    let levels = try page().levels.filter { $0.title == title || $0.aliases.contains(title) }
    #expect(levels.count == 1, "\(title)")
    return try #require(levels.first)
  }

  @Test(arguments: [
    ("Associate Machine Learning Engineer", "5"), ("Junior Machine Learning Engineer", "5"),
    ("Machine Learning Engineer", "6"), ("Machine Learning Engineer Intermediate", "6"),
    ("Senior Machine Learning Engineer", "7"), ("Staff Machine Learning Engineer", "8"),
    ("Engineering Manager Machine Learning", "8"),
  ])
  func grades(title: String, grade: String) throws { #expect(try level(title).grade == grade) }

  @Test func tracks() throws {
    #expect(
      try page().levels.map(\.track) == [
        .individualContributor, .individualContributor, .individualContributor, .individualContributor, .management,
      ])
    #expect(
      try page().levels.filter { $0.grade == "8" }.map(\.title) == [
        "Staff Machine Learning Engineer", "Engineering Manager Machine Learning",
      ])
    #expect(try page().levels.map(\.level) == ["Associate", "Intermediate", "Senior", "Staff", "Engineering Manager"])
  }

  @Test func noOtherLevel() throws {
    #expect(try !page().levels.contains { $0.title.contains("Principal") || $0.grade == "9" })
  }

  @Test(arguments: [
    ("Associate Machine Learning Engineer", 1, Degree.master), ("Machine Learning Engineer Intermediate", 2, .master),
    ("Senior Machine Learning Engineer", 3, .master), ("Staff Machine Learning Engineer", 5, .phd),
    ("Engineering Manager Machine Learning", 5, .phd),
  ])
  func yearsOrADegree(title: String, years: Int, degree: Degree) throws {
    let first = try #require(try level(title).requirements.first)
    #expect(
      first.options == [
        [Clause(.fieldYears, of: "ML", minimum: .years(ExactDecimal(years)))],
        [Clause(.degree, of: "Machine Learning", minimum: .degree(degree))],
      ])
    #expect(first.importance == .required)
  }

  @Test func theManagersYears() throws {
    let checkable = try level("Engineering Manager Machine Learning").requirements.filter { !$0.needsPerson }
    #expect(
      checkable.dropFirst().map(\.options) == [
        [[Clause(.years, minimum: .years(ExactDecimal(5)))]],
        [[Clause(.leadershipYears, minimum: .years(ExactDecimal(2)))]],
      ])
  }

  @Test func theSeniorLevelExtendsTheIntermediateOne() throws {
    let senior = try level("Senior Machine Learning Engineer")
    #expect(senior.requirements.count == 4)
    #expect(senior.extends == "machine-learning-engineer-intermediate")
    #expect(try level("Staff Machine Learning Engineer").extends == "machine-learning-engineer-intermediate")
    #expect(
      try page().findings.map { "\($0.line ?? 0) \($0.code)" } == [
        "17 assumed-alias", "100 unclear-extends", "130 unclear-extends", "152 extends-another-page",
      ])
  }
}
