#if canImport(FoundationInternationalization)
  internal import FoundationEssentials
  internal import FoundationInternationalization
#else
  internal import Foundation
#endif

/// A language and country as numbers and months are written there, by the Unicode CLDR as Foundation's ICU has it.
///
/// It never depends on where the process runs: no environment, no settings, no time zone. Numbers come in and go to ICU
/// as decimal text, rounded already; `Double` has no part in it.
public struct NumberLocale: Sendable {
  /// The tag in its usual spelling, such as `de-CH`.
  public let tag: String
  private let locale: Locale
  private let isRightToLeft: Bool

  /// The locale of a BCP 47 tag: a language that ICU knows, alone or with a script that it is written in, a country or a
  /// variant that ICU has; `-u-nu-` and a numbering system may follow. Capitals do not matter, and `_` does for `-`.
  /// - Returns: nil for any other text.
  public init?(_ text: String) {
    guard let tag = LanguageTag(text), tag.isKnown else { return nil }
    self.tag = tag.description
    locale = Locale(identifier: tag.description)
    isRightToLeft = locale.language.characterDirection == .rightToLeft
  }

  // MARK: Numbers

  /// A number with as many decimals as its text has: `105400`, `-0.9250`.
  func number(_ text: String) -> String {
    let style = Decimal.FormatStyle(locale: locale).precision(.fractionLength(Self.decimals(text)))
    return isolated(style.format(Self.decimal(text)))
  }

  /// An amount with the sign of its currency, and as many decimals as its text has.
  func amount(_ text: String, currency: String) -> String {
    let style = Decimal.FormatStyle.Currency(code: currency, locale: locale)
      .precision(.fractionLength(Self.decimals(text)))
    return isolated(style.format(Self.decimal(text)))
  }

  /// Hundredths with the sign for them: `45.0` is 45 %.
  /// - Parameter showsPlus: Whether what is above 0 has a sign, too.
  func percentage(_ text: String, showsPlus: Bool) -> String {
    let style = Decimal.FormatStyle.Percent(locale: locale).scale(1)
      .precision(.fractionLength(Self.decimals(text)))
      .sign(strategy: showsPlus ? .always(includingZero: false) : .automatic)
    return isolated(style.format(Self.decimal(text)))
  }

  private static let posix = Locale(identifier: "en_US_POSIX")

  /// Exact for every text of an `ExactDecimal`: its digits are a whole number of at most 2^127, and a `Decimal` holds
  /// those below 2^128.
  private static func decimal(_ text: String) -> Decimal {
    guard let number = Decimal(string: text, locale: posix) else { preconditionFailure("\(text) is no number") }
    return number
  }

  private static func decimals(_ text: String) -> Int {
    text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
  }

  /// Lines run to the right, as their words are English: numbers with Arabic digits side by side would change places, and
  /// a sign or currency could leave its number. Between a right-to-left isolate and its end, which have no width, each
  /// stands for itself.
  private func isolated(_ text: String) -> String { isRightToLeft ? "\u{2067}\(text)\u{2069}" : text }

  // MARK: What files need

  /// The sign before decimals, for files: a comma where the locale has one, a point otherwise, also where numbers for
  /// people have a sign of their own, as in `ar-EG` and `fa`.
  public var decimalMark: UInt8 { UInt8(ascii: locale.decimalSeparator == "," ? "," : ".") }

  /// The twelve months of the Gregorian calendar in a locale, January first.
  public struct Months: Sendable {
    /// In a date: `1 maja`.
    public let names: [String]
    /// Short, in a date: `1 maj`.
    public let abbreviations: [String]
    /// By themselves, as above a calendar: `maj`.
    public let standaloneNames: [String]
    /// Short, by themselves.
    public let standaloneAbbreviations: [String]
  }

  /// What the months are called.
  public var months: Months {
    Months(
      names: months("\(month: .wide)"), abbreviations: months("\(month: .abbreviated)"),
      standaloneNames: months("\(standaloneMonth: .wide)"),
      standaloneAbbreviations: months("\(standaloneMonth: .abbreviated)"))
  }

  private func months(_ format: Date.FormatString) -> [String] {
    let style = Date.VerbatimFormatStyle(
      format: format, locale: locale, timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    // The 15th of each month of 1970, counted in days.
    let days = [14, 45, 73, 104, 134, 165, 195, 226, 257, 287, 318, 348]
    return days.map { style.format(Date(timeIntervalSince1970: Double($0) * 86_400)) }
  }
}

/// The parts of a BCP 47 tag that say how numbers are written.
private struct LanguageTag: CustomStringConvertible {
  private let language: String
  private var script: String?
  private var region: String?
  private var variant: String?
  private var numberingSystem: String?

  /// nil for a text that is not formed like a tag, or has parts that say nothing here.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)[
      ...]
    func isLetters(_ part: String) -> Bool { part.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } }
    func isDigits(_ part: String) -> Bool { part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
    guard let first = parts.popFirst(), 2...3 ~= first.utf8.count, isLetters(first) else { return nil }
    language = first
    if let part = parts.first, part.utf8.count == 4, isLetters(part) {
      script = part.prefix(1).uppercased() + part.dropFirst()
      parts.removeFirst()
    }
    if let part = parts.first, part.utf8.count == 2 && isLetters(part) || part.utf8.count == 3 && isDigits(part) {
      region = part.uppercased()
      parts.removeFirst()
    }
    if let part = parts.first, 5...8 ~= part.utf8.count {
      variant = part.uppercased()
      parts.removeFirst()
    }
    if parts.starts(with: ["u", "nu"]), parts.count == 3 {
      numberingSystem = parts.removeLast()
      parts = []
    }
    if !parts.isEmpty { return nil }
  }

  /// Whether ICU has it. A country need not be one where the language is at home: `en-JP` is English as in general.
  var isKnown: Bool {
    let available = Locale.availableIdentifiers
    func has(_ parts: String?...) -> Bool { available.contains(parts.compactMap { $0 }.joined(separator: "_")) }
    guard has(language) else { return false }
    if let script, !has(language, script) {
      let usual = Locale.Language(identifier: [language, region].compactMap { $0 }.joined(separator: "-"))
      if usual.script?.identifier.lowercased() != script.lowercased() { return false }
    }
    if let region, !has(language, region), !Locale.Region(region).isISORegion { return false }
    if variant != nil, !has(language, script, region, variant) { return false }
    if let numberingSystem {
      return Locale.NumberingSystem.availableNumberingSystems.contains { $0.identifier == numberingSystem }
    }
    return true
  }

  var description: String {
    ([language, script, region, variant].compactMap { $0 } + (numberingSystem.map { ["u", "nu", $0] } ?? []))
      .joined(separator: "-")
  }
}
