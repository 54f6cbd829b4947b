/// Reads ratings against the scales, for the levels of one job family.
struct RatingReader: Sendable {
  /// The dimensions and skills that some level asks for.
  let asked: Set<String>
  /// By what may be rated: the ranks of the values.
  private let ranks: [String: [String: Int]]

  /// - Parameter known: What some level of any family asks for: a file may rate it.
  init(_ scales: RatingScales, asked: Set<String>, known: Set<String>) {
    self.asked = asked
    let names = known.union(scales.names).subtracting([RatingScales.skillScale])
    ranks = Dictionary(uniqueKeysWithValues: names.map { ($0, scales.scale(of: $0).map(scales.ranks) ?? [:]) })
  }

  /// The ranks of ratings, by what is rated.
  /// - Throws: `unknown-rating`.
  func ranks(_ ratings: [String: String]) throws(Finding) -> [String: Int] {
    if ratings.isEmpty { return [:] }
    var ranks: [String: Int] = [:]
    for (name, value) in ratings.count == 1 ? Array(ratings) : ratings.sorted(by: { $0.key < $1.key }) {
      guard let values = self.ranks[name] else {
        let known = self.ranks.keys.sorted()
        throw Finding(
          "unknown-rating",
          "nothing is rated as \"\(name)\" here\(suggestion(nearest(to: name, among: known), or: known))",
          file: "input",
          column: name)
      }
      guard let rank = values[value] else {
        throw Finding(
          "unknown-rating",
          "the scale of \(name) has no value \"\(value)\"; its values are, from the lowest: "
            + values.sorted { $0.value < $1.value }.map(\.key).joined(separator: ", "), file: "input", column: name)
      }
      ranks[name] = rank
    }
    return ranks
  }

  /// The rank that a clause asks for; nil if it asks for no rating.
  func wanted(_ clause: Clause) -> (name: String, rank: Int)? {
    guard case .rating(let value)? = clause.minimum, let name = clause.ratingName, let rank = ranks[name]?[value] else {
      return nil
    }
    return (name, rank)
  }
}
