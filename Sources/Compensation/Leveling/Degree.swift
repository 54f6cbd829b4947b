/// A university degree, from none to the highest.
public enum Degree: String, Sendable, Hashable, CaseIterable, Comparable {
  case none, bachelor, master, phd

  public static func < (left: Degree, right: Degree) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .bachelor: 1
    case .master: 2
    case .phd: 3
    }
  }
}
