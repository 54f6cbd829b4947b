/// Outcomes in a row, two bits each, so that many people's can be compared and kept.
struct OutcomeList: Sendable, Hashable {
  private var words: [UInt64]

  private static let perWord = 32

  /// A list that `outcome` gives one by one.
  init(count: Int, _ outcome: (Int) -> Outcome) {
    words = Array(repeating: 0, count: (count + Self.perWord - 1) / Self.perWord)
    for index in 0..<count {
      let bits: UInt64 =
        switch outcome(index) {
        case .passed: 0
        case .failed: 1
        case .needsPerson: 2
        }
      words[index / Self.perWord] |= bits << UInt64(2 * (index % Self.perWord))
    }
  }

  subscript(index: Int) -> Outcome {
    switch words[index / Self.perWord] >> UInt64(2 * (index % Self.perWord)) & 3 {
    case 0: .passed
    case 1: .failed
    default: .needsPerson
    }
  }
}
