/// The state of one calculation: what every name is so far, and which rows served.
///
/// An explanation is read from the frame afterwards, so that there is one evaluation, explained or not.
struct Frame: Sendable {
  /// By slot; meaningful where `isKnown`.
  var values: [Value]
  var isKnown: [Bool]
  /// By slot: whether the caller gave it.
  var isGiven: [Bool]
  /// By slot of a lookup: the row that served; −1 for none or for several.
  var rows: [Int32]
  /// The rows of sums, brackets and folds, by slot.
  var severalRows: [Int: [Int]] = [:]
  /// The symbols of set-valued inputs, by slot.
  var sets: [Int: [Symbol]] = [:]
  /// Slots in the order in which they became known.
  var order: [Int32] = []
  var notes: [Note] = []
  /// Texts that were given and that the policy does not contain; their symbols follow the policy's.
  var foreignTexts: [String] = []

  /// Something about a calculation that its reader should know.
  enum Note: Sendable, Hashable {
    case fallbackServed(slot: Int, fallback: Int)
    case expiredElement(slot: Int, element: Symbol, on: CalendarDate)
    case stale(slot: Int, from: CalendarDate)
    case clamped(RangePosition)
  }

  init(slotCount: Int) {
    values = Array(repeating: .truth(false), count: slotCount)
    isKnown = Array(repeating: false, count: slotCount)
    isGiven = isKnown
    rows = Array(repeating: -1, count: slotCount)
  }

  mutating func set(_ slot: Int, _ value: Value) {
    values[slot] = value
    if !isKnown[slot] { order.append(Int32(truncatingIfNeeded: slot)) }
    isKnown[slot] = true
  }

  /// Forgets everything that was worked out, and keeps what was given.
  mutating func forgetResults() {
    isKnown = isGiven
    order.removeAll(keepingCapacity: true)
    if !notes.isEmpty { notes.removeAll(keepingCapacity: true) }
    if !severalRows.isEmpty { severalRows.removeAll(keepingCapacity: true) }
  }
}
