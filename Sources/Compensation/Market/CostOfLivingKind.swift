/// What a figure of the cost of living is, by the names that mappings and tables use.
public enum CostOfLivingKind: String, Sendable, Hashable, CaseIterable {
  /// Units of local currency that buy as much as one unit of the base's: a purchasing power parity.
  case purchasingPowerParity = "ppp"
  /// A price of the same goods.
  case price
  /// An index number.
  case index
}
