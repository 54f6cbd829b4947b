internal import Compensation
internal import CompensationData
internal import CompensationReports

/// What a command line asks of `paygrade level`, checked.
struct LevelRequest {
  let request: CalculationRequest
  let ladder: Ladder
  /// The day that the ladder is read as of: the one given, or else the newest of policy and ladder.
  let asOf: CalendarDate?
  /// Pay on that day.
  let calculator: Calculator
  let candidate: Candidate
  /// Whether anything was said about a person.
  let isAssessed: Bool
  let title: String?
  let track: Track?
  let level: String?
  let grade: String?
  private let job: String?
  /// What was given for pay: everything but job, level and grade, which the ladder says.
  private let payInputs: InputValues

  init(_ arguments: ParsedArguments) throws {
    // What is said of a file of people is CSV.
    request = try CalculationRequest(
      arguments, standardFormat: arguments.value("candidates") == nil ? .text : .csv)
    guard let ladder = try LadderReader.read(request.files) else {
      throw Finding(
        "no-ladder",
        "policy \(request.policy.definition.name) has no ladder.csv, the table of its levels and what they ask for",
        file: request.files.folder)
    }
    self.ladder = ladder
    asOf =
      request.isDated
      ? request.calculator.asOf : [request.policy.newestDate, ladder.newestDate].compactMap { $0 }.max()
    calculator = request.isDated ? request.calculator : Calculator(policy: request.policy, asOf: asOf)
    var given = request.inputs
    func take(_ name: String) throws(UsageError) -> String? {
      let texts = given.texts[name] ?? []
      if texts.count > 1 { throw UsageError(message: "--\(name) is given more than once; give it once") }
      given.remove(name)
      return texts.first.map { request.policy.spelling(of: $0, input: name) }
    }
    let request = request
    job = try take("job")
    level = try take("level")
    grade = try take("grade")
    payInputs = given
    if arguments.value("columns") != nil, arguments.value("candidates") == nil {
      throw UsageError(message: "--columns goes with --candidates")
    }
    for option in ["out", "kind"] where arguments.value(option) != nil {
      throw UsageError(message: "--\(option) goes with --import")
    }
    if arguments.flag("repair") != nil { throw UsageError(message: "--repair goes with --import") }
    if let operand = arguments.operands.first {
      throw UsageError(message: "\(operand) is no option; documents go with --import")
    }
    title = arguments.value("title")
    track = arguments.value("track").flatMap(Track.init)
    var candidate = Candidate()
    candidate.years = try Self.years("years", arguments)
    candidate.fieldYears = try Self.years("field-years", arguments)
    candidate.leadershipYears = try Self.years("leadership-years", arguments)
    candidate.degree = arguments.value("degree").flatMap(Degree.init)
    for (name, value) in try arguments.assignments("rate", example: "influence=team") {
      if candidate.ratings[name] != nil { throw UsageError(message: "--rate \(name) is given more than once") }
      candidate.ratings[name] = value
    }
    self.candidate = candidate
    isAssessed = candidate != Candidate()
    let isNamed = title != nil || level != nil || grade != nil || track != nil
    if isAssessed || isNamed || job != nil, arguments.value("from") != nil {
      throw UsageError(
        message: "--from asks for another company's level; it does not go with a person, a job or a level")
    }
    if isAssessed || isNamed || arguments.value("from") != nil, arguments.value("candidates") != nil {
      throw UsageError(message: "--candidates assesses the people of a file; it does not go with a person or a level")
    }
  }

  private static func years(_ option: String, _ arguments: ParsedArguments) throws(UsageError) -> ExactDecimal? {
    guard let text = arguments.value(option) else { return nil }
    guard let years = try? ExactDecimal(plain: text), years >= .zero, years <= YearsOfWork.most else {
      throw UsageError(message: "--\(option) needs a number of years from 0 to \(YearsOfWork.most), such as 3 or 2.5")
    }
    return years
  }

  /// The levels of the family that was asked for, ready to assess.
  /// - Throws: `unknown-job`; `missing-input` where there are several families and none was named.
  /// - Parameter name: The family, if it is not the one of the command line.
  func assessor(family name: String? = nil) throws(Finding) -> LadderAssessor {
    let family = if let name { request.policy.spelling(of: name, input: "job") } else { try family() }
    return try LadderAssessor(ladder, family: family, asOf: asOf)
  }

  private func family() throws(Finding) -> String {
    if let job { return job }
    let families = ladder.families(asOf: asOf)
    let standard = request.policy.definition.inputs.first { $0.name.text == "job" }?.defaults?.first
    if let standard, families.contains(standard) { return standard }
    // Where there is none, no name is the one that is missing: the assessor says what is.
    if families.count <= 1 { return families.first ?? "" }
    throw Finding(
      "missing-input", "name the job family\(suggestion([], or: families))", file: "input", column: "job")
  }

  /// Whether a level is among those asked for.
  func isAskedFor(_ level: JobLevel) -> Bool {
    (title.map { level.isTitled($0) } ?? true) && (track.map { level.track == $0 } ?? true)
      && (self.level.map { level.level == $0 } ?? true) && (grade.map { level.grade == $0 } ?? true)
  }

  /// Whether some levels were asked for by name.
  var hasFilter: Bool { title != nil || track != nil || level != nil || grade != nil }

  /// What a level pays; nil unless it was said where.
  /// - Throws: Why it has no range there.
  func offer(_ level: JobLevel) throws(Finding) -> Offer? {
    let policy = request.policy
    let places = policy.placeInputs
    guard places.isEmpty ? !payInputs.texts.isEmpty : places.contains(where: { payInputs.contains($0) }) else {
      return nil
    }
    var inputs = payInputs
    for (name, texts) in level.inputs(of: policy).texts { for text in texts { inputs.add(text, to: name) } }
    return try calculator.offer(inputs)
  }
}
