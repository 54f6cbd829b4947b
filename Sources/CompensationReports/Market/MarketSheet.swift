public import Compensation

/// What `paygrade market` found, ready to be written: as tables of a policy, as evidence, as a report.
public struct MarketSheet: Sendable {
  /// The dimensions of a cell.
  public let dimensions: [String]
  /// Which of them is the place.
  public let place: Int
  /// The column of regions; nil if they are not looked at.
  public let region: String?
  /// The currency of every amount.
  public let currency: Currency
  /// The first day of the new rows.
  public let effectiveFrom: CalendarDate
  /// How figures were aged, in words; nil if they were not.
  public let aging: String?
  /// The cells.
  public let market: Market
  /// The location factors; nil if they were not asked for.
  public let location: (rules: LocationRules, factors: [PlaceFactor])?
  /// The exchange rates; empty without a history.
  public let rates: [DatedRate]
  /// Currencies whose rate is refused, and why.
  public let refusedRates: [Finding]
  /// Price levels of places.
  public let costOfLiving: [CostOfLivingIndex]
  /// Each survey and what became of its rows.
  public let surveys: [SurveySummary]
  /// The options that were given, without folders.
  public let options: [(name: String, value: String)]
  /// What moved in the policy's tables.
  public var changes: [TableChanges] = []
  /// What else is to be known.
  public var notes: [String] = []
  /// How the report writes numbers.
  public var numbers = NumberStyle()

  /// One survey and what became of its rows.
  public struct SurveySummary: Sendable {
    /// The source's name.
    public let name: String
    /// What it is.
    public let title: String
    /// Where it is from.
    public let source: String
    /// The file, with its digest.
    public let file: FileDigest
    /// From the day of the oldest figure to that of the newest; nil if nothing says.
    public let days: ClosedRange<CalendarDate>?
    /// How many organisations it names; nil if it names none.
    public let organisations: Int?
    /// All rows.
    public let rows: Int
    /// Those that were used.
    public let used: Int
    /// Those that a rule left out, by rule.
    public let leftOut: [(rule: String, count: Int)]
    /// Those that could not be used.
    public let rejects: [Rejects]

    /// Rows that could not be used for one reason.
    public struct Rejects: Sendable {
      /// The survey's column.
      public let column: String
      /// The kind of problem.
      public let code: String
      /// How many rows.
      public let count: Int
      /// The line of the first.
      public let firstLine: Int
      /// What is wrong with the first, and what to do.
      public let message: String

      /// Rows of one reason.
      public init(column: String, code: String, count: Int, firstLine: Int, message: String) {
        self.column = column
        self.code = code
        self.count = count
        self.firstLine = firstLine
        self.message = message
      }
    }

    /// A survey.
    public init(
      name: String, title: String, source: String, file: FileDigest, days: ClosedRange<CalendarDate>?,
      organisations: Int?, rows: Int, used: Int, leftOut: [(rule: String, count: Int)], rejects: [Rejects]
    ) {
      self.name = name
      self.title = title
      self.source = source
      self.file = file
      self.days = days
      self.organisations = organisations
      self.rows = rows
      self.used = used
      self.leftOut = leftOut
      self.rejects = rejects
    }

    /// How many rows could not be used.
    public var rejected: Int { rejects.reduce(0) { $0 + $1.count } }
  }

  /// What moved in one table of a policy.
  public struct TableChanges: Sendable {
    /// The table.
    public let table: String
    /// What tells its rows apart.
    public let keys: [String]
    /// The rows.
    public let rows: [Row]
    /// How many a ratchet held at what was in force.
    public let heldCount: Int

    /// A row that is new or moved.
    public struct Row: Sendable {
      /// The texts of the key columns.
      public let keys: [String]
      /// Before; nil if there was none.
      public let old: ExactDecimal?
      /// Now.
      public let new: ExactDecimal

      /// A row.
      public init(keys: [String], old: ExactDecimal?, new: ExactDecimal) {
        self.keys = keys
        self.old = old
        self.new = new
      }
    }

    /// Changes of a table.
    public init(table: String, keys: [String], rows: [Row], heldCount: Int = 0) {
      self.heldCount = heldCount
      self.table = table
      self.keys = keys
      self.rows = rows
    }
  }

  /// A sheet of its parts.
  public init(
    dimensions: [String], place: Int, region: String?, currency: Currency, effectiveFrom: CalendarDate, aging: String?,
    market: Market, location: (rules: LocationRules, factors: [PlaceFactor])?, rates: [DatedRate],
    refusedRates: [Finding], costOfLiving: [CostOfLivingIndex], surveys: [SurveySummary],
    options: [(name: String, value: String)]
  ) {
    self.dimensions = dimensions
    self.place = place
    self.region = region
    self.currency = currency
    self.effectiveFrom = effectiveFrom
    self.aging = aging
    self.market = market
    self.location = location
    self.rates = rates
    self.refusedRates = refusedRates
    self.costOfLiving = costOfLiving
    self.surveys = surveys
    self.options = options
  }
}
