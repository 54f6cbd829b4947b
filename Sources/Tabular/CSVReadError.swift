/// What stops a reader: the text, or the file that it comes from.
public enum CSVReadError: Error, Sendable, Equatable {
  /// The text cannot be read as written.
  case syntax(CSVSyntaxError)
  /// The file cannot be read. Never thrown by a reader of bytes in memory.
  case file(FileError)
}
