internal import Compensation
internal import CompensationData
internal import Tabular

/// The command `paygrade`, from its arguments to its exit status.
public enum Paygrade {
  /// The release, as `paygrade --version` prints it.
  public static let version = "0.1.0"

  /// Runs one command line: results to standard output or a file, problems to standard error.
  /// - Parameter arguments: Without the program's name.
  public static func run(_ arguments: [String]) async -> ExitStatus {
    ignoreBrokenPipeSignal()
    removeTemporaryFilesOnInterrupt()
    var diagnostics = Diagnostics()
    let status = await run(arguments, &diagnostics)
    diagnostics.flush()
    return status
  }

  private static func run(_ arguments: [String], _ diagnostics: inout Diagnostics) async -> ExitStatus {
    do {
      switch try ProgramSpecification.paygrade.parse(arguments) {
      case .help(let command):
        let text =
          command.map { $0.helpText(program: ProgramSpecification.paygrade.name) }
          ?? ProgramSpecification.paygrade.helpText()
        try Output.write(Array(text.utf8), to: nil)
        return .done
      case .version:
        try Output.write(Array("paygrade \(version)\n".utf8), to: nil)
        return .done
      case .run(let command, let arguments):
        return try await run(command, arguments, &diagnostics)
      }
    } catch {
      return diagnostics.report(error)
    }
  }

  private static func run(
    _ command: CommandSpecification, _ arguments: ParsedArguments, _ diagnostics: inout Diagnostics
  ) async throws -> ExitStatus {
    switch command.name {
    case CommandSpecification.offer.name: return try OfferCommand(arguments).run(&diagnostics)
    case CommandSpecification.ranges.name: return try RangesCommand(arguments).run(&diagnostics)
    case CommandSpecification.report.name:
      if let folder = arguments.value("verify") { return try ReportVerification(arguments, folder: folder).run() }
      return try await ReportCommand(arguments).run(&diagnostics)
    case CommandSpecification.level.name:
      if arguments.value("import") != nil { return try ImportRun(arguments).run(&diagnostics) }
      return try LevelCommand(arguments).run(&diagnostics)
    case CommandSpecification.market.name: return try await MarketCommand(arguments).run(&diagnostics)
    case CommandSpecification.check.name: return try CheckCommand(arguments).run(&diagnostics)
    case CommandSpecification.completions.name:
      guard let shell = arguments.operands.first.flatMap(Shell.init) else { return .usage }
      try Output.write(Array(ProgramSpecification.paygrade.completionScript(for: shell).utf8), to: nil)
      return .done
    default: return .internalError
    }
  }
}
