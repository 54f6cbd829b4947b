internal import Tabular

/// Candidates for the ladder of the policy `ml-engineering`, as many as asked for, written piece by piece: years of each kind in halves, a
/// degree, and a rating in Python, some of it left empty.
struct GeneratedCandidates {
  var rows: Int
  var seed: UInt64 = 1

  private static let pieceSize = 1 << 20
  private static let header = "candidate_id,years,field_years,leadership_years,degree,Python\n"
  private static let degrees = ["", "none", "bachelor", "master", "phd"]
  private static let ratings = ["", "experience", "professional", "significant", "expert"]

  /// - Throws: `FileError` for writing.
  func write(to path: String) throws(FileError) {
    var file = try AtomicFile(path)
    var random = SplitMix64(seed: seed)
    var piece = Array(Self.header.utf8)
    piece.reserveCapacity(Self.pieceSize + 1000)
    for row in 1...rows {
      let years = random.below(61)
      let cells = [
        "C\(row)", Self.text(halves: years), Self.text(halves: random.below(years + 1)),
        Self.text(halves: random.below(years + 1)), Self.degrees[random.below(Self.degrees.count)],
        Self.ratings[random.below(Self.ratings.count)],
      ]
      piece += cells.joined(separator: ",").utf8
      piece.append(UInt8(ascii: "\n"))
      if piece.count >= Self.pieceSize {
        try file.write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try file.write(piece)
    try file.commit()
  }

  private static func text(halves: Int) -> String { "\(halves / 2)\(halves % 2 == 0 ? "" : ".5")" }
}
