internal import Tabular

/// A roster for ``GeneratedPolicy/ofRosters``, as long as asked for, written piece by piece.
///
/// A row is about 110 bytes. Pay is 0.6 to 1.4 of the midpoint, an eighth of the people below their range and an eighth
/// above; most pay is a round number, and some of it is at an end of the range. A fifth work part time.
struct GeneratedRoster {
  var rows: Int
  var seed: UInt64 = 1

  private static let pieceSize = 1 << 20
  private static let header =
    "employee_id,name,job,level,place,currency,base_salary,fte,salary_is,department\n"
  /// How many of a hundred people are in each place and at each level.
  private static let placeShares = [34, 18, 12, 10, 9, 8, 6, 3]
  private static let levelShares = [12, 18, 24, 20, 13, 8, 4, 1]
  private static let departments = [
    "Customer Operations", "Engineering and Design", "Finance and People", "Manufacturing", "Research and Development",
    "Sales and Marketing", "Warehousing and Transport",
  ]
  private static let partTime = ["0.5", "0.6", "0.8"]

  /// - Throws: `FileError` for writing.
  func write(to path: String) throws(FileError) {
    var file = try AtomicFile(path)
    var random = SplitMix64(seed: seed)
    let cells = RosterCells(
      policy: .ofRosters, places: Self.spread(Self.placeShares), levels: Self.spread(Self.levelShares),
      departments: Self.departments, partTime: Self.partTime)
    var piece = Array(Self.header.utf8)
    piece.reserveCapacity(Self.pieceSize + 1000)
    for row in 1...rows {
      cells.appendRow(row, &random, to: &piece)
      if piece.count >= Self.pieceSize {
        try file.write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try file.write(piece)
    try file.commit()
  }

  /// A hundred indices, each as often as its share says.
  private static func spread(_ shares: [Int]) -> [Int] {
    shares.indices.flatMap { Array(repeating: $0, count: shares[$0]) }
  }
}
