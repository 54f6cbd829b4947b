import Compensation
import Testing

/// Lookups in cells; names in brackets, columns of tables as `table.column`.
@Suite struct CellLookupTests {
  private let places = table(
    "places", "country,area,value\nGermany,Berlin,0.8\nGermany,All,0.75\nElsewhere,All,0.5")

  private func factor(_ fallbacks: [(KeyValuePairs<String, String>, when: String?)] = []) throws -> String {
    try SmallPolicy(
      inputs: [.text("country"), .text("area"), .text("allow", of: ["no", "yes"], default: "no")],
      lookups: [
        LookupDefinition("factor", in: "places", where: ["country": "country", "area": "area"]).falling(back: fallbacks)
      ], steps: ["offer": "100 * factor"], tables: [places]
    ).cells().formula("factor")
  }

  private let own = "EXACT(places.country,[country])*EXACT(places.area,[area])"

  @Test func aRowByItsKeys() throws {
    #expect(try factor() == "LOOKUP(2,1/(\(own)),places.value)")
  }

  @Test func fallbacksServeOnlyWhereThereIsNoRow() throws {
    let all = #"EXACT(places.country,[country])*EXACT(places.area,"All")"#
    let elsewhere = #"EXACT(places.country,"Elsewhere")*EXACT(places.area,"All")"#
    #expect(
      try factor([(["area": "All"], when: nil), (["country": "Elsewhere", "area": "All"], when: "allow = 'yes'")])
        == "IF(SUMPRODUCT(\(own))>0,LOOKUP(2,1/(\(own)),places.value),"
        + "IF(SUMPRODUCT(\(all))>0,LOOKUP(2,1/(\(all)),places.value),"
        + #"IF(IF(EXACT([allow],"yes"),SUMPRODUCT(\#(elsewhere))>0,FALSE),LOOKUP(2,1/(\#(elsewhere)),places.value),NA())))"#
    )
  }

  @Test func oneKeyANumberAndATextToYield() throws {
    let cells = try SmallPolicy(
      inputs: [.number("grade")],
      lookups: [LookupDefinition("track", in: "grades", where: ["grade": "grade"], text: true)],
      steps: ["offer": "if(track = 'IC', 1, 2)"], tables: [table("grades", "grade,value\n7,IC\n8,")]
    ).cells()
    // An empty cell would be 0 without the text behind it.
    #expect(try cells.formula("track") == #"LOOKUP(2,1/(grades.grade=[grade]),grades.value)&"""#)
    #expect(cells.tables[0].rows == [[.number(ExactDecimal(7)), .text("IC")], [.number(ExactDecimal(8)), .empty]])
  }

  @Test func theLastBandThatBeginsBelow() throws {
    func zone(_ reading: LookupDefinition.Reading, _ table: PolicyTable) throws -> PolicyCells {
      try SmallPolicy(
        inputs: [.number("factor")], lookups: [LookupDefinition("zone", in: "zones", reading)],
        steps: ["offer": "100 * zone"], tables: [table]
      ).cells()
    }
    let plain = try zone(.band("from", "factor * 2"), table("zones", "from,value\n0.5,0.75\n0.01,0.6"))
    #expect(try plain.formula("zone") == "LOOKUP(2,1/(zones.from<=ROUND([factor]*2,8)),zones.value)")
    // In the order of the bounds, whatever the file's.
    #expect(
      plain.tables[0].rows.map { $0[1] } == [
        .number(try ExactDecimal(plain: "0.6")), .number(try ExactDecimal(plain: "0.75")),
      ])
    let bounded = try zone(.band("from", "factor", below: "to"), table("zones", "from,to,value\n0,1,5\n1,,6"))
    #expect(
      try bounded.formula("zone")
        == #"LOOKUP(2,1/((zones.from<=[factor])*((zones.to="")+(zones.to>[factor])>0)),zones.value)"#)
  }

  @Test func eachBracketsRateReplacesTheOneBefore() throws {
    let cells = try SmallPolicy(
      inputs: [.number("pay")], lookups: [LookupDefinition("tax", in: "rates", .brackets("above", "pay"))],
      steps: ["offer": "pay - tax"], tables: [table("rates", "above,value\n0,0.1\n1000,0.2\n5000,0.4")]
    ).cells()
    #expect(
      try cells.formula("tax")
        == "IF(SUMPRODUCT((rates.above<=[pay])*1)>0,SUMPRODUCT(([pay]>rates.above)*([pay]-rates.above)*rates.value)"
        + "-SUMPRODUCT(([pay]>rates.above(1..<3))*([pay]-rates.above(1..<3))*rates.value(0..<2)),NA())")
  }

  @Test func aSumOverASetHasEachElementOrNoValue() throws {
    let cells = try SmallPolicy(
      inputs: [.set("skills")], lookups: [LookupDefinition("premium", in: "skills", .sum("skill", "skills"))],
      steps: ["offer": "100 * (1 + premium)"],
      tables: [
        table(
          "skills",
          "skill,value,effective_from,effective_to\nA,0.1,2020-01-01,\nB,0.2,2020-01-01,2024-01-01\nC,0.3,2030-01-01,")
      ]
    ).cells(on: "2026-01-01")
    let found = #"ISNUMBER(FIND("; "&skills.skill&"; ","; "&[skills]&"; "))*1"#
    #expect(
      try cells.formula("premium")
        == #"IF([skills]="",0,IF(SUMPRODUCT(\#(found))=(LEN([skills])-LEN(SUBSTITUTE([skills],"; ","")))/2+1,"#
        + "SUMPRODUCT(\(found)*skills.value),NA()))")
    // What has ended counts nothing; what has not begun is unknown.
    #expect(
      cells.tables[0].rows.map { Array($0.prefix(2)) } == [
        [.text("A"), .number(try ExactDecimal(plain: "0.1"))], [.text("B"), .number(.zero)],
      ])
    #expect(try cells.values(for: ["skills": "A"])[0] == .text("A"))
  }

  @Test func aFoldHasACellForEachRound() throws {
    let cells = try SmallPolicy(
      inputs: [.number("years")],
      lookups: [
        .fold("offer", in: "raises", first: "years", order: "year", start: "100", each: "running * (1 + raise)")
      ], tables: [table("raises", "year,raise\n2,0.5\n1,0.1")]
    ).cells()
    #expect(
      cells.names.map(\.name).prefix(5) == [
        "years", "offer, after 0", "offer, after 1", "offer, after 2", "offer, not yet held in the range",
      ])
    #expect(try cells.formula("offer, after 0") == "100")
    #expect(
      try cells.formula("offer, after 2")
        == "IF([years]>1,[offer, after 1]*(1+INDEX(raises.raise,2)),[offer, after 1])")
    #expect(
      try cells.formula("offer, not yet held in the range")
        == "IF(AND([years]>=0,[years]=INT([years]),[years]<=2),[offer, after 2],NA())")
    // 100, 110, 165; after one year the second round changes nothing.
    #expect(
      try cells.values(for: ["years": "1"]).prefix(5).map { $0 }
        == [1, 100, 110, 110, 110].map { .number(ExactDecimal($0)) })
    #expect(try cells.values(for: ["years": "2"])[4] == .number(ExactDecimal(165)))
  }

  @Test func aKeyThatIsNotInForceKeepsARowWithoutAFigure() throws {
    let cells = try SmallPolicy(
      inputs: [.text("place")],
      lookups: [LookupDefinition("factor", in: "places", where: ["place": "place"])], steps: ["offer": "100 * factor"],
      tables: [
        table(
          "places",
          "place,value,effective_from,effective_to\nA,1,2020-01-01,\nA,2,2025-01-01,\nA,3,2027-01-01,\nB,4,2030-01-01,\n"
            + "C,5,2020-01-01,2021-01-01")
      ]
    ).cells(on: "2026-01-01")
    let rows = cells.tables[0].rows
    #expect(rows.map { $0[0] } == [.text("A"), .text("B"), .text("C")])
    #expect(rows.map { $0[1] } == [.number(ExactDecimal(2)), .missing, .missing])
    #expect(rows[0][2] == .date(try day("2025-01-01")))
    #expect(rows[0][3] == .empty)
  }

  @Test func oneTableReadByDifferentKeysIsTwoSheets() throws {
    let cells = try SmallPolicy(
      inputs: [.text("a"), .text("b")],
      lookups: [
        LookupDefinition("x", in: "t", where: ["a": "a"]),
        LookupDefinition("y", in: "t", where: ["b": "b"], value: "other"),
        LookupDefinition("z", in: "t", where: ["a": "a"], value: "other"),
      ], steps: ["offer": "x + y + z"], tables: [table("t", "a,b,value,other\n1,p,1,2\n2,q,3,4")]
    ).cells()
    #expect(cells.tables.map(\.name) == ["t", "t 2"])
    #expect(try cells.formula("z") == "LOOKUP(2,1/EXACT(t.a,[a]),t.other)")
    #expect(try cells.formula("y") == "LOOKUP(2,1/EXACT(t 2.b,[b]),t 2.other)")
  }

  // MARK: Rows that have ended

  private func ended(
    _ lookup: LookupDefinition, _ rows: String, inputs: [InputDefinition], offer: String = "result"
  ) throws -> PolicyCells {
    try SmallPolicy(
      inputs: inputs, lookups: [lookup], steps: ["offer": offer],
      tables: [table("t", rows)]
    ).cells(on: "2026-01-01")
  }

  @Test func aBracketThatHasEndedIsAnErrorOnlyWhereItTakesPart() throws {
    let cells = try ended(
      LookupDefinition("result", in: "t", .brackets("above", "pay")),
      "above,value,effective_from,effective_to\n0,0.1,2020-01-01,\n1000,0.2,2020-01-01,2025-01-01",
      inputs: [.number("pay")])
    // Its rate stands, as a missing one would spoil every sum.
    #expect(
      cells.tables[0].rows.map { $0[1] } == [
        .number(try ExactDecimal(plain: "0.1")), .number(try ExactDecimal(plain: "0.2")),
      ])
    #expect(
      try cells.formula("result").hasPrefix(
        #"IF(SUMPRODUCT(([pay]>t.above)*(t.effective_to<>"")*(t.effective_to<=DATE(2026,1,1)))>0,NA(),IF("#))
  }

  @Test func aRoundOfAnEndedRowHasNoFigure() throws {
    let cells = try ended(
      .fold("result", in: "t", first: "years", order: "year", start: "100", each: "running + raise"),
      "year,raise,effective_from,effective_to\n1,10,2020-01-01,\n2,20,2020-01-01,2025-01-01", inputs: [.number("years")]
    )
    #expect(cells.tables[0].rows.map { $0[1] } == [.number(ExactDecimal(10)), .missing])
  }

  @Test func aKeyStandsThoughItsRowHasEnded() throws {
    let cells = try ended(
      LookupDefinition("result", in: "t", where: ["place": "place"], value: "place", text: true),
      "place,effective_from,effective_to\nA,2020-01-01,\nB,2020-01-01,2025-01-01", inputs: [.text("place")],
      offer: "if(result = 'A', 1, 2)")
    #expect(cells.tables[0].rows.map { $0[0] } == [.text("A"), .text("B")])
    let found = "LOOKUP(2,1/EXACT(t.place,[place]),t"
    #expect(
      try cells.formula("result")
        == "IF(OR(\(found).effective_from)>DATE(2026,1,1),AND(\(found).effective_to)>0,\(found).effective_to)<=DATE(2026,1,1))),"
        + #"NA(),\#(found).place))&"""#)
  }

  @Test func aTextOfDigitsIsComparedAsItIsWritten() throws {
    let cells = try SmallPolicy(
      inputs: [.text("grade")],
      lookups: [
        LookupDefinition("amount", in: "t", where: ["grade": "grade"]),
        LookupDefinition("number", in: "t", where: ["grade": "grade"], value: "grade"),
      ], steps: ["offer": "amount * number"], tables: [table("t", "grade,value\n2.50,10")]
    ).cells()
    #expect(cells.tables[0].header == ["grade", "value", "grade, as text"])
    #expect(
      cells.tables[0].rows == [[.number(try ExactDecimal(plain: "2.5")), .number(ExactDecimal(10)), .text("2.50")]])
    #expect(try cells.formula("amount") == "LOOKUP(2,1/EXACT(t.grade, as text,[grade]),t.value)")
  }

  @Test func aTextThatIsYieldedStandsAsItIsWritten() throws {
    let cells = try SmallPolicy(
      inputs: [.text("place")],
      lookups: [
        LookupDefinition("zone", in: "t", where: ["place": "place"], text: true),
        LookupDefinition("factor", in: "t", where: ["place": "place"]),
      ], steps: ["offer": "if(zone = '1.50', factor, 0)"],
      tables: [table("t", "place,value,effective_from,effective_to\nA,1.50,2020-01-01,\nB,2.50,2020-01-01,2021-01-01")]
    ).cells(on: "2026-01-01")
    #expect(try cells.formula("zone") == #"LOOKUP(2,1/EXACT(t.place,[place]),t.value, as text)&"""#)
    #expect(cells.tables[0].rows[0].last == .text("1.50"))
    // Of a row that has ended there is no text, either.
    #expect(cells.tables[0].rows[1].last == .missing)
  }
}
