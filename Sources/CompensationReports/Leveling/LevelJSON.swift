internal import Compensation
internal import JSONText

extension LevelSheet {
  /// The sheet as one JSON object; a key without a value is left out.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.policy(name: policy.definition.name, version: policy.definition.version, digest: policy.digest)
      if let asOf { writer.member("as_of", text: asOf.description) }
      writer.member(levels.contains { $0.crosswalk != nil } ? "from" : "job", text: subject)
      list("levels", levels, writer)
      if isAssessed {
        list("next", next, writer)
        list("not_met", notMet, writer)
      }
      writer.warnings(warnings)
    }
    return writer.takeBytes()
  }

  private func list(_ key: String, _ entries: [Entry], _ writer: JSONWriter) {
    writer.key(key)
    writer.array(isEmpty: entries.isEmpty) {
      for entry in entries { writer.level(entry, isAssessed: isAssessed) }
    }
  }
}

extension JSONWriter {
  /// A level with its clauses and its pay.
  /// - Parameter file: The document that it is from, if it was imported.
  func level(_ entry: LevelSheet.Entry, isAssessed: Bool, file: String? = nil) {
    let level = entry.level
    object {
      if let file {
        member("file", text: file)
        if let line = level.line { member("line", number: ExactDecimal(line)) }
      }
      member("title", text: level.title)
      if let grade = try? ExactDecimal(plain: level.grade) {
        member("grade", number: grade)
      } else if !level.grade.isEmpty {
        member("grade", text: level.grade)
      }
      if let track = level.track { member("track", text: track.rawValue) }
      if !level.level.isEmpty { member("level", text: level.level) }
      member("id", text: level.id)
      member("family", text: level.family)
      if !level.table.isEmpty { member("table", text: level.table) }
      if !level.aliases.isEmpty { texts("aliases", level.aliases) }
      if let extends = level.extends { member("extends", text: extends) }
      if let source = level.source { member("source", text: source) }
      if let crosswalk = entry.crosswalk {
        key("crosswalk")
        object {
          member("company", text: crosswalk.company)
          member("level", text: crosswalk.theirLevel)
          if !crosswalk.confidence.isEmpty { member("confidence", text: crosswalk.confidence) }
          if let source = crosswalk.source { member("source", text: source) }
        }
      }
      if let offer = entry.offer, let range = offer.range {
        member("currency", text: offer.currency.code)
        member("period", text: offer.period)
        self.range(range)
      }
      if isAssessed { texts("missing", entry.missing.map(\.requirement.text)) }
      key("clauses")
      array(isEmpty: entry.clauses.isEmpty) { for line in entry.clauses { write(line) } }
    }
  }

  private func texts(_ name: String, _ texts: [String]) {
    key(name)
    array(isEmpty: texts.isEmpty) { for text in texts { self.text(text) } }
  }

  private func write(_ line: LevelSheet.Line) {
    object {
      member("text", text: line.requirement.text)
      member("kind", text: line.kind)
      if let outcome = line.outcome { member("outcome", text: outcome.rawValue) }
      member("importance", text: line.requirement.importance.rawValue)
      if let origin = line.inheritedFrom { member("inherited_from", text: origin.title) }
      if line.requirement.needsPerson { return }
      // One of the lists is enough; what is in one list holds together.
      key("options")
      array {
        for (option, clauses) in line.requirement.options.enumerated() {
          array {
            for (place, clause) in clauses.enumerated() {
              write(clause, line.clauseOutcomes?[option][place])
            }
          }
        }
      }
    }
  }

  private func write(_ clause: Clause, _ outcome: Outcome?) {
    object {
      member("kind", text: clause.kind.rawValue)
      if !clause.subject.isEmpty { member("of", text: clause.subject) }
      switch clause.minimum {
      case .years(let years)?: member("minimum", number: years)
      case .degree(let degree)?: member("minimum", text: degree.rawValue)
      case .rating(let value)?: member("minimum", text: value)
      case nil: break
      }
      if let outcome { member("outcome", text: outcome.rawValue) }
    }
  }
}
