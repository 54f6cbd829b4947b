/// Text that comes from a file, a pipe or memory, and is inflated on the way where it is gzip.
final class TextInput {
  /// The first bytes of all gzip files.
  private static let gzipMark: [UInt8] = [0x1F, 0x8B]

  private enum Stage {
    case unknown
    case plain
    case gzip(GzipInflater)
  }

  private let file: InputDescriptor?
  private var memory: ArraySlice<UInt8>
  private let onRead: ((Span<UInt8>) -> Void)?
  private var stage = Stage.unknown
  /// Bytes as they are stored, and how many of them were inflated.
  private var stored: [UInt8] = []
  private var used = 0

  /// How many bytes were read, as they are stored.
  private(set) var bytesRead = 0
  /// How many bytes are stored; nil where that is not known.
  let byteCount: Int?
  /// Whether the gzip file is damaged or cut off; the text ends there.
  private(set) var isDamaged = false

  /// - Parameter onRead: Is given the bytes as they are stored, when they are read.
  init(_ file: InputDescriptor, onRead: ((Span<UInt8>) -> Void)? = nil) {
    self.file = file
    memory = []
    self.onRead = onRead
    byteCount = file.isFile ? file.size : nil
  }

  init(_ bytes: [UInt8], onRead: ((Span<UInt8>) -> Void)? = nil) {
    file = nil
    memory = bytes[...]
    self.onRead = onRead
    byteCount = bytes.count
  }

  /// Reads the file to its end; nothing of it becomes text.
  func skipRest() throws(FileError) {
    var skipped: [UInt8] = []
    while try readStored(1 << 16, onto: &skipped) > 0 { skipped.removeAll(keepingCapacity: true) }
  }

  /// Adds text, about as much as is wanted, to the end of an array; gives 0 only at the end, or at damage.
  func read(_ wanted: Int, onto bytes: inout [UInt8]) throws(FileError) -> Int {
    switch stage {
    case .unknown:
      while stored.count < 2, try readStored(2 - stored.count, onto: &stored) > 0 {}
      if stored == Self.gzipMark {
        stage = .gzip(GzipInflater())
      } else {
        stage = .plain
        bytes += stored
        if !stored.isEmpty { return stored.count }
      }
      return try read(wanted, onto: &bytes)
    case .plain:
      return try readStored(wanted, onto: &bytes)
    case .gzip(let inflater):
      return try inflate(wanted, onto: &bytes, with: inflater)
    }
  }

  private func inflate(
    _ wanted: Int, onto bytes: inout [UInt8], with inflater: GzipInflater
  ) throws(FileError) -> Int {
    let old = bytes.count
    while !isDamaged {
      if used == stored.count {
        stored.removeAll(keepingCapacity: true)
        used = 0
        if try readStored(1 << 16, onto: &stored) == 0 {
          isDamaged = inflater.state != .betweenMembers
          break
        }
      }
      used += inflater.inflate(stored, from: used, onto: &bytes, room: wanted)
      isDamaged = inflater.state == .damaged
      if bytes.count > old { break }
    }
    return bytes.count - old
  }

  private func readStored(_ wanted: Int, onto bytes: inout [UInt8]) throws(FileError) -> Int {
    let old = bytes.count
    if let file {
      _ = try file.read(wanted, onto: &bytes)
    } else {
      bytes += memory.prefix(wanted)
      memory = memory.dropFirst(wanted)
    }
    bytesRead += bytes.count - old
    if let onRead, bytes.count > old { onRead(bytes.span.extracting(old...)) }
    return bytes.count - old
  }
}
