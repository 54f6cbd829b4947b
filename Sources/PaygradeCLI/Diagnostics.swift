internal import Compensation
internal import CompensationData
internal import Tabular

/// What the command says on standard error: one line a finding, never a name or an amount.
struct Diagnostics: ~Copyable {
  private var output = BufferedOutput(descriptor: 2, name: "standard error")
  private(set) var hasErrors = false

  mutating func note(_ finding: Finding) {
    if finding.severity == .error { hasErrors = true }
    guard finding.file == "input", let input = finding.column else {
      line(finding.file == nil ? "paygrade: \(finding)" : finding.description)
      return
    }
    let remedy = finding.code == "missing-input" ? " (as --input \(input)=VALUE)" : ""
    line("paygrade: input \(input): \(finding.severity.rawValue): [\(finding.code)] \(finding.message)\(remedy)")
  }

  /// Says why the command stops.
  /// - Returns: The exit status for it.
  mutating func report(_ error: any Error) -> ExitStatus {
    switch error {
    case let error as UsageError:
      line("paygrade: \(error)")
      return .usage
    case let finding as Finding:
      note(finding)
      return Self.status(of: finding)
    case let findings as Findings:
      for finding in findings.all { note(finding) }
      return findings.all.contains { $0.code == "missing-file" } ? .cannotReadInput : .problems
    case let error as FileError:
      return report(error)
    case CSVReadError.file(let error):
      return report(error)
    case let error as MoneyError:
      line("paygrade: error: [arithmetic] \(error)")
      return .problems
    default:
      line("paygrade: error: [internal] \(error); please report this as a bug of paygrade")
      return .internalError
    }
  }

  private mutating func report(_ error: FileError) -> ExitStatus {
    // Whoever reads our output, such as head, has seen enough.
    if error.operation == .writing, error.isBrokenPipe { return .cannotWriteOutput }
    switch error.operation {
    case .reading:
      line("paygrade: error: [cannot-read] \(error.path): \(error.reason)")
      return .cannotReadInput
    case .writing:
      line("paygrade: error: [cannot-write] \(error.path): \(error.reason)")
      return .cannotWriteOutput
    }
  }

  private static func status(of finding: Finding) -> ExitStatus {
    switch finding.code {
    case "unknown-policy", "missing-file": .cannotReadInput
    case "not-a-report", "file-exists", "cannot-write": .cannotWriteOutput
    case "unknown-input", "repeated-input": .usage
    case "bad-number" where finding.file == "input": .usage
    default: .problems
    }
  }

  private mutating func line(_ text: String) {
    // What a user typed may hold anything; a finding is one line and colours nothing.
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    // Standard error that cannot be written has nobody to be told of it.
    try? output.write(shown + "\n")
  }

  mutating func flush() { try? output.flush() }
}
