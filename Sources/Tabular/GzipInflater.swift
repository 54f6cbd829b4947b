internal import CZLib

/// zlib at work: gzip in, text out; the one file that touches it.
///
/// Members that follow each other are one text, and zeros between and after them are padding, as gzip has it.
///
/// ## Source
///
/// RFC 1952, GZIP file format specification, section 2.2; gzip's manual, "Tapes", for the zeros.
@safe
final class GzipInflater {
  /// Where the text stands.
  enum State {
    case insideMember
    case betweenMembers
    case damaged
  }

  private(set) var state = State.insideMember
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 is the longest window; 16 more asks for gzip, with its checksum.
    let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { state = .damaged }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Inflates bytes, adding at most `room` bytes to `text`.
  /// - Returns: How many of them were used; fewer than all where there was no room, or at damage.
  func inflate(_ bytes: [UInt8], from start: Int, onto text: inout [UInt8], room: Int) -> Int {
    var used = start
    if state == .betweenMembers {
      while used < bytes.count, bytes[used] == 0 { used += 1 }
      guard used < bytes.count else { return used - start }
      state = unsafe inflateReset(stream) == Z_OK ? .insideMember : .damaged
    }
    guard state == .insideMember else { return used - start }
    text.append(addingCapacity: room) { output in
      unsafe output.withUnsafeMutableBufferPointer { target, filled in
        unsafe bytes.withUnsafeBufferPointer { input in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { unsafe $0 + used })
          unsafe stream.pointee.avail_in = uInt(clamping: input.count - used)
          unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + filled }
          unsafe stream.pointee.avail_out = uInt(clamping: room)
          let (givenIn, givenOut) = unsafe (stream.pointee.avail_in, stream.pointee.avail_out)
          switch unsafe CZLib.inflate(stream, Z_NO_FLUSH) {
          case Z_OK, Z_BUF_ERROR: break
          case Z_STREAM_END: state = .betweenMembers
          default: state = .damaged
          }
          used += unsafe Int(givenIn - stream.pointee.avail_in)
          filled += unsafe Int(givenOut - stream.pointee.avail_out)
          unsafe stream.pointee.next_in = nil
          unsafe stream.pointee.next_out = nil
        }
      }
    }
    return used - start
  }
}
