#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a file descriptor is a terminal: 0 is standard input, 1 output, 2 errors.
public func isTerminal(_ descriptor: Int32) -> Bool {
  isatty(descriptor) == 1
}

/// How many characters fit on a line of the terminal at a descriptor, by default standard output; failing that, the
/// environment's `COLUMNS`; failing that, nil.
public func terminalWidth(_ descriptor: Int32 = 1) -> Int? {
  var size = winsize()
  if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
  guard let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 else { return nil }
  return columns
}

/// The value of an environment variable, or nil if it is not set.
public func environment(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}
