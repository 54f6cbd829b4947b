import Compensation
import Testing

@Suite struct NearestTests {
  static let countries = [
    "Germany", "France", "Iraq", "Iran, Islamic Republic", "Austria", "Australia", "Niger", "Nigeria",
  ]
  static let titles = [
    "Backend Engineer", "Machine Learning Engineer", "Senior Machine Learning Engineer", "Data Scientist",
    "Engineering Manager", "Staff Machine Learning Engineer", "Associate Machine Learning Engineer",
  ]

  @Test(arguments: [
    ("Frnace", ["France"]),  // a swap counts once
    ("germany", ["Germany"]),  // equal but for case
    ("Germny", ["Germany"]),
    ("Iran", ["Iran, Islamic Republic", "Iraq"]),  // containing before misspelt
    ("niger", ["Niger"]),  // an equal name is the only answer
    ("Austrai", ["Austria", "Australia"]),  // one edit, then two
    ("Atlantis", []),
    ("", []),
    ("a", []),
  ])
  func country(query: String, expected: [String]) {
    #expect(nearest(to: query, among: Self.countries) == expected)
  }

  @Test func sharedWordsInAnyOrderAtMostThree() {
    #expect(
      nearest(to: "Engineer Machine Learning", among: Self.titles)
        == ["Associate Machine Learning Engineer", "Machine Learning Engineer", "Senior Machine Learning Engineer"])
    #expect(nearest(to: "Data Wizard", among: Self.titles) == ["Data Scientist"])
    #expect(nearest(to: "Chief Data Wizard", among: Self.titles) == [])
  }

  @Test func theOrderOfCandidatesDoesNotMatter() {
    let query = "Engineer Machine Learning"
    #expect(nearest(to: query, among: Self.titles) == nearest(to: query, among: Self.titles.reversed()))
    #expect(nearest(to: "usd", among: ["USD", "Usd", "uSD"]) == ["USD", "Usd", "uSD"])
  }

  @Test(arguments: [("UDS", ["USD"]), ("EUX", ["EUR"]), ("XYZ", []), ("L9", [])])
  func codes(query: String, expected: [String]) {
    #expect(nearest(to: query, among: ["USD", "EUR", "GBP", "L7", "L8"]) == expected)
  }

  @Test func scalarsOutsideASCII() {
    #expect(nearest(to: "Sao Paulo", among: ["São Paulo", "Santiago"]) == ["São Paulo"])
    #expect(nearest(to: "ZÜRICH", among: ["Zürich", "Zug"]) == ["Zürich"])
  }
}
