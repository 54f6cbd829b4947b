internal import Tabular

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Makes the data that `Tests/Benchmarks` runs on. The same arguments give the same bytes.
let usage = """
  usage: paygrade-benchmark policy DIR [JOBS LEVELS PLACES]

  Writes a policy with that many jobs, levels and places (25 × 8 × 500 = 100,000 combinations unless given) into the folder DIR,
  which must be there. Names and figures are invented.

  """

let arguments = Array(CommandLine.arguments.dropFirst())
let counts = arguments.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
guard arguments.count >= 2, arguments[0] == "policy", counts.count == arguments.count - 2,
  counts.isEmpty || counts.count == 3
else {
  var errors = BufferedOutput(descriptor: 2, name: "standard error")
  try errors.write(usage)
  try errors.flush()
  exit(64)
}
let policy = counts.isEmpty ? GeneratedPolicy() : GeneratedPolicy(jobs: counts[0], levels: counts[1], places: counts[2])
for (name, text) in policy.files { try AtomicFile.write(Array(text.utf8), to: "\(arguments[1])/\(name)") }
