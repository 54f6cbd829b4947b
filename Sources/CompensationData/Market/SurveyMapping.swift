public import Compensation
internal import Tabular

/// What the columns of a survey mean: a mapping file, as `Datasets/market/README.md` describes it.
public struct SurveyMapping: Sendable {
  /// The source's name, which weights and fallbacks use.
  public var name: String
  /// What it is, for people.
  public var title: String
  /// Where it is from, with its date and licence; stands beside every figure.
  public var source: String
  /// The file, for findings.
  public var file: String
  /// Whether a file says so; otherwise the columns have the names that the format uses.
  let isDeclared: Bool
  /// The byte between fields; nil: it is found.
  public var delimiter: UInt8?
  /// What a row's figure is.
  public var statistic: SurveyStatistic = .individual
  /// Where the figure is: the first that has one counts.
  var pay: [PayColumn]
  /// Whose amounts they are.
  var currency: CellSource
  /// The day that a figure is of; nil: nothing says.
  var date: DateSource?
  /// Who pays; nil: nothing says.
  public internal(set) var organisation: String?
  var weight: String?
  var count: String?
  var share: String?
  var kept: [RowFilter] = []
  var crosswalks: [Crosswalk] = []
  /// By name of a dimension: its column.
  var dimensions: [String: String] = [:]
  /// Yearly pay that is believed.
  public internal(set) var plausible: PlausiblePay = .nearMedian

  /// The files of its crosswalks.
  public var tables: [String] { crosswalks.map(\.path) }
  /// Whether figures have days.
  public var hasDates: Bool { date != nil }
  /// Whether published figures say how many are behind them.
  public var hasCounts: Bool { count != nil }

  /// A figure's column, or two with the ends of a range, and how they are written.
  struct PayColumn: Sendable {
    /// One, or the lower and the upper end.
    var columns: [String]
    var basis: CellSource = .constant(PayBasis.annual.rawValue)
    var hoursPerYear: ExactDecimal?
    var monthsPerYear: ExactDecimal?
    /// By cell that is no figure: why.
    var missing: [String: String] = [:]
    var decimalMark: DecimalMark?
    var range: RangeRule?
  }

  /// What counts of a range.
  enum RangeRule: String, Sendable, CaseIterable {
    case midpoint, low, high
  }

  /// A value that is the same for all rows, or a column's, with what some of its cells mean.
  enum CellSource: Sendable, Equatable {
    case constant(String)
    case column(String, values: [String: String])
  }

  /// A day that is the same for all rows, or a column's.
  enum DateSource: Sendable, Equatable {
    case constant(CalendarDate)
    case column(String, form: SurveyDateForm)
  }

  /// Rows that count, by the texts of a column.
  struct RowFilter: Sendable {
    let column: String
    let values: [String]
  }

  /// A table that gives further columns.
  struct Crosswalk: Sendable {
    let table: CrosswalkTable
    /// Where the table is.
    let path: String
    /// Columns of the table, and the columns of the survey that they are compared with.
    let keys: [(column: String, survey: String)]
    let leavesOutUnmapped: Bool
  }

  /// Which yearly pay is believed.
  public enum PlausiblePay: Sendable, Equatable {
    /// From a tenth of the median of the source's figures in the same currency to twenty times.
    case nearMedian
    /// Within bounds in the currency of the market, both included.
    case within(minimum: ExactDecimal?, maximum: ExactDecimal?)
    /// Any.
    case any
  }

  /// The name of a source that has no mapping, from its file's: lower-case letters and digits, hyphens between.
  public static func name(ofFile path: String) -> String {
    let stem = fileName(path).prefix { $0 != "." }.lowercased()
    return String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// A mapping of a file whose columns have the names that the format uses, as far as it has them.
  /// - Parameter name: The source's name.
  /// - Parameter headers: The names of the file's columns.
  public init(name: String, headers: [String]) {
    let headers = Set(headers.map { String(Substring($0).trimmingBlanks) })
    func column(_ name: String) -> String? { headers.contains(name) ? name : nil }
    self.name = name
    title = name
    source = name
    file = name
    isDeclared = false
    var pay = PayColumn(columns: ["pay"])
    if let basis = column("pay_basis") { pay.basis = .column(basis, values: [:]) }
    self.pay = [pay]
    currency = .column("currency", values: [:])
    date = column("date").map { .column($0, form: .date) }
    organisation = column("organisation")
    weight = column("weight")
    share = column("fte")
  }

  init(
    name: String, title: String, source: String, file: String, pay: [PayColumn], currency: CellSource
  ) {
    self.name = name
    self.title = title
    self.source = source
    self.file = file
    isDeclared = true
    self.pay = pay
    self.currency = currency
  }
}
