public import Compensation

/// What was understood of documents: the value that every format of `paygrade level --import` renders.
public struct ImportSheet: Sendable {
  /// In the order read.
  public var documents: [Document] = []
  /// How the report writes numbers.
  public var numbers = NumberStyle()

  /// Nothing read yet.
  public init() {}

  /// One document.
  public struct Document: Sendable {
    /// As the user named it.
    public let file: String
    /// What it is, for people: `job family`.
    public let kind: String
    /// Its title.
    public let title: String
    /// The levels of a job family.
    public let levels: [JobLevel]
    /// What else it says.
    public let tables: [NamedTable]
    /// What is uncertain.
    public let findings: [Finding]

    /// A document that was read.
    public init(
      file: String, kind: String, title: String, levels: [JobLevel] = [], tables: [NamedTable] = [],
      findings: [Finding]
    ) {
      self.file = file
      self.kind = kind
      self.title = title
      self.levels = levels
      self.tables = tables
      self.findings = findings
    }
  }

  /// A table of its own file: `posts` is `posts.csv`.
  public struct NamedTable: Sendable {
    /// The file without `.csv`; documents of one kind have the same tables.
    public let name: String
    /// As people read it.
    public let title: String
    /// Its first column is the document.
    public let table: Table

    /// A table with a name.
    public init(_ name: String, title: String, _ table: Table) {
      self.name = name
      self.title = title
      self.table = table
    }
  }

  /// Everything that was understood, as tables: those of ladders, then those of other documents, each with the rows of all.
  public var tables: [NamedTable] {
    var found: [NamedTable] = []
    if documents.contains(where: { !$0.levels.isEmpty }) {
      var ladder = LadderTables()
      for document in documents { ladder.append(document.levels) }
      found += [
        NamedTable("ladder", title: "Levels", ladder.ladder),
        NamedTable("requirements", title: "Requirements", ladder.requirements),
      ]
    }
    for named in documents.flatMap(\.tables) {
      if let place = found.firstIndex(where: { $0.name == named.name }) {
        var table = found[place].table
        table.rows += named.table.rows
        found[place] = NamedTable(named.name, title: named.title, table)
      } else {
        found.append(named)
      }
    }
    return found
  }

  var findings: [Finding] { documents.flatMap(\.findings) }
}
