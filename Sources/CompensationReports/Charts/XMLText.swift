/// Text made fit to stand in XML, between tags or in a quoted attribute.
enum XMLText {
  /// Escapes what XML would take for markup, and cleans as `cleaned` does.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in cleaned(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Blanks for line ends and tabs; without control characters, without characters that XML does not have, and without those
  /// that would turn the direction of the text that follows.
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
