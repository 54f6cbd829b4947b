/// What `scales.csv` says: the values that people are rated with.
extension LadderCompiler {
  /// The scales; none without the table.
  mutating func readScales() -> RatingScales {
    guard let table = tables["scales"] else { return RatingScales() }
    let reader = LadderTableReader(
      table, required: ["scale", "value", "rank"], optional: ["meaning"], findings: &findings)
    if !reader.isComplete { return RatingScales() }
    var ranks: [String: [String: Int]] = [:]
    for row in table.rows.indices {
      let scale = reader.required(row, "scale", &findings)
      let value = reader.required(row, "value", &findings)
      guard let rank = Int(reader.text(row, "rank")), rank >= 1 else {
        findings.append(reader.finding("bad-number", "a rank is a whole number, 1 the lowest", row, "rank"))
        continue
      }
      if ranks[scale]?[value] != nil || (ranks[scale] ?? [:]).values.contains(rank) {
        findings.append(
          reader.finding(
            "duplicate-key", "the scale has this value or this rank already; correct one of them", row, "value"))
        continue
      }
      ranks[scale, default: [:]][value] = rank
    }
    return RatingScales(ranks)
  }
}
