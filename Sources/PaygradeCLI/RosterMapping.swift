internal import Compensation
internal import CompensationData

extension RosterColumns.Mapping {
  /// What `--columns`, `--input` and `--by` say about a roster.
  /// - Parameter groups: What people are grouped by.
  /// - Throws: `UsageError` for a mapping without a name, or an input that is no column of a roster.
  init(_ arguments: ParsedArguments, policy: Policy, groups: [String] = []) throws(UsageError) {
    let headers = try arguments.headers()
    var constants: [String: String] = [:]
    let known = RosterColumns.names(for: policy)
    for (name, value) in try arguments.assignments("input") {
      if !known.contains(name) {
        throw UsageError(
          message: "--input \(name) is not a column of a roster"
            + suggestion(nearest(to: name, among: known), or: known))
      }
      if constants[name] != nil { throw UsageError(message: "--input \(name) is given twice") }
      constants[name] = value
    }
    for option in OptionSpecification.shorthands {
      guard let value = arguments.value(option.name) else { continue }
      if !known.contains(option.name) || constants[option.name] != nil {
        throw UsageError(message: "option \(option.spelling) is no column of a roster for this policy, or given twice")
      }
      constants[option.name] = value
    }
    self.init(headers: headers, constants: constants, groups: groups)
  }
}
