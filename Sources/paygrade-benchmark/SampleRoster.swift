internal import Tabular

/// The sample roster for the bundled policy `ml-engineering`: about 3,000 invented people, with the troubles of real
/// files.
struct SampleRoster {
  private var random = SplitMix64(seed: 2026)
  private var people: [SamplePerson] = []

  init() {
    let names = InventedNames()
    for market in SampleMarket.all {
      for (level, count) in market.people.enumerated() {
        for _ in 0..<count { people.append(SamplePerson(market, level: level, names: names, &random)) }
      }
    }
    shuffle()
    for index in people.indices { people[index].employeeID = "P\(10_001 + index)" }
    assignManagers()
    for trouble in SampleTroubles.unusable + SampleTroubles.readable { apply(trouble) }
  }

  /// The file. Two rows come twice, one of them with another salary; in one a comma should have been quoted; one was cut
  /// off.
  var bytes: [UInt8] {
    var rows = people.map(\.cells)
    var raise = rows[400]
    raise[5] = String((Int(raise[5]) ?? 100_000) / 100 * 103)
    rows.insert(raise, at: 2100)
    rows.insert(rows[1234], at: 1235)
    let unquoted = rows.indices.first { $0 > 777 && rows[$0][4] == "USD" } ?? 777
    rows[unquoted].replaceSubrange(5...5, with: ["118", "500"])
    rows[2500].removeLast(4)
    var writer = CSVWriter()
    writer.appendRecord(SamplePerson.columns)
    for row in rows { writer.appendRecord(row) }
    return writer.bytes
  }

  private mutating func shuffle() {
    for index in people.indices.dropFirst().reversed() { people.swapAt(index, random.below(index + 1)) }
  }

  /// An engineering manager of the country in turn, else the head, who is the first manager of the United States;
  /// the managers of a country have its first one, and those the head.
  private mutating func assignManagers() {
    var managers: [String: [String]] = [:]
    for person in people where person.level == "Engineering Manager" {
      managers[person.country, default: []].append(person.employeeID)
    }
    let head = managers["United States"]?.first ?? ""
    var turns: [String: Int] = [:]
    for index in people.indices {
      let person = people[index]
      let local = managers[person.country] ?? [head]
      let turn = turns[person.country, default: 0]
      if person.level == "Engineering Manager" {
        people[index].manager = local.first == person.employeeID ? head : local.first ?? head
      } else {
        people[index].manager = local[turn % local.count]
        turns[person.country] = turn + 1
      }
      if person.employeeID == head { people[index].manager = "" }
    }
  }

  /// Troubles are spread over the file: each takes the next person, after some, who fits and has none yet.
  private mutating func apply(_ trouble: SampleTroubles.Trouble) {
    let start = random.below(people.count)
    let order = Array(start..<people.count) + Array(0..<start)
    for index in order where people[index].isPlain(trouble) {
      trouble.change(&people[index])
      people[index].isTouched = true
      return
    }
  }
}

extension SamplePerson {
  fileprivate func isPlain(_ trouble: SampleTroubles.Trouble) -> Bool {
    !isTouched && fte == "1" && country == trouble.country && level == trouble.level
  }
}
