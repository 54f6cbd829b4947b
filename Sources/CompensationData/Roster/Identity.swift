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

  fileprivate static let empty = Identity([], tag: 0)

  fileprivate var hash: UInt64 {
    var hash = (low ^ 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash &>> 32
    hash = (hash ^ high) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash &>> 29
  }
}

/// The identities met so far: about thirty bytes for each.
public struct IdentitySet: Sendable {
  /// Parts that grow one at a time, so that growing takes little more memory than the set itself.
  private var shards: [Shard] = Array(repeating: Shard(), count: 64)

  /// None yet.
  public init() {}

  /// Adds identities, in their order.
  /// - Returns: The places of those that were there already.
  public mutating func insert(_ identities: [Identity]) -> [Int] {
    let hashes = identities.map(\.hash)
    // A look at where each will go, one after the other without waiting, brings those places near before they are needed.
    var seen: UInt64 = 0
    for hash in hashes { seen &+= shards[Self.shard(hash)].look(hash) }
    lastSeen = seen
    var repeated: [Int] = []
    for (place, identity) in identities.enumerated() {
      let hash = hashes[place]
      if !shards[Self.shard(hash)].insert(identity, hash) { repeated.append(place) }
    }
    return repeated
  }

  /// What was last looked at; kept so that looking is not left out.
  private var lastSeen: UInt64 = 0

  private static func shard(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash & 63) }

  /// A hash table with linear probing, at most four fifths full.
  private struct Shard {
    private var slots: [Identity] = []
    private var count = 0

    mutating func insert(_ identity: Identity, _ hash: UInt64) -> Bool {
      if (count + 1) * 5 > slots.count * 4 { grow() }
      let slot = place(of: identity, hash)
      if slots[slot] == identity { return false }
      slots[slot] = identity
      count += 1
      return true
    }

    /// Something of the place where a hash leads.
    func look(_ hash: UInt64) -> UInt64 {
      slots.isEmpty ? 0 : slots[Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)].high
    }

    /// Where an identity is, or where it goes.
    private func place(of identity: Identity, _ hash: UInt64) -> Int {
      var slot = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
      while slots[slot] != .empty, slots[slot] != identity {
        slot += 1
        if slot == slots.count { slot = 0 }
      }
      return slot
    }

    private mutating func grow() {
      let old = slots
      slots = Array(repeating: .empty, count: max(16, old.count + old.count / 2))
      for identity in old where identity != .empty { slots[place(of: identity, identity.hash)] = identity }
    }
  }
}
