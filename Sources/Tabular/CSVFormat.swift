/// How delimited text is to be read.
public struct CSVFormat: Sendable, Equatable {
  /// The byte between fields; `nil` finds it.
  ///
  /// Without one, a first line `sep=;` names it; failing that, it is whichever of comma, semicolon, tab and vertical bar
  /// appears most often in the header outside quotes (a tie is an error), or a comma where none does. A delimiter given
  /// here wins over a `sep=` line, because the person who gives it sees the file; the line is skipped all the same.
  public var delimiter: UInt8?
  /// The longest field allowed, in bytes; the default is 1 MiB. A longer one is an error, since it is most often a
  /// quote that was never closed.
  public var fieldLimit: Int
  /// Whether ``CSVHeader/findings`` lets columns without a name pass, as in files whose every line ends in a delimiter.
  public var allowsBlankHeaders: Bool

  /// A format; by default the delimiter is found, fields are limited to 1 MiB, and every column must have a name.
  public init(delimiter: UInt8? = nil, fieldLimit: Int = 1 << 20, allowsBlankHeaders: Bool = false) {
    self.delimiter = delimiter
    self.fieldLimit = fieldLimit
    self.allowsBlankHeaders = allowsBlankHeaders
  }
}
