/// A line with a label before a colon: `Location: Berlin`.
struct LabelledText: Equatable {
  /// In small letters.
  let label: String
  let value: String

  /// nil if the line has no colon, or more than six words before it.
  init?(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let label = line[..<colon].asLine
    let value = line[line.index(after: colon)...].asLine
    // Not the colon of an address or of a time.
    guard !label.isEmpty, !value.isEmpty, !value.hasPrefix("//"), label.split(separator: " ").count <= 6 else {
      return nil
    }
    self.label = PackageVocabulary.words(of: label).joined(separator: " ")
    self.value = value
  }
}
