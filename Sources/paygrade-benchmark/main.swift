internal import Tabular

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Makes the data that `Tests/Benchmarks` runs on, and the sample roster. The same arguments give the same bytes.
let usage = """
  usage: paygrade-benchmark policy DIR [JOBS LEVELS PLACES]
         paygrade-benchmark roster FILE ROWS [SEED]
         paygrade-benchmark candidates FILE ROWS [SEED]
         paygrade-benchmark survey FILE ROWS [SEED]
         paygrade-benchmark sample FILE

  policy      Writes a policy with that many jobs, levels and places (25 × 8 × 500 = 100,000 combinations unless given) into
              the folder DIR, which must be there.
  roster      Writes a roster for the policy of 25 jobs, 8 levels and 8 places: 110 bytes a row. SEED is 1 unless given.
  candidates  Writes candidates for the ladder of the policy ml-engineering. SEED is 1 unless given.
  survey      Writes a pay survey for `paygrade market`: 76 bytes a row. SEED is 1 unless given.
  sample      Writes the sample roster for the policy ml-engineering, which is Datasets/rosters/sample.csv.

  Names and figures are invented.

  """

let arguments = Array(CommandLine.arguments.dropFirst())
let numbers = arguments.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
let areNumbers = numbers.count == arguments.count - 2
switch (arguments.first, numbers.count) {
case ("policy", 0) where areNumbers:
  try write(GeneratedPolicy(), to: arguments[1])
case ("policy", 3) where areNumbers:
  try write(GeneratedPolicy(jobs: numbers[0], levels: numbers[1], places: numbers[2]), to: arguments[1])
case ("roster", 1) where areNumbers:
  try GeneratedRoster(rows: numbers[0]).write(to: arguments[1])
case ("roster", 2) where areNumbers:
  try GeneratedRoster(rows: numbers[0], seed: UInt64(numbers[1])).write(to: arguments[1])
case ("candidates", 1) where areNumbers:
  try GeneratedCandidates(rows: numbers[0]).write(to: arguments[1])
case ("candidates", 2) where areNumbers:
  try GeneratedCandidates(rows: numbers[0], seed: UInt64(numbers[1])).write(to: arguments[1])
case ("survey", 1) where areNumbers:
  try GeneratedSurvey(rows: numbers[0]).write(to: arguments[1])
case ("survey", 2) where areNumbers:
  try GeneratedSurvey(rows: numbers[0], seed: UInt64(numbers[1])).write(to: arguments[1])
case ("sample", 0) where areNumbers:
  try AtomicFile.write(SampleRoster().bytes, to: arguments[1])
default:
  var errors = BufferedOutput(descriptor: 2, name: "standard error")
  try errors.write(usage)
  try errors.flush()
  exit(64)
}

func write(_ policy: GeneratedPolicy, to folder: String) throws(FileError) {
  for (name, text) in policy.files { try AtomicFile.write(Array(text.utf8), to: "\(folder)/\(name)") }
}
