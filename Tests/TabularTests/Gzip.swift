import Foundation

/// Compresses by the command `gzip`, not by the library under test.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  try withFolder { folder in
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/text"))
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", folder + "/text"]
    try gzip.run()
    gzip.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/text.gz")))
  }
}
