/// The candidates that a misspelt or partial query most likely meant: at most three, in a fixed order.
///
/// A candidate equal but for case is the only answer. Otherwise come those that contain the query, then those within
/// a third of its length (at most three) in edits, nearest first; and if there are none, those that share at least half
/// of its words, most words first. Ties are in the order of the candidates' Unicode scalars.
/// - Parameters:
///   - query: What was written.
///   - candidates: What could have been meant, in any order; duplicates count once.
/// - Returns: Candidates as they are spelt; empty if nothing is close.
public func nearest(to query: String, among candidates: some Sequence<String>) -> [String] {
  let wanted = query.lowercased()
  let scalars = Array(wanted.unicodeScalars)
  guard !scalars.isEmpty else { return [] }
  let limit = min(scalars.count / 3, 3)
  let words = significantWords(of: wanted)

  var equal: [Ranked] = []
  var close: [Ranked] = []
  var sharing: [Ranked] = []
  for candidate in Set(candidates) {
    let name = candidate.lowercased()
    if name == wanted {
      equal.append(Ranked(rank: 0, candidate: candidate))
      continue
    }
    if scalars.count > 1, name.contains(wanted) {
      close.append(Ranked(rank: 0, candidate: candidate))
      continue
    }
    let other = Array(name.unicodeScalars)
    // Texts whose lengths differ by more than the limit are further apart than it.
    let distance = abs(other.count - scalars.count) <= limit ? editDistance(scalars, other) : Int.max
    if distance <= limit {
      close.append(Ranked(rank: distance, candidate: candidate))
    } else if !words.isEmpty {
      let shared = words.intersection(significantWords(of: name)).count
      if shared > 0, shared * 2 >= words.count { sharing.append(Ranked(rank: -shared, candidate: candidate)) }
    }
  }
  let best = equal.isEmpty ? close.isEmpty ? sharing : close : equal
  return best.sorted().prefix(3).map(\.candidate)
}

/// A candidate in the order of answers: by rank, then by Unicode scalars.
private struct Ranked: Comparable {
  let rank: Int
  let candidate: String

  static func < (left: Ranked, right: Ranked) -> Bool {
    left.rank != right.rank
      ? left.rank < right.rank
      : left.candidate.unicodeScalars.lexicographicallyPrecedes(right.candidate.unicodeScalars)
  }
}

/// The words of three letters or more, which leaves out "of" and "II".
private func significantWords(of text: String) -> Set<Substring> {
  Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 })
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other
/// (Damerau–Levenshtein, restricted: no scalar is edited twice).
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let substitution = previous[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(substitution, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[second.count]
}
