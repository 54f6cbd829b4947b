import Testing

/// Text with markers such as `1️⃣` that name the expected positions; the markers are taken out.
struct MarkedText {
  /// The text without its markers.
  var bytes: [UInt8] = []
  /// The line of each marker, counted from 1; CR, LF and CRLF each end one.
  var lines: [Character: Int] = [:]

  init(_ marked: String) {
    for character in marked {
      if "1️⃣2️⃣3️⃣4️⃣".contains(character) {
        lines[character] = 1 + bytes.lineEnds
      } else {
        bytes += Array(String(character).utf8)
      }
    }
  }

  /// The line of marker `1️⃣`.
  var line: Int {
    get throws { try #require(lines["1️⃣"]) }
  }
}

extension [UInt8] {
  fileprivate var lineEnds: Int {
    var text = String(decoding: self, as: UTF8.self).unicodeScalars.map(\.value)
    var ends = 0
    while let first = text.first {
      text.removeFirst()
      if first == 13, text.first == 10 { text.removeFirst() }
      if first == 13 || first == 10 { ends += 1 }
    }
    return ends
  }
}
