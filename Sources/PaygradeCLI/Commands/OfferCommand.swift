internal import Compensation
internal import CompensationReports

/// `paygrade offer`: one calculation, and what is set beside it.
struct OfferCommand {
  private let arguments: ParsedArguments
  private var request: CalculationRequest
  private let fullTimeEquivalent: ExactDecimal
  private let askingAmount: ExactDecimal?
  private let isExplained: Bool

  init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    if arguments.value("compa") != nil, arguments.value("placement") != nil {
      throw UsageError(message: "--compa and --placement both place the offer in the range; give one of them")
    }
    fullTimeEquivalent = try Self.number("fte", in: arguments) ?? .one
    if fullTimeEquivalent <= .zero || fullTimeEquivalent > ExactDecimal(2) {
      throw UsageError(message: "--fte is a share of full time above 0, such as 0.8 for 80 %")
    }
    askingAmount = try Self.number("asking", in: arguments)
    if let askingAmount, askingAmount <= .zero { throw UsageError(message: "--asking is an amount above 0") }
    request = try CalculationRequest(arguments)
    isExplained = arguments.flag("explain") ?? (request.format == .markdown || request.format == .json)
    if arguments.flag("explain") == true, request.format == .csv {
      throw UsageError(message: "--explain does not go with --format csv, whose rows are offers; use --format json")
    }
    try addInputs()
  }

  private static func number(_ option: String, in arguments: ParsedArguments) throws -> ExactDecimal? {
    guard let text = arguments.value(option) else { return nil }
    do { return try ExactDecimal(plain: text) } catch {
      throw UsageError(
        message: "--\(option) needs a plain number such as \(option == "fte" ? "0.8" : "95000"): \(error)")
    }
  }

  /// The options that stand for inputs of the policy.
  private mutating func addInputs() throws {
    for name in ["compa", "placement"] {
      if let value = arguments.value(name) { request.inputs.add(value, to: name) }
    }
    let skills = arguments.values("skill")
    if !skills.isEmpty {
      let sets = request.policy.definition.inputs.filter { $0.kind == .set }.map(\.name.text)
      guard let input = sets.contains("skills") ? "skills" : sets.first else {
        throw UsageError(message: "policy \(request.policy.definition.name) has no skill premiums")
      }
      for skill in skills { request.inputs.add(skill, to: input) }
    }
    if let code = arguments.value("pay-currency") {
      guard let input = request.policy.definition.payCurrency?.text, request.policy.inputNames.contains(input) else {
        throw UsageError(
          message: "policy \(request.policy.definition.name) has no input for the currency of pay")
      }
      request.inputs.add(code, to: input)
    }
  }

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    if fullTimeEquivalent != .one, request.policy.definition.period == "hour" {
      throw UsageError(message: "--fte changes pay per month or year; pay per hour is the same for part of full time")
    }
    let offer = try request.calculator.offer(request.inputs)
    if let askingAmount, try askingAmount.rounded(.nearest, to: offer.currency.minorUnit) != askingAmount {
      throw UsageError(
        message: "--asking has more digits after the point than \(offer.currency) has; write 120000 for a hundred and "
          + "twenty thousand, without grouping")
    }
    let (comparisons, given, refusedPlaces) = try comparisons(&diagnostics)
    var sheet = try OfferSheet(
      offer, fullTimeEquivalent: fullTimeEquivalent, asking: askingAmount.map { Money($0, offer.currency) },
      comparisons: comparisons, refusedPlaces: refusedPlaces, isExplained: isExplained)
    sheet.numbers = NumberStyle(locale: request.locale)
    if request.isWorkbook {
      try WorkbookFile.write(to: request.outputPath) { path in
        try OfferWorkbook(sheet, request.calculator, given: [request.inputs] + given).write(to: path)
      }
    } else {
      try Output.write(render(sheet), to: request.outputPath)
    }
    if request.format == .csv {
      try SchemaFile.write(sheet.schema(request.policy), request.dialect, beside: request.outputPath)
    }
    if request.format == .csv || request.isWorkbook { for warning in offer.warnings { diagnostics.note(warning) } }
    return diagnostics.hasErrors ? .problems : .done
  }

  private func render(_ sheet: OfferSheet) -> [UInt8] {
    switch request.format {
    case .text: Array(Output.textWriter(path: request.outputPath).render(sheet.report()).utf8)
    case .markdown: Array(MarkdownWriter().render(sheet.report()).utf8)
    case .csv: sheet.table().csv(request.dialect)
    case .json: sheet.json()
    }
  }

  /// The same calculation elsewhere. A place that is refused is reported and left out; the rest is done.
  private func comparisons(
    _ diagnostics: inout Diagnostics
  ) throws -> (comparisons: [OfferSheet.Comparison], given: [InputValues], refused: [Finding]) {
    var refused: [Finding] = []
    var given: [InputValues] = []
    let names = request.policy.placeInputs
    var comparisons: [OfferSheet.Comparison] = []
    for text in arguments.values("compare") {
      if names.isEmpty { throw UsageError(message: "policy \(request.policy.definition.name) has no place to compare") }
      let parts = text.split(separator: "/", maxSplits: names.count - 1, omittingEmptySubsequences: false).map(
        String.init)
      var inputs = request.inputs
      for (index, name) in names.enumerated() {
        if index < parts.count { inputs.replace(name, with: parts[index]) } else { inputs.remove(name) }
      }
      do {
        let offer = try request.calculator.offer(inputs)
        let place = names.map { name in
          (name: name, value: offer.inputs.first { $0.name == name }?.value.description ?? "")
        }
        comparisons.append(.init(place: place, offer: offer))
        given.append(inputs)
      } catch {
        var finding = error
        if error.code == "missing-input", let missing = error.column, names.contains(missing) {
          finding = Finding(
            "missing-input",
            "--compare \(text) does not say the \(missing) there; write \(names.joined(separator: "/")), such as \"\(text)/…\"",
            file: "input", column: missing)
        }
        diagnostics.note(finding)
        refused.append(finding)
      }
    }
    return (comparisons, given, refused)
  }
}
