/// Reads ratings against the scales, for the levels of one job family.
struct RatingReader: Sendable {
  /// The dimensions and skills that some level asks for.
  let asked: Set<String>
  /// Those of the whole ladder: a file may rate what only another family asks for.
  private let known: Set<String>
  private let scales: RatingScales

  init(_ scales: RatingScales, asked: Set<String>, known: Set<String>) {
    self.scales = scales
    self.asked = asked
    self.known = known
  }

  /// The ranks of ratings, by what is rated.
  /// - Throws: `unknown-rating`.
  func ranks(_ ratings: [String: String]) throws(Finding) -> [String: Int] {
    if ratings.isEmpty { return [:] }
    var ranks: [String: Int] = [:]
    for (name, value) in ratings.count == 1 ? Array(ratings) : ratings.sorted(by: { $0.key < $1.key }) {
      guard let scale = scales.scale(of: name), known.contains(name) || scale == name else {
        let known = known.union(scales.names).subtracting([RatingScales.skillScale]).sorted()
        throw Finding(
          "unknown-rating",
          "nothing is rated as \"\(name)\" here\(suggestion(nearest(to: name, among: known), or: known))",
          file: "input",
          column: "rate")
      }
      guard let rank = scales.rank(value, in: scale) else {
        throw Finding(
          "unknown-rating",
          "the scale of \(name) has no value \"\(value)\"; its values are, from the lowest: "
            + scales.values(scale).joined(separator: ", "), file: "input", column: name)
      }
      ranks[name] = rank
    }
    return ranks
  }

  /// What became of a clause that asks for a rating.
  func outcome(_ name: String, _ wanted: String, _ ranks: [String: Int]) -> Outcome {
    guard let rank = ranks[name], let scale = scales.scale(of: name), let lowest = scales.rank(wanted, in: scale) else {
      return .needsPerson
    }
    return rank >= lowest ? .passed : .failed
  }
}
