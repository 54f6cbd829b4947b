/// Whether a message says what was probably meant.
public func hasSuggestion(_ message: String) -> Bool { message.contains("; did you mean ") }

/// The end of a message about something that does not exist: what was probably meant, or else what there is.
///
/// `; did you mean "Senior"?`, or `; there are: "Associate", "Senior"` when nothing is near and the list is short.
public func suggestion(_ near: [String], or all: [String]) -> String {
  func quoted(_ texts: some Sequence<String>) -> String { texts.map { "\"\($0)\"" }.joined(separator: ", ") }
  if let last = near.last {
    let rest = quoted(near.dropLast())
    return "; did you mean \(rest.isEmpty ? "" : rest + " or ")\"\(last)\"?"
  }
  let all = all.sorted { NaturalOrder($0) < NaturalOrder($1) }
  if all.isEmpty { return "; there are none" }
  return all.count <= 12
    ? "; there are: \(quoted(all))" : "; there are \(all.count), from \"\(all[0])\" to \"\(all[all.count - 1])\""
}
