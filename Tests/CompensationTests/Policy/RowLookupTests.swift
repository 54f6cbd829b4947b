import Compensation
import Testing

@Suite struct RowLookupTests {
  /// 100,000 times the factor of a country and an area.
  private func policy(_ fallbacks: [(KeyValuePairs<String, String>, when: String?)] = []) -> SmallPolicy {
    SmallPolicy(
      inputs: [.text("country"), .text("area", default: "All"), .text("allow", of: ["no", "yes"], default: "no")],
      lookups: [
        LookupDefinition("factor", in: "places", where: ["country": "country", "area": "area"]).falling(back: fallbacks)
      ],
      steps: ["offer": "100000 * factor"],
      tables: [
        table("places", "country,area,value\nGermany,Berlin,0.8\nGermany,All,0.75\nFrance,All,0.7\nElsewhere,All,0.5")
      ])
  }

  @Test func theRowThatHasAllKeys() throws {
    #expect(try policy().offer(["country": "Germany", "area": "Berlin"]).value("offer") == "80000")
    #expect(try policy().offer(["country": "Germany"]).value("offer") == "75000")
  }

  @Test func aMissingRowNamesThePartOfTheKeyThatIsUnknown() throws {
    #expect(
      try policy().refusal(["country": "Frnace"])
        == Finding(
          "unknown-country", "there is no country \"Frnace\"; did you mean \"France\"?", file: "places.csv",
          column: "country"))
    #expect(
      try policy().refusal(["country": "Germany", "area": "Berln"])
        == Finding(
          "unknown-area", "there is no area \"Berln\" for country \"Germany\"; did you mean \"Berlin\"?",
          file: "places.csv",
          column: "area"))
    #expect(
      try policy().refusal(["country": "France", "area": "Nice"]).message
        == "there is no area \"Nice\" for country \"France\"; there are: \"All\"")
  }

  @Test func textsAreMatchedCaseIncluded() throws {
    #expect(try policy().refusal(["country": "germany"]).code == "unknown-country")
  }

  // MARK: Fallbacks

  @Test func aDeclaredFallbackServesAndSaysSo() throws {
    let offer = try policy([(["area": "All"], when: nil)]).offer(["country": "Germany", "area": "Potsdam"])
    #expect(offer.value("offer") == "75000")
    #expect(
      offer.warnings == [
        Finding(
          "fallback",
          "there is no row of its own, so the row for area \"All\" served, as the policy's fallback declares",
          severity: .warning, file: "places.csv", column: "factor")
      ])
  }

  @Test func aRowOfItsOwnNeedsNoFallback() throws {
    let offer = try policy([(["area": "All"], when: nil)]).offer(["country": "Germany", "area": "Berlin"])
    #expect(offer.value("offer") == "80000")
    #expect(offer.warnings.isEmpty)
  }

  @Test func fallbacksAreTriedInTheOrderWrittenEachFromTheOriginalKeys() throws {
    let small = policy([(["area": "All"], when: nil), (["country": "Elsewhere", "area": "All"], when: nil)])
    #expect(try small.offer(["country": "France", "area": "Nice"]).value("offer") == "70000")
    #expect(try small.offer(["country": "Spain", "area": "Vigo"]).value("offer") == "50000")
    // Elsewhere has no Berlin: the second entry keeps the area when it does not name it.
    let keeping = policy([(["country": "Elsewhere"], when: nil)])
    #expect(try keeping.offer(["country": "Spain"]).value("offer") == "50000")
    #expect(try keeping.refusal(["country": "Spain", "area": "Berlin"]).code == "unknown-country")
  }

  @Test func aConditionDecidesWhetherAFallbackServes() throws {
    let small = policy([(["country": "Elsewhere"], when: "allow = 'yes'")])
    #expect(try small.offer(["country": "Spain", "allow": "yes"]).value("offer") == "50000")
    #expect(
      try small.refusal(["country": "Spain"])
        == Finding(
          "unknown-country",
          "there is no country \"Spain\"; there are: \"France\", \"Germany\"; the policy's fallback serves only if allow = 'yes'",
          file: "places.csv", column: "country"))
  }

  @Test func withoutAFallbackNothingServes() throws {
    #expect(try policy().refusal(["country": "Spain"]).code == "unknown-country")
  }

  // MARK: Keys and values

  @Test func aNumberEqualsACellByItsValue() throws {
    let small = SmallPolicy(
      inputs: [.number("grade")], lookups: [LookupDefinition("pay", where: ["grade": "grade + 1"])],
      steps: ["offer": "pay"],
      tables: [table("pay", "grade,value\n1.0,10\n2.50,25\n10,100")])
    #expect(try small.offer(["grade": "0"]).value("offer") == "10")
    #expect(try small.offer(["grade": "1.5"]).value("offer") == "25")
    #expect(try small.offer(["grade": "9.000"]).value("offer") == "100")
    #expect(try small.refusal(["grade": "2"]).message == "there is no grade \"3\"; there are: \"1\", \"2.5\", \"10\"")
  }

  @Test func aTextEqualsACellLetterByLetter() throws {
    let small = SmallPolicy(
      inputs: [.text("grade")], lookups: [LookupDefinition("pay", where: ["grade": "grade"])], steps: ["offer": "pay"],
      tables: [table("pay", "grade,value\n1.0,10")])
    #expect(try small.offer(["grade": "1.0"]).value("offer") == "10")
    #expect(try small.refusal(["grade": "1"]).code == "unknown-grade")
  }

  @Test func aKeyMayBeAnotherLookupsValueOrAQuotedText() throws {
    let small = SmallPolicy(
      inputs: [.text("country")],
      lookups: [
        LookupDefinition("zone", in: "countries", where: ["country": "country"], value: "zone", text: true),
        LookupDefinition("rate", in: "rates", where: ["zone": "zone", "kind": "'base'"]),
      ],
      steps: ["offer": "rate * 10"],
      tables: [
        table("countries", "country,zone\nNorway,A\nSpain,B"),
        table("rates", "zone,kind,value\nA,base,9\nA,bonus,1\nB,base,7"),
      ])
    #expect(try small.offer(["country": "Norway"]).value("offer") == "90")
    #expect(try small.offer(["country": "Spain"]).value("offer") == "70")
  }

  @Test func aTableOfOneRowNeedsNoKey() throws {
    let small = SmallPolicy(
      lookups: [LookupDefinition("cap")], steps: ["offer": "cap"], tables: [table("cap", "value\n197200")])
    #expect(try small.offer().value("offer") == "197200")
  }

  @Test func aLookupMayItselfBeTheResult() throws {
    let small = SmallPolicy(
      inputs: [.text("grade")], lookups: [LookupDefinition("offer", in: "pay", where: ["grade": "grade"])],
      tables: [table("pay", "grade,value\nG1,42000")])
    #expect(try small.offer(["grade": "G1"]).offer == money("42000", "USD"))
  }

  @Test func aNameIsWorkedOutOnlyWhenItIsNeeded() throws {
    let small = SmallPolicy(
      inputs: [.text("level"), .text("step", of: ["1", "2"], default: "1")],
      lookups: [LookupDefinition("next", in: "levels", where: ["level": "level"])],
      steps: ["offer": "if(step = '2', next, 100)"], tables: [table("levels", "level,value\nL1,120")])
    #expect(try small.offer(["level": "L4"]).value("offer") == "100")
    #expect(try small.refusal(["level": "L4", "step": "2"]).code == "unknown-level")
    // Not even an input is asked for that the result does not need.
    #expect(try small.offer().value("offer") == "100")
    #expect(try small.offer().inputs.map(\.name) == ["step"])
  }
}
