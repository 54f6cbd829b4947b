import Foundation
import Testing

/// Compares a run with a file that says what is expected. A file that is missing fails; files change only when
/// `PAYGRADE_UPDATE_GOLDEN=1` asks for it, and then somebody must read the difference.
func expect(_ actual: String, equalsFile path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  if ProcessInfo.processInfo.environment["PAYGRADE_UPDATE_GOLDEN"] == "1" {
    try put(actual, at: path)
    return
  }
  guard FileManager.default.fileExists(atPath: path) else {
    Issue.record(
      "\(path) is missing; write it, or run with PAYGRADE_UPDATE_GOLDEN=1 and read it", sourceLocation: sourceLocation)
    return
  }
  let expected = try contents(path)
  guard actual != expected else { return }
  let (actualLines, expectedLines) = (
    actual.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let same = zip(actualLines, expectedLines).prefix { $0 == $1 }.count
  let (got, wanted) = (actualLines.dropFirst(same).first ?? "nothing", expectedLines.dropFirst(same).first ?? "nothing")
  Issue.record("\(path):\(same + 1) is\n\(wanted)\nbut the command says\n\(got)", sourceLocation: sourceLocation)
}

extension Command.Outcome {
  /// Status, standard output and standard error in one text, as the catalogue of errors keeps them.
  var transcript: String {
    "status \(status)\n" + (output.isEmpty ? "" : "--- standard output\n\(output)")
      + (errors.isEmpty ? "" : "--- standard error\n\(errors)")
  }
}
