internal import Compensation

/// Reads the parts of a job description template out of its lines.
struct JobTemplateReader {
  private let document: DocumentText
  private var payReader: PostedPayReader
  private var lines: [DocumentLine] { document.lines }

  init(_ document: DocumentText, file: String?, assumedDollar: Currency?) {
    self.document = document
    payReader = PostedPayReader(file: file, assumedDollar: assumedDollar)
  }

  mutating func read(_ text: String) -> JobTemplate {
    if let finding = TextRepair(text).finding(file: payReader.file, isApplied: false) {
      payReader.note(finding.code, finding.message, finding.severity, finding.line, nil)
    }
    let job = job()
    let placeholders = placeholders()
    let medians = medians()
    let premiums = premiums()
    var statements = StatedRequirements(file: payReader.file)
    statements.read(lines.filter { Placeholders.cut(from: $0.text).found.isEmpty })
    for finding in statements.findings {
      payReader.note(finding.code, finding.message, finding.severity, finding.line, finding.column)
    }
    return JobTemplate(
      job: job, medians: medians, placeholders: placeholders, package: PackageReader(document).parts(),
      drivers: drivers(),
      considerations: considerations(), premiums: premiums, requirements: statements.requirements,
      findings: payReader.findings)
  }

  // MARK: Title and placeholders

  private mutating func job() -> String? {
    for line in lines where line.headingRank != nil {
      guard let range = line.text.lowercased().firstRange(of: "job description") else { continue }
      let lowercased = line.text.lowercased()
      let name = line.text.prefix(lowercased.distance(from: lowercased.startIndex, to: range.lowerBound)).asLine
      if name.contains(where: \.isLetter) { return name }
    }
    let plain = lines.first { $0.headingRank != nil && !$0.text.lowercased().contains("job description") }
    if let plain, JobTitle(plain.text).isLikely { return plain.text }
    payReader.note(
      "no-title", "no heading says plainly which job it is; write the job's title as the first one", .warning, nil,
      "title")
    return document.frontTitle
  }

  private mutating func placeholders() -> [String] {
    var found: [String] = []
    for line in lines {
      for placeholder in Placeholders.cut(from: line.text).found where !found.contains(placeholder) {
        found.append(placeholder)
        // What has figures in it may be somebody's pay.
        let name = placeholder.contains(where: \.isNumber) ? "what stands in brackets" : placeholder
        payReader.note(
          "placeholder", "\(name) is left open and taken for nothing; fill it in", .warning, line.line, nil)
      }
    }
    return found
  }

  // MARK: Pay

  private mutating func medians() -> [RegionalMedian] {
    var medians: [RegionalMedian] = []
    var heading: String?
    var isSectionOfMedians = false
    var hasFigures = false
    // Where an amount stands that is neither a range nor called pay, as in cells of their own.
    var amountLine: Int?
    for line in lines {
      if line.headingRank != nil {
        // A region's heading stands below the one that speaks of medians.
        if heading == nil || !NamedPlaces.isPlaceHeading(line.text) { isSectionOfMedians = false }
        // The title is the job's, and no region.
        heading = JobTitle(line.text).isLikely || line == lines.first { $0.headingRank != nil } ? nil : line.text
      }
      let text = Placeholders.cut(from: line.text).rest
      let isAboutMedians = PackageVocabulary.words(of: text).contains { $0 == "median" || $0 == "medians" }
      let amounts = PayMentions.all(in: text).filter { !$0.isCalledOther }
      let mentions = amounts.filter { $0.currency != .none || $0.isCalledPay }
      if amountLine == nil, amounts.contains(where: { $0.currency != .none }) { amountLine = line.line }
      if isAboutMedians { isSectionOfMedians = true }
      for mention in mentions {
        guard mention.isRange || mention.isCalledPay else {
          // One amount is a figure of pay if it is per a period, or stands among others.
          guard mention.period != nil || isSectionOfMedians else { continue }
          hasFigures = true
          payReader.note(
            "not-a-median", "this figure is not plainly a median of pay, so it is left out; say what it is", .warning,
            line.line, "pay")
          continue
        }
        hasFigures = true
        guard isAboutMedians || isSectionOfMedians else {
          payReader.note(
            "not-a-median", "the text does not call this figure a median, so it is left out; say what it is", .warning,
            line.line, "pay")
          continue
        }
        if let median = median(mention, text, line, heading) { medians.append(median) }
      }
    }
    if !hasFigures, let amountLine {
      payReader.note(
        "no-pay-figures",
        "an amount stands here, but not as a range of pay, so there are no rows of pay; write its minimum to its maximum",
        .warning, amountLine, "pay")
    } else if !hasFigures {
      payReader.note(
        "no-pay-figures", "the text has no figure of pay, so there are no rows of pay; take them from market data",
        .warning, nil, "pay")
    }
    return medians
  }

  private mutating func median(_ mention: PayMention, _ text: String, _ line: DocumentLine, _ heading: String?)
    -> RegionalMedian?
  {
    let places: NamedPlaces
    if case .row(let cells) = line.kind, let first = cells.first {
      places = NamedPlaces(line: "\(first): \(cells.dropFirst().joined(separator: ", "))", heading: heading)
    } else {
      places = NamedPlaces(line: text, heading: heading)
    }
    guard let region = places.region else {
      payReader.note(
        "no-region", "no region is named for this figure, so it is left out; name one", .warning, line.line, "region")
      return nil
    }
    let isAmerican = ([region] + places.countries).contains(where: Self.isUnitedStates)
    let pay = payReader.pay(
      mention, line: line.line, column: region, plainDollar: isAmerican ? Currency(code: "USD") : nil)
    guard let pay, let low = pay.minimum, let high = pay.maximum else {
      if pay != nil {
        payReader.note(
          "one-end", "only one end of the medians is stated, so they are left out; write both", .warning, line.line,
          region)
      }
      return nil
    }
    return RegionalMedian(
      region: region, countries: places.countries, currency: pay.currency, isCurrencyAssumed: pay.isCurrencyAssumed,
      medianLow: low, medianHigh: high, period: pay.period, isPeriodAssumed: pay.isPeriodAssumed, line: line.line)
  }

  private static func isUnitedStates(_ name: String) -> Bool {
    ["united states", "us", "usa", "u s", "u s a", "united states of america"]
      .contains(PackageVocabulary.words(of: name).joined(separator: " "))
  }

  // MARK: What pay varies with

  private func drivers() -> [SalaryDriver] {
    var drivers: [SalaryDriver] = []
    for line in lines {
      for sentence in TextList.sentences(of: line.text) {
        let lowercased = sentence.lowercased()
        guard PackageVocabulary.words(of: sentence).contains(where: Self.payWords.contains),
          let range = Self.driverTriggers.lazy.compactMap({ lowercased.firstRange(of: $0) }).first
        else { continue }
        let rest = sentence.dropFirst(lowercased.distance(from: lowercased.startIndex, to: range.upperBound))
        let items = TextList.items(in: rest)
        guard items.count >= 2 else { continue }
        for item in items where !drivers.contains(where: { $0.text.lowercased() == item.lowercased() }) {
          drivers.append(SalaryDriver(text: item, line: line.line))
        }
      }
    }
    return drivers
  }

  private static let payWords: Set<String> = [
    "salary", "salaries", "compensation", "pay", "paid", "earn", "earns", "earnings", "wage", "wages", "remuneration",
  ]
  private static let driverTriggers = [
    "factors, including ", "factors including ", "factors, such as ", "factors such as ", "factors like ", "factors: ",
    "varies significantly by ", "vary significantly by ", "varies significantly based on ",
    "vary significantly based on ",
    "varies by ", "vary by ", "varies based on ", "vary based on ", "varies with ", "vary with ",
    "varies depending on ",
    "vary depending on ", "depends on ", "depend on ", "depending on ", "determined by ", "influenced by ",
  ]

  private func considerations() -> [SalaryConsideration] {
    var considerations: [SalaryConsideration] = []
    for (index, heading) in lines.enumerated() where heading.headingRank != nil {
      let words = PackageVocabulary.words(of: heading.text)
      let isAbout =
        words.contains("considerations")
        || (words.contains("factors") && words.contains { ["consider", "other"].contains($0) })
      guard isAbout else { continue }
      for line in document.section(after: index) where line.headingRank == nil {
        guard let colon = line.text.firstIndex(of: ":"), LabelledText(line.text) != nil else { continue }
        considerations.append(SalaryConsideration(text: line.text[..<colon].asLine, line: line.line))
      }
    }
    return considerations
  }

  // MARK: Premiums

  private mutating func premiums() -> [SkillPremium] {
    var premiums: [SkillPremium] = []
    for line in lines {
      for sentence in TextList.sentences(of: line.text) {
        guard let skills = SkillPremiumSentence(sentence)?.skills else { continue }
        for skill in skills where !premiums.contains(where: { $0.skill.lowercased() == skill.lowercased() }) {
          premiums.append(SkillPremium(skill: skill, line: line.line))
        }
        if sentence.contains("%") {
          payReader.note(
            "premium-without-share", "a share stands beside a premium and is not read; enter it in the policy",
            .warning, line.line,
            "premium")
        }
      }
    }
    return premiums
  }
}
