internal import Compensation
internal import CompensationReports

/// `paygrade ranges`: every range of a policy, or those that the given inputs leave, as one table.
struct RangesCommand {
  private let request: CalculationRequest

  init(_ arguments: ParsedArguments) throws { request = try CalculationRequest(arguments) }

  /// How many bytes are gathered before they are handed on.
  private static let pieceSize = 1 << 16

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    var listing = try RangeListing(request.calculator, given: request.inputs)
    var writer = RangeListWriter(
      request.format, request.dialect, calculator: request.calculator, varying: listing.varyingInputs)
    var output = try Output(request.outputPath)
    var refusals = RefusalCounts()
    _ = try listing.forEach { row in
      writer.append(row)
      if writer.pendingCount >= Self.pieceSize { try output.write(writer.takeBytes()) }
    } refused: { finding in
      refusals.add(finding)
    }
    writer.finish()
    try output.write(writer.takeBytes())
    try output.finish()
    if request.format == .csv {
      try SchemaFile.write(request.policy.rangeSchema, request.dialect, beside: request.outputPath)
    }
    for finding in refusals.findings(severity: .error) { diagnostics.note(finding) }
    return refusals.isEmpty ? .done : .problems
  }
}
