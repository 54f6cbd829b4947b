import Foundation
import Tabular
import Testing

@Suite struct FilesTests {
  @Test func readsFiles() throws {
    try withFolder { folder in
      try put("content", at: folder + "/file")
      #expect(try readFile(folder + "/file") == Array("content".utf8))
      try put("", at: folder + "/empty")
      #expect(try readFile(folder + "/empty") == [])
      let long = String(repeating: "0123456789", count: 50_000)
      try put(long, at: folder + "/long")
      #expect(try readFile(folder + "/long") == Array(long.utf8))
    }
    // A file whose size the system gives as 0.
    #expect(try readFile("/proc/self/status").count > 0)
  }

  @Test func readsDescriptors() throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("piped".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(try readDescriptor(pipe.fileHandleForReading.fileDescriptor, name: "input") == Array("piped".utf8))
  }

  @Test func namesWhatCannotBeRead() throws {
    let error = #expect(throws: FileError.self) { try readFile("/nowhere/at.csv") }
    #expect(error?.path == "/nowhere/at.csv")
    #expect(error?.operation == .reading)
    #expect(error?.reason == "No such file or directory")
    #expect(error?.isBrokenPipe == false)
    #expect(throws: FileError(path: "/", operation: .reading, number: EISDIR)) { try readFile("/") }
  }

  @Test func listsFolders() throws {
    try withFolder { folder in
      for name in ["b", "a", "B", "é", "z", ".hidden"] { try put("", at: folder + "/" + name) }
      #expect(try listDirectory(folder) == [".hidden", "B", "a", "b", "z", "é"])
      #expect(isDirectory(folder))
      #expect(!isDirectory(folder + "/a"))
      #expect(!isDirectory(folder + "/none"))
      #expect(throws: FileError(path: folder + "/a", operation: .reading, number: ENOTDIR)) {
        try listDirectory(folder + "/a")
      }
    }
  }

  @Test func writesWholeFiles() throws {
    try withFolder { folder in
      let path = folder + "/file"
      try AtomicFile.write(Array("first".utf8), to: path)
      #expect(try contents(path) == "first")
      var file = try AtomicFile(path)
      try file.write(Array("sec".utf8))
      try file.write("ond".utf8.span)
      #expect(try contents(path) == "first")
      #expect(try listDirectory(folder).count == 2)
      try file.commit()
      #expect(try contents(path) == "second")
      #expect(try listDirectory(folder) == ["file"])
      // The permissions of any new file.
      try put("", at: folder + "/usual")
      func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try permissions(path) == permissions(folder + "/usual"))
    }
  }

  @Test func makesFolders() throws {
    try withFolder { folder in
      try makeDirectory(folder + "/a/b//c/")
      #expect(isDirectory(folder + "/a/b/c"))
      try AtomicFile.write(Array("new".utf8), to: folder + "/a/b/c/file")
      try makeDirectory(folder + "/a/b/c")
      #expect(try contents(folder + "/a/b/c/file") == "new")
      // What is no folder stays as it is.
      for path in [folder + "/a/b/c/file", folder + "/a/b/c/file/d/e", ""] {
        let number = path.isEmpty ? ENOENT : path.hasSuffix("e/d/e") ? ENOTDIR : EEXIST
        #expect(throws: FileError(path: path, operation: .writing, number: number)) { try makeDirectory(path) }
      }
      #expect(try contents(folder + "/a/b/c/file") == "new")
    }
    try makeDirectory("/")
  }

  @Test func leavesNothingWhenGivenUp() throws {
    try withFolder { folder in
      try put("old", at: folder + "/file")
      do {
        var first = try AtomicFile(folder + "/file")
        try first.write(Array("new".utf8))
        // Two at a time have names of their own.
        let second = try AtomicFile(folder + "/file")
        #expect(try listDirectory(folder).count == 3)
        _ = consume second
        _ = consume first
      }
      #expect(try listDirectory(folder) == ["file"])
      #expect(try contents(folder + "/file") == "old")
    }
  }

  @Test func followsLinks() throws {
    try withFolder { folder in
      try put("old", at: folder + "/file")
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
      try AtomicFile.write(Array("new".utf8), to: folder + "/link")
      #expect(try contents(folder + "/file") == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
    }
  }

  @Test func leavesDevicesInPlace() throws {
    try AtomicFile.write(Array("gone".utf8), to: "/dev/null")
    var status = stat()
    #expect(unsafe stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func namesWhatCannotBeWritten() throws {
    #expect(throws: FileError(path: "/nowhere/at.csv", operation: .writing, number: ENOENT)) {
      try AtomicFile.write([], to: "/nowhere/at.csv")
    }
    #expect(throws: FileError(path: "/tmp", operation: .writing, number: EISDIR)) {
      try AtomicFile.write([], to: "/tmp")
    }
    #expect(throws: FileError(path: "/dev/full", operation: .writing, number: ENOSPC)) {
      try AtomicFile.write([1], to: "/dev/full")
    }
    // The folder goes away before the file is whole.
    try withFolder { folder in
      var file = try AtomicFile(folder + "/file")
      try FileManager.default.removeItem(atPath: folder)
      do throws(FileError) {
        try file.commit()
        Issue.record("put into a folder that is gone")
      } catch {
        #expect(error == FileError(path: folder + "/file", operation: .writing, number: ENOENT))
      }
    }
  }

  @Test func gathersOutput() throws {
    try withFolder { folder in
      try put("", at: folder + "/out")
      let file = try #require(FileHandle(forWritingAtPath: folder + "/out"))
      var output = BufferedOutput(descriptor: file.fileDescriptor, name: "output", capacity: 8)
      try output.write("abc")
      try output.write([0x64, 0x65])
      #expect(try contents(folder + "/out") == "")
      try output.write("fghi")
      #expect(try contents(folder + "/out") == "abcde")
      try output.write("0123456789")
      #expect(try contents(folder + "/out") == "abcdefghi0123456789")
      try output.write("z")
      try output.flush()
      try output.flush()
      #expect(try contents(folder + "/out") == "abcdefghi0123456789z")
    }
  }

  @Test func aBrokenPipeIsAnError() throws {
    ignoreBrokenPipeSignal()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    var output = BufferedOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "output")
    try output.write("lost")
    do throws(FileError) {
      try output.flush()
      Issue.record("written to nobody")
    } catch {
      #expect(error.isBrokenPipe)
      #expect(error.operation == .writing)
      #expect(error.path == "output")
    }
    // What was gathered is dropped.
    try output.flush()
  }

  @Test func writesMoreThanAPipeHolds() throws {
    let pipe = Pipe()
    let bytes = [UInt8](repeating: 0x78, count: 1_000_000)
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    let writer = Thread {
      var output = BufferedOutput(descriptor: descriptor, name: "output")
      try? output.write(bytes)
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    #expect(try readDescriptor(pipe.fileHandleForReading.fileDescriptor, name: "input") == bytes)
  }
}

/// These change the process's environment, one after the other.
@Suite(.serialized) struct TerminalTests {
  @Test func aFileIsNoTerminal() throws {
    let null = try #require(FileHandle(forReadingAtPath: "/dev/null"))
    #expect(!isTerminal(null.fileDescriptor))
  }

  @Test func aTerminalHasAWidth() throws {
    var (primary, secondary): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
    try #require(unsafe openpty(&primary, &secondary, nil, nil, &size) == 0)
    defer {
      close(primary)
      close(secondary)
    }
    #expect(isTerminal(secondary))
    #expect(terminalWidth(secondary) == 97)
  }

  @Test func columnsStandInForATerminal() throws {
    let null = try #require(FileHandle(forReadingAtPath: "/dev/null"))
    unsafe setenv("COLUMNS", "123", 1)
    #expect(environment("COLUMNS") == "123")
    #expect(terminalWidth(null.fileDescriptor) == 123)
    unsafe setenv("COLUMNS", "wide", 1)
    #expect(terminalWidth(null.fileDescriptor) == nil)
    unsafe unsetenv("COLUMNS")
    #expect(environment("COLUMNS") == nil)
    #expect(terminalWidth(null.fileDescriptor) == nil)
  }
}
