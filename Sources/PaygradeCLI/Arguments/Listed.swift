/// Names for a sentence: `a, b or c`.
func listed(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

/// The only values of a choice; other kinds have none.
func choices(_ kind: ValueKind, _ values: [String]) -> String {
  kind == .choice ? ": " + listed(values) : ""
}
