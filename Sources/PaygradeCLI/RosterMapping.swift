internal import Compensation
internal import CompensationData

extension RosterColumns.Mapping {
  /// What `--columns`, `--input` and `--by` say about a roster.
  /// - Parameter groups: What people are grouped by.
  /// - Throws: `UsageError` for a mapping without a name, or an input that is no column of a roster.
  init(_ arguments: ParsedArguments, policy: Policy, groups: [String] = []) throws(UsageError) {
    var headers: [String: String] = [:]
    for mapping in arguments.values("columns") {
      // A part without a sign belongs to the header before it, which holds a comma.
      var parts: [String] = []
      for part in mapping.split(separator: ",", omittingEmptySubsequences: false) {
        if part.contains("=") || parts.isEmpty {
          parts.append(String(part))
        } else {
          parts[parts.count - 1] += ",\(part)"
        }
      }
      for part in parts {
        guard let sign = part.firstIndex(of: "="), sign > part.startIndex else {
          throw UsageError(message: "--columns needs NAME=HEADER, such as --columns \"base_salary=Annual Salary\"")
        }
        if headers[String(part[..<sign])] != nil {
          throw UsageError(message: "--columns names \(part[..<sign]) twice; name it once")
        }
        headers[String(part[..<sign])] = String(part[part.index(after: sign)...])
      }
    }
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
