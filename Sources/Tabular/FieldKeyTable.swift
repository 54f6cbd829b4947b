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
  /// How many combinations there are.
  public private(set) var count = 0

  /// Fields that stand side by side, whose bytes do too.
  private let runs: [Range<Int>]
  private var slots: [Slot]
  /// The combinations: for each run the lengths of its fields, then their bytes.
  private var keys: [UInt8] = []

  /// A place of the hash table: all that is asked of a combination before its bytes are compared lies together.
  private struct Slot {
    /// The combination's number; −1 where there is none.
    var number: Int32 = -1
    var hash: UInt32 = 0
    /// Where it begins in `keys`.
    var start = 0
  }

  /// No combinations yet.
  /// - Parameter fields: Their places in a record, ascending.
  public init(fields: [Int]) {
    var runs: [Range<Int>] = []
    for field in fields {
      if let last = runs.last, last.upperBound == field {
        runs[runs.count - 1] = last.lowerBound..<(field + 1)
      } else {
        runs.append(field..<(field + 1))
      }
    }
    self.runs = runs
    slots = Array(repeating: Slot(), count: 256)
  }

  /// The number of a record's combination; `isNew` if it was not met before. The record must have all the fields.
  public mutating func number(_ record: Int, of batch: borrowing CSVBatch) -> (number: Int, isNew: Bool) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for run in runs {
      let place = batch.firstBound(record, run)
      unsafe batch.bytes.withUnsafeBytes { bytes in
        unsafe batch.bounds.withUnsafeBufferPointer { bounds in
          for field in place..<(place + run.count) {
            hash = (hash &<< 7 ^ hash &>> 57) ^ UInt64(truncatingIfNeeded: unsafe bounds[field + 1] - bounds[field])
          }
          unsafe mix(UnsafeRawBufferPointer(rebasing: bytes[bounds[place]..<bounds[place + run.count]]), into: &hash)
        }
      }
    }
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    let mask = slots.count - 1
    var place = Int(tag) & mask
    while true {
      let slot = slots[place]
      if slot.number < 0 { break }
      if slot.hash == tag, isEqual(slot.start, record, of: batch) { return (Int(slot.number), false) }
      place = (place + 1) & mask
    }
    let number = count
    count += 1
    slots[place] = Slot(number: Int32(number), hash: tag, start: keys.count)
    for run in runs {
      let place = batch.firstBound(record, run)
      for field in place..<(place + run.count) {
        var length = UInt32(batch.bounds[field + 1] - batch.bounds[field])
        unsafe withUnsafeBytes(of: &length) { unsafe keys.append(contentsOf: $0) }
      }
      keys.append(contentsOf: batch.bytes[batch.bounds[place]..<batch.bounds[place + run.count]])
    }
    if count * 2 > slots.count { grow() }
    return (number, true)
  }

  /// Forgets all combinations; numbers begin at 0 again.
  public mutating func removeAll() {
    slots = Array(repeating: Slot(), count: 256)
    count = 0
    keys.removeAll()
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 4)
    let mask = slots.count - 1
    for slot in old where slot.number >= 0 {
      var place = Int(slot.hash) & mask
      while slots[place].number >= 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  private func isEqual(_ start: Int, _ record: Int, of batch: borrowing CSVBatch) -> Bool {
    var offset = start
    for run in runs {
      let place = batch.firstBound(record, run)
      let isSame = unsafe keys.withUnsafeBytes { keys in
        unsafe batch.bounds.withUnsafeBufferPointer { bounds in
          for field in place..<(place + run.count) {
            let length = unsafe keys.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            if unsafe Int(length) != bounds[field + 1] - bounds[field] { return false }
            offset += 4
          }
          let count = unsafe bounds[place + run.count] - bounds[place]
          defer { offset += count }
          return unsafe batch.bytes.withUnsafeBytes { bytes in
            guard count > 0, let own = keys.baseAddress, let other = bytes.baseAddress else { return true }
            return unsafe memcmp(own + offset, other + bounds[place], count) == 0
          }
        }
      }
      if !isSame { return false }
    }
    return true
  }
}

/// Mixes bytes into a hash, eight at a time.
private func mix(_ bytes: UnsafeRawBufferPointer, into hash: inout UInt64) {
  func mix(_ word: UInt64) {
    hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash &>> 32
  }
  var index = 0
  while index &+ 8 <= bytes.count {
    mix(unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    index &+= 8
  }
  if index < bytes.count, bytes.count >= 8 {
    // The last eight bytes, some of them again.
    mix(unsafe bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self))
  } else {
    while index < bytes.count {
      mix(UInt64(unsafe bytes[index]))
      index &+= 1
    }
  }
}

extension CSVBatch {
  /// The place among the bounds where fields that stand side by side begin; checks that the record has them all.
  fileprivate func firstBound(_ index: Int, _ run: Range<Int>) -> Int {
    let record = record(index)
    let first = entries[record].firstField + run.lowerBound
    precondition(first + run.count <= entries[record + 1].firstField, "no such field")
    return first
  }
}
