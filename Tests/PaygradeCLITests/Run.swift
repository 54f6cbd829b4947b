/// Runs the built command in a folder where it finds nothing of its own.
func paygrade(_ line: String, environment: [String: String] = [:]) throws -> Command.Outcome {
  try withFolder { folder in try Command(folder: folder, environment: environment).run(line) }
}
