/// Whether a level is reached by one's own work or by leading people.
public enum Track: String, Sendable, Hashable, CaseIterable {
  case individualContributor = "IC"
  case management
}
