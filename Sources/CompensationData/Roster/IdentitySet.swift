/// The identities met so far: about thirty bytes for each.
public struct IdentitySet: Sendable {
  /// In the order in which they were met.
  private var identities: [Identity] = []
  /// By slot: seven bits of the hash of the identity there, and a mark; 0 where there is none. One byte a slot, so that most looks are near.
  private var tags: [UInt8] = []
  /// By slot: which identity is there.
  private var places: [UInt32] = []

  /// None yet.
  public init() {}

  /// Adds identities, in their order.
  /// - Returns: The places of those that were there already.
  public mutating func insert(_ list: [Identity]) -> [Int] {
    var repeated: [Int] = []
    for (place, identity) in list.enumerated() where !insert(identity) { repeated.append(place) }
    return repeated
  }

  private mutating func insert(_ identity: Identity) -> Bool {
    if (identities.count + 1) * 4 > tags.count * 3 { grow() }
    let hash = identity.hash
    let (tag, mask) = (Self.tag(hash), tags.count - 1)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while tags[slot] != 0 {
      if tags[slot] == tag, identities[Int(places[slot])] == identity { return false }
      slot = (slot + 1) & mask
    }
    tags[slot] = tag
    places[slot] = UInt32(identities.count)
    identities.append(identity)
    return true
  }

  private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash &>> 57) | 0x80 }

  private mutating func grow() {
    let count = max(1024, tags.count * 2)
    tags = []
    places = []
    tags = Array(repeating: 0, count: count)
    places = Array(repeating: 0, count: count)
    for (place, identity) in identities.enumerated() {
      let hash = identity.hash
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while tags[slot] != 0 { slot = (slot + 1) & (count - 1) }
      tags[slot] = Self.tag(hash)
      places[slot] = UInt32(place)
    }
  }
}
