internal import Tabular

/// A pay survey as long as asked for, written piece by piece: 40 jobs, 5 levels, 12 countries with 8 currencies, 4 dates and about 20,000
/// organisations.
///
/// A row is about 76 bytes. Nothing is spread evenly, as in a real survey: some of the 2,400 cells have thousands of figures and some none;
/// a few organisations have many records and most have few; in one of eleven pairs of a job and a country three tenths of the records are
/// one organisation's.
struct GeneratedSurvey {
  var rows: Int
  var seed: UInt64 = 1

  private static let pieceSize = 1 << 20
  private static let header = "job,level,country,currency,pay,date,organisation\n"
  private static let fields = [
    "Data", "Finance", "Hardware", "Marketing", "Operations", "Product", "Security", "Software",
  ]
  private static let kinds = ["Analyst", "Associate", "Designer", "Engineer", "Specialist"]
  private static let levels: [(name: String, share: Int, pay: Int)] = [
    ("Junior", 24, 72), ("Intermediate", 36, 100), ("Senior", 26, 130), ("Staff", 11, 165),
    ("Principal", 3, 210),
  ]
  private static let countries = [
    Country("United States", "USD", share: 37, unitPay: 100, step: 500),
    Country("United Kingdom", "GBP", share: 13, unitPay: 58, step: 250),
    Country("Germany", "EUR", share: 11, unitPay: 66, step: 500),
    Country("Canada", "CAD", share: 9, unitPay: 102, step: 500),
    Country("France", "EUR", share: 7, unitPay: 55, step: 500),
    Country("Japan", "JPY", share: 6, unitPay: 8_100, step: 50_000),
    Country("Poland", "PLN", share: 5, unitPay: 190, step: 1_000),
    Country("Netherlands", "EUR", share: 4, unitPay: 64, step: 500),
    Country("Sweden", "SEK", share: 3, unitPay: 620, step: 3_000),
    Country("Switzerland", "CHF", share: 2, unitPay: 105, step: 500),
    Country("Spain", "EUR", share: 2, unitPay: 45, step: 500),
    Country("Ireland", "EUR", share: 1, unitPay: 67, step: 500),
  ]
  private static let dates = ["2025-07-01", "2025-10-15", "2026-01-31", "2026-04-01"]
  private static let companies = [
    "Brothers", "Collective", "Foods", "Group", "Holdings", "Industries", "Labs", "Logistics", "Partners", "Systems",
    "Trust", "Works",
  ]

  private struct Country {
    var name: String
    var currency: String
    /// How many of a hundred records.
    var share: Int
    /// Pay in its currency for 100 dollars in the United States.
    var unitPay: Int
    /// What most pay is a multiple of.
    var step: Int

    init(_ name: String, _ currency: String, share: Int, unitPay: Int, step: Int) {
      self.name = name
      self.currency = currency
      self.share = share
      self.unitPay = unitPay
      self.step = step
    }
  }

  /// - Throws: `FileError` for writing.
  func write(to path: String) throws(FileError) {
    var file = try AtomicFile(path)
    var random = SplitMix64(seed: seed)
    let jobs = Self.fields.flatMap { field in Self.kinds.map { Array("\(field) \($0),".utf8) } }
    let levels = Self.levels.map { Array("\($0.name),".utf8) }
    let countries = Self.countries.map { Array("\($0.name),\($0.currency),".utf8) }
    let dates = Self.dates.map { Array(",\($0),".utf8) }
    let surnames = InventedNames().surnames
    // The most frequent ones do not all begin alike.
    let organisations = Self.companies.indices.flatMap { turn in
      surnames.indices.map { place in
        let surname = surnames[place * 1_055 % surnames.count]
        return Array("\(surname) \(Self.companies[(turn + place) % Self.companies.count])\n".utf8)
      }
    }
    let levelsOfHundred = Self.levels.indices.flatMap { Array(repeating: $0, count: Self.levels[$0].share) }
    let countriesOfHundred = Self.countries.indices.flatMap { Array(repeating: $0, count: Self.countries[$0].share) }
    var piece = Array(Self.header.utf8)
    piece.reserveCapacity(Self.pieceSize + 1000)
    for _ in 0..<rows {
      // Of two draws one below the other: the first jobs are the frequent ones.
      let job = random.below(random.below(jobs.count) + 1)
      let level = levelsOfHundred[random.below(100)]
      let country = countriesOfHundred[random.below(100)]
      piece.append(contentsOf: jobs[job])
      piece.append(contentsOf: levels[level])
      piece.append(contentsOf: countries[country])
      piece.appendDigits(Self.pay(job: job, level: level, Self.countries[country], &random))
      piece.append(contentsOf: dates[random.below(dates.count)])
      let organisation = Self.organisation(organisations.count, job: job, country: country, &random)
      piece.append(contentsOf: organisations[organisation])
      if piece.count >= Self.pieceSize {
        try file.write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try file.write(piece)
    try file.commit()
  }

  /// Yearly pay in whole units: three times of four a round number.
  private static func pay(job: Int, level: Int, _ country: Country, _ random: inout SplitMix64) -> Int {
    let middle = (52_000 + 1_700 * (job * 17 % 40)) * levels[level].pay / 100 * country.unitPay / 100
    // Two draws added up, so that the middle is likelier than the ends.
    let exact = middle * (650 + random.below(401) + random.below(400)) / 1_000
    return random.below(4) == 0 ? exact : (exact + country.step / 2) / country.step * country.step
  }

  /// An organisation by its rank: each doubling of the rank is about as likely as the one before.
  private static func organisation(
    _ count: Int, job: Int, country: Int, _ random: inout SplitMix64
  ) -> Int {
    if (job + 3 * country) % 11 == 0, random.happens(percent: 30) { return 50 + job * countries.count + country }
    while true {
      let doubling = 1 << random.below(15)
      let rank = doubling + random.below(doubling) - 1
      if rank < count { return rank }
    }
  }
}
