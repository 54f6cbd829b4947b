extension DistributionChart {
  private var text: ChartText { ChartText(numbers: numbers) }

  /// The chart in full sentences with its figures, one sentence for each panel: what a screen reader reads.
  ///
  /// How many people a bar stands for is left out, as in the picture.
  public var description: String {
    let about = "Histograms of compa-ratio, which is pay divided by the midpoint of its range, for "
    return text.joined(
      [text.sentence(subtitle), about + text.counted(panels.count, "group", "groups") + "."]
        + panels.map(sentence))
  }

  /// The chart in one line, for a page on which the figures stand in a table, too.
  public var alternative: String {
    text.alternative(
      title, "Histograms of compa-ratio for " + text.counted(panels.count, "group", "groups"),
      medians: panels.compactMap { panel in panel.median.map { (panel.label, $0) } })
  }

  private func sentence(_ panel: Panel) -> String {
    var facts: [String] = []
    if let median = panel.median { facts.append("the median is " + text.fromMidpoint(median)) }
    facts.append("the pay range goes from " + text.span(panel.range))
    if let most = panel.counts.max(), most > 0, let index = panel.counts.firstIndex(of: most) {
      facts.append("the tallest bar stands at " + text.span(bin(index)))
    }
    if panel.below > 0 {
      facts.append("some are paid less than \(numbers.ratio(tenThousandths: firstBin)), where the bars begin")
    }
    if panel.above > 0 {
      facts.append("some are paid \(numbers.ratio(tenThousandths: lastBinEnd)) or more, where the bars end")
    }
    return text.sentence(text.named(panel.label, panel.note) + ": " + facts.joined(separator: "; "))
  }
}

extension PlacementChart {
  private var text: ChartText { ChartText(numbers: numbers) }

  /// The chart in full sentences with its figures, one sentence for each row: what a screen reader reads.
  public var description: String {
    let about =
      "Pay ranges, with the percentiles of compa-ratio, which is pay divided by the midpoint of its range, for "
    return text.joined(
      [text.sentence(subtitle), about + text.counted(rows.count, "group", "groups") + "."]
        + rows.map(sentence))
  }

  /// The chart in one line, for a page on which the figures stand in a table, too.
  public var alternative: String {
    text.alternative(
      title, "Percentiles of compa-ratio over the pay range for " + text.counted(rows.count, "group", "groups"),
      medians: rows.map { ($0.label, $0.median) })
  }

  private func sentence(_ row: Row) -> String {
    text.sentence(
      text.named(row.label, row.note) + ": the median is " + text.fromMidpoint(row.median)
        + "; the middle half is paid from " + text.span(min(row.p25, row.p75)...max(row.p25, row.p75))
        + ", and the 10th to the 90th percentile go from "
        + text.span(min(row.p10, row.p90)...max(row.p10, row.p90)) + "; the pay range goes from "
        + text.span(row.range))
  }
}

/// Phrases that both charts use.
private struct ChartText {
  let numbers: NumberStyle

  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(numbers.bare(count)) " + (count == 1 ? one : many)
  }

  /// A text that ends like a sentence, unless it is empty.
  func sentence(_ text: String) -> String {
    text.isEmpty || text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?") ? text : text + "."
  }

  func joined(_ sentences: [String]) -> String { sentences.filter { !$0.isEmpty }.joined(separator: " ") }

  func named(_ label: String, _ note: String) -> String { note.isEmpty ? label : "\(label) (\(note))" }

  func span(_ ratios: ClosedRange<Int>) -> String {
    numbers.ratio(tenThousandths: ratios.lowerBound) + " to " + numbers.ratio(tenThousandths: ratios.upperBound)
  }

  /// A ratio and which side of the midpoint it is on.
  func fromMidpoint(_ ratio: Int) -> String {
    let place = ratio < RatioAxis.midpoint ? "below" : ratio > RatioAxis.midpoint ? "above" : "at"
    return numbers.ratio(tenThousandths: ratio) + ", \(place) the midpoint"
  }

  func alternative(_ title: String, _ about: String, medians: [(label: String, median: Int)]) -> String {
    var text = about
    // The first of equals, so that the text does not depend on anything but the order of the groups.
    if let first = medians.first, medians.count == 1 {
      text += "; the median is \(numbers.ratio(tenThousandths: first.median))"
    } else if let low = medians.min(by: { $0.median < $1.median }),
      let high = medians.reversed().max(by: { $0.median < $1.median })
    {
      text +=
        "; the medians go from \(numbers.ratio(tenThousandths: low.median)) (\(low.label)) to "
        + "\(numbers.ratio(tenThousandths: high.median)) (\(high.label))"
    }
    return joined([sentence(title), sentence(text)])
  }
}
