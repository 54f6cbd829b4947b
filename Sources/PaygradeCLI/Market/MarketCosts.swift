internal import Compensation
internal import CompensationData

/// What living costs in the places of a run: figures, and the indices that they make.
struct MarketCosts {
  private(set) var files: [CostOfLivingFile] = []
  private(set) var indices: [CostOfLivingIndex] = []
  /// What is wrong with headers and rows.
  private(set) var findings: [Finding] = []

  /// Reads the files by their mappings.
  /// - Throws: `FileError`; what is wrong with a mapping, or ends the reading of a file.
  init(_ options: MarketOptions, _ rates: MarketRates, _ policy: MarketPolicy?) throws {
    let units = rates.unitsPerBase
    let dollar = Currency(code: "USD")
    for item in options.costOfLiving {
      let file = try CostOfLivingReader.read(item.path, mapping: item.mapping ?? "")
      findings += file.findings
      let found = file.measure.indices(of: file.figures, latestOnly: file.latestOnly) { code, _ throws(Finding) in
        // Parities are for one US dollar, whatever the market's currency is.
        // Where the history has no rate, the policy's own may.
        let own = policy?.rebuild.policy.currency == options.currency ? policy?.rateInForce(code) : nil
        guard let currency = Currency(code: code), let rate = units[currency] ?? own, let dollar,
          let base = units[dollar],
          let cross = try? rate / base
        else {
          throw Finding(
            "no-exchange-rate",
            "there is no rate of \(code)\(units.isEmpty ? "; give --rates" : " that can be used; take rates that have it"), or leave the place out with \"keep\" or a crosswalk"
          )
        }
        return cross
      }
      findings += found.findings.map { Finding($0, severity: .warning) }
      files.append(file)
      indices += found.indices
    }
  }
}
