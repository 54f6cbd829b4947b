/// Names made of syllables, written "Surname, Given". They are nobody's.
struct InventedNames {
  /// 1,728 surnames of three syllables.
  let surnames: [String]
  /// 144 given names of two syllables.
  let givenNames: [String]

  private static let heads = ["Bre", "Dro", "Fal", "Gri", "Hul", "Kes", "Lom", "Mar", "Nev", "Quo", "Tul", "Zen"]
  private static let middles = ["ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu", "va", "xe"]
  private static let ends = ["bor", "dak", "fen", "gly", "lund", "mox", "nor", "quist", "rell", "tov", "wick", "zar"]
  private static let givenEnds = ["bi", "co", "dra", "fe", "lix", "mo", "nu", "ra", "sil", "ta", "vo", "zy"]

  init() {
    let begun = Self.heads.flatMap { head in Self.middles.map { head + $0 } }
    surnames = begun.flatMap { begun in Self.ends.map { begun + $0 } }
    givenNames = Self.heads.flatMap { head in Self.givenEnds.map { head + $0 } }
  }

  func name(_ random: inout SplitMix64) -> String {
    "\(surnames[random.below(surnames.count)]), \(givenNames[random.below(givenNames.count)])"
  }
}
