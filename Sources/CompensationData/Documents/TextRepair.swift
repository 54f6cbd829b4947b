public import Compensation

/// A text whose UTF-8 had been read in another encoding and saved so, repaired; nothing is lost by it.
///
/// Each run of characters that are not ASCII is judged for itself: it is repaired only if its bytes in the other encoding
/// are valid UTF-8 and it cannot be right as it stands. `été`, `“Übung”`, `Ελλάδα`, `日本` and emoji never are. Where a
/// run might be either, it stays.
public struct TextRepair: Sendable, Hashable {
  /// The text with the repaired runs in the place of the misread ones.
  public let text: String
  /// In which encoding it had been read; nil if nothing was repaired.
  public let encoding: MisreadEncoding?
  /// What was repaired, in the order of the text.
  public let repairs: [Repair]
  /// How many runs of characters that are not ASCII stay as they are: rightly read, or beyond repair.
  public let leftCount: Int

  /// One run and what it became.
  public struct Repair: Sendable, Hashable {
    /// 1-based.
    public let line: Int
    public let misread: String
    public let repaired: String
    /// Where the repaired run begins, in Unicode scalars of the repaired text.
    let offset: Int
  }

  /// Repairs a text, or leaves it as it is if nothing in it was misread.
  public init(_ original: String) {
    let scalars = Array(original.unicodeScalars)
    let candidates = MisreadEncoding.allCases.map { MisreadText(scalars, $0) }
    let counts = candidates.map { candidate in candidate.misread.reduce(0) { $0 + $1.range.count } }
    // One reading of the whole, so the encoding that explains more of it.
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else {
      let runs = candidates.first?.runs ?? []
      (text, encoding, repairs, leftCount) = (original, nil, [], runs.count)
      return
    }
    let candidate = candidates[best]
    let misread = candidate.misread
    var result: [Unicode.Scalar] = []
    var repairs: [Repair] = []
    var position = 0
    for run in misread {
      guard let repaired = run.repaired else { continue }
      result += scalars[position..<run.range.lowerBound]
      repairs.append(
        Repair(
          line: run.line, misread: Self.string(scalars[run.range]), repaired: Self.string(repaired[...]),
          offset: result.count))
      result += repaired
      position = run.range.upperBound
    }
    result += scalars[position...]
    let starts = Set(misread.map(\.range.lowerBound))
    let left = candidate.runs.filter { !starts.contains($0.range.lowerBound) }
    text = Self.string(result[...])
    encoding = candidate.encoding
    self.repairs = repairs
    leftCount = left.count
  }

  /// The text as it was before, from the repaired one: proof that nothing was lost.
  public var undone: String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    for repair in repairs {
      result += scalars[position..<repair.offset]
      result += repair.misread.unicodeScalars
      position = repair.offset + repair.repaired.unicodeScalars.count
    }
    result += scalars[position...]
    return String(result)
  }

  /// What to tell a person: that there are misread characters, or that they were repaired.
  /// - Parameters:
  ///   - file: As the user named it.
  ///   - isApplied: Whether the repaired text is used.
  public func finding(file: String?, isApplied: Bool) -> Finding? {
    guard let encoding, let line = repairs.first?.line else { return nil }
    let what =
      (repairs.count == 1 ? "1 run of characters is" : "\(repairs.count) runs of characters are")
      + " UTF-8 that was read as \(encoding.rawValue)"
    let left =
      leftCount == 0
      ? "" : leftCount == 1 ? "; 1 other run stays as it is" : "; \(leftCount) other runs stay as they are"
    return Finding(
      "misread-text",
      isApplied
        ? "\(what), and \(repairs.count == 1 ? "was" : "were") repaired\(left)"
        : "\(what), as happens to quotation marks; --repair repairs what was misread",
      severity: .warning, file: file, line: line)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
