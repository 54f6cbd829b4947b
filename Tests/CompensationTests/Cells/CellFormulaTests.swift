import Compensation
import Testing

/// A policy's formulas in cells; names in brackets, columns of tables as `table.column`.
@Suite struct CellFormulaTests {
  private func formula(_ text: String) throws -> String {
    let small = SmallPolicy(
      inputs: [.number("a"), .number("b"), .number("c"), .number("u"), .text("t"), .text("s")],
      steps: ["offer": text, "sum": "a + b"])
    return try small.cells().formula("offer, not yet held in the range")
  }

  @Test(arguments: [
    ("a * b + c", "[a]*[b]+[c]"), ("(a + b) * c", "([a]+[b])*[c]"), ("a - (b - c)", "[a]-([b]-[c])"),
    ("a - b - c", "[a]-[b]-[c]"), ("a / (b * c)", "[a]/([b]*[c])"), ("a / b / c", "[a]/[b]/[c]"),
    ("-a * b", "(0-[a])*[b]"), ("a * 0.8", "[a]*0.8"), ("min(a, b, c)", "MIN([a],[b],[c])"),
    ("max(a, 1)", "MAX([a],1)"), ("ln(a)", "LN([a])"),
    ("clamp(a, b, c)", "IF([b]>[c],NA(),MIN(MAX([a],[b]),[c]))"),
  ])
  func arithmetic(policy: String, cell: String) throws { #expect(try formula(policy) == cell) }

  @Test(arguments: [
    // Noise off first, eight places, then the rounding itself; ROUNDUP would take −250 away from zero.
    ("round_up(a * b, 100)", "CEILING(ROUND([a]*[b]*(1-1E-14),8),100)"),
    ("round_down(a, 100)", "FLOOR(ROUND([a]*(1+1E-14),8),100)"),
    ("round(a + b, 1)", "ROUND(ROUND(([a]+[b])*(1+1E-14),8),0)"),
    ("round(a, 1000)", "ROUND(ROUND([a]*(1+1E-14),8),-3)"),
    ("round(a, 0.01)", "ROUND(ROUND([a]*(1+1E-14),8),2)"),
    // A unit finer than what is looked at is looked at in full.
    ("round(a, 0.0000000001)", "ROUND(ROUND([a]*(1+1E-14),10),10)"),
    ("round_up(a, 0.01)", "CEILING(ROUND([a]*(1-1E-14)*100,6),1)/100"),
    ("round_up(a, 500)", "CEILING(ROUND([a]*(1-1E-14),8),500)"),
    ("round(a, 500)", "ROUND(ROUND(ROUND([a]*(1+1E-14),8)/500,12),0)*500"),
    ("round_down(a, 0.05)", "FLOOR(ROUND(ROUND([a]*(1+1E-14),8)/0.05,12),1)*0.05"),
    ("round_up(a, u)", "CEILING(ROUND(ROUND([a]*(1-1E-14),8)/[u],12),1)*[u]"),
  ])
  func rounding(policy: String, cell: String) throws { #expect(try formula(policy) == cell) }

  @Test(arguments: [
    ("if(t = 'x', a, b)", #"IF(EXACT([t],"x"),[a],[b])"#),
    (#"if(t != 'say "x"', a, b)"#, #"IF(NOT(EXACT([t],"say ""x""")),[a],[b])"#),
    ("if(t = s, a, b)", "IF(EXACT([t],[s]),[a],[b])"),
    ("if(a < 3, b, c)", "IF([a]<3,[b],[c])"), ("if(a != b, b, c)", "IF([a]<>[b],[b],[c])"),
    // What was worked out is compared without its noise.
    ("if(a * 2 <= 3, b, c)", "IF(ROUND([a]*2-3,8)<=0,[b],[c])"),
    ("if(sum = 3, b, c)", "IF(ROUND([sum]-3,8)=0,[b],[c])"),
    ("if(a < 1 and b < 1, 1, 2)", "IF(IF([a]<1,[b]<1,FALSE),1,2)"),
    ("if(a < 1 or b < 1, 1, 2)", "IF(IF([a]<1,TRUE,[b]<1),1,2)"),
    ("if(not (a < 1), 1, 2)", "IF(NOT([a]<1),1,2)"),
  ])
  func choices(policy: String, cell: String) throws { #expect(try formula(policy) == cell) }

  @Test func aTruthIsOneOrZeroInItsCell() throws {
    let small = SmallPolicy(inputs: [.number("a")], steps: ["low": "a < 3", "offer": "if(low, 1, 2)"])
    #expect(try small.cells().formula("low") == "IF([a]<3,1,0)")
    #expect(try small.cells().formula("offer, not yet held in the range") == "IF([low]=1,1,2)")
    #expect(
      try small.cells().values(for: ["a": "2"]).prefix(3) == [.number(ExactDecimal(2)), .number(.one), .number(.one)])
  }

  @Test func anOfferIsHeldInTheRangeAsThePolicySays() throws {
    let steps: KeyValuePairs = ["minimum": "80", "maximum": "120", "offer": "a"]
    func held(_ rule: OutsideRange) throws -> String {
      try SmallPolicy(inputs: [.number("a")], steps: steps) { $0.outsideRange = rule }.cells().formula("offer")
    }
    func cents(_ name: String) -> String { "ROUND([\(name)]*(1+1E-14),[digits])" }
    let offer = "offer, not yet held in the range"
    #expect(
      try held(.clamp)
        == "IF(\(cents(offer))<\(cents("minimum")),[minimum],IF(\(cents(offer))>\(cents("maximum")),[maximum],[\(offer)]))"
    )
    #expect(
      try held(.refuse)
        == "IF(\(cents(offer))<\(cents("minimum")),NA(),IF(\(cents(offer))>\(cents("maximum")),NA(),[\(offer)]))")
  }

  @Test func aLongTextIsInPieces() throws {
    // A formula takes 255 units of a text; a quote and what combines with it is a quote.
    let long = String(repeating: "x", count: 300)
    let cut = String(repeating: "x", count: 255)
    #expect(try formula("if(t = '\(long)', 1, 2)") == "IF(EXACT([t],\"\(cut)\"&\"\(long.dropFirst(255))\"),1,2)")
    #expect(try formula("if(t = 'q\"\u{301}z', 1, 2)") == "IF(EXACT([t],\"q\"\"\u{301}z\"),1,2)")
  }

  @Test func resultsAreAtTheSmallestUnitAndChecked() throws {
    let cells = try SmallPolicy(inputs: [.number("a")], steps: ["minimum": "a", "maximum": "2 * a"]).cells()
    #expect(
      cells.text(try #require(cells.results[.minimum])) == "IF([check]=1,ROUND([minimum]*(1+1E-14),[digits]),NA())")
    #expect(
      try cells.formula("check")
        == "IF(AND(ROUND([minimum]*(1+1E-14),[digits])>=0,ROUND([maximum]*(1+1E-14),[digits])>=0,"
        + "ROUND([minimum]*(1+1E-14),[digits])<=ROUND([maximum]*(1+1E-14),[digits])),1,0)")
    #expect(try cells.formula("digits") == "2")
  }
}

extension SmallPolicy {
  func cells(on date: String? = nil) throws -> PolicyCells {
    PolicyCells(Calculator(policy: try checked(), asOf: try date.map { try day($0) }))
  }
}

extension PolicyCells {
  func text(_ formula: CellFormula) -> String {
    formula.text(
      name: { "[\(names[$0].name)]" },
      column: { table, column, rows in
        let all = rows == 0..<tables[table].rows.count
        return "\(tables[table].name).\(tables[table].header[column])"
          + (all ? "" : "(\(rows.lowerBound)..<\(rows.upperBound))")
      })
  }

  func formula(_ name: String) throws -> String {
    let cell = try #require(names.first { $0.name == name })
    return text(try #require(cell.formula))
  }
}
