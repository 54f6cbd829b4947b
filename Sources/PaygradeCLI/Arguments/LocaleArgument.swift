internal import CompensationReports

extension ParsedArguments {
  /// The language and country that `--locale` names; nil without it.
  /// - Throws: `UsageError` for a tag that numbers are not known for.
  func locale() throws(UsageError) -> NumberLocale? {
    guard let tag = value("locale") else { return nil }
    if let locale = NumberLocale(tag) { return locale }
    throw UsageError(
      message: "--locale needs the tag of a language, alone or with a country, such as de, fr-CH or en-IN; "
        + (tag.isEmpty ? "it is empty" : "\"\(tag)\" is none that numbers are known for"))
  }
}
