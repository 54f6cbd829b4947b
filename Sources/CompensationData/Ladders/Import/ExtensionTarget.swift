internal import Compensation

/// Where the requirements are that a level takes in.
enum ExtensionTarget: Equatable {
  /// Those of a level, and whether the page says so without doubt.
  case level(Int, isCertain: Bool)
  /// Those that stand outside of any level.
  case common
  /// Those of another page.
  case elsewhere
  case unknown
}

/// Finds what an extension phrase means.
struct ExtensionResolver {
  let levels: [DraftLevel]
  let outline: PageOutline
  /// The level that each section belongs to, by section.
  let owners: [Int?]
  let hasCommon: Bool

  func target(of phrase: ExtensionPhrase, in level: Int) -> ExtensionTarget {
    let inside = phrase.destinations.filter { $0.hasPrefix("#") }
    if let named = named(in: phrase.target) {
      if named != level { return .level(named, isCertain: true) }
      return inside.isEmpty && !phrase.destinations.isEmpty ? .elsewhere : .unknown
    }
    if !inside.isEmpty { return linked(inside, in: level) }
    if !phrase.destinations.isEmpty { return .elsewhere }
    let words = TitleWords(phrase.target).words
    guard words.allSatisfy({ Self.general.contains($0) }) else { return .unknown }
    if hasCommon { return .common }
    // "all of the requirements above"
    if words.contains("above"), level > 0, !levels[level - 1].requirements.isEmpty {
      return .level(level - 1, isCertain: false)
    }
    return main(for: level)
  }

  /// The level whose name the words hold, the longest name first, else the one that they mean in a shorter form.
  private func named(in target: String) -> Int? {
    let all = TitleWords(target).words
    let words = all.filter { !Self.general.contains($0) }
    if words.isEmpty { return nil }
    var best: (place: Int, count: Int)?
    var isUnique = true
    for (place, level) in levels.enumerated() {
      let count = level.names.filter { $0.words.count <= all.count && Set($0.words).isSubset(of: all) }.map(
        \.words.count
      ).max()
      guard let count else { continue }
      if count > (best?.count ?? 0) {
        best = (place, count)
        isUnique = true
      } else if count == best?.count {
        isUnique = false
      }
    }
    if let best, isUnique, TitleWords(target).stepWords == levels[best.place].stepWords(of: best.count) {
      return best.place
    }
    // "general" may be part of a title, as in "General Ledger Accountant".
    let kept = all.filter { !Self.general.contains($0) || Self.titleWords.contains($0) }
    return levels.place(named: kept.joined(separator: " ")) ?? levels.place(named: words.joined(separator: " "))
  }

  /// By a link within the page: certain only if no other section has a heading of the same words.
  private func linked(_ destinations: [String], in level: Int) -> ExtensionTarget {
    for destination in destinations {
      guard let section = outline.section(linked: destination) else { continue }
      let title = outline.sections[section].title.lowercased()
      let same = outline.sections.indices.filter { outline.sections[$0].title.lowercased() == title }
      if same.count == 1 {
        if let owner = owners[section], owner != level { return .level(owner, isCertain: true) }
        if owners[section] == nil, hasCommon { return .common }
      } else {
        return main(for: level, among: Set(same.compactMap { owners[$0] }))
      }
    }
    return .unknown
  }

  /// The level that stands for the job as such: the one whose name or contents entry has no step before it.
  private func main(for level: Int, among candidates: Set<Int>? = nil) -> ExtensionTarget {
    let possible = levels.indices.filter {
      $0 != level && candidates?.contains($0) != false && !levels[$0].requirements.isEmpty
    }
    let plain = possible.filter { place in
      levels[place].names.contains { $0.stepWords.isEmpty } && levels[place].track != .management
    }
    if plain.count == 1 { return .level(plain[0], isCertain: false) }
    guard let first = possible.first, first < level else { return .unknown }
    return .level(first, isCertain: false)
  }

  private static let titleWords: Set<String> = ["general", "core", "base", "main", "job", "page"]

  private static let general: Set<String> = [
    "main", "general", "base", "requirements", "requirement", "that", "those", "qualifications", "criteria", "same",
    "listed", "above", "outlined", "common", "standard", "as", "this", "all", "following", "job", "position", "family",
    "described", "basic", "minimum", "s", "level", "levels", "base-level", "core", "shared", "noted", "from", "our",
    "page",
    "on", "by", "is", "are", "any", "section", "ones", "include", "includes", "plus", "defined", "candidate",
    "candidates", "requirments", "below", "other", "overall", "every",
  ]
}

extension DraftLevel {
  /// The words of steps in the name that has so many words.
  fileprivate func stepWords(of count: Int) -> Set<String> {
    names.first { $0.words.count == count }?.stepWords ?? []
  }
}
