internal import Compensation
internal import JSONText

extension LevelSheet {
  /// The sheet as one JSON object; a key without a value is left out.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.key("policy")
      writer.object {
        writer.member("name", text: policy.definition.name)
        if !policy.definition.version.isEmpty { writer.member("version", text: policy.definition.version) }
        writer.member("digest", text: policy.digest)
      }
      if let asOf { writer.member("as_of", text: asOf.description) }
      writer.member("job", text: subject)
      list("levels", levels, writer)
      if isAssessed {
        list("next", next, writer)
        list("not_met", notMet, writer)
      }
      writer.key("warnings")
      writer.array(isEmpty: warnings.isEmpty) {
        for warning in warnings {
          writer.object {
            writer.member("code", text: warning.code)
            if let column = warning.column { writer.member("name", text: column) }
            writer.member("message", text: warning.message)
          }
        }
      }
    }
    return writer.takeBytes()
  }

  private func list(_ key: String, _ entries: [Entry], _ writer: JSONWriter) {
    writer.key(key)
    writer.array(isEmpty: entries.isEmpty) { for entry in entries { write(entry, to: writer) } }
  }

  private func write(_ entry: Entry, to writer: JSONWriter) {
    let level = entry.level
    writer.object {
      writer.member("title", text: level.title)
      if !level.grade.isEmpty { writer.member("grade", text: level.grade) }
      if let track = level.track { writer.member("track", text: track.rawValue) }
      if !level.level.isEmpty { writer.member("level", text: level.level) }
      writer.member("id", text: level.id)
      writer.member("family", text: level.family)
      if !level.table.isEmpty { writer.member("table", text: level.table) }
      if !level.aliases.isEmpty { texts("aliases", level.aliases, writer) }
      if let extends = level.extends { writer.member("extends", text: extends) }
      if let source = level.source { writer.member("source", text: source) }
      if let crosswalk = entry.crosswalk {
        writer.key("crosswalk")
        writer.object {
          writer.member("company", text: crosswalk.company)
          writer.member("level", text: crosswalk.theirLevel)
          if !crosswalk.confidence.isEmpty { writer.member("confidence", text: crosswalk.confidence) }
          if let source = crosswalk.source { writer.member("source", text: source) }
        }
      }
      if let offer = entry.offer, let range = offer.range {
        writer.member("currency", text: offer.currency.code)
        writer.member("period", text: offer.period)
        writer.key("range")
        writer.object {
          writer.member("minimum", number: range.minimum.amount)
          if let midpoint = range.midpoint { writer.member("midpoint", number: midpoint.amount) }
          writer.member("maximum", number: range.maximum.amount)
        }
      }
      if isAssessed { texts("missing", entry.missing.map(\.requirement.text), writer) }
      writer.key("clauses")
      writer.array(isEmpty: entry.clauses.isEmpty) { for line in entry.clauses { write(line, to: writer) } }
    }
  }

  private func texts(_ key: String, _ texts: [String], _ writer: JSONWriter) {
    writer.key(key)
    writer.array(isEmpty: texts.isEmpty) { for text in texts { writer.text(text) } }
  }

  private func write(_ line: Line, to writer: JSONWriter) {
    writer.object {
      writer.member("text", text: line.requirement.text)
      writer.member("kind", text: line.kind)
      if let outcome = line.outcome { writer.member("outcome", text: outcome.rawValue) }
      writer.member("importance", text: line.requirement.importance.rawValue)
      if let origin = line.inheritedFrom { writer.member("inherited_from", text: origin.title) }
      if line.requirement.needsPerson { return }
      // One of the lists is enough; what is in one list holds together.
      writer.key("options")
      writer.array {
        for (option, clauses) in line.requirement.options.enumerated() {
          writer.array {
            for (place, clause) in clauses.enumerated() {
              write(clause, line.clauseOutcomes?[option][place], to: writer)
            }
          }
        }
      }
    }
  }

  private func write(_ clause: Clause, _ outcome: Outcome?, to writer: JSONWriter) {
    writer.object {
      writer.member("kind", text: clause.kind.rawValue)
      if !clause.subject.isEmpty { writer.member("of", text: clause.subject) }
      switch clause.minimum {
      case .years(let years)?: writer.member("minimum", number: years)
      case .degree(let degree)?: writer.member("minimum", text: degree.rawValue)
      case .rating(let value)?: writer.member("minimum", text: value)
      case nil: break
      }
      if let outcome { writer.member("outcome", text: outcome.rawValue) }
    }
  }
}
