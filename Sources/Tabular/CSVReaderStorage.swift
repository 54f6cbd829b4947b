/// The buffers of a reader, for the next one: chunks of one text are so short that making them anew for each takes a good part of the
/// time. One reader at a time.
public final class CSVReaderStorage {
  var parser: RecordParser?

  /// No buffers yet.
  public init() {}
}
