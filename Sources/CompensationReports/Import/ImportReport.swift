internal import Compensation

extension ImportSheet {
  /// What was understood as a report for people.
  public func report() -> Report {
    var blocks: [Report.Block] = [.heading(level: 1, "Import"), .paragraph(summary), .table(overview)]
    for document in documents {
      if document.levels.isEmpty && document.tables.allSatisfy({ $0.table.rows.isEmpty }) { continue }
      blocks.append(.heading(level: 2, document.title.isEmpty ? document.file : document.title))
      if !document.levels.isEmpty { blocks.append(.table(Self.levels(document))) }
      for named in document.tables where !named.table.rows.isEmpty {
        blocks += [.heading(level: 3, named.title), block(named.table)]
      }
    }
    return Report(blocks, numbers: numbers)
  }

  private var summary: String {
    func counted(_ count: Int, _ word: String) -> String { "\(numbers.bare(count)) \(word)\(count == 1 ? "" : "s")" }
    let levels = documents.flatMap(\.levels)
    let uncertain = findings.count
    return
      "\(counted(documents.count, "document")), \(counted(levels.count, "level")), of which \(numbers.bare(levels.count { !$0.grade.isEmpty })) "
      + "with a grade and \(numbers.bare(levels.count { Self.years(of: $0) != "" })) with years. "
      + (uncertain == 0 ? "Nothing is uncertain." : "\(counted(uncertain, "finding")) to look at.")
  }

  private var overview: Table {
    var table = Table(columns: [.init("file"), .init("kind"), .init("levels"), .init("grades"), .init("findings")])
    for document in documents {
      table.rows.append([
        .text(document.file), .text(document.kind), .number(ExactDecimal(document.levels.count)),
        .number(ExactDecimal(document.levels.count { !$0.grade.isEmpty })),
        .number(ExactDecimal(document.findings.count)),
      ])
    }
    return table
  }

  private static func levels(_ document: Document) -> Table {
    var table = Table(
      columns: [
        .init("title"), .init("grade"), .init("track"), .init("years"), .init("clauses"), .init("extends"),
      ])
    let titles = Dictionary(
      document.levels.map { ($0.id, $0.level.isEmpty ? $0.title : $0.level) }, uniquingKeysWith: { first, _ in first })
    for level in document.levels {
      table.rows.append([
        .text(level.title), .text(level.grade), .text(level.track?.rawValue ?? ""), .text(years(of: level)),
        .number(ExactDecimal(level.requirements.count)), .text(level.extends.map { titles[$0] ?? $0 } ?? ""),
      ])
    }
    return table
  }

  /// The years that a level requires, of each kind: `5, 2 leading`.
  private static func years(of level: JobLevel) -> String {
    let clauses = level.requirements.filter { $0.importance == .required }.flatMap { $0.options.joined() }
    return clauses.compactMap { clause in
      guard case .years(let years)? = clause.minimum else { return nil }
      return clause.kind == .leadershipYears ? "\(years) leading" : years.description
    }.joined(separator: ", ")
  }

  /// A table with one row is easier read from top to bottom. The document's name is in the heading.
  private func block(_ table: Table) -> Report.Block {
    let columns = Array(table.columns.dropFirst())
    let rows = table.rows.map { Array($0.dropFirst()) }
    guard rows.count == 1 else { return .table(Table(columns: columns, rows: rows)) }
    let pairs = zip(columns, rows[0]).filter { $0.1 != .empty && $0.1 != .text("") }
    return .table(
      Table(
        columns: [.init("what", title: ""), .init("value", title: "")],
        rows: pairs.map { [.text($0.0.title), .text($0.1.shown(numbers))] }))
  }
}
