internal import Tabular

/// An `employee_id` in sixteen bytes: up to fifteen bytes as they are, a longer one by its digest (the first 120 bits of its SHA-256).
public struct Identity: Sendable, Hashable, BitwiseCopyable {
  let low: UInt64
  let high: UInt64

  /// The identity of an id's bytes.
  public init(_ id: Span<UInt8>) {
    if id.count > 15 {
      self.init(Digest.sha256(id), tag: 0xFF)
    } else {
      self.init(id, tag: UInt8(id.count + 1))
    }
  }

  /// Fifteen bytes, or fewer, and a tag that is not zero.
  private init(_ bytes: Span<UInt8>, tag: UInt8) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<min(bytes.count, 8) { low |= UInt64(bytes[index]) &<< UInt64(index &* 8) }
    if bytes.count > 8 {
      for index in 8..<min(bytes.count, 15) { high |= UInt64(bytes[index]) &<< UInt64((index &- 8) &* 8) }
    }
    self.low = low
    self.high = high | UInt64(tag) &<< 56
  }

  private init(_ bytes: [UInt8], tag: UInt8) { self.init(bytes.span.extracting(first: 15), tag: tag) }

  fileprivate var hash: UInt64 {
    var hash = (low ^ 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash &>> 32
    hash = (hash ^ high) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash &>> 29
  }
}

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
