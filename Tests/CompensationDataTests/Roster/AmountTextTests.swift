import Compensation
import Tabular
import Testing

@testable import CompensationData

/// What cells of a roster mean; the first lines are the table of Datasets/rosters/README.md.
@Suite struct AmountTextTests {
  /// A cell as a roster's reader reads it: `775000`, or the code of the problem.
  private static func amount(_ cell: String, _ code: String, mark: DecimalMark? = nil) throws -> String {
    let reader = AmountText(decimalMark: mark)
    let currency = try #require(Currency(code: code))
    let plain = reader.readPlain(Array(cell.utf8).span)
    do throws(NumberProblem) {
      let number = try reader.read(cell, currency: currency)
      // The short way and the long one agree wherever there is a short one.
      if let plain { #expect(plain.value == number.value, "\(cell)") }
      return number.value.description
    } catch {
      #expect(plain == nil, "\(cell)")
      #expect(cell.isEmpty || !error.message.contains("\"\(cell)\""), "a message never has the figure")
      return error.code
    }
  }

  @Test(arguments: [
    "775000", "775000.00", "775,000", "775,000.00", "775 000", "775.000,00", "775'000", "$775,000", "USD 775,000",
    "775\u{a0}000", "775\u{202f}000", "775\u{2009}000", "775\u{2019}000", "775 000.00", "775 000,00", "775'000.00",
    "$ 775,000", "775,000 $", "775000 USD", "US$775,000", "$775,000.00 USD", " 775000 ", "\t775000", "0775000",
    "775.000,0", "$775.000",
  ]) func sevenHundredAndSeventyFiveThousandDollars(cell: String) throws {
    #expect(try Self.amount(cell, "USD") == "775000")
  }

  @Test(arguments: [
    ("775.000 €", "EUR", "775000"), ("€775.000,50", "EUR", "775000.5"), ("12,34,567", "INR", "1234567"),
    ("₹12,34,567.50", "INR", "1234567.5"), ("1,23,45,678", "INR", "12345678"), ("52,5", "EUR", "52.5"),
    ("5 000 zł", "PLN", "5000"), ("5 000,50 Kč", "CZK", "5000.5"), ("5000 kr", "SEK", "5000"),
    ("5000 kr", "NOK", "5000"), ("Fr. 5'000", "CHF", "5000"), ("CHF 5'000.50", "CHF", "5000.5"),
    ("R$ 5.000,50", "BRL", "5000.5"), ("A$5,000", "AUD", "5000"), ("$5,000", "CAD", "5000"), ("¥5,000", "JPY", "5000"),
    ("¥5,000", "CNY", "5000"), ("1,234.5", "USD", "1234.5"), ("1.234,5", "USD", "1234.5"), ("1 234,5", "USD", "1234.5"),
    ("1,234,567.89", "USD", "1234567.89"), ("1.234.567,89", "USD", "1234567.89"), ("1.234.567", "USD", "1234567"),
    ("1'234'567", "CHF", "1234567"), ("0.775", "USD", "0.775"), ("0,775", "USD", "0.775"),
    ("1234.567", "USD", "1234.567"), ("1,234.567", "KWD", "1234.567"), ("123456789012345", "USD", "123456789012345"),
    ("0.000000000000001", "USD", "0.000000000000001"), ("1,234", "USD", "1234"), ("1,234", "JPY", "1234"),
    ("52,50", "JPY", "52.5"), ("0000000000000000052", "USD", "52"),
  ]) func oneMeaning(cell: String, code: String, expected: String) throws {
    #expect(try Self.amount(cell, code) == expected)
  }

  @Test(arguments: [
    ("52.000", "USD"), ("52.000", "JPY"), ("52.000", "EUR"), ("1,234", "KWD"), ("1.234", "KWD"), ("KWD 1,234", "KWD"),
    ("1.234", "USD"), ("999.999", "USD"), ("100.000", "VND"),
  ]) func twoMeanings(cell: String, code: String) throws {
    #expect(try Self.amount(cell, code) == "ambiguous-number")
  }

  @Test(arguments: [
    // As a point's file and as a comma's.
    ("52.000", "USD", "52", "52000"), ("1,234", "KWD", "1234", "1.234"), ("775,000", "USD", "775000", "775"),
    ("775.000", "USD", "775", "775000"), ("52,5", "USD", "bad-number", "52.5"), ("52.5", "USD", "52.5", "bad-number"),
    ("775000.00", "USD", "775000", "bad-number"), ("775000,00", "USD", "bad-number", "775000"),
    ("1,234,567.89", "USD", "1234567.89", "bad-number"), ("1.234.567,89", "USD", "bad-number", "1234567.89"),
    ("$52.000", "USD", "52", "52000"), ("775000", "USD", "775000", "775000"),
    ("12,34,567", "INR", "1234567", "bad-number"),
    ("1 234,50", "EUR", "bad-number", "1234.5"), ("1 234", "EUR", "1234", "1234"),
  ]) func whereAPersonSaysHow(cell: String, code: String, point: String, comma: String) throws {
    #expect(try Self.amount(cell, code, mark: .point) == point)
    #expect(try Self.amount(cell, code, mark: .comma) == comma)
  }

  @Test(arguments: [
    ("", "missing-value"), ("   ", "missing-value"), ("\u{a0}", "missing-value"), ("N/A", "missing-value"),
    ("n/a", "missing-value"), ("*", "missing-value"), ("-", "missing-value"), ("–", "missing-value"),
    ("#N/A", "missing-value"), ("null", "missing-value"), ("TBD", "missing-value"), (".", "missing-value"),
    ("0", "not-positive"), ("0.00", "not-positive"), ("$0", "not-positive"), ("-5000", "not-positive"),
    ("-$5,000", "not-positive"), ("$-5,000", "not-positive"), ("\u{2212}5000", "not-positive"),
    ("(5,000)", "not-positive"), ("$(5,000)", "not-positive"),
    ("1234567890123456", "too-large"), ("1,234,567,890,123,456", "too-large"), ("99999999999999999999", "too-large"),
    ("0.0000000000000001", "too-large"),
    ("1e5", "bad-number"), ("1E5", "bad-number"), ("85k", "bad-number"), ("85K", "bad-number"), ("1.2m", "bad-number"),
    ("80%", "bad-number"), ("1,23,4", "bad-number"), ("1,2345", "1.2345"), ("12.34.567", "bad-number"),
    ("1,234,56", "bad-number"), (",5", "bad-number"), (".5", "bad-number"), ("5.", "bad-number"), ("5,", "bad-number"),
    ("1,234.567,8", "bad-number"), ("1 234'567", "bad-number"), ("775,000,00", "bad-number"), ("1..2", "bad-number"),
    ("1,,234", "bad-number"), ("abc", "bad-number"), ("5000-", "bad-number"), ("+5000", "bad-number"),
    ("5_000", "bad-number"), ("٥٠٠٠", "bad-number"), ("5 000 00", "bad-number"), ("1234,567,890", "bad-number"),
    (",234", "bad-number"), ("50000/60000", "bad-number"), ("50 000 – 60 000", "bad-number"),
  ]) func whatIsRefused(cell: String, expected: String) throws {
    #expect(try Self.amount(cell, "USD") == expected)
  }

  @Test(arguments: [
    ("$5,000", "EUR"), ("€5,000", "USD"), ("USD 5,000", "EUR"), ("5,000 EUR", "USD"), ("A$5,000", "USD"),
    ("R$5,000", "USD"), ("5000 kr", "EUR"), ("¥5,000", "USD"), ("$5,000 EUR", "USD"), ("£5,000", "EUR"),
    ("C$5,000", "AUD"), ("Rs 5,000", "IDR"),
  ]) func theSignOfAnotherCurrency(cell: String, code: String) throws {
    #expect(try Self.amount(cell, code) == "currency-mismatch")
  }

  @Test func whatCountsAsFormatted() throws {
    let usd = try #require(Currency(code: "USD"))
    let reader = AmountText(decimalMark: nil)
    for (cell, isFormatted) in [
      ("775000", false), ("775000.00", false), (" 775000 ", false), ("775,000", true), ("$775000", true),
      ("775 000", true), ("52,5", true),
    ] {
      #expect(try reader.read(cell, currency: usd).isFormatted == isFormatted, "\(cell)")
    }
    // The digits are kept as they were written.
    #expect(
      try reader.read("1.50", currency: usd) == ReadNumber(digits: 150, fractionDigits: 2))
  }

  @Test(arguments: [
    ("0.8", "0.8"), ("0,8", "0.8"), ("80%", "0.8"), ("80 %", "0.8"), ("0.800", "0.8"), ("0,800", "0.8"), ("1", "1"),
    ("1.000", "1"), ("100%", "1"), ("2", "2"), ("200%", "2"), ("12.5%", "0.125"), ("80,5 %", "0.805"),
    (" 0.5 ", "0.5"), ("0.000000000000000001", "0.000000000000000001"),
    ("0", "out-of-bounds"), ("0%", "out-of-bounds"), ("2.01", "out-of-bounds"), ("201%", "out-of-bounds"),
    ("80", "out-of-bounds"), ("-0.5", "out-of-bounds"), ("", "missing-value"), ("  ", "missing-value"),
    ("N/A", "missing-value"), ("full", "bad-number"), ("1e0", "bad-number"), ("0.8.1", "bad-number"),
    ("1.000,5", "bad-number"), ("%", "bad-number"), ("4/5", "bad-number"),
  ]) func shares(cell: String, expected: String) {
    var found = ""
    do throws(NumberProblem) { found = try AmountText.readShare(cell).description } catch { found = error.code }
    #expect(found == expected)
  }

  @Test(arguments: [
    // Unsaid, as a point's file and as a comma's.
    ("7", "7", "7", "7"), ("7.5", "7.5", "7.5", "bad-number"), ("7,5", "7.5", "bad-number", "7.5"),
    ("0", "0", "0", "0"),
    ("-3", "-3", "-3", "-3"), ("1,234.5", "1234.5", "1234.5", "bad-number"),
    ("1.234,5", "1234.5", "bad-number", "1234.5"), ("1,234", "ambiguous-number", "1234", "1.234"),
    ("seven", "bad-number", "bad-number", "bad-number"),
    // How every number of the file is written.
    ("1.234.567", "1234567", "bad-number", "1234567"),
  ]) func inputs(cell: String, unsaid: String, point: String, comma: String) {
    for (mark, expected) in [(nil, unsaid), (DecimalMark.point, point), (.comma, comma)] {
      var found = ""
      do throws(NumberProblem) { found = try AmountText(decimalMark: mark).readInput(cell).description } catch {
        found = error.code
      }
      #expect(found == expected, "\(cell), \(String(describing: mark))")
    }
  }

  @Test func anInputOfACommasFile() throws {
    #expect(try AmountText(decimalMark: .comma).readInput("1.234") == ExactDecimal(1234))
    #expect(try AmountText(decimalMark: .point).readInput("1.234").description == "1.234")
  }
}
