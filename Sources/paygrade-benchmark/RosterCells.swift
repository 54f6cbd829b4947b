/// The cells that a generated roster's rows are put together from, each with the comma after it.
struct RosterCells {
  private let policy: GeneratedPolicy
  private let jobs: [[UInt8]]
  private let levels: [[UInt8]]
  private let places: [[UInt8]]
  private let currencies: [[UInt8]]
  private let decimals: [Int]
  private let midpoints: [Int]
  private let surnames: [[UInt8]]
  private let givenNames: [[UInt8]]
  private let departments: [[UInt8]]
  private let partTime: [[UInt8]]
  private let placesOfHundred: [Int]
  private let levelsOfHundred: [Int]
  private let fullTime = Array("1,full_time,".utf8)

  init(policy: GeneratedPolicy, places: [Int], levels: [Int], departments: [String], partTime: [String]) {
    self.policy = policy
    placesOfHundred = places
    levelsOfHundred = levels
    jobs = (0..<policy.jobs).map { Array("\(policy.jobName($0)),".utf8) }
    self.levels = (0..<policy.levels).map { Array("\(policy.levelName($0)),".utf8) }
    self.places = (0..<policy.places).map { Array("\"\(policy.placeName($0))\",".utf8) }
    currencies = (0..<policy.places).map { Array("\(policy.currency(place: $0).code),".utf8) }
    decimals = (0..<policy.places).map { policy.currency(place: $0).decimals }
    midpoints = (0..<policy.places).flatMap { place in
      (0..<policy.levels).flatMap { level in
        (0..<policy.jobs).map { policy.midpoint(job: $0, level: level, place: place) }
      }
    }
    let names = InventedNames()
    surnames = names.surnames.map { Array("\"\($0), ".utf8) }
    givenNames = names.givenNames.map { Array("\($0)\",".utf8) }
    self.departments = departments.map { Array("\($0)\n".utf8) }
    self.partTime = partTime.map { Array("\($0),full_time,".utf8) }
  }

  /// Appends one person, such as
  /// `E00000001,"Hulmabor, Zenra",Job 4,Level 3,"Place 1, Region 1",USD,38250.00,1,full_time,Manufacturing`.
  func appendRow(_ number: Int, _ random: inout SplitMix64, to bytes: inout [UInt8]) {
    let job = random.below(jobs.count)
    let level = levelsOfHundred[random.below(100)]
    let place = placesOfHundred[random.below(100)]
    let midpoint = midpoints[(place * levels.count + level) * jobs.count + job]
    bytes.append(UInt8(ascii: "E"))
    bytes.appendDigits(number, width: 8)
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: surnames[random.below(surnames.count)])
    bytes.append(contentsOf: givenNames[random.below(givenNames.count)])
    bytes.append(contentsOf: jobs[job])
    bytes.append(contentsOf: levels[level])
    bytes.append(contentsOf: places[place])
    bytes.append(contentsOf: currencies[place])
    bytes.appendFixedPoint(pay(midpoint, decimals: decimals[place], &random), places: decimals[place])
    bytes.append(UInt8(ascii: ","))
    bytes.append(
      contentsOf: random.happens(percent: 20) ? partTime[random.below(partTime.count)] : fullTime)
    bytes.append(contentsOf: departments[random.below(departments.count)])
  }

  /// Pay in the currency's smallest unit: seven times of eight a multiple of 50 whole units.
  private func pay(_ midpoint: Int, decimals: Int, _ random: inout SplitMix64) -> Int {
    let unit = decimals == 0 ? 1 : 100
    // Two draws added up, so that the middle is likelier than the ends.
    let compaRatio = 6_000 + random.below(4_001) + random.below(4_000)
    let exact = midpoint * unit * compaRatio / 10_000
    return random.below(8) == 0 ? exact : (exact + 25 * unit) / (50 * unit) * (50 * unit)
  }
}
