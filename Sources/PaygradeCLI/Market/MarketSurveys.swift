internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// The surveys of a run, read, and what they say together.
struct MarketSurveys {
  private(set) var runs: [SurveyRun] = []
  private let options: MarketOptions

  /// Reads every survey.
  /// - Throws: `FileError`; `UsageError` for options that name no survey; what is wrong with a mapping or a header.
  init(_ options: MarketOptions, _ rates: MarketRates) async throws {
    self.options = options
    let aging = options.aging
    let target = options.agedTo
    let basis = SurveyBasis(
      currency: options.currency, rates: rates.unitsPerBase, latest: target ?? options.effectiveFrom, agedTo: target
    ) {
      day throws(ArithmeticError) in
      guard let aging, let target else { return .one }
      return try aging.factor(from: day, to: target)
    }
    let dimensions = options.dimensions + (options.region.map { [$0] } ?? [])
    let mappings = try options.surveys.map { try $0.mapping.map { try SurveyMappingReader.read($0) } }
    try Self.checkNames(
      zip(options.surveys, mappings).map { $1?.name ?? SurveyMapping.name(ofFile: $0.path) }, options.rules)
    for (survey, mapping) in zip(options.surveys, mappings) {
      let run = try await SurveyRun(
        path: survey.path, mapping: mapping, dimensions: dimensions, basis: basis,
        workerCount: min(processorCount(), 32))
      if options.aging != nil, !run.hasDates {
        throw Finding(
          "no-date",
          "the mapping of \(run.mapping.name) says nothing of dates, so that its figures cannot be aged; add \"date\"",
          file: run.mapping.file, column: "date")
      }
      runs.append(run)
    }
  }

  /// Sources have names of their own, and options name sources.
  private static func checkNames(_ names: [String], _ rules: MarketRules) throws(UsageError) {
    if let name = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw UsageError(message: "two surveys have the name \(name); give each a name of its own in its mapping")
    }
    for (option, given) in [("weights", Array(rules.weights.keys)), ("fallback", rules.fallbacks)] {
      for name in given.sorted() where !names.contains(name) {
        throw UsageError(
          message: "--\(option) names \(name), which is no survey"
            + suggestion(nearest(to: name, among: names), or: names))
      }
    }
    let main = names.filter { !rules.fallbacks.contains($0) }
    if main.isEmpty { throw UsageError(message: "--fallback names every survey; leave out the one that comes first") }
    if main.count > 1, let name = main.first(where: { rules.weights[$0] == nil }) {
      throw UsageError(
        message:
          "several surveys need --weights for each, such as --weights \(main.map { "\($0)=1" }.joined(separator: ",")); \(name) has none"
      )
    }
  }

  /// By place: its region.
  /// - Throws: `ambiguous-region` for a place in two.
  func regions() throws(Finding) -> [String: String] {
    guard let name = options.region else { return [:] }
    var regions: [String: String] = [:]
    for survey in runs {
      for values in survey.part.figures.cells {
        let (place, region) = (values[options.place], values[options.dimensions.count])
        if let known = regions[place], known != region {
          throw Finding(
            "ambiguous-region", "\(place) is in two regions, \(known) and \(region); correct the crosswalk",
            file: survey.mapping.file, column: name)
        }
        regions[place] = region
      }
    }
    return regions
  }

  /// The first day of the new rows: as the options say, or the day of the newest figure.
  func effectiveFrom() throws(UsageError) -> CalendarDate {
    if let date = options.effectiveFrom ?? options.agedTo { return date }
    if let newest = runs.compactMap(\.part.figures.span?.upperBound).max() { return newest }
    throw UsageError(
      message: "no survey says of which day it is: say with --effective-from DATE from when the rows are in force")
  }

  /// The surveys put together.
  func market() throws -> Market {
    let rules = options.rules
    if rules.weighsByOrganisation,
      let survey = runs.first(where: { $0.mapping.statistic == .individual && $0.mapping.organisation == nil })
    {
      throw UsageError(
        message:
          "--weigh-by organisation: the survey \(survey.mapping.name) names no organisations; its mapping's \"organisation\" says which column does"
      )
    }
    return try Market(
      runs.map { survey in
        MarketSource(
          name: survey.mapping.name, source: survey.mapping.source, statistic: survey.mapping.statistic,
          namesOrganisations: survey.mapping.organisation != nil, hasCounts: survey.hasCounts,
          figures: survey.part.figures)
      }, rules, width: options.dimensions.count)
  }

  /// The rows that were not used, a finding for each reason.
  func rejects() -> [Finding] {
    runs.flatMap { survey in
      survey.summary.rejects.map { reject in
        Finding(
          reject.code,
          "\(reject.count) \(reject.count == 1 ? "row" : "rows") not used, the first: \(reject.message)",
          severity: options.allowsRejects ? .warning : .error, file: survey.file, line: reject.firstLine,
          column: reject.column.isEmpty ? nil : reject.column)
      }
    }
  }

  /// That no row can be used; nil if one can.
  func nothingUsed() -> Finding? {
    guard runs.allSatisfy({ $0.part.figures.count == 0 }) else { return nil }
    let leftOut = runs.reduce(0) { $0 + $1.part.leftOut.values.reduce(0, +) }
    let rejected = runs.reduce(0) { $0 + $1.part.rejects.count }
    return Finding(
      "no-figures",
      "no row can be used, so that nothing is written: \(leftOut) left out by the mapping's rules (\"keep\", crosswalks), \(rejected) rejected; mend the "
        + "file, or its mapping",
      file: runs[0].file)
  }

  /// Pay of more than a year ago says little, however it is aged.
  func oldData() -> [(survey: SurveyRun, finding: Finding)] {
    guard let rule = options.aging, let target = options.agedTo else { return [] }
    return runs.compactMap { survey in
      guard let oldest = survey.part.figures.span?.lowerBound, rule.months(from: oldest, to: target) > ExactDecimal(12)
      else {
        return nil
      }
      let message =
        "the oldest figures are of \(oldest), more than 12 months before \(target); newer data are better than a longer aging"
      return (survey, Finding("old-data", message, severity: .warning, file: survey.file))
    }
  }
}
