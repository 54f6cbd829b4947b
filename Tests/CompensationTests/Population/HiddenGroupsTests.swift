import Testing

@testable import Compensation

/// Which groups are hidden. The properties are checked with exact fractions, by another way of elimination than the program's.
@Suite struct HiddenGroupsTests {
  /// A table's groups from its cells: crossed ones, margins of each column, the whole.
  struct Groups {
    var keys: [[String?]] = []
    var headcounts: [Int] = []

    init(_ cells: [(key: [String], count: Int)], columns: Int) {
      func add(_ key: [String?], _ count: Int) {
        if let place = keys.firstIndex(of: key) {
          headcounts[place] += count
        } else {
          keys.append(key)
          headcounts.append(count)
        }
      }
      for cell in cells { add(cell.key, cell.count) }
      for column in 0..<(columns > 1 ? columns : 0) {
        for cell in cells { add(cell.key.indices.map { $0 == column ? cell.key[$0] : nil }, cell.count) }
      }
      for cell in cells { add(cell.key.map { _ in nil }, cell.count) }
    }

    func hidden(minimum: Int) -> [HiddenReason?] {
      HiddenGroups(keys: keys, headcounts: headcounts, minimum: minimum).reasons
    }

    /// The hidden groups that follow from the shown ones: each group is a sum of cells; a hidden one follows if its sum is a combination
    /// of the shown sums.
    func determined(_ hidden: [HiddenReason?]) -> [Int] {
      let cells = keys.indices.filter { place in keys[place].allSatisfy { $0 != nil } }
      func row(_ group: Int) -> [Fraction] {
        cells.map { cell in
          let isPart = zip(keys[group], keys[cell]).allSatisfy { $0 == nil || $0 == $1 }
          return isPart ? Fraction(1) : Fraction(0)
        }
      }
      var basis: [[Fraction]] = []
      func reduced(_ row: [Fraction]) -> [Fraction] {
        var row = row
        for other in basis {
          guard let pivot = other.firstIndex(where: { $0.isNotZero }), row[pivot].isNotZero else { continue }
          let factor = row[pivot] / other[pivot]
          for column in row.indices { row[column] = row[column] - factor * other[column] }
        }
        return row
      }
      for group in keys.indices where hidden[group] == nil {
        let rest = reduced(row(group))
        if rest.contains(where: \.isNotZero) { basis.append(rest) }
      }
      return keys.indices.filter { group in
        hidden[group] != nil && !reduced(row(group)).contains(where: \.isNotZero)
      }
    }
  }

  struct Fraction {
    var (top, bottom): (Int, Int)

    init(_ top: Int, _ bottom: Int = 1) {
      var (a, b) = (abs(top), abs(bottom))
      while b != 0 { (a, b) = (b, a % b) }
      let sign = bottom < 0 ? -1 : 1
      (self.top, self.bottom) = (sign * top / max(a, 1), sign * bottom / max(a, 1))
    }

    var isNotZero: Bool { top != 0 }

    static func - (a: Self, b: Self) -> Self { Self(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom) }
    static func * (a: Self, b: Self) -> Self { Self(a.top * b.top, a.bottom * b.bottom) }
    static func / (a: Self, b: Self) -> Self { Self(a.top * b.bottom, a.bottom * b.top) }
  }

  /// The test's own method finds what a person does.
  @Test func theOwnMethod() {
    let groups = Groups([(["a", "x"], 5), (["a", "y"], 6), (["b", "x"], 7), (["b", "y"], 8)], columns: 2)
    // aX, aY, bX, bY, the margins a, b, x, y, the whole.
    #expect(groups.headcounts == [5, 6, 7, 8, 11, 15, 12, 14, 26])
    func determined(_ places: Set<Int>) -> [Int] {
      groups.determined(groups.keys.indices.map { places.contains($0) ? .smallCell : nil })
    }
    #expect(determined([0]) == [0])
    #expect(determined([0, 1]) == [0, 1])
    #expect(determined([0, 1, 2, 3]) == [])
    #expect(determined([4]) == [4])
    #expect(determined([0, 4]) == [0, 4])
    // The cells of b give b, the whole then a, and each column less a cell of b a cell of a.
    #expect(determined([0, 1, 4, 5]) == [0, 1, 4, 5])
    // Without b's cells: no cell follows, and neither margin.
    #expect(determined([0, 1, 2, 3, 4, 5]) == [])
  }

  private static func square(_ counts: [[Int]]) -> Groups {
    Groups(
      counts.enumerated().flatMap { row, counts in
        counts.enumerated().compactMap { $1 == 0 ? nil : (["r\(row)", "c\($0)"], $1) }
      }, columns: 2)
  }

  @Test func aRowOfNineAndThree() {
    // 12 = 9 + 3: the 3 are few, and 9 would give them away.
    let groups = Groups([(["a"], 9), (["b"], 3), (["c"], 20)], columns: 1)
    #expect(groups.hidden(minimum: 5) == [.complementary, .smallCell, nil, nil])
    let two = Self.square([[9, 3], [20, 30]])
    let hidden = two.hidden(minimum: 5)
    #expect(hidden[0] == .complementary)
    #expect(hidden[1] == .smallCell)
    // So that the columns do not give them away, the other row is hidden, too; all totals stay.
    #expect(hidden[2...] == [.complementary, .complementary, nil, nil, nil, nil, nil])
  }

  @Test func smallCellsThatAreFewTogether() {
    // 1 + 2 people are fewer than 5, so that 7 are hidden with them; 3 + 2 are 5, which is enough.
    #expect(
      Groups([(["a"], 1), (["b"], 2), (["c"], 7), (["d"], 8)], columns: 1).hidden(minimum: 5)
        == [.smallCell, .smallCell, .complementary, nil, nil])
    #expect(
      Groups([(["a"], 3), (["b"], 2), (["c"], 7), (["d"], 8)], columns: 1).hidden(minimum: 5)
        == [.smallCell, .smallCell, nil, nil, nil])
  }

  @Test func theFirstOfEqualsIsHidden() {
    #expect(
      Groups([(["a"], 3), (["b"], 7), (["c"], 7)], columns: 1).hidden(minimum: 5)
        == [.smallCell, .complementary, nil, nil])
  }

  @Test func theTotalIfNoPartIsLeft() {
    // Two and two people are four in all, which is too few by itself; two and four are six, hidden for their sake.
    #expect(Groups([(["a"], 2), (["b"], 2)], columns: 1).hidden(minimum: 5) == [.smallCell, .smallCell, .smallCell])
    #expect(Groups([(["a"], 2)], columns: 1).hidden(minimum: 2) == [nil, nil])
    #expect(
      Groups([(["a"], 2), (["b"], 2), (["c"], 2)], columns: 1).hidden(minimum: 7)
        == [.smallCell, .smallCell, .smallCell, .smallCell])
    #expect(Groups([(["a"], 4)], columns: 1).hidden(minimum: 5) == [.smallCell, .smallCell])
  }

  @Test func aColumnWithinAnother() {
    // All of a country are paid in one currency: the cell, the country, and where no other country has it the currency are the same people.
    let groups = Groups(
      [(["Germany", "EUR"], 9), (["France", "EUR"], 8), (["Japan", "JPY"], 3), (["Norway", "NOK"], 20)], columns: 2)
    let hidden = groups.hidden(minimum: 5)
    // Cells 0–3, countries 4–7, currencies EUR 8, JPY 9, NOK 10, the whole 11.
    for japan in [2, 5 + 1, 9] { #expect(hidden[japan] == .smallCell, "\(japan)") }
    #expect(hidden[11] == nil)
    #expect(groups.determined(hidden).isEmpty)
  }

  @Test func nobodyAndOneGroup() {
    #expect(HiddenGroups(keys: [[]], headcounts: [10], minimum: 5).reasons == [nil])
    #expect(HiddenGroups(keys: [[]], headcounts: [4], minimum: 5).reasons == [.smallCell])
    #expect(HiddenGroups(keys: [["a"], [nil]], headcounts: [10, 10], minimum: 5).reasons == [nil, nil])
  }

  /// What must hold of every table.
  private func check(_ groups: Groups, minimum: Int, _ comment: String) {
    let hidden = groups.hidden(minimum: minimum)
    for place in groups.keys.indices {
      #expect((hidden[place] == .smallCell) == (groups.headcounts[place] < minimum), "\(comment)")
    }
    #expect(groups.determined(hidden) == [], "\(comment) hidden: \(hidden)")
    if groups.headcounts.allSatisfy({ $0 >= minimum }) { #expect(hidden.allSatisfy { $0 == nil }, "\(comment)") }
    // What several hidden parts of a shown total have together is no smaller than a group may be.
    for total in groups.keys.indices where hidden[total] == nil {
      let given = groups.keys[total].indices.filter { groups.keys[total][$0] != nil }
      if given.count == groups.keys[total].count { continue }
      let parts = groups.keys.indices.filter { part in
        groups.keys[part].allSatisfy { $0 != nil }
          && given.allSatisfy { groups.keys[part][$0] == groups.keys[total][$0] }
      }
      // The whole is a total of margins; the margins of cells.
      if given.isEmpty, groups.keys[total].count > 1 { continue }
      let few = parts.filter { hidden[$0] != nil }.reduce(0) { $0 + groups.headcounts[$1] }
      #expect(few == 0 || few >= minimum, "\(comment)")
    }
    for none in [0, 1] { #expect(groups.hidden(minimum: none).allSatisfy { $0 == nil }, "\(comment)") }
  }

  @Test(arguments: [(2, 2), (2, 3), (3, 2), (3, 3), (2, 4), (4, 3), (4, 4)])
  func tablesOfTwoColumns(rows: Int, columns: Int) {
    var random = SeededGenerator(seed: UInt64(rows * 10 + columns))
    for round in 0..<400 {
      let most = [4, 9, 30][round % 3]
      let counts = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0...most, using: &random) } }
      if counts.allSatisfy({ $0.allSatisfy { $0 == 0 } }) { continue }
      check(Self.square(counts), minimum: 5, "\(counts)")
    }
  }

  @Test func tablesOfThreeColumns() {
    var random = SeededGenerator(seed: 222)
    for round in 0..<800 {
      let most = [4, 9, 30][round % 3]
      var cells: [(key: [String], count: Int)] = []
      for a in ["a", "b"] {
        for b in ["c", "d"] {
          for c in ["e", "f"] {
            let count = Int.random(in: 0...most, using: &random)
            if count > 0 { cells.append(([a, b, c], count)) }
          }
        }
      }
      if !cells.isEmpty { check(Groups(cells, columns: 3), minimum: 5, "\(cells)") }
    }
  }

  /// One column within another, as a currency is within a country: many groups are the same people.
  @Test func nestedTables() {
    var random = SeededGenerator(seed: 33)
    for round in 0..<800 {
      let most = [4, 9, 30][round % 3]
      let countries = Int.random(in: 1...5, using: &random)
      let cells = (0..<countries).map { country in
        (
          key: ["country \(country)", "currency \(Int.random(in: 0...2, using: &random))"],
          count: Int.random(in: 1...most, using: &random)
        )
      }
      check(Groups(cells, columns: 2), minimum: 5, "\(cells)")
    }
  }

  @Test(.timeLimit(.minutes(2))) func aLargeTableEnds() {
    var random = SeededGenerator(seed: 44)
    let counts = (0..<200).map { _ in (0..<20).map { _ in Int.random(in: 0...12, using: &random) } }
    let hidden = Self.square(counts).hidden(minimum: 5)
    #expect(hidden.contains(.complementary))
    #expect(hidden.contains { $0 == nil })
  }
}

/// Which unknowns follow from sums.
@Suite struct DeterminedUnknownsTests {
  private func determined(_ equations: [[Int]], _ count: Int) -> [Int] {
    determinedUnknowns(
      equations.map { $0.map { (unknown: abs($0) - 1, isNegative: $0 < 0) } }, count: count)
  }

  @Test func smallSystems() {
    // Unknowns are counted from 1 here; a minus is one.
    #expect(determined([], 0) == [])
    #expect(determined([], 2) == [])
    #expect(determined([[1]], 2) == [0])
    #expect(determined([[1, 2]], 2) == [])
    #expect(determined([[1, 2], [1, -2]], 2) == [0, 1])
    #expect(determined([[1, 2], [2, 3], [1, 3]], 3) == [0, 1, 2])
    #expect(determined([[1, 2], [2, 3], [1, -3]], 3) == [])
    // x + y + z and x + y give z.
    #expect(determined([[1, 2, 3], [1, 2]], 3) == [2])
    #expect(determined([[1, 2, 3], [1, 2], [4, 3], [4, 5, 6]], 6) == [2, 3])
    // The same sum twice says no more.
    #expect(determined([[1, 2], [1, 2], [2, 1]], 2) == [])
    #expect(determined([[], [2]], 3) == [1])
  }

  /// Against the definition: an unknown follows if no small whole numbers that fit all sums move it.
  @Test func againstAllSmallSolutions() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<400 {
      let count = Int.random(in: 1...5, using: &random)
      let equations = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (1...count).compactMap { unknown in
          switch Int.random(in: 0...3, using: &random) {
          case 0, 1: unknown
          case 2: -unknown
          default: nil
          }
        }
      }
      // The solutions are sums of some whose numbers are minors of the sums' coefficients (Cramer's rule): of three sums of 0 and ±1 at
      // most 4.
      var moved: Set<Int> = []
      var values = Array(repeating: -4, count: count)
      search: while true {
        if equations.allSatisfy({ $0.reduce(0) { $0 + ($1 < 0 ? -values[-$1 - 1] : values[$1 - 1]) } == 0 }) {
          for unknown in 0..<count where values[unknown] != 0 { moved.insert(unknown) }
        }
        var place = 0
        while values[place] == 4 {
          values[place] = -4
          place += 1
          if place == count { break search }
        }
        values[place] += 1
      }
      #expect(determined(equations, count) == (0..<count).filter { !moved.contains($0) }, "\(equations)")
    }
  }
}
