/// How much of a cell is of one organisation.
struct OrganisationWeight: Sendable {
  /// Its number; −1 for the rows that name none, together.
  let organisation: Int32
  var weight: ExactDecimal
}

/// Adds up figures by organisation, cell after cell, with one table for all of them.
struct OrganisationTally {
  /// By number of the organisation and one more: its place among those of the cell, or −1.
  private var places: [Int32]

  /// - Parameter count: How many organisations there are.
  init(count: Int) { places = Array(repeating: -1, count: count + 1) }

  /// The organisations of some figures, in the order in which they are met.
  /// - Throws: `overflow` if weights have no sum.
  mutating func weights(
    of members: [Int32], _ figures: SurveyFigures
  ) throws(ArithmeticError) -> [OrganisationWeight] {
    var found: [OrganisationWeight] = []
    defer { for entry in found { places[Int(entry.organisation) + 1] = -1 } }
    for figure in members {
      let organisation = figures.organisationOfFigure[Int(figure)]
      let weight = figures.weights.isEmpty ? ExactDecimal.one : figures.weights[Int(figure)]
      let place = Int(places[Int(organisation) + 1])
      if place >= 0 {
        found[place].weight = try found[place].weight + weight
      } else {
        places[Int(organisation) + 1] = Int32(found.count)
        found.append(OrganisationWeight(organisation: organisation, weight: weight))
      }
    }
    return found
  }
}
