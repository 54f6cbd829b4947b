internal import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets an interrupt (SIGINT, SIGTERM, SIGHUP) first remove the temporary files of every ``AtomicFile`` and then end the
/// process as it would have done. A signal that is ignored, as under `nohup`, stays ignored.
///
/// Only the first 64 files that are written at the same time are removed.
public func removeTemporaryFilesOnInterrupt() {
  TemporaryFiles.install()
}

/// The temporary files of this process, for a signal handler to remove.
///
/// A handler may interrupt anything on its own thread while other threads go on, so it only reads a table of fixed size,
/// under a lock that no thread holds while it can be interrupted itself.
enum TemporaryFiles {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let isLocked = Atomic(false)
  private static let isInterrupted = Atomic(false)
  /// The files' names, as C has them. Only touched under the lock.
  nonisolated(unsafe) private static let names = unsafe makeTable()

  private static func makeTable() -> UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?> {
    let table = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 64)
    unsafe table.initialize(repeating: nil)
    return unsafe table
  }

  /// Makes a temporary file and remembers it, if that succeeds, before any interrupt.
  /// - Returns: What `make` gave: a descriptor, negative if there is no file.
  static func add(_ name: String, _ make: () -> Int32) -> Int32 {
    locked {
      let descriptor = make()
      guard descriptor >= 0 else { return descriptor }
      if let free = unsafe names.indices.first(where: { unsafe names[$0] == nil }) {
        unsafe names[free] = strdup(name)
      }
      return descriptor
    }
  }

  /// Forgets a file that was removed or renamed.
  static func remove(_ name: String) {
    // The system's error number is still to be reported.
    let number = errno
    locked {
      for index in unsafe names.indices {
        guard let known = unsafe names[index], unsafe strcmp(known, name) == 0 else { continue }
        unsafe names[index] = nil
        unsafe free(known)
        break
      }
    }
    errno = number
  }

  static func install() {
    // What the handler touches is made now, not by the handler.
    locked { _ = unsafe names.count }
    _ = isInterrupted.load(ordering: .relaxed)
    for number in signals {
      let old = signal(number, interrupted)
      if unsafe unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { _ = signal(number, SIG_IGN) }
    }
  }

  /// The handler's work: once, whichever thread comes first, and holding the lock for ever, so that no new file is made.
  fileprivate static func removeAll() -> Bool {
    guard !isInterrupted.exchange(true, ordering: .acquiringAndReleasing) else { return false }
    takeLock()
    var index = 0
    while unsafe index < names.count {
      if let name = unsafe names[index] { _ = unsafe unlink(name) }
      index += 1
    }
    return true
  }

  private static func takeLock() {
    while isLocked.exchange(true, ordering: .acquiring) {}
  }

  /// Runs a closure while this thread cannot be interrupted and no other one is here.
  private static func locked<Result>(_ body: () -> Result) -> Result {
    var blocked = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&blocked)
    for number in signals { unsafe sigaddset(&blocked, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &blocked, &before)
    takeLock()
    let result = body()
    isLocked.store(false, ordering: .releasing)
    // `pthread_sigmask` leaves the error number alone, which is the caller's.
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    return result
  }
}

private func interrupted(_ number: Int32) {
  guard TemporaryFiles.removeAll() else { return }
  _ = signal(number, SIG_DFL)
  raise(number)
}
