internal import Compensation
internal import CompensationData
internal import CompensationReports

/// What every command that calculates takes: a policy, a date, inputs, and a form and place for the result.
struct CalculationRequest {
  let policy: Policy
  let calculator: Calculator
  var inputs: InputValues
  let format: OutputFormat
  let outputPath: String?

  init(_ arguments: ParsedArguments) throws {
    var date: CalendarDate?
    if let text = arguments.value("as-of") {
      guard let day = CalendarDate(text) else {
        throw UsageError(message: "--as-of needs a date as YYYY-MM-DD, such as 2026-01-31")
      }
      date = day
    }
    format = arguments.value("format").flatMap(OutputFormat.init) ?? .text
    outputPath = arguments.value("output")
    inputs = InputValues()
    for (name, value) in try arguments.assignments("input") { inputs.add(value, to: name) }
    for option in OptionSpecification.shorthands {
      for value in arguments.values(option.name) { inputs.add(value, to: option.name) }
    }
    let files = try PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)
    policy = try PolicyReader.read(files).policy
    calculator = Calculator(policy: policy, asOf: date)
  }
}
