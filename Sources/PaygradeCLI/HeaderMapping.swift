extension ParsedArguments {
  /// What `--columns` says: the header of each column that has another name.
  /// - Throws: `UsageError` for a mapping without a name, or a name that is mapped twice.
  /// - Parameter example: A mapping that is right.
  func headers(example: String = "base_salary=Annual Salary") throws(UsageError) -> [String: String] {
    var headers: [String: String] = [:]
    for mapping in values("columns") {
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
          throw UsageError(message: "--columns needs NAME=HEADER, such as --columns \"\(example)\"")
        }
        if headers[String(part[..<sign])] != nil {
          throw UsageError(message: "--columns names \(part[..<sign]) twice; name it once")
        }
        headers[String(part[..<sign])] = String(part[part.index(after: sign)...])
      }
    }
    return headers
  }
}
