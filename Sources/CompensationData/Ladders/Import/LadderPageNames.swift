internal import Compensation

extension LadderPageReader {
  /// Settles tracks, steps, aliases and ids.
  mutating func settleNames() {
    // Levels in the order of the page.
    levels = levels.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    var ids: [String: Int] = [:]
    for place in levels.indices {
      settleTrack(place)
      levels[place].step = step(place)
      addWrittenAliases(place)
      addJuniorAlias(place)
      let base = anchor(of: levels[place].title.replacing("/", with: " ")).split(separator: "-").joined(separator: "-")
      let count = ids[base, default: 0] + 1
      ids[base] = count
      levels[place].id = count == 1 ? base : "\(base)-\(count)"
      if count > 1 {
        findings.warn(
          "same-title", "another level has the same title; tell them apart by their titles", line: levels[place].line)
      }
    }
  }

  private mutating func settleTrack(_ place: Int) {
    let held = levels[place].sections.first.flatMap { section in
      outline.ancestors(of: section).compactMap { outline.sections[$0].heading.role.track }.first
    }
    let clear = levels[place].names.map { JobTitle($0).track }.first { $0.isClear }
    let (track, isClear) = clear ?? (nil, false)
    levels[place].track = held ?? track
    if held == nil, !isClear {
      findings.warn(
        "unclear-track",
        "it is not clear whether \"\(levels[place].title)\" leads people; set the track to IC or management",
        line: levels[place].line, column: "track")
    }
  }

  private func step(_ place: Int) -> String {
    let track = levels[place].track
    let own = JobTitle(levels[place].title).step(track)
    if !own.isEmpty { return own }
    // A table or sentence may say that it is the one in the middle.
    let isMiddle = (levels[place].aliases + levels[place].statements.map(\.subject)).contains {
      TitleWords($0).words.contains("intermediate")
    }
    return isMiddle ? "Intermediate" : ""
  }

  /// "(also known as …)" in the title or right under it.
  private mutating func addWrittenAliases(_ place: Int) {
    var texts = [levels[place].title]
    for block in levels[place].sections.flatMap({ outline.sections[$0].blocks }) {
      if case .paragraph(let inlines) = block.kind { texts.append(inlines.plainText) }
    }
    for text in texts {
      for mark in ["also known as ", "also called ", "formerly known as ", "a.k.a. ", "aka "] {
        guard let start = text.lowercased().firstRange(of: mark)?.upperBound else { continue }
        let offset = text.lowercased().distance(from: text.lowercased().startIndex, to: start)
        let rest = text.dropFirst(offset)
        let name = cleanTitle(String(rest.prefix { !")(.;,".contains($0) }).trimmed)
          .replacing("the ", with: "").replacing("\"", with: "")
        if JobTitle(name).isLikely, name.split(separator: " ").count <= 7 { levels[place].addAlias(name) }
      }
    }
  }

  /// "Junior" and "Associate" are two words for the same step, where the ladder has one of them.
  private mutating func addJuniorAlias(_ place: Int) {
    let title = levels[place].title
    let words = levels[place].words
    guard let first = words.words.first, first == "associate" || first == "junior", words.words.count > 1,
      !(words.words.contains("associate") && words.words.contains("junior")),
      levels[place].track == .individualContributor,
      levels.contains(where: { $0.words.jobWords == words.jobWords && $0.words.stepWords != words.stepWords }),
      let blank = title.firstIndex(of: " ")
    else { return }
    let other = first == "associate" ? "Junior" : "Associate"
    let alias = other + title[blank...]
    if levels.contains(where: { $0.isNamed(TitleWords(alias)) }) { return }
    levels[place].addAlias(alias)
    findings.warn(
      "assumed-alias",
      "\"\(alias)\" is taken for another name of \"\(title)\", though the page does not say so; delete it if it is none",
      line: levels[place].line, column: "aliases")
  }
}

extension HeadingRole {
  /// The track whose levels are under the heading.
  fileprivate var track: Track? { if case .track(let track) = self { track } else { nil } }
}
