import Compensation
import Testing

/// B-9: the five surveys of a published handbook.
@Suite struct MarketCompositeTests {
  private let weights = [("carta", "0.10"), ("pave", "0.10"), ("oi", "0.10"), ("mercer", "0.30"), ("radford", "0.40")]
  private let figures = [
    "carta": ExactDecimal(130_540), "pave": ExactDecimal(151_773), "oi": ExactDecimal(122_000),
    "mercer": ExactDecimal(112_560), "radford": ExactDecimal(120_000),
  ]

  private func composite(_ missing: MissingSourceRule, times factor: Int = 1) throws -> MarketComposite {
    let sources = try weights.map {
      MarketComposite.Source(name: $0.0, weight: try ExactDecimal(plain: $0.1) * ExactDecimal(factor))
    }
    return try #require(MarketComposite(sources, missing: missing))
  }

  @Test(arguments: MissingSourceRule.allCases, [1, 100])
  func allSources(missing: MissingSourceRule, factor: Int) throws {
    guard case .value(let value, let parts) = try composite(missing, times: factor).combined(figures) else {
      Issue.record("no figure")
      return
    }
    #expect(value.description == "122199.3")
    #expect(parts.map(\.source) == ["carta", "pave", "oi", "mercer", "radford"])
    #expect(parts.map(\.share.description) == ["0.1", "0.1", "0.1", "0.3", "0.4"])
    #expect(parts[3].weight == (try ExactDecimal(plain: "0.3") * ExactDecimal(factor)))
    #expect(parts[3].value == ExactDecimal(112_560))
    // To the nearest 1,000, then ± 10 %.
    let rounded = try value.rounded(.nearest, to: ExactDecimal(1000))
    #expect(rounded == ExactDecimal(122_000))
    #expect(try rounded * ExactDecimal(plain: "0.9") == ExactDecimal(109_800))
    #expect(try rounded * ExactDecimal(plain: "1.1") == ExactDecimal(134_200))
  }

  /// 13,054 + 15,177.30 + 12,200 + 33,768 = 74,199.30, over a weight of 0.6.
  @Test func aSourceWithoutAFigure() throws {
    var four = figures
    four["radford"] = nil
    #expect(try composite(.refuse).combined(four) == .missing(["radford"]))
    guard case .value(let value, let parts) = try composite(.renormalise).combined(four) else {
      Issue.record("no figure")
      return
    }
    #expect(value.description == "123665.5")
    #expect(parts.map(\.source) == ["carta", "pave", "oi", "mercer"])
    #expect(parts.map(\.weight.description) == ["0.1", "0.1", "0.1", "0.3"])
    #expect(parts[3].share.description == "0.5")
  }

  @Test func noneHasAFigure() throws {
    let names = weights.map(\.0)
    #expect(try composite(.refuse).combined([:]) == .missing(names))
    #expect(try composite(.renormalise).combined(["other": .one]) == .missing(names))
    var two = figures
    two["oi"] = nil
    two["carta"] = nil
    #expect(try composite(.refuse).combined(two) == .missing(["carta", "oi"]))
  }

  @Test func sourcesThatMakeNoComposite() {
    func sources(_ pairs: [(String, Int)]) -> [MarketComposite.Source] {
      pairs.map { MarketComposite.Source(name: $0.0, weight: ExactDecimal($0.1)) }
    }
    #expect(MarketComposite([]) == nil)
    #expect(MarketComposite(sources([("a", 1), ("a", 2)])) == nil)
    #expect(MarketComposite(sources([("a", 1), ("b", 0)])) == nil)
    #expect(MarketComposite(sources([("a", 1), ("b", -1)])) == nil)
    #expect(MarketComposite(sources([("a", 1), ("b", 2)]))?.missing == .refuse)
  }

  @Test func figuresTooLarge() throws {
    let sources = ["a", "b"].map { MarketComposite.Source(name: $0, weight: .one) }
    let composite = try #require(MarketComposite(sources))
    let high = ExactDecimal(units: .max)
    #expect(throws: ArithmeticError.overflow) { try composite.combined(["a": high, "b": high]) }
  }
}
