internal import Compensation

/// Reads the parts of a job post out of its lines.
struct JobPostReader {
  private let document: DocumentText
  private let file: String?
  private var payReader: PostedPayReader
  private var lines: [DocumentLine] { document.lines }

  init(_ document: DocumentText, file: String?, assumedDollar: Currency?) {
    self.document = document
    self.file = file
    payReader = PostedPayReader(file: file, assumedDollar: assumedDollar)
  }

  mutating func read(_ text: String) -> JobPost {
    if let finding = TextRepair(text).finding(file: file, isApplied: false) {
      payReader.note(finding.code, finding.message, finding.severity, finding.line, nil)
    }
    let title = title()
    let level = level(of: title)
    let company = company(titleIndex: title?.index)
    let pays = pays()
    let places = places()
    let regions = regions()
    if pays.count == 1, regions.count >= 2 {
      payReader.note(
        "one-range-for-several-regions",
        "one range of pay stands for several regions; say whether pay is location-independent or the regions' ranges were merged",
        .warning, pays[0].line, "regions")
    }
    let benefits = benefits()
    var statements = StatedRequirements(file: file)
    statements.read(lines)
    for finding in statements.findings {
      payReader.note(finding.code, finding.message, finding.severity, finding.line, finding.column)
    }
    return JobPost(
      title: title?.text, titleLine: title?.line, level: level, company: company, pays: pays, places: places,
      regions: regions,
      benefits: benefits,
      requirements: statements.requirements, findings: payReader.findings)
  }

  // MARK: Title

  private mutating func title() -> (text: String, index: Int?, line: Int?)? {
    let labelled = lines.firstIndex { LabelledText($0.text).map { Self.titleLabels.contains($0.label) } ?? false }
    let heading = lines.firstIndex { $0.headingRank != nil && $0.text.contains(where: \.isLetter) }
    // A label says what a heading between rows of signs does not.
    if let heading, labelled == nil || JobTitle(lines[heading].text).isLikely {
      return (Self.withoutLabel(lines[heading].text), heading, lines[heading].line)
    }
    if let index = labelled {
      return (Self.withoutLabel(lines[index].text), index, lines[index].line)
    }
    if let front = document.frontTitle { return (front, nil, 1) }
    payReader.note("no-title", "the post has no heading; write the job's title as the first one", .error, nil, "title")
    return nil
  }

  private mutating func level(of title: (text: String, index: Int?, line: Int?)?) -> String? {
    guard let title else { return nil }
    let level = PostedLevel(title: title.text)
    if level.name == nil {
      payReader.note(
        "no-level-in-title",
        level.isUnclear
          ? "the title does not say clearly which step it is; say the level" : "the title names no step; say the level",
        .warning,
        title.line, "level")
    }
    return level.name
  }

  private static func withoutLabel(_ text: String) -> String {
    guard let labelled = LabelledText(text), titleLabels.contains(labelled.label) else { return text }
    return labelled.value
  }

  private static let titleLabels: Set<String> = ["job title", "title", "position", "role", "position title", "job"]

  // MARK: Company and places

  private mutating func company(titleIndex: Int?) -> String? {
    if let labelled = value(of: ["company", "employer", "organization", "organisation", "company name"]) {
      return labelled
    }
    if let titleIndex, let rank = lines[titleIndex].headingRank, titleIndex + 1 < lines.count {
      let next = lines[titleIndex + 1]
      let isFollowedByTag = titleIndex + 2 < lines.count && lines[titleIndex + 2].kind == .tag
      if let nextRank = next.headingRank, nextRank > rank, nextRank <= 6, isFollowedByTag,
        !["none", "null", "n/a", "unknown"].contains(next.text.lowercased())
      {
        return next.text
      }
    }
    for line in lines where line.headingRank != nil {
      let words = line.text.split(separator: " ")
      guard words.count >= 2, words.count <= 5, words[0].lowercased() == "about" else { continue }
      let name = words.dropFirst().joined(separator: " ").trimmingSuffix(":")
      if name.first?.isUppercase ?? false, !Self.nobody.contains(where: PackageVocabulary.words(of: name).contains) {
        return name
      }
    }
    payReader.note(
      "no-company", "the post does not say plainly whose it is; add a line with Company: and the name", .warning, nil,
      "company")
    return nil
  }

  /// What a post is about that is no company.
  private static let nobody: Set<String> = [
    "us", "the", "you", "your", "our", "this", "role", "job", "team", "position", "company", "compensation", "we",
    "opportunity",
    "benefits", "it", "me", "working",
  ]

  private func value(of labels: Set<String>) -> String? {
    for line in lines {
      if let labelled = LabelledText(line.text), labels.contains(labelled.label), labelled.value.count <= 120 {
        return labelled.value
      }
    }
    return nil
  }

  private func places() -> [String] {
    if let location = value(of: [
      "location", "locations", "work location", "job location", "office", "place", "where", "workplace",
    ]) {
      return Self.places(in: location)
    }
    let tags = lines.filter { $0.kind == .tag && !Self.isAboutPay($0.text) }.map { Self.withoutSigns($0.text) }
    if !tags.isEmpty { return tags.filter { !$0.isEmpty }.flatMap(Self.places) }
    // The title and what directly follows it.
    let beginning = lines.prefix(4).filter { $0.text.count <= 120 }
    return beginning.contains { PackageVocabulary.words(of: $0.text).contains("remote") } ? ["Remote"] : []
  }

  private static func places(in text: String) -> [String] {
    // Job boards write remote,Lyon, France; in parentheses an or belongs to the place.
    let isRemote = text.lowercased().hasPrefix("remote,")
    let rest = isRemote ? "Remote;" + text.dropFirst(7) : text
    let isList = !rest.contains("(")
    return (isList ? rest.replacing(" or ", with: ";").replacing(" / ", with: ";") : rest)
      .split { $0 == ";" || $0 == "|" || $0 == "•" }
      .map { withoutSigns(String($0)) }.filter { !$0.isEmpty }
      .reduce(into: []) { places, place in
        if !places.contains(where: { $0.lowercased() == place.lowercased() }) { places.append(place) }
      }
  }

  private static func isAboutPay(_ text: String) -> Bool {
    let signs = CurrencySigns.all.contains { $0.sign.count == 1 && text.contains($0.sign) }
    let words = PackageVocabulary.words(of: text)
    return signs || !PayMentions.all(in: text).isEmpty
      || words.contains { ["salary", "competitive", "pay", "compensation"].contains($0) }
      || text.contains { $0 == "💰" }
  }

  /// Without emoji and other signs before and after.
  private static func withoutSigns(_ text: String) -> String {
    let isPart = { (character: Character) in
      character.isLetter || character.isNumber || character == "(" || character == ")"
    }
    guard let start = text.firstIndex(where: isPart), let end = text.lastIndex(where: isPart) else { return "" }
    return String(text[start...end])
  }

  private func regions() -> [PostedRegion] {
    let named = lines.reduce(into: Set<PostedRegion>()) { $0.formUnion(PostedRegion.named(in: $1.text)) }
    return PostedRegion.allCases.filter(named.contains)
  }

  // MARK: Pay

  private mutating func pays() -> [PostedPay] {
    var pays: [PostedPay] = []
    var section = PostSection.other
    for line in lines {
      if line.headingRank != nil { section = PostSection(heading: line.text) }
      let isLabelled = LabelledText(line.text).map { PostSection(heading: $0.label) == .pay } ?? false
      for mention in PayMentions.all(in: line.text) where !mention.isCalledOther {
        let isPaySection = section == .pay || (mention.isRange && mention.period != nil) || mention.isWagePlainly
        let isPay = line.kind == .tag || isLabelled || mention.isCalledPay || isPaySection
        let isStated = mention.isRange ? isPay || mention.currency != .none : isPay && mention.currency != .none
        guard isStated else { continue }
        let before = payReader
        guard let pay = payReader.pay(mention, line: line.line, column: "pay") else { continue }
        // What was said before needs no findings again.
        if pays.contains(where: pay.isSame) { payReader = before } else { pays.append(pay) }
      }
    }
    pays = joined(pays)
    if pays.isEmpty {
      payReader.note(
        "no-pay", "no pay could be read; write it as a range with a currency's code and a period", .warning, nil, "pay")
    } else if pays.count > 1 {
      payReader.note(
        "several-pays", "\(pays.count) statements of pay differ; say which one holds for whom", .warning, pays[1].line,
        "pay")
    }
    for pay in pays where pay.keeps(.jobBoards) == false {
      payReader.note(
        "wide-range", "the maximum is more than 1.5 times the minimum; some job boards refuse such a range", .warning,
        pay.line, "pay")
    }
    return pays
  }

  /// One minimum and one maximum of the same currency and period, each in its own line, are the ends of one range.
  private mutating func joined(_ pays: [PostedPay]) -> [PostedPay] {
    let lower = pays.indices.filter { pays[$0].maximum == nil }
    let upper = pays.indices.filter { pays[$0].minimum == nil }
    guard lower.count == 1, upper.count == 1, let minimum = pays[lower[0]].minimum, let maximum = pays[upper[0]].maximum
    else { return pays }
    let (low, high) = (pays[lower[0]], pays[upper[0]])
    guard low.currency == high.currency, low.period == high.period, low.isOnTarget == high.isOnTarget,
      minimum.amount <= maximum.amount
    else { return pays }
    let (first, second) = (min(lower[0], upper[0]), max(lower[0], upper[0]))
    payReader.note(
      "joined-ends", "a minimum and a maximum stand in two statements and are taken for one range; check it", .warning,
      pays[second].line, "pay")
    var result = pays
    result[first] = PostedPay(
      minimum: minimum, maximum: maximum, currency: low.currency,
      isCurrencyAssumed: low.isCurrencyAssumed || high.isCurrencyAssumed, period: low.period,
      isPeriodAssumed: low.isPeriodAssumed || high.isPeriodAssumed, isOnTarget: low.isOnTarget, line: pays[first].line)
    result.remove(at: second)
    return result
  }

  // MARK: Benefits

  private mutating func benefits() -> [PackagePart] {
    let parts = PackageReader(document).parts()
    if parts.isEmpty {
      payReader.note(
        "no-benefits", "no list of benefits was found; put them below a heading such as Benefits", .warning, nil,
        "benefits")
    }
    return parts
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
