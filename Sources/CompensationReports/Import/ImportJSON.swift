internal import Compensation
internal import JSONText

extension ImportSheet {
  /// What was understood as one JSON object: `documents`, `levels` (all of them, in the order read), a list for each other table,
  /// `warnings`. A key without a value is left out.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.key("documents")
      writer.array(isEmpty: documents.isEmpty) {
        for document in documents {
          writer.object {
            writer.member("file", text: document.file)
            writer.member("kind", text: document.kind)
            if !document.title.isEmpty { writer.member("title", text: document.title) }
            writer.member("levels", number: ExactDecimal(document.levels.count))
          }
        }
      }
      let levels = documents.flatMap { document in document.levels.map { (document.file, $0) } }
      writer.key("levels")
      writer.array(isEmpty: levels.isEmpty) {
        for (file, level) in levels {
          let requirements = level.requirements.map { (requirement: $0, inheritedFrom: JobLevel?.none) }
          writer.level(LevelSheet.Entry(level, requirements: requirements), isAssessed: false, file: file)
        }
      }
      for named in tables where named.name != "ladder" && named.name != "requirements" {
        writer.key(named.name)
        writer.array(isEmpty: named.table.rows.isEmpty) {
          for row in named.table.rows { write(row, named.table, writer) }
        }
      }
      writer.findings("warnings", findings)
    }
    return writer.takeBytes()
  }

  private func write(_ row: [Table.Cell], _ table: Table, _ writer: JSONWriter) {
    writer.object {
      for (column, cell) in zip(table.columns, row) {
        switch cell {
        case .empty, .text(""): break
        case .money(let money), .moneyWithCode(let money): writer.member(column.name, number: money.amount)
        case .number(let number), .hundredths(let number), .ratio(let number):
          writer.member(column.name, number: number)
        case .text, .date, .remark: writer.member(column.name, text: cell.plain)
        }
      }
    }
  }
}
