/// Why the text of an option about market data means nothing: `3 a year` where a rate is asked for.
public struct MarketOptionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong and what to write instead; it follows the option's name.
  public let description: String

  /// An error with its message.
  public init(_ description: String) { self.description = description }
}
