extension Market {
  /// The location factor of every place that any source has figures of, in natural order, then of each region.
  /// - Parameters:
  ///   - dimension: Which value of a cell is the place.
  ///   - regions: By place: its region; empty if regions are not looked at.
  ///   - inForce: The factor of a place in the policy's table; nil if it has none.
  /// - Throws: `unknown-reference-place`, `small-reference-place`, `too-many-values`, `overflow`.
  public func placeFactors(
    _ location: LocationRules, place dimension: Int, regions: [String: String],
    inForce: (_ place: String, _ region: String?) -> ExactDecimal?
  ) throws(Finding) -> [PlaceFactor] {
    let table = LocationTable(self, location, dimension: dimension, regions: regions)
    return try table.factors(inForce)
  }
}

/// Location factors in the making.
private struct LocationTable {
  private let market: Market
  private let location: LocationRules
  private let dimension: Int
  private let regions: [String: String]
  /// By place: what the sources that are no fallbacks say of it.
  private let places: [String: Place]

  /// What the figures of a place are.
  private struct Place {
    var cells: [PayCell] = []
    var records = 0
    var oldest: CalendarDate?
    var sources: [String] = []
    /// By source and organisation: the weight.
    var organisations: [Organisation: ExactDecimal] = [:]
    /// Whether any source does, so that the rules about them apply.
    var namesOrganisations = false
  }

  /// An organisation of a source; those of several sources are not compared.
  private struct Organisation: Hashable {
    let source: Int
    let number: Int32
  }

  init(_ market: Market, _ location: LocationRules, dimension: Int, regions: [String: String]) {
    self.market = market
    self.location = location
    self.dimension = dimension
    self.regions = regions
    var places: [String: Place] = [:]
    for (number, (source, cells)) in zip(market.sources, market.sourceCells).enumerated()
    where source.statistic == .individual && !market.rules.fallbacks.contains(source.name) {
      for (values, cell) in cells {
        guard let sample = cell.sample else { continue }
        var place = places[values[dimension]] ?? Place()
        // A ratio to a median that is shown would give away one that is not.
        if cell.hidden == nil || location.estimator != .medianOfRatios {
          // Figures of several sources are compared within each: they may be of different years and kinds.
          place.cells.append(PayCell(values: values + [source.name], sample: sample))
        }
        place.records += cell.records ?? 0
        place.oldest = [place.oldest, cell.oldest].compactMap { $0 }.min()
        if !place.sources.contains(source.name) { place.sources.append(source.name) }
        // The figures of a source that names nobody may all be of one.
        let unnamed = OrganisationWeight(organisation: -1, weight: ExactDecimal(cell.records ?? 0))
        if cell.organisationWeights != nil { place.namesOrganisations = true }
        for part in cell.organisationWeights ?? [unnamed] {
          let key = Organisation(source: number, number: part.organisation)
          let weight = place.organisations[key] ?? .zero
          // Weights of a cell; of a place they cannot be too large, or the cell's would be.
          place.organisations[key] = (try? weight + part.weight) ?? part.weight
        }
        places[values[dimension]] = place
      }
    }
    self.places = places
  }

  func factors(_ inForce: (String, String?) -> ExactDecimal?) throws(Finding) -> [PlaceFactor] {
    var reasons: [String: String] = [:]
    for (name, place) in places {
      let hidden = try holding { () throws(ArithmeticError) in
        try market.rules.publication.reason(
          records: place.records, organisations: place.namesOrganisations ? Array(place.organisations.values) : nil)
      }
      reasons[name] = hidden?.rawValue ?? (place.cells.isEmpty ? NoEstimateReason.noSharedStratum.rawValue : nil)
    }
    if let reason = reasons[location.reference] {
      throw Finding(
        "small-reference-place",
        "the figures of the reference place \"\(location.reference)\" may not be shown (\(reason)), so that there is nothing to compare with; "
          + "choose another with --reference")
    }
    let outcomes = try location.estimator.outcomes(
      of: places.filter { reasons[$0.key] == nil }.values.flatMap(\.cells), place: dimension,
      reference: location.reference, minimumRecords: market.rules.publication.minimumRecords,
      market.rules.percentile)
    var estimates: [String: LocationEstimate] = [:]
    for outcome in outcomes {
      switch outcome {
      case .estimate(let estimate): estimates[estimate.place] = estimate
      case .none(let place, _, let reason): reasons[place] = reason.rawValue
      }
    }
    let fallbacks = try holding { () throws(ArithmeticError) in try published() }
    let means = try holding { () throws(ArithmeticError) in
      try RegionFactor.means(of: Array(estimates.values), reference: location.reference) { regions[$0] }
    }
    var factors: [PlaceFactor] = []
    for place in Set(places.keys).union(fallbacks.keys).sorted(by: { NaturalOrder($0) < NaturalOrder($1) }) {
      let region = regions[place]
      let current = inForce(place, region)
      let regional = region.flatMap { means[$0]?.factor }
      if let estimate = estimates[place] {
        let adjusted =
          place == location.reference
          ? AdjustedFactor.reference(inForce: current)
          : try adjusted(estimate.factor, estimate.records, regional, current)
        factors.append(factor(place, region, estimate: estimate, adjusted, reason: nil))
      } else if let fallback = fallbacks[place] {
        let adjusted = try adjusted(fallback.factor, 0, nil, current)
        factors.append(
          PlaceFactor(
            place: place, region: region, records: nil, organisations: nil, sources: [fallback.source],
            oldest: fallback.oldest, estimate: nil, adjusted: adjusted, isFallback: true,
            reason: reasons[place] ?? NoEstimateReason.smallPlace.rawValue))
      } else {
        factors.append(factor(place, region, estimate: nil, nil, reason: reasons[place]))
      }
    }
    return factors + (try regionFactors(means, fallbacks, inForce))
  }

  /// A row for each region: the mean of its places' factors, by their figures; where there are too few, the mean of a fallback source's.
  private func regionFactors(
    _ means: [String: RegionFactor], _ fallbacks: [String: Fallback], _ inForce: (String, String?) -> ExactDecimal?
  ) throws(Finding) -> [PlaceFactor] {
    var factors: [PlaceFactor] = []
    let names = Set(places.keys).union(fallbacks.keys)
    for region in Set(regions.values).sorted(by: { NaturalOrder($0) < NaturalOrder($1) }) {
      let members = names.filter { regions[$0] == region && $0 != location.reference }
      let current = inForce(PlaceFactor.all, region)
      if let mean = means[region] {
        let known = members.compactMap { places[$0] }
        factors.append(
          PlaceFactor(
            place: PlaceFactor.all, region: region, records: mean.records, organisations: nil,
            sources: market.sources.map(\.name).filter { name in known.contains { $0.sources.contains(name) } },
            oldest: known.compactMap(\.oldest).min(), estimate: nil,
            adjusted: try adjusted(mean.factor, mean.records, nil, current), isFallback: false, reason: nil))
        continue
      }
      let served = members.sorted().compactMap { fallbacks[$0] }
      if served.isEmpty { continue }
      let mean = try holding { () throws(ArithmeticError) in
        var sum = ExactDecimal.zero
        for fallback in served { sum = try sum + fallback.factor }
        return try sum / ExactDecimal(served.count)
      }
      factors.append(
        PlaceFactor(
          place: PlaceFactor.all, region: region, records: nil, organisations: nil,
          sources: market.sources.map(\.name).filter { name in served.contains { $0.source == name } },
          oldest: served.compactMap(\.oldest).min(), estimate: nil,
          adjusted: try adjusted(mean, 0, nil, current), isFallback: true,
          reason: NoEstimateReason.smallPlace.rawValue))
    }
    return factors
  }

  private func factor(
    _ name: String, _ region: String?, estimate: LocationEstimate?, _ adjusted: AdjustedFactor?, reason: String?
  ) -> PlaceFactor {
    let place = places[name] ?? Place()
    return PlaceFactor(
      place: name, region: region, records: estimate?.records ?? place.records,
      organisations: place.namesOrganisations ? place.organisations.count : nil,
      sources: place.sources, oldest: place.oldest, estimate: estimate, adjusted: adjusted, isFallback: false,
      reason: reason)
  }

  private func adjusted(
    _ factor: ExactDecimal, _ records: Int, _ region: ExactDecimal?, _ inForce: ExactDecimal?
  ) throws(Finding) -> AdjustedFactor {
    try holding { () throws(ArithmeticError) in
      try location.adjustment.adjusted(factor, records: records, region: region, inForce: inForce)
    }
  }

  /// A place's factor by a fallback source.
  private struct Fallback {
    let factor: ExactDecimal
    let source: String
    let oldest: CalendarDate?
  }

  /// By place: the figure there / the figure at the reference place, the median over the strata that have both; of the first fallback source
  /// that has it.
  private func published() throws(ArithmeticError) -> [String: Fallback] {
    var found: [String: Fallback] = [:]
    for name in market.rules.fallbacks {
      guard let number = market.sources.firstIndex(where: { $0.name == name }) else { continue }
      var ratios: [String: [ExactDecimal]] = [:]
      var oldest: [String: CalendarDate] = [:]
      for (values, cell) in market.sourceCells[number] where cell.hidden == nil {
        var same = values
        same[dimension] = location.reference
        // Nor may a figure that is hidden be the base, or the factor would tell it.
        guard let value = cell.values[0], let other = market.sourceCells[number][same], other.hidden == nil,
          let base = other.values[0]
        else { continue }
        let place = values[dimension]
        ratios[place, default: []].append(try value / base)
        oldest[place] = [oldest[place], cell.oldest].compactMap { $0 }.min()
      }
      for (place, ratios) in ratios where found[place] == nil {
        guard let median = try PaySample(ratios)?.percentile(50, market.rules.percentile) else { continue }
        found[place] = Fallback(factor: median, source: name, oldest: oldest[place])
      }
    }
    return found
  }

  private func holding<Value>(_ body: () throws(ArithmeticError) -> Value) throws(Finding) -> Value {
    do throws(ArithmeticError) { return try body() } catch {
      throw Finding("overflow", "the figures of a place are too large or too far apart for a location factor")
    }
  }
}
