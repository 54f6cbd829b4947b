/// A region of the world that employers divide their places into.
public enum PostedRegion: String, Sendable, Hashable, CaseIterable {
  case americas = "AMER"
  case northAmerica = "NORAM"
  case latinAmerica = "LATAM"
  case europeMiddleEastAfrica = "EMEA"
  case asiaPacific = "APAC"

  /// The regions that a text names, each once, in the order of this list.
  static func named(in text: String) -> Set<PostedRegion> {
    var found: Set<PostedRegion> = []
    // Abbreviations are in capitals; in small letters they may be anything.
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      if let region = PostedRegion(rawValue: String(word)) { found.insert(region) }
    }
    let words = PackageVocabulary.words(of: text)
    for (phrase, region) in phrases {
      let parts = phrase.split(separator: " ").map(String.init)
      if words.indices.contains(where: { words[$0...].starts(with: parts) }) { found.insert(region) }
    }
    return found
  }

  private static let phrases: [(String, PostedRegion)] = [
    ("americas", .americas), ("the americas", .americas), ("latin america", .latinAmerica),
    ("asia pacific", .asiaPacific), ("europe middle east and africa", .europeMiddleEastAfrica),
  ]
}
