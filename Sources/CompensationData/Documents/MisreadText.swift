/// Runs of characters that are not ASCII, judged: which of them are UTF-8 that was read in another encoding.
struct MisreadText {
  let scalars: [Unicode.Scalar]
  let encoding: MisreadEncoding
  let runs: [Run]

  /// Characters that are not ASCII, with ASCII or nothing on both sides.
  struct Run {
    let range: Range<Int>
    /// 1-based.
    let line: Int
    /// What the run's bytes are in UTF-8; nil if they are none.
    let repaired: [Unicode.Scalar]?
    let judgement: Judgement
  }

  /// Whether a run is what it seems to be.
  enum Judgement {
    /// No text that was read rightly has this.
    case misread
    /// It may be right, and is if anything beside it is.
    case possible
    case right
  }

  init(_ scalars: [Unicode.Scalar], _ encoding: MisreadEncoding) {
    self.scalars = scalars
    self.encoding = encoding
    var runs: [Run] = []
    var line = 1
    var index = 0
    while index < scalars.count {
      if scalars[index].isASCII {
        if scalars[index] == "\n" { line += 1 }
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, !scalars[index].isASCII { index += 1 }
      let repaired = Self.decoded(scalars[start..<index], encoding)
      let judgement = repaired.map { Self.judgement(of: start..<index, in: scalars, $0, encoding) } ?? .right
      runs.append(Run(range: start..<index, line: line, repaired: repaired, judgement: judgement))
    }
    self.runs = runs
  }

  /// The runs to repair. A possible one is only if there is a sure one and nothing in the text speaks against it.
  var misread: [Run] {
    let isWholeTextMisread = runs.allSatisfy { $0.judgement != .right }
    let sure = runs.filter { $0.judgement == .misread }
    return isWholeTextMisread && !sure.isEmpty ? runs : sure
  }

  /// The characters whose UTF-8 bytes the run shows; nil if it shows none, or characters that no text has.
  private static func decoded(_ run: ArraySlice<Unicode.Scalar>, _ encoding: MisreadEncoding) -> [Unicode.Scalar]? {
    let table = encoding.bytes
    var bytes: [UInt8] = []
    for scalar in run {
      guard let byte = table[scalar] else { return nil }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let scalars = Array(text.unicodeScalars)
    return scalars.allSatisfy(isText) ? scalars : nil
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }

  // MARK: Judging

  private static func judgement(
    of range: Range<Int>, in scalars: [Unicode.Scalar], _ repaired: [Unicode.Scalar], _ encoding: MisreadEncoding
  ) -> Judgement {
    let before = range.lowerBound > 0 ? scalars[range.lowerBound - 1] : nil
    let after = range.upperBound < scalars.count ? scalars[range.upperBound] : nil
    if isLetterBeforePunctuation(scalars[range], before, after) { return .right }
    let touchesLetter = isLetter(before) || isLetter(after)
    if repaired.allSatisfy(isExpectedBesideLatin) {
      return isMathematics(scalars[range], encoding, touchesLetter, after) ? .possible : .misread
    }
    // Another script: three signs in a row are no accident; two are, often, a quotation mark and a letter with an
    // accent.
    if repaired.count >= 2 || range.count >= 3 { return .misread }
    return touchesLetter ? .right : .possible
  }

  /// Whether a run reads as the end of a word and the punctuation after it: `CAFÉ”`, `é »`, `HÄ…`.
  private static func isLetterBeforePunctuation(
    _ run: ArraySlice<Unicode.Scalar>, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Bool {
    guard let first = run.first, first.properties.isAlphabetic, !isLetter(after) else { return false }
    // What UTF-8 most often begins with ends a word before a quotation mark at most.
    let isOfUTF8 = first == "\u{C3}" || first == "\u{C2}"
    guard run.dropFirst().allSatisfy({ closing.contains($0) || (!isOfUTF8 && raised.contains($0)) }) else {
      return false
    }
    // No capital follows a small letter within a word.
    if let before, isLetter(before) { return before.properties.isUppercase || first.properties.isLowercase }
    // No word is these two letters alone; à is, and Å.
    return !isOfUTF8
  }

  private static let closing: Set<Unicode.Scalar> = [
    "\u{2019}", "\u{201D}", "\u{201C}", "\u{2018}", "\u{2026}", "\u{2013}", "\u{2014}", "\u{BB}", "\u{AB}", "\u{203A}",
    "\u{2039}", "\u{A0}",
  ]
  private static let raised: Set<Unicode.Scalar> = [
    "\u{2122}", "\u{AE}", "\u{A9}", "\u{B0}", "\u{B2}", "\u{B3}", "\u{B9}",
  ]

  /// Whether a run reads as a sign before a figure: `√π`, `≈£`.
  private static func isMathematics(
    _ run: ArraySlice<Unicode.Scalar>, _ encoding: MisreadEncoding, _ touchesLetter: Bool, _ after: Unicode.Scalar?
  ) -> Bool {
    guard encoding == .macRoman, run.count == 2, let first = run.first,
      ["\u{221A}", "\u{2248}", "\u{0192}", "\u{AC}"].contains(first)
    else { return false }
    return !touchesLetter || (after.map { ("0"..."9").contains($0) } ?? false)
  }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isAlphabetic ?? false }

  /// Letters with accents, punctuation, currencies, signs and emoji.
  private static func isExpectedBesideLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0x17F, 0x218...0x21B, 0x1E00...0x1EFF, 0x2000...0x27BF, 0x2B00...0x2BFF, 0xFB00...0xFB06,
      0xFE00...0xFE0F, 0xFEFF, 0xFFFD, 0x1F000...0x1FAFF:
      true
    default: false
    }
  }
}
