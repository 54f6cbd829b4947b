/// A policy of the common shape, benchmark × location × level × exchange rate with rounding up to 100, as large as asked for.
struct GeneratedPolicy {
  var jobs = 25
  var levels = 8
  var places = 500

  private static let currencies = [
    ("USD", "1"), ("EUR", "0.8558"), ("GBP", "0.7451"), ("JPY", "159.83"), ("INR", "93.33"), ("CAD", "1.3845"),
    ("SEK", "9.3221"),
  ]

  /// The files by name.
  var files: [(name: String, text: String)] {
    [
      ("policy.json", definition),
      (
        "benchmarks.csv",
        table("job,effective_from,amount,source", jobs) { "Job \($0 + 1),2026-01-01,\(80_000 + 1_250 * $0),invented" }
      ),
      (
        "levels.csv",
        table("level,effective_from,factor,source", levels) {
          "Level \($0 + 1),2026-01-01,\(Self.hundredths(60 + 15 * $0)),invented"
        }
      ),
      (
        "locations.csv",
        table("place,effective_from,factor,currency,source", places) { place in
          // 0.300 to 1.299, in an order that is not sorted.
          let thousandths = 300 + (place * 617) % 1000
          let factor = "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
          return
            "\"Place \(place + 1), Region \(place % 12 + 1)\",2026-01-01,\(factor),\(Self.currencies[place % 7].0),invented"
        }
      ),
      (
        "exchange_rates.csv",
        table("currency,effective_from,units_per_usd,source", Self.currencies.count) {
          "\(Self.currencies[$0].0),2026-01-01,\(Self.currencies[$0].1),invented"
        }
      ),
    ]
  }

  private static func hundredths(_ number: Int) -> String {
    "\(number / 100).\(String(100 + number % 100).dropFirst())"
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
      ]
    }

    """
  }
}
