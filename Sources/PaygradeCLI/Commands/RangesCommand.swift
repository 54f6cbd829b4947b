internal import Compensation
internal import CompensationReports

/// `paygrade ranges`: every range of a policy, or those that the given inputs leave, as one table.
struct RangesCommand {
  private let request: CalculationRequest

  init(_ arguments: ParsedArguments) throws { request = try CalculationRequest(arguments) }

  /// How many bytes are gathered before they are handed on.
  private static let pieceSize = 1 << 16

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    let refusals = request.isWorkbook ? try writeWorkbook() : try writeList()
    for finding in refusals.findings(severity: .error) { diagnostics.note(finding) }
    return refusals.isEmpty ? .done : .problems
  }

  private func writeList() throws -> RefusalCounts {
    var listing = try RangeListing(request.calculator, given: request.inputs)
    var writer = RangeListWriter(
      request.format, request.dialect, calculator: request.calculator, varying: listing.varyingInputs,
      numbers: NumberStyle(locale: request.locale))
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
    return refusals
  }

  private func writeWorkbook() throws -> RefusalCounts {
    let cells = PolicyCells(request.calculator)
    var listing = try RangeListing(request.calculator, given: request.inputs, cells: cells)
    var refusals = RefusalCounts()
    try WorkbookFile.write(to: request.outputPath) { path in
      var workbook = try RangesWorkbook(path, cells: cells, given: request.inputs, varying: listing.varyingInputs)
      _ = try listing.forEach { row in
        try workbook.append(row)
      } refused: { finding in
        refusals.add(finding)
      }
      try workbook.finish(notes: refusals.findings(severity: .error).map(\.message))
    }
    return refusals
  }
}
