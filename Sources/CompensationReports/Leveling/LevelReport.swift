internal import Compensation

extension LevelSheet {
  /// The sheet as a report for people.
  public func report() -> Report {
    var blocks: [Report.Block] = [.heading(level: 1, "Level: \(subject)"), .paragraph(basis)]
    if !levels.isEmpty { blocks.append(.table(overview)) }
    if !isAssessed {
      for entry in levels where !entry.clauses.isEmpty {
        blocks += [.heading(level: 2, name(of: entry)), .table(clauses(of: entry))]
      }
    } else if isNarrowed {
      for entry in levels + notMet { blocks += [.heading(level: 2, name(of: entry)), .table(clauses(of: entry))] }
    } else {
      for entry in highest {
        blocks += [.heading(level: 2, name(of: entry)), .table(clauses(of: entry))]
      }
      let lacking = notMet.filter { !$0.missing.isEmpty }
      if !lacking.isEmpty {
        blocks.append(.heading(level: 2, "What is missing"))
        blocks.append(.table(missing(lacking)))
      }
    }
    if !warnings.isEmpty { blocks += [.heading(level: 2, "Notes"), .list(notes)] }
    return Report(blocks, numbers: numbers)
  }

  private var basis: String {
    let version = policy.definition.version.isEmpty ? "" : " \(policy.definition.version)"
    let date = asOf.map { ", as of \($0)" } ?? ""
    let start = "Policy \(policy.definition.name)\(version)\(date)."
    if !isAssessed { return start }
    if isNarrowed {
      func named(_ entries: [Entry]) -> String { entries.map(\.level.title).joined(separator: ", ") }
      let fit = levels.isEmpty ? "" : " \(named(levels)): fits."
      return start + fit + (notMet.isEmpty ? "" : " \(named(notMet)): does not fit.")
    }
    guard let best = levels.first else { return "\(start) No level fits what was stated." }
    let grade = best.level.grade.isEmpty ? "" : ", grade \(best.level.grade)"
    if highest.count > 1 {
      return "\(start) \(numbers.bare(highest.count)) levels fit equally\(grade): none is preferred."
    }
    let needs = "\(numbers.bare(best.openCount)) of its clauses \(best.openCount == 1 ? "needs" : "need") a person."
    if !best.clauses.contains(where: { $0.outcome == .passed && $0.requirement.importance == .required }) {
      return "\(start) Nothing that was stated rules out \(best.level.title)\(grade), and nothing shows it: \(needs)"
    }
    return
      "\(start) The highest level that fits is \(best.level.title)\(grade).\(best.openCount == 0 ? "" : " " + needs)"
  }

  private func name(of entry: Entry) -> String {
    let level = entry.level
    return level.title + (level.grade.isEmpty ? "" : ", grade \(level.grade)")
      + (level.track.map { ", \($0.rawValue)" } ?? "")
  }

  // MARK: Tables

  private var overview: Table {
    let hasPay = levels.contains { $0.offer?.range != nil }
    let hasCrosswalk = levels.contains { $0.crosswalk != nil }
    var columns: [Table.Column] = [.init("title"), .init("grade"), .init("track")]
    if hasCrosswalk { columns.append(.init("confidence")) }
    if isAssessed { columns.append(.init("open", title: "to be judged")) }
    if hasPay { columns += [.init("currency", title: ""), .init("minimum"), .init("midpoint"), .init("maximum")] }
    var table = Table(columns: columns)
    for entry in levels {
      var row: [Table.Cell] = [
        .text(entry.level.title), .text(entry.level.grade), .text(entry.level.track?.rawValue ?? ""),
      ]
      if hasCrosswalk { row.append(.text(entry.crosswalk?.confidence ?? "")) }
      if isAssessed { row.append(.number(ExactDecimal(entry.openCount))) }
      if hasPay {
        let range = entry.offer?.range
        row += [
          .text(entry.offer?.currency.code ?? ""), range.map { .money($0.minimum) } ?? .empty,
          range?.midpoint.map { .money($0) } ?? .empty, range.map { .money($0.maximum) } ?? .empty,
        ]
      }
      table.rows.append(row)
    }
    return table
  }

  private func clauses(of entry: Entry) -> Table {
    var columns: [Table.Column] = isAssessed ? [.init("outcome")] : []
    columns.append(.init("clause"))
    let isInherited = entry.clauses.contains { $0.inheritedFrom != nil }
    if isInherited { columns.append(.init("inherited_from", title: "from")) }
    var table = Table(columns: columns)
    for line in entry.clauses {
      var row: [Table.Cell] = line.outcome.map { [.text($0.rawValue)] } ?? []
      row.append(.text(line.requirement.text + (line.requirement.importance == .preferred ? " (preferred)" : "")))
      if isInherited { row.append(.text(line.inheritedFrom.map { $0.level.isEmpty ? $0.title : $0.level } ?? "")) }
      table.rows.append(row)
    }
    return table
  }

  private func missing(_ entries: [Entry]) -> Table {
    var table = Table(columns: [.init("title"), .init("grade"), .init("missing")])
    for entry in entries {
      for (place, line) in entry.missing.enumerated() {
        table.rows.append([
          .text(place == 0 ? entry.level.title : ""), .text(place == 0 ? entry.level.grade : ""),
          .text(line.requirement.text),
        ])
      }
    }
    return table
  }

  private var notes: [String] {
    warnings.map { warning in
      warning.column.map { "\($0.replacing("_", with: " ")): \(warning.message)" } ?? warning.message
    }
  }

  /// A row for each clause of each level.
  public func table() -> Table {
    var table = Table(
      columns: [
        "answer", "family", "title", "grade", "track", "level", "clause", "kind", "importance", "outcome",
        "inherited_from", "text", "confidence", "currency", "minimum", "midpoint", "maximum",
      ].map { Table.Column($0) })
    let nextIDs = Set(next.map(\.level.id))
    let rest = notMet.filter { !nextIDs.contains($0.level.id) }
    for (answer, entries) in [(isAssessed ? "fits" : "asked", levels), ("next", next), ("not met", rest)] {
      for entry in entries {
        let level = entry.level
        let range = entry.offer?.range
        let pay: [Table.Cell] = [
          .text(entry.crosswalk?.confidence ?? ""), .text(range == nil ? "" : entry.offer?.currency.code ?? ""),
          range.map { .money($0.minimum) } ?? .empty, range?.midpoint.map { .money($0) } ?? .empty,
          range.map { .money($0.maximum) } ?? .empty,
        ]
        if entry.clauses.isEmpty {
          // A level that asks for nothing is an answer, too.
          table.rows.append(
            [answer, level.family, level.title, level.grade, level.track?.rawValue ?? "", level.level].map { .text($0) }
              + Array(repeating: .empty, count: 6) + pay)
        }
        for line in entry.clauses {
          table.rows.append(
            [
              answer, level.family, level.title, level.grade, level.track?.rawValue ?? "", level.level,
              line.requirement.group, line.kind, line.requirement.importance.rawValue, line.outcome?.rawValue ?? "",
              line.inheritedFrom?.title ?? "", line.requirement.text,
            ].map { .text($0) } + pay)
        }
      }
    }
    return table
  }
}
