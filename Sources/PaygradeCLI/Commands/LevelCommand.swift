internal import Compensation
internal import CompensationData
internal import CompensationReports

/// `paygrade level`: which level somebody is by the policy's ladder, and why.
struct LevelCommand {
  private let arguments: ParsedArguments
  private let request: LevelRequest

  init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    request = try LevelRequest(arguments)
  }

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    if let path = arguments.value("candidates") {
      return try CandidateRun(request, path: path, headers: arguments.headers(example: "years=Experience")).run(
        &diagnostics)
    }
    var sheet = try arguments.value("from").map { try crosswalk($0) } ?? (request.isAssessed ? assessed() : asked())
    addPay(&sheet, &diagnostics)
    try Output.write(render(sheet), to: request.request.outputPath)
    if request.request.format == .csv {
      try SchemaFile.write(sheet.schema, request.request.dialect, beside: request.request.outputPath)
      for warning in sheet.warnings { diagnostics.note(warning) }
    }
    return diagnostics.hasErrors ? .problems : .done
  }

  private func render(_ sheet: LevelSheet) -> [UInt8] {
    let path = request.request.outputPath
    return switch request.request.format {
    case .text: Array(Output.textWriter(path: path).render(sheet.report()).utf8)
    case .markdown: Array(MarkdownWriter().render(sheet.report()).utf8)
    case .csv: sheet.table().csv(request.request.dialect)
    case .json: sheet.json()
    }
  }

  /// The levels that fit a person.
  private func assessed() throws(Finding) -> LevelSheet {
    let assessor = try request.assessor()
    try requireAsked(assessor)
    let assessment = try assessor.assess(request.candidate)
    var sheet = sheet(assessor.levels[0].family, isAssessed: true)
    func entries(_ levels: [AssessedLevel]) -> [LevelSheet.Entry] {
      levels.filter { request.isAskedFor($0.level) }.map(LevelSheet.Entry.init)
    }
    sheet.levels = entries(assessment.levels)
    sheet.next = entries(assessment.next)
    sheet.notMet = entries(assessment.notMet)
    sheet.warnings = assessment.warnings
    return sheet
  }

  /// The levels that were asked for, and what they ask for.
  private func asked() throws(Finding) -> LevelSheet {
    let assessor = try request.assessor()
    try requireAsked(assessor)
    var sheet = sheet(assessor.levels[0].family, isAssessed: false)
    sheet.levels = assessor.levels.reversed().filter { request.isAskedFor($0) }.map { level in
      LevelSheet.Entry(level, requirements: assessor.requirements(of: level))
    }
    return sheet
  }

  /// A title, level or grade that the family does not have is an error, never the nearest one.
  private func requireAsked(_ assessor: LadderAssessor) throws(Finding) {
    if let title = request.title { _ = try Ladder.levels(titled: title, in: assessor.levels) }
    for (name, asked, known) in [
      ("level", request.level, assessor.levels.map(\.level)), ("grade", request.grade, assessor.levels.map(\.grade)),
    ] {
      guard let asked, !known.contains(asked) else { continue }
      let known = Set(known.filter { !$0.isEmpty }).sorted()
      throw Finding(
        "unknown-\(name)",
        "the job family \(assessor.levels[0].family) has no \(name) \"\(asked)\""
          + suggestion(nearest(to: asked, among: known), or: known), file: "input", column: name)
    }
    if !assessor.levels.contains(where: { request.isAskedFor($0) }) {
      throw Finding(
        "no-level",
        "no level of the job family \(assessor.levels[0].family) is all of that together; leave out some of title, track, "
          + "level and grade", file: "input", column: request.title == nil ? "track" : "title")
    }
  }

  /// Our levels for one of another company's.
  private func crosswalk(_ text: String) throws(Finding) -> LevelSheet {
    guard let crosswalk = request.ladder.crosswalk else {
      throw Finding(
        "no-crosswalk",
        "policy \(request.request.policy.definition.name) has no crosswalk.csv, the table of other companies' levels",
        file: request.request.files.folder)
    }
    let levels = request.ladder.levels(asOf: request.asOf)
    var sheet = sheet(text, isAssessed: false)
    for entry in try crosswalk.entries(for: text) {
      guard let level = levels.first(where: { $0.id == entry.levelID }) else {
        sheet.warnings.append(
          Finding(
            "not-in-force", "the level \(entry.levelID) of the crosswalk is not in force on this day",
            severity: .warning,
            file: "input", column: "from"))
        continue
      }
      let assessor = try LadderAssessor(request.ladder, family: level.family, asOf: request.asOf)
      var found = LevelSheet.Entry(level, requirements: assessor.requirements(of: level))
      found.crosswalk = entry
      sheet.levels.append(found)
    }
    if sheet.levels.isEmpty {
      throw Finding(
        "not-in-force",
        "no level of ours for \"\(text)\" is in force on this day; ask for another day, or correct the crosswalk",
        file: "input", column: "from")
    }
    sheet.levels.sort { $1.level.isBelow($0.level) }
    return sheet
  }

  private func sheet(_ subject: String, isAssessed: Bool) -> LevelSheet {
    var sheet = LevelSheet(
      policy: request.request.policy, asOf: request.asOf, subject: subject, isAssessed: isAssessed,
      isNarrowed: request.hasFilter)
    sheet.numbers = NumberStyle(locale: request.request.locale)
    return sheet
  }

  /// The pay of the levels that answer and of the next ones; a level without a range there is reported, and the rest is done.
  private func addPay(_ sheet: inout LevelSheet, _ diagnostics: inout Diagnostics) {
    var told: Set<Finding> = []
    func add(_ entry: inout LevelSheet.Entry, _ diagnostics: inout Diagnostics) {
      do throws(Finding) { entry.offer = try request.offer(entry.level) } catch {
        if told.insert(error).inserted { diagnostics.note(error) }
      }
    }
    for place in sheet.levels.indices { add(&sheet.levels[place], &diagnostics) }
    for place in sheet.next.indices { add(&sheet.next[place], &diagnostics) }
  }
}
