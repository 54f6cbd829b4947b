import Foundation
import Tabular
import Testing

/// What an interrupt leaves; each in a process of its own.
@Suite struct TemporaryFilesTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func anInterruptRemovesThem(signal: Int32) async throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try put("old", at: folder + "/first")
    await #expect(processExitsWith: .signal(signal)) { [folder = folder as String, signal = signal as Int32] in
      removeTemporaryFilesOnInterrupt()
      var first = try AtomicFile(folder + "/first")
      try first.write(Array("new".utf8))
      let second = try AtomicFile(folder + "/second")
      try AtomicFile.write(Array("whole".utf8), to: folder + "/third")
      try #require(listDirectory(folder).count == 4)
      // Not `raise`: this thread may be one that is not interrupted.
      kill(getpid(), signal)
      sleep(10)
      _ = consume first
      _ = consume second
    }
    #expect(try listDirectory(folder) == ["first", "third"])
    #expect(try contents(folder + "/first") == "old")
    #expect(try contents(folder + "/third") == "whole")
  }

  @Test func aSignalThatIsIgnoredStaysSo() async throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await #expect(processExitsWith: .exitCode(7)) { [folder = folder as String] in
      signal(SIGHUP, SIG_IGN)
      removeTemporaryFilesOnInterrupt()
      var file = try AtomicFile(folder + "/file")
      kill(getpid(), SIGHUP)
      try file.write(Array("whole".utf8))
      try file.commit()
      exit(7)
    }
    #expect(try contents(folder + "/file") == "whole")
  }

  /// More threads than one write while the interrupt comes.
  @Test func nothingIsLeftByOtherThreads() async throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await #expect(processExitsWith: .signal(SIGTERM)) { [folder = folder as String] in
      removeTemporaryFilesOnInterrupt()
      for number in 0..<4 {
        Thread { while true { try? AtomicFile.write([0x78], to: "\(folder)/\(number)") } }.start()
      }
      usleep(50_000)
      kill(getpid(), SIGTERM)
      sleep(10)
    }
    #expect(try listDirectory(folder).filter { $0.hasSuffix(".tmp") } == [])
  }
}
