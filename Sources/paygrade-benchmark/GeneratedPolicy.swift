/// A policy of the common shape, benchmark × location × level × exchange rate with rounding up to 100, as large as asked for.
///
/// All its figures are whole numbers of a small unit, so that ``midpoint(job:level:place:)`` is exact.
struct GeneratedPolicy {
  var jobs = 25
  var levels = 8
  var places = 500

  /// What the generated rosters are for: 1,600 combinations, 8 places, of which two share a currency.
  static let ofRosters = GeneratedPolicy(places: 8)

  struct Currency {
    var code: String
    var tenThousandthsPerDollar: Int
    /// Decimal places of its smallest unit.
    var decimals = 2
  }

  private static let currencies = [
    Currency(code: "USD", tenThousandthsPerDollar: 1_0000), Currency(code: "EUR", tenThousandthsPerDollar: 8558),
    Currency(code: "GBP", tenThousandthsPerDollar: 7451),
    Currency(code: "JPY", tenThousandthsPerDollar: 159_8300, decimals: 0),
    Currency(code: "INR", tenThousandthsPerDollar: 93_3300), Currency(code: "CAD", tenThousandthsPerDollar: 1_3845),
    Currency(code: "SEK", tenThousandthsPerDollar: 9_3221),
  ]

  func jobName(_ job: Int) -> String { "Job \(job + 1)" }
  func levelName(_ level: Int) -> String { "Level \(level + 1)" }
  func placeName(_ place: Int) -> String { "Place \(place + 1), Region \(place % 12 + 1)" }
  func currency(place: Int) -> Currency { Self.currencies[place % Self.currencies.count] }

  private func benchmark(_ job: Int) -> Int { 80_000 + 1_250 * job }
  private func levelHundredths(_ level: Int) -> Int { 60 + 15 * level }
  /// 0.300 to 1.299, in an order that is not sorted.
  private func locationThousandths(_ place: Int) -> Int { 300 + (place * 617) % 1000 }

  /// The midpoint in the place's currency, as the policy's formula has it.
  func midpoint(job: Int, level: Int, place: Int) -> Int {
    let product =
      benchmark(job) * levelHundredths(level) * locationThousandths(place)
      * currency(place: place).tenThousandthsPerDollar
    let hundred = 100 * 100 * 1000 * 10_000
    return (product + hundred - 1) / hundred * 100
  }

  /// The files by name.
  var files: [(name: String, text: String)] {
    [
      ("policy.json", definition),
      (
        "benchmarks.csv",
        table("job,effective_from,amount,source", jobs) { "\(jobName($0)),2026-01-01,\(benchmark($0)),invented" }
      ),
      (
        "levels.csv",
        table("level,effective_from,factor,source", levels) {
          "\(levelName($0)),2026-01-01,\(fixedPoint(levelHundredths($0), places: 2)),invented"
        }
      ),
      (
        "locations.csv",
        table("place,effective_from,factor,currency,source", places) {
          let factor = fixedPoint(locationThousandths($0), places: 3)
          return "\"\(placeName($0))\",2026-01-01,\(factor),\(currency(place: $0).code),invented"
        }
      ),
      (
        "exchange_rates.csv",
        table("currency,effective_from,units_per_usd,source", Self.currencies.count) {
          let rate = fixedPoint(Self.currencies[$0].tenThousandthsPerDollar, places: 4)
          return "\(Self.currencies[$0].code),2026-01-01,\(rate),invented"
        }
      ),
    ]
  }

  private func table(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
    ([header] + (0..<count).map(row)).joined(separator: "\n") + "\n"
  }

  private var definition: String {
    """
    {
      "name": "generated", "title": "Invented figures for measuring", "version": "1", "currency": "USD",
      "pay_currency": "currency", "place": ["place"],
      "inputs": [
        {"name": "job", "values": {"table": "benchmarks", "column": "job"}},
        {"name": "level", "values": {"table": "levels", "column": "level"}},
        {"name": "place", "values": {"table": "locations", "column": "place"}}
      ],
      "lookups": [
        {"name": "benchmark", "table": "benchmarks", "where": {"job": "job"}, "value": "amount"},
        {"name": "level_factor", "table": "levels", "where": {"level": "level"}, "value": "factor"},
        {"name": "location_factor", "table": "locations", "where": {"place": "place"}, "value": "factor"},
        {"name": "currency", "table": "locations", "where": {"place": "place"}, "value": "currency", "type": "text"},
        {"name": "exchange_rate", "table": "exchange_rates", "where": {"currency": "currency"}, "value": "units_per_usd"}
      ],
      "steps": [
        {"name": "midpoint", "formula": "round_up(benchmark * location_factor * level_factor * exchange_rate, 100)"},
        {"name": "minimum", "formula": "round_up(midpoint * 0.8, 100)"},
        {"name": "maximum", "formula": "round_up(midpoint * 1.2, 100)"}
      ],
      "definitions": {"percentile": "inclusive"}
    }

    """
  }
}
