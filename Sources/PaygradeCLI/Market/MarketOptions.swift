internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// What a command line asks of `paygrade market`, checked.
struct MarketOptions {
  /// A delimited file and its mapping.
  struct MappedFile {
    let path: String
    let mapping: String?
  }

  let surveys: [MappedFile]
  let costOfLiving: [MappedFile]
  /// The folder to write; nil if only a workbook is asked for.
  let folder: String?
  /// The workbook to write.
  let workbook: String?
  /// The dimensions of a cell.
  let dimensions: [String]
  /// Which of them is the place.
  let place: Int
  let region: String?
  let currency: Currency
  let aging: AgingRule?
  let agedTo: CalendarDate?
  let rules: MarketRules
  let location: LocationRules?
  /// The place whose factor is 1, and whose benchmarks a policy has that has one for all places.
  let reference: String?
  let ratchetsBenchmarks: Bool
  let ratesPath: String?
  let rateDate: CalendarDate?
  let rateMethod: RateMethod
  let largestRateError: ExactDecimal
  let effectiveFrom: CalendarDate?
  let policyName: String?
  let allowsRejects: Bool
  /// Whose numbers the report has; nil for those that are the same everywhere.
  let locale: NumberLocale?
  /// How tables are written.
  let dialect: CSVDialect
  /// What was said on the command line, for the report: without folders, so that it is the same wherever files lie.
  let recorded: [(name: String, value: String)]

  init(_ arguments: ParsedArguments) throws {
    surveys = arguments.values("survey").map(MappedFile.init)
    costOfLiving = arguments.values("cost-of-living").map(MappedFile.init)
    if surveys.isEmpty { throw UsageError(message: "market needs a survey: --survey FILE or --survey FILE:MAPPING") }
    for file in costOfLiving where file.mapping == nil {
      throw UsageError(message: "--cost-of-living needs FILE:MAPPING; the mapping ends in .json")
    }
    folder = arguments.value("out").map { $0.isEmpty ? "." : $0 }
    workbook = try Self.workbook(arguments)
    if folder == nil, workbook == nil {
      throw UsageError(
        message: "market needs a folder to write, --out DIR, or a workbook, --format xlsx --output FILE.xlsx")
    }
    locale = try arguments.locale()
    dimensions = try Self.names("by", arguments) ?? ["job", "level", "country"]
    if Set(dimensions).count != dimensions.count { throw UsageError(message: "--by names something twice") }
    for name in dimensions + arguments.values("region") { try Self.checkName(name) }
    let placeName = arguments.value("place") ?? dimensions[dimensions.count - 1]
    guard let place = dimensions.firstIndex(of: placeName) else {
      throw UsageError(message: "--place \(placeName) is not one of --by" + suggestion([], or: dimensions))
    }
    self.place = place
    region = arguments.value("region")
    if let region, dimensions.contains(region) {
      throw UsageError(message: "--region \(region) is one of --by; name another column")
    }
    policyName = arguments.value("policy")
    currency = try Self.currency(arguments)
    agedTo = try Self.date("age-to", arguments)
    aging = try Self.aging(arguments)
    if (agedTo == nil) != (aging == nil) {
      throw UsageError(message: "--age-to and --age-rate go together: a day, and by how much a year")
    }
    if arguments.value("age-months") != nil, aging == nil {
      throw UsageError(message: "--age-months needs --age-to and --age-rate")
    }
    for option in ["rate-date", "rate-method", "max-rate-error"] where arguments.value(option) != nil {
      if arguments.value("rates") == nil {
        throw UsageError(message: "--\(option) needs --rates FILE, a history of exchange rates")
      }
    }
    rules = try Self.rules(arguments, currency)
    location = try Self.location(arguments)
    reference = arguments.value("reference")
    if reference != nil, location == nil, policyName == nil {
      throw UsageError(
        message: "--reference needs --location-factors ESTIMATOR, or a --policy with one benchmark for all places")
    }
    ratchetsBenchmarks = arguments.values("ratchet").contains("benchmarks")
    ratesPath = arguments.value("rates")
    rateDate = try Self.date("rate-date", arguments)
    rateMethod = arguments.value("rate-method").flatMap(RateMethod.init) ?? .spot
    largestRateError = try Self.share("max-rate-error", arguments) ?? ExactDecimal(units: 5_000_000_000_000_000)
    effectiveFrom = try Self.date("effective-from", arguments)
    allowsRejects = arguments.flag("allow-rejects") ?? false
    dialect = try CSVDialect(arguments)
    recorded = arguments.options.filter { !Self.unrecorded.contains($0.name) }.map { option in
      (option.name, Self.withoutFolders(option))
    }
    if !arguments.values("ratchet").isEmpty, policyName == nil {
      throw UsageError(message: "--ratchet holds what is in force in a policy: say which with --policy")
    }
  }

  /// What does not change the tables.
  private static let unrecorded: Set = ["out", "allow-rejects", "format", "output"]

  private static func workbook(_ arguments: ParsedArguments) throws(UsageError) -> String? {
    let (format, path) = (arguments.value("format"), arguments.value("output"))
    if let path, path != "-", format == "xlsx" || OutputFormat.isWorkbook(path) { return path }
    if format != nil { throw UsageError(message: "--format xlsx needs a file to write: --output FILE.xlsx") }
    if path != nil { throw UsageError(message: "--output is a workbook here: give it a name that ends in .xlsx") }
    return nil
  }

  /// How figures are aged; nil if they are not.
  var agingInWords: String? {
    guard let rule = aging, let date = agedTo else { return nil }
    let rate = (try? rule.rate * ExactDecimal(100))?.description ?? ""
    return "aged \(rule.form.rawValue) by \(rate) % a year to \(date), months by \(rule.months.rawValue)"
  }

  private static func currency(_ arguments: ParsedArguments) throws -> Currency {
    let code = arguments.value("currency")
    if let name = arguments.value("policy") {
      let currency = try PolicyReader.read(PolicyFiles(named: name)).policy.currency
      if code == nil || code == currency.code { return currency }
      throw UsageError(
        message:
          "--currency \(code ?? "") is not that of the policy, whose amounts are in \(currency.code); leave the option out"
      )
    }
    guard let currency = Currency(code: code ?? "USD") else {
      throw UsageError(
        message: "--currency \(code ?? "") is not a currency in use under ISO 4217"
          + suggestion(nearest(to: code ?? "", among: Currency.allCodes), or: Currency.allCodes))
    }
    return currency
  }

  private static func aging(_ arguments: ParsedArguments) throws(UsageError) -> AgingRule? {
    guard let text = arguments.value("age-rate") else { return nil }
    let months = arguments.value("age-months").flatMap(MonthCount.init) ?? .calendar
    do throws(MarketOptionError) { return try AgingRule(text, months: months) } catch {
      throw UsageError(message: "--age-rate: \(error)")
    }
  }

  private static func rules(_ arguments: ParsedArguments, _ currency: Currency) throws(UsageError) -> MarketRules {
    var rules = MarketRules(roundingUnit: currency.minorUnit)
    if let names = try names("percentile", arguments) {
      rules.statistics = try names.map { text throws(UsageError) in
        guard let statistic = SurveyStatistic(text == "mean" ? text : "p\(text)") else {
          throw UsageError(message: "--percentile needs whole numbers from 1 to 99, or mean: 50 or 50,25,75")
        }
        return statistic
      }
      if Set(names).count != names.count { throw UsageError(message: "--percentile names something twice") }
    }
    if let method = arguments.value("percentile-method").flatMap(PercentileDefinition.init) {
      rules.percentile = method
    }
    rules.weighsByOrganisation = arguments.value("weigh-by") == "organisation"
    if let text = arguments.value("outliers") {
      do throws(MarketOptionError) { rules.outliers = try OutlierRule(text) } catch {
        throw UsageError(message: "--outliers: \(error)")
      }
    }
    rules.publication = PublicationRule(
      minimumRecords: try count("min-records", arguments) ?? 5,
      minimumOrganisations: try count("min-orgs", arguments) ?? 5,
      largestShare: try share("max-share", arguments) ?? ExactDecimal(units: ExactDecimal.unitsPerOne / 4))
    rules.weights = try weights(arguments)
    if let rule = arguments.value("missing-source").flatMap(MissingSourceRule.init) { rules.missing = rule }
    rules.fallbacks = try names("fallback", arguments) ?? []
    if let unit = try positive("round-benchmarks", arguments) { rules.roundingUnit = unit }
    return rules
  }

  private static func location(_ arguments: ParsedArguments) throws(UsageError) -> LocationRules? {
    guard let estimator = arguments.value("location-factors").flatMap(LocationEstimator.init) else {
      for option in ["shrink", "round-factors", "factor-floor"] where arguments.value(option) != nil {
        throw UsageError(message: "--\(option) needs --location-factors ESTIMATOR")
      }
      if arguments.values("ratchet").contains("factors") {
        throw UsageError(message: "--ratchet factors needs --location-factors ESTIMATOR")
      }
      return nil
    }
    guard let reference = arguments.value("reference") else {
      throw UsageError(message: "--location-factors needs --reference PLACE, the place whose factor is 1")
    }
    if arguments.value("shrink") != nil, arguments.value("region") == nil {
      throw UsageError(message: "--shrink needs --region NAME, the column with the region of each place")
    }
    let fourDecimals = ExactDecimal(units: ExactDecimal.unitsPerOne / 10_000)
    let adjustment = LocationAdjustment(
      shrinkage: try positive("shrink", arguments) ?? .zero,
      roundingUnit: try positive("round-factors", arguments) ?? fourDecimals,
      floor: try positive("factor-floor", arguments), isRatchet: arguments.values("ratchet").contains("factors"))
    return adjustment.map { LocationRules(estimator: estimator, reference: reference, adjustment: $0) }
  }

  // MARK: Values

  /// A dimension is a column of the tables beside those that they have already, and an input of a policy.
  private static func checkName(_ name: String) throws(UsageError) {
    let isName =
      (name.first?.isLetter ?? false)
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 &- UInt8(ascii: "0") <= 9 || $0 == UInt8(ascii: "_")
      }
    if !isName {
      throw UsageError(
        message:
          "--by and --region take names of lower-case letters, digits and _; the mapping's \"dimensions\" says which column \(name) is"
      )
    }
    let taken =
      MarketSheet.evidence + [
        "amount", "benchmark", "currency", "effective_from", "effective_to", "factor", "fallback", "hidden", "mean",
        "midpoint",
        "rate", "source", "survey", "weight", "strata", "estimate", "log_coefficient", "standard_error",
        "region_factor", "shrunk",
        "rounded", "floored", "in_force", "held_by", "reason",
      ]
    if taken.contains(name) || SurveyStatistic(name) != nil {
      throw UsageError(message: "--by \(name) would be a second column of that name; call the dimension otherwise")
    }
  }

  private static func names(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> [String]? {
    guard let text = arguments.value(option) else { return nil }
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    if names.contains("") { throw UsageError(message: "--\(option) needs values between commas") }
    return names
  }

  private static func date(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> CalendarDate? {
    guard let text = arguments.value(option) else { return nil }
    if let date = CalendarDate(text) { return date }
    throw UsageError(message: "--\(option) needs a date as YYYY-MM-DD, such as 2026-01-31")
  }

  private static func count(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> Int? {
    guard let text = arguments.value(option) else { return nil }
    if let count = Int(text), count >= 0 { return count }
    throw UsageError(message: "--\(option) needs a whole number, such as 5")
  }

  private static func positive(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> ExactDecimal? {
    guard let text = arguments.value(option) else { return nil }
    if let number = try? ExactDecimal(plain: text), number > .zero { return number }
    throw UsageError(message: "--\(option) needs a number above 0, in digits without marks such as 1000 or 0.01")
  }

  /// `25%` or `0.25`.
  private static func share(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> ExactDecimal? {
    guard let text = arguments.value(option) else { return nil }
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    if let number = try? ExactDecimal(plain: digits),
      let share = text.hasSuffix("%") ? try? number / ExactDecimal(100) : number, share > .zero, share <= .one
    {
      return share
    }
    throw UsageError(message: "--\(option) needs a share above 0 and at most 1, such as 25% or 0.25")
  }

  private static func weights(_ arguments: ParsedArguments) throws(UsageError) -> [String: ExactDecimal] {
    var weights: [String: ExactDecimal] = [:]
    for part in try names("weights", arguments) ?? [] {
      guard let sign = part.firstIndex(of: "="),
        let weight = try? ExactDecimal(plain: part[part.index(after: sign)...]),
        weight > .zero, weights.updateValue(weight, forKey: String(part[..<sign])) == nil
      else {
        throw UsageError(message: "--weights needs each source once, with a weight above 0: a=0.4,b=0.6")
      }
    }
    return weights
  }

  private static func withoutFolders(_ option: ParsedArguments.Given) -> String {
    let value = option.value ?? ""
    guard ["survey", "cost-of-living", "rates"].contains(option.name) else {
      return option.name == "policy" ? fileName(value) : value
    }
    let file = MappedFile(value)
    return fileName(file.path) + (file.mapping.map { ":" + fileName($0) } ?? "")
  }
}

extension MarketOptions.MappedFile {
  /// `FILE:MAPPING.json`, or a file alone.
  init(_ text: String) {
    if text.hasSuffix(".json"), let colon = text.lastIndex(of: ":"), colon > text.startIndex {
      self.init(path: String(text[..<colon]), mapping: String(text[text.index(after: colon)...]))
    } else {
      self.init(path: text, mapping: nil)
    }
  }
}
