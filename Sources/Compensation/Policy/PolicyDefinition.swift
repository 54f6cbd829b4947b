/// A text of a policy's definition and the line of the file that it stands on, so that a finding can name it.
public struct Located: Sendable, Hashable {
  /// What is written, without the quotes around it.
  public let text: String
  /// Counted from 1.
  public let line: Int

  /// A text that stands on a line.
  public init(_ text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// A policy as it is written: names and formulas as text, not yet checked against each other or against the tables.
///
/// The reference of every key is `Datasets/policies/README.md`.
public struct PolicyDefinition: Sendable {
  /// What the policy is called in results and messages: lower case, digits, hyphens.
  public var name: String
  /// What people call it; the name unless one is given.
  public var title: String
  /// The policy's own version, any text; empty if it has none.
  public var version: String
  /// ISO 4217 code of the policy's amounts.
  public var currency: Located
  /// What amounts are per: `year`, `month` or `hour`.
  public var period: String
  /// A formula whose text is the currency of the results; nil: the policy's currency.
  public var payCurrency: Located?
  /// The inputs that say where somebody is, widest first; nil: those of `country` and `area` that exist.
  public var place: [Located]?
  /// What a caller gives, in the order in which results and lists show it.
  public var inputs: [InputDefinition]
  /// How the tables are read, in any order.
  public var lookups: [LookupDefinition]
  /// The named formulas, results among them, in any order.
  public var steps: [StepDefinition]
  /// Names to show beside the result.
  public var show: [Located]
  /// How the prices of a place enter; nil: not at all.
  public var costOfLiving: CostOfLivingDefinition?
  /// What becomes of an `offer` below `minimum` or above `maximum`; by default it is refused.
  public var outsideRange: OutsideRange
  /// What the words of a report mean here: `range_spread`, `compa_ratio`, `percentile`.
  public var definitions: [String: String]
  /// The file, for findings.
  public var file: String

  /// A yearly policy that has no inputs, lookups or steps yet; its title is its name.
  public init(name: String, currency: Located, file: String) {
    self.name = name
    title = name
    version = ""
    self.currency = currency
    period = "year"
    inputs = []
    lookups = []
    steps = []
    show = []
    outsideRange = .refuse
    definitions = [:]
    self.file = file
  }
}

/// What happens to an offer below the minimum or above the maximum.
public enum OutsideRange: String, Sendable, Hashable, CaseIterable {
  /// It is an error.
  case refuse
  /// It becomes the minimum or the maximum, with a warning.
  case clamp
}

/// A value that the caller gives.
public struct InputDefinition: Sendable {
  /// As formulas and callers write it.
  public var name: Located
  /// What it is, for people; empty if the policy does not say.
  public var meaning: String
  /// `text`, `number` or `set`.
  public var kind: ValueKind
  /// The texts allowed; nil allows any.
  public var values: ValueList?
  /// The values to go through when every range of the policy is listed, if fewer than `values`.
  public var listed: ValueList?
  /// Bounds of a number, both included.
  public var minimum: ExactDecimal?
  /// The most that is taken, included; nil: no bound.
  public var maximum: ExactDecimal?
  /// The value when none is given; several for a set.
  public var defaults: [String]?
  /// A formula for the value when none is given.
  public var defaultFormula: Located?
  /// Left at its default when every range of the policy is listed.
  public var isOption: Bool

  /// Whether it need not be given: it has a default, or is a set, which may be empty.
  public var isOptional: Bool { defaults != nil || defaultFormula != nil || kind == .set }

  /// A text that must be given and may be any.
  public init(name: Located) {
    self.name = name
    meaning = ""
    kind = .text
    isOption = false
  }

  /// The texts that an input may be.
  public enum ValueList: Sendable {
    case list([String])
    /// The different texts of a table's column, sorted by another column or by themselves; `keys` pairs columns with the
    /// earlier inputs that a row must go with.
    case column(table: Located, column: String, order: String?, keys: [(column: String, input: String)])
  }
}

/// How a table is read.
public struct LookupDefinition: Sendable {
  /// As formulas write it.
  public var name: Located
  /// What the figure is, for people; empty if the policy does not say.
  public var meaning: String
  /// The table's name: a resource of the data package, or a file without `.csv`.
  public var table: Located
  /// The column it yields; nil for a fold.
  public var value: Located?
  /// `number` or `text`.
  public var kind: ValueKind
  /// The columns that must equal a formula's value, in the order written.
  public var keys: [ColumnFormula]
  /// How the rows that the keys leave become a value.
  public var reading: Reading
  /// Tried in this order when no row has the keys; row lookups only.
  public var fallbacks: [Fallback]
  /// A row that began more than this many days before the day asked for gives a warning; nil: no row does.
  public var staleAfterDays: Int?

  /// A lookup of one row's number, without keys or a value's column yet.
  public init(name: Located, table: Located) {
    self.name = name
    self.table = table
    meaning = ""
    kind = .number
    keys = []
    reading = .row
    fallbacks = []
  }

  /// A column and the formula that it is read by.
  public struct ColumnFormula: Sendable {
    /// The column's header.
    public let column: String
    /// What the cell is compared with: a number or a text; a set for a sum.
    public let formula: Located

    /// A column that is read by a formula.
    public init(column: String, formula: Located) {
      self.column = column
      self.formula = formula
    }
  }

  /// The kind of a lookup: which rows it takes, and what it makes of them.
  public enum Reading: Sendable {
    /// The one row that the keys select.
    case row
    /// The row with the greatest lower bound that is not above the formula; `below` is a column of upper bounds.
    case band(ColumnFormula, below: String?)
    /// Progressive rates over lower bounds.
    case brackets(ColumnFormula)
    /// The sum over the elements of a set.
    case sum(ColumnFormula)
    /// `each`, worked out over the first rows.
    case fold(first: Located, order: String, start: Located, each: Located)
  }

  /// Texts to look for instead when no row has the keys: a default that the policy declares.
  public struct Fallback: Sendable {
    /// Where it is written, counted from 1.
    public let line: Int
    /// Texts to put in place of keys.
    public let replacements: [(column: String, text: String)]
    /// A formula that must be true for the fallback to be used.
    public let condition: Located?

    /// A fallback that serves if its condition, where it has one, is true.
    public init(line: Int, replacements: [(column: String, text: String)], condition: Located?) {
      self.line = line
      self.replacements = replacements
      self.condition = condition
    }
  }
}

/// A named formula.
public struct StepDefinition: Sendable {
  /// As other formulas write it; some names are results (`PayResult`).
  public var name: Located
  /// What it is worth, in the language that `Formula` reads.
  public var formula: Located
  /// What it is, with its unit, for people; empty if the policy does not say.
  public var meaning: String

  /// A step; the formula is not yet read.
  public init(name: Located, formula: Located, meaning: String) {
    self.name = name
    self.formula = formula
    self.meaning = meaning
  }
}

/// How the prices of a place enter: a factor apart from the cost of labour.
public struct CostOfLivingDefinition: Sendable {
  /// What the index does to the offer.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Not at all.
    case none
    /// Shown beside the offer, which it never changes.
    case compare
    /// Moves pay by `weight` times the distance of the index from 1.
    case adjust
  }

  /// In `policy.json`: `compare` if nothing is said.
  public var mode: Mode
  /// The name of the price index, 1 at the reference place.
  public var index: Located
  /// The name of the offer's purchasing power.
  public var amount: Located
  /// What the purchasing power is expressed in.
  public var reference: String
  /// 0 to 1; with `adjust` only.
  public var weight: ExactDecimal?

  /// Names are not yet looked up, and the weight is not yet checked.
  public init(mode: Mode, index: Located, amount: Located, reference: String, weight: ExactDecimal?) {
    self.mode = mode
    self.index = index
    self.amount = amount
    self.reference = reference
    self.weight = weight
  }
}
