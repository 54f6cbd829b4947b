internal import CYajl

// The one file that touches yajl: reading JSON text into nodes, and writing it.

extension JSONNode {
  /// Reads a JSON text.
  /// - Throws: What is wrong and on which line, a repeated key included.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    self = try parse(bytes)
  }
}

/// What the parser's callbacks work on.
@safe
private struct Builder {
  var open: [Container] = []
  var result: JSONNode?
  var repeatedKey: (key: String, line: Int)?
  var line = 1
  var counted = 0
  var handle: yajl_handle?
  var bytes: UnsafePointer<UInt8>?

  struct Container {
    let isObject: Bool
    /// Where it was opened.
    let line: Int
    var key = ""
    var items: [JSONNode] = []
    var members: [JSONNode.Member] = []
  }

  /// Counts line ends up to where the parser is.
  mutating func advance() {
    guard let handle = unsafe handle, let bytes = unsafe bytes else { return }
    let position = unsafe yajl_get_bytes_consumed(handle)
    while counted < position {
      if unsafe bytes[counted] == UInt8(ascii: "\n") { line += 1 }
      counted += 1
    }
  }

  mutating func openContainer(isObject: Bool) {
    advance()
    open.append(Container(isObject: isObject, line: line))
  }

  /// - Parameter start: The line of a container that is now closed.
  mutating func add(_ value: JSONNode.Value, from start: Int? = nil) -> Int32 {
    advance()
    let node = JSONNode(value: value, line: start ?? line)
    guard let last = open.indices.last else {
      result = node
      return 1
    }
    if open[last].isObject {
      let key = open[last].key
      if open[last].members.contains(where: { $0.key == key }) {
        repeatedKey = (key, line)
        return 0
      }
      open[last].members.append(JSONNode.Member(key: key, node: node))
    } else {
      open[last].items.append(node)
    }
    return 1
  }

  mutating func close() -> Int32 {
    guard let container = open.popLast() else { return 0 }
    return add(container.isObject ? .object(container.members) : .array(container.items), from: container.line)
  }
}

private func builder(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Builder>? {
  unsafe context?.assumingMemoryBound(to: Builder.self)
}

private func string(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> String {
  unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
}

private func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
  if bytes.allSatisfy({ $0 <= 0x20 }) { throw JSONSyntaxError(line: 1, message: "the file is empty") }
  var callbacks = yajl_callbacks()
  unsafe callbacks.yajl_null = { context in unsafe builder(context)?.pointee.add(.null) ?? 0 }
  unsafe callbacks.yajl_boolean = { context, truth in unsafe builder(context)?.pointee.add(.truth(truth != 0)) ?? 0 }
  unsafe callbacks.yajl_number = { context, digits, count in
    guard let builder = unsafe builder(context), let digits = unsafe digits else { return 0 }
    let text = unsafe digits.withMemoryRebound(to: UInt8.self, capacity: count) { unsafe string($0, count) }
    return unsafe builder.pointee.add(.number(text))
  }
  unsafe callbacks.yajl_string = { context, bytes, count in
    unsafe builder(context)?.pointee.add(.text(string(bytes, count))) ?? 0
  }
  unsafe callbacks.yajl_start_map = { context in
    unsafe builder(context)?.pointee.openContainer(isObject: true)
    return 1
  }
  unsafe callbacks.yajl_map_key = { context, bytes, count in
    guard let builder = unsafe builder(context), let last = unsafe builder.pointee.open.indices.last else { return 0 }
    unsafe builder.pointee.open[last].key = unsafe string(bytes, count)
    return 1
  }
  unsafe callbacks.yajl_end_map = { context in unsafe builder(context)?.pointee.close() ?? 0 }
  unsafe callbacks.yajl_start_array = { context in
    unsafe builder(context)?.pointee.openContainer(isObject: false)
    return 1
  }
  unsafe callbacks.yajl_end_array = { context in unsafe builder(context)?.pointee.close() ?? 0 }

  var state = Builder()
  let failure: JSONSyntaxError? = unsafe withUnsafeMutablePointer(to: &state) { state in
    unsafe withUnsafePointer(to: &callbacks) { callbacks in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let handle = unsafe yajl_alloc(callbacks, nil, state) else {
          return JSONSyntaxError(line: 1, message: "out of memory")
        }
        defer { unsafe yajl_free(handle) }
        unsafe state.pointee.handle = unsafe handle
        unsafe state.pointee.bytes = buffer.baseAddress
        var status = unsafe yajl_parse(handle, buffer.baseAddress, buffer.count)
        if status == yajl_status_ok { status = unsafe yajl_complete_parse(handle) }
        if status == yajl_status_ok { return nil }
        unsafe state.pointee.advance()
        let line = unsafe state.pointee.line
        if let repeated = unsafe state.pointee.repeatedKey {
          return JSONSyntaxError(line: repeated.line, message: "the key \"\(repeated.key)\" is there twice; remove one")
        }
        guard let text = unsafe yajl_get_error(handle, 0, buffer.baseAddress, buffer.count) else {
          return JSONSyntaxError(line: line, message: "this is not JSON")
        }
        defer { unsafe yajl_free_error(handle, text) }
        let reason =
          unsafe String(cString: text).split(whereSeparator: \.isNewline).first.map(String.init) ?? "this is not JSON"
        return JSONSyntaxError(
          line: line, message: readable(reason))
      }
    }
  }
  if let failure { throw failure }
  guard let node = state.result else { throw JSONSyntaxError(line: 1, message: "the file is empty") }
  return node
}

/// yajl's commonest complaints in words that say what to do.
private func readable(_ reason: String) -> String {
  let reason = reason.replacing("parse error: ", with: "").replacing("lexical error: ", with: "")
  if reason.hasPrefix("unallowed token") || reason.hasPrefix("after array element")
    || reason.hasPrefix("after key and value")
    || reason.hasPrefix("object key and value") || reason.hasPrefix("invalid object key")
  {
    return "this is not JSON: here or just before, a comma is missing or one too many, or a quote or bracket is missing"
  }
  if reason.hasPrefix("premature EOF") { return "the file ends too early: a bracket or a quote is not closed" }
  return "this is not JSON: \(reason)"
}

/// Writes JSON text piece by piece, indented by two blanks, so that a list of any length takes no memory.
@safe
public final class JSONWriter {
  private let generator: yajl_gen

  /// A writer of one JSON text; nil without memory for it.
  /// - Parameter indented: false writes everything on one line.
  public init?(indented: Bool = true) {
    guard let generator = unsafe yajl_gen_alloc(nil) else { return nil }
    unsafe self.generator = unsafe generator
    if indented { unsafe _ = paygrade_yajl_gen_beautify(generator) }
  }

  deinit { unsafe yajl_gen_free(generator) }

  /// Begins an object: until it is closed, keys (`text(_:)`) and values by turns.
  public func openObject() { unsafe _ = yajl_gen_map_open(generator) }
  /// Ends the object that was opened last.
  public func closeObject() { unsafe _ = yajl_gen_map_close(generator) }
  /// Begins a list: until it is closed, its items.
  public func openArray() { unsafe _ = yajl_gen_array_open(generator) }
  /// Ends the list that was opened last.
  public func closeArray() { unsafe _ = yajl_gen_array_close(generator) }
  /// `[]` without the line breaks that opening and closing would give it.
  public func emptyArray() { number("[]") }
  /// The value `true` or `false`.
  public func truth(_ truth: Bool) { unsafe _ = yajl_gen_bool(generator, truth ? 1 : 0) }

  /// A text, or a key where an object expects one.
  public func text(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // An empty text still needs an address.
      unsafe _ = withUnsafePointer(to: UInt8(0)) { zero in
        unsafe yajl_gen_string(generator, buffer.baseAddress ?? zero, buffer.count)
      }
    }
  }

  /// A number from its plain decimal digits, as they stand.
  public func number(_ digits: String) {
    let bytes = digits.utf8.map { CChar(bitPattern: $0) }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe _ = yajl_gen_number(generator, buffer.baseAddress, buffer.count)
    }
  }

  /// How many bytes are waiting to be taken.
  public var pendingCount: Int {
    var start: UnsafePointer<UInt8>?
    var count = 0
    _ = unsafe yajl_gen_get_buf(generator, &start, &count)
    return count
  }

  /// What was written since the last call; a finished text ends with a line end.
  public func takeBytes() -> [UInt8] {
    var start: UnsafePointer<UInt8>?
    var count = 0
    guard unsafe yajl_gen_get_buf(generator, &start, &count) == yajl_gen_status_ok else { return [] }
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    unsafe yajl_gen_clear(generator)
    return bytes
  }
}
