internal import Tabular

/// Says on a terminal how far a long run is: rows, rows per second, and the time left where the size is known. Silent for the first second, and where
/// standard error is no terminal.
struct Progress: ~Copyable {
  private let isShown = isTerminal(2)
  private let byteCount: Int?
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var hasShown = false

  init(byteCount: Int?) { self.byteCount = byteCount }

  /// Shows how far the run is, five times a second at most.
  mutating func show(rows: Int, bytes: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(200) else { return }
    last = now
    hasShown = true
    let milliseconds = Self.milliseconds(now - start)
    var text = "\(Self.grouped(rows)) rows, \(Self.grouped(rows * 1000 / max(1, milliseconds))) a second"
    if let byteCount, byteCount > 0, bytes > 0 {
      let left = milliseconds * max(0, byteCount - bytes) / bytes / 1000
      text += ", \(min(99, bytes * 100 / byteCount)) %, \(Self.duration(left)) left"
    }
    Self.write("\r\(text.prefix(max(20, (terminalWidth(2) ?? 80) - 1)))\u{1b}[K")
  }

  /// Takes the line away.
  mutating func end() {
    if hasShown { Self.write("\r\u{1b}[K") }
    hasShown = false
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  private static func duration(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }

  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (offset, digit) in String(number).reversed().enumerated() {
      if offset > 0, offset % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  private static func write(_ text: String) {
    var output = BufferedOutput(descriptor: 2, name: "standard error")
    try? output.write(text)
    try? output.flush()
  }
}
