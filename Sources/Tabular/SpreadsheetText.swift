/// Which texts a spreadsheet turns into something else.
///
/// Whole numbers of at most 15 digits without zeros before them come back as they were. Any other text is turned
/// - if it has a digit and otherwise only blanks, `. , : / - − + % ( )`, signs of currencies, and `E` within a number;
/// - if it has a digit and, beside these, only names of months, `AM`, `PM`, the `T` between a day and a time, or the signs of East
///   Asian dates and times, as in `1月31日`;
/// - if it is a truth value in a language of `TruthWords`, or an error such as `#N/A`, in any case.
///
/// Some that are kept would not have been turned everywhere: a text too many that stays a text does no harm.
enum SpreadsheetText {
  private static let words = WordSet(
    TruthWords.all + ["#n/a", "#div/0!", "#name?", "#null!", "#num!", "#ref!", "#value!"])

  /// What stands behind the numbers of a date or a time in Japanese, Chinese and Korean, and before them: eras, halves of a day.
  private static let eastAsian = WordSet([
    "年", "月", "日", "時", "时", "分", "秒", "년", "월", "일", "시", "분", "초", "午前", "午後", "上午", "下午", "오전", "오후",
    "明治", "大正", "昭和", "平成", "令和", "民國", "民国",
  ])

  static func isConverted(_ text: Span<UInt8>, _ months: MonthNames) -> Bool {
    guard text.count > 0 else { return false }
    let first = text[0]
    if isDigit(first) {
      if isSafeNumber(text) { return false }
    } else if words.contains(text) {
      return true
    }
    var index = 0
    var hasDigit = false
    while index < text.count {
      if isDigit(text[index]) {
        hasDigit = true
        index += 1
      } else if let length = signLength(text, index) {
        index += length
      } else {
        let end = wordEnd(text, from: index)
        guard end > index, isPart(text, index..<end, months) else { return false }
        index = end
      }
    }
    return hasDigit
  }

  /// Digits that are the same number again.
  private static func isSafeNumber(_ text: Span<UInt8>) -> Bool {
    if text.count > 15 || (text[0] == UInt8(ascii: "0") && text.count > 1) { return false }
    for index in text.indices where !isDigit(text[index]) { return false }
    return true
  }

  /// Whether a word is part of a number, a date or a time.
  private static func isPart(_ text: Span<UInt8>, _ word: Range<Int>, _ months: MonthNames) -> Bool {
    let before = word.lowerBound > 0 ? text[word.lowerBound - 1] : 0
    let after = word.upperBound < text.count ? text[word.upperBound] : 0
    if word.count == 1 {
      switch text[word.lowerBound] | 0x20 {
      case UInt8(ascii: "e"):
        // 1E5, 1.E-5; a level E5 is none.
        let isAfterNumber = isDigit(before) || before == UInt8(ascii: ".") || before == UInt8(ascii: ",")
        if isAfterNumber, isDigit(after) || after == UInt8(ascii: "+") || after == UInt8(ascii: "-") { return true }
      case UInt8(ascii: "t"):
        // 2026-01-31T10:30
        if word.lowerBound >= 8, text[word.lowerBound - 3] == UInt8(ascii: "-"), isDigit(before), isDigit(after) {
          return true
        }
      case UInt8(ascii: "a"), UInt8(ascii: "p"):
        // 10:30 p
        if before == UInt8(ascii: " "), after == 0, word.lowerBound > 1, isDigit(text[word.lowerBound - 2]) {
          return true
        }
      default: break
      }
    } else if word.count == 2, text[word.lowerBound + 1] | 0x20 == UInt8(ascii: "m") {
      let letter = text[word.lowerBound] | 0x20
      if letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p"), before == UInt8(ascii: " ") || isDigit(before) {
        return true
      }
    }
    if text[word.lowerBound] >= 0xE3, eastAsian.contains(text.extracting(word)) { return true }
    return months.contains(text.extracting(word))
  }

  /// Where a word ends: ASCII letters, and characters beyond ASCII that are no signs.
  private static func wordEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 ? !isLetter(byte) : signLength(text, end) != nil { break }
      end += 1
    }
    return end
  }

  /// How many bytes a sign takes that may stand beside digits; nil if there is none.
  @inline(__always)
  private static func signLength(_ text: Span<UInt8>, _ index: Int) -> Int? {
    switch text[index] {
    case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "$"):
      return 1
    case 0xC0...: return longSignLength(text, index)
    default: return nil
    }
  }

  private static func longSignLength(_ text: Span<UInt8>, _ index: Int) -> Int? {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch (text[index], byte(1), byte(2)) {
    // A no-break space and ¢ £ ¤ ¥.
    case (0xC2, 0xA0, _), (0xC2, 0xA2...0xA5, _): return 2
    // Narrow no-break spaces, the minus sign, U+20A0 to U+20CF.
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x88, 0x92), (0xE2, 0x82, 0xA0...),
      (0xE2, 0x83, 0x80...0x8F):
      return 3
    // The full-width $ ￠ ￡ ￥ ￦.
    case (0xEF, 0xBC, 0x84), (0xEF, 0xBF, 0xA0...0xA1), (0xEF, 0xBF, 0xA5...0xA6): return 3
    default: return nil
    }
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
