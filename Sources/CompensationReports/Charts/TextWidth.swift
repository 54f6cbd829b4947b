/// How wide a text will be at most, near enough to lay it out without a font.
///
/// The widths are those of DejaVu Sans, the widest of the common faces behind `sans-serif`; in another face a text is narrower,
/// and room is left.
struct TextWidth {
  /// The size of the font.
  let size: Int
  /// Whether the letters are bold, which makes them wider.
  var isBold = false

  /// The estimated width.
  func callAsFunction(_ text: some StringProtocol) -> SVGLength {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + Self.thousandths(of: $1) }
    return SVGLength(hundredths: (thousandths * size * (isBold ? 112 : 100) + 999) / 1000)
  }

  /// The text, or as much of its beginning as fits before an ellipsis.
  func shortened(_ text: String, to width: SVGLength) -> String {
    if self(text) <= width { return text }
    // A text that runs to the left ends with its ellipsis on the left.
    let ellipsis = text.unicodeScalars.contains(where: Self.runsToTheLeft) ? "…\u{200F}" : "…"
    var kept = text
    while !kept.isEmpty, self(kept + ellipsis) > width { kept.removeLast() }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + ellipsis
  }

  /// The text cut into lines at blanks; what does not fit the last line is left out for an ellipsis.
  func lines(_ text: String, width: SVGLength, atMost count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if self(longer) <= width || line.isEmpty {
        line = longer
      } else if lines.count == count - 1 {
        line = ([line] + words[index...].map(String.init)).joined(separator: " ")
        break
      } else {
        lines.append(shortened(line, to: width))
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [shortened(line, to: width)]
  }

  /// Thousandths of the font's size.
  private static func thousandths(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case " ", "\u{A0}", "\u{2009}", "\u{202F}", ".", ",", ":", ";", "!", "'", "|", "i", "j", "l", "I", "/", "\\": 340
    case "(", ")", "[", "]", "f", "r", "t", "-": 412
    case "m", "M", "W", "%", "@", "…": 1000
    case "w", "O", "Q", "G", "D", "H", "N", "U", "÷", "=", "<", ">", "+", "≥", "≤", "&": 840
    case "A"..."Z": 700
    case "a"..."z", "0"..."9": 637
    case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}", "\u{2066}"..."\u{2069}", "\u{61C}", "\u{FE00}"..."\u{FE0F}": 0
    case "\u{C0}"..."\u{24F}": 740
    case "\u{590}"..."\u{8FF}": scalar.properties.generalCategory == .nonspacingMark ? 0 : 720
    default: isWide(scalar) ? 1050 : 860
    }
  }

  /// Characters as wide as the font is high: Chinese, Japanese, Korean, pictures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2600...0x27BF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Hebrew, Arabic and their neighbours.
  private static func runsToTheLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
