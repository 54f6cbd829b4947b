public import Compensation

/// Reads the ladder of a policy: `ladder.csv` and the tables that belong to it.
public enum LadderReader {
  /// Reads and checks a policy's ladder.
  /// - Returns: nil if the policy has none. What should be looked at is in the ladder's `warnings`.
  /// - Throws: All findings at once, if there is an error among them.
  public static func read(_ files: PolicyFiles) throws(Findings) -> Ladder? {
    var tables = PackageTables(files)
    let names = Ladder.tableNames.filter { tables.has($0) }
    if names.isEmpty { return nil }
    let read = names.compactMap { tables.table($0) }
    for name in names.flatMap({ tables.references(of: $0) }) where !names.contains(name) { _ = tables.table(name) }
    let found = tables.findings + tables.schemaFindings(of: Set(names))
    if found.contains(where: { $0.severity == .error }) { throw Findings(found) }
    return try Ladder(tables: read)
  }
}
