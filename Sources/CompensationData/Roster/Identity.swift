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

  var hash: UInt64 {
    var hash = (low ^ 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash &>> 32
    hash = (hash ^ high) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash &>> 29
  }
}
