/// A value of a JSON text and the line that it begins on, so that a finding can name it. Numbers stay as they were written.
public struct JSONNode: Sendable {
  /// What was read.
  public let value: Value
  /// 1-based.
  public let line: Int

  /// The six kinds of JSON value.
  public enum Value: Sendable {
    case null
    case truth(Bool)
    /// The digits as written, never a binary floating-point number.
    case number(String)
    case text(String)
    case array([JSONNode])
    /// In the order written; no key twice.
    case object([Member])
  }

  /// A key of an object, and what it has.
  public struct Member: Sendable {
    /// Without quotes and escapes.
    public let key: String
    /// The key's value and its line.
    public let node: JSONNode
  }

  /// The value of a key of an object; nil if there is none or this is no object.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// The text that this is; nil for anything else, a number included.
  public var text: String? {
    guard case .text(let text) = value else { return nil }
    return text
  }

  /// What kind of value it is, for a message.
  public var kind: String {
    switch value {
    case .null: "null"
    case .truth: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Why a text is not JSON.
public struct JSONSyntaxError: Error, Sendable, Hashable {
  /// 1-based.
  public let line: Int
  /// What is wrong, without the line.
  public let message: String
}
