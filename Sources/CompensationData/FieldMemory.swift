internal import Tabular

/// What the cells of some columns mean together, each different combination worked out once.
struct FieldMemory<Value: Sendable>: Sendable {
  private var keys: FieldKeyTable
  private var values: [Value] = []
  private let limit: Int

  /// Nothing was met yet.
  /// - Parameters:
  ///   - fields: The columns, ascending.
  ///   - limit: More combinations than this, as when each row has its own, are forgotten.
  init(fields: [Int], limit: Int) {
    keys = FieldKeyTable(fields: fields)
    self.limit = limit
  }

  /// What a record's cells mean, if they were met before.
  @inline(__always)
  mutating func known(_ batch: CSVBatch, _ record: Int) -> Value? {
    let (number, isNew) = keys.number(record, of: batch)
    return isNew ? nil : values[number]
  }

  /// Remembers what the cells mean that were just asked for and not known.
  mutating func remember(_ value: Value, _ batch: CSVBatch, _ record: Int) {
    if values.count == limit {
      values.removeAll()
      keys.removeAll()
      _ = keys.number(record, of: batch)
    }
    values.append(value)
  }
}
