import Compensation
import CompensationData
import Testing

@Suite struct GitLabPolicyTests {
  private func offer(_ inputs: InputValues, on day: String? = nil) throws -> Offer {
    try Calculator(policy: policy("gitlab-2022"), asOf: day.map { try date($0) }).offer(inputs)
  }

  @Test func theLevelFactorsOnTheHandbooksIllustration() throws {
    // S0-17: 100,000 × 0.8, 1.0, 1.2; Staff and Manager are priced from 140,000, which is another benchmark.
    let levels = ["Associate", "Intermediate", "Senior", "Staff", "Manager"]
    let pay = try levels.map { level in
      try offer(["level": level, "location_factor": "1", "country": "United States"]).value("midpoint")?.description
    }
    #expect(pay == ["80000", "100000", "120000", "140000", "140000"])
  }

  @Test(arguments: [
    // B1-06: at least 0.80 in the United States and 0.70 elsewhere, from director up.
    ("Director", "United States", "0.58", "0.8"), ("Director", "Germany", "0.58", "0.7"),
    ("Director", "United States", "0.9", "0.9"),
    ("Senior Director", "Germany", "0.7", "0.7"), ("Senior Manager", "United States", "0.58", "0.58"),
  ])
  func theFloorOfDirectors(level: String, country: String, factor: String, applied: String) throws {
    let offer = try offer(["level": level, "country": country, "location_factor": factor])
    #expect(offer.value("applied_factor")?.description == applied)
  }

  @Test(arguments: [
    // B1-07 and B1-08: the printed bounds, and what falls between them.
    ("0.01", "0.6"), ("0.49", "0.6"), ("0.495", "0.6"), ("0.5", "0.75"), ("0.69", "0.75"), ("0.695", "0.75"),
    ("0.7", "0.85"),
    ("0.85", "0.85"), ("0.855", "0.85"), ("0.86", "1"), ("1.2", "1"),
  ])
  func salesZonesHaveNoHoles(factor: String, differential: String) throws {
    let offer = try offer(["level": "Senior", "country": "United States", "location_factor": factor, "sales": "yes"])
    #expect(offer.value("applied_factor")?.description == differential)
  }

  @Test(arguments: [
    ("Manager, Product", "2022-01-01", "9.5"), ("Manager, Product", "2022-09-14", "9.5"),
    ("Product Manager", "2022-09-14", "8"),
    ("Product Manager", "2022-09-15", "7"), ("CEO", "2022-01-01", "CEO"), ("CEO", "2022-09-15", "15"),
  ])
  func aGradeIsOfItsDate(title: String, day: String, grade: String) throws {
    let found = try offer(
      ["level": "Manager", "country": "United States", "location_factor": "1", "title": title], on: day)
    #expect(found.shown.first?.value.description == grade)
  }

  @Test(arguments: [
    // B-11, 15 % of 126,000 in the four readings: / 1.15; × 0.85; × 1.15; / 0.85.
    ("ote", "base", "109565.22", "16434.78", "126000"), ("ote", "ote", "107100", "18900", "126000"),
    ("base", "base", "126000", "18900", "144900"), ("base", "ote", "126000", "22235.29", "148235.29"),
  ])
  func whatFifteenPercentAreOf(amount: String, basis: String, base: String, variable: String, total: String) throws {
    let offer = try offer([
      "level": "Director", "country": "Germany", "currency": "USD", "location_factor": "0.70", "amount_is": amount,
      "variable_basis": basis,
    ])
    let pay = try #require(try offer.pay())
    #expect([pay.base, try #require(pay.variable), pay.total].map(\.amount.description) == [base, variable, total])
    // Both rounded, they add up.
    #expect(try pay.base + #require(pay.variable) == pay.total)
  }
}
