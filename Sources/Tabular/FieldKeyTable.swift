#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers the different combinations of some fields, in the order in which they are first met: rows that share them can share what is
/// worked out from them.
///
/// Fields are compared byte by byte.
public struct FieldKeyTable: Sendable {
  /// The places of the fields in a record.
  public let fields: [Int]
  /// How many combinations there are.
  public var count: Int { starts.count }

  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private var starts: [Int] = []
  /// The combinations: for each field its length in eight bytes, then its bytes.
  private var keys: [UInt8] = []

  /// No combinations yet.
  public init(fields: [Int]) {
    self.fields = fields
    slots = Array(repeating: -1, count: 256)
  }

  /// The number of a record's combination; `isNew` if it was not met before. The record must have all the fields.
  public mutating func number(_ record: Int, of batch: CSVBatch) -> (number: Int, isNew: Bool) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for field in fields {
      unsafe batch.withBuffer(record, field) { unsafe Self.mix($0, into: &hash) }
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isEqual(number, record, of: batch) { return (number, false) }
      slot = (slot + 1) & mask
    }
    let number = starts.count
    slots[slot] = Int32(number)
    hashes.append(hash)
    starts.append(keys.count)
    for field in fields {
      unsafe batch.withBuffer(record, field) { bytes in
        var length = bytes.count
        unsafe withUnsafeBytes(of: &length) { unsafe keys.append(contentsOf: $0) }
        unsafe keys.append(contentsOf: bytes)
      }
    }
    if starts.count * 2 > slots.count { grow() }
    return (number, true)
  }

  /// Forgets all combinations; numbers begin at 0 again.
  public mutating func removeAll() {
    slots = Array(repeating: -1, count: 256)
    hashes.removeAll()
    starts.removeAll()
    keys.removeAll()
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash >> 32) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  private func isEqual(_ number: Int, _ record: Int, of batch: CSVBatch) -> Bool {
    var place = starts[number]
    return unsafe keys.withUnsafeBytes { keys in
      for field in fields {
        let isSame = unsafe batch.withBuffer(record, field) { bytes -> Bool in
          let length = unsafe keys.loadUnaligned(fromByteOffset: place, as: Int.self)
          guard length == bytes.count else { return false }
          defer { place += 8 + length }
          guard length > 0, let field = bytes.baseAddress, let own = keys.baseAddress else { return true }
          return unsafe memcmp(own + place + 8, field, length) == 0
        }
        if !isSame { return false }
      }
      return true
    }
  }

  /// Mixes a field into a hash, eight bytes at a time, its length last.
  private static func mix(_ bytes: UnsafeBufferPointer<UInt8>, into hash: inout UInt64) {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    var word: UInt64 = 0
    while index &+ 8 <= raw.count {
      word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index &+= 8
    }
    word = 0
    while index < raw.count {
      word = unsafe word << 8 | UInt64(raw[index])
      index &+= 1
    }
    hash = (hash ^ word ^ UInt64(truncatingIfNeeded: raw.count) << 56) &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 29
  }
}

extension CSVBatch {
  /// Calls a closure with the bytes of a field.
  fileprivate func withBuffer<Result>(
    _ index: Int, _ field: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = range(record(index), field)
    return unsafe bytes.withUnsafeBufferPointer { unsafe body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
