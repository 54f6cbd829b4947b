import Compensation
import Foundation
import Testing

/// One line of a page of expected results: `` `level=Senior; @2026-01-01` → `offer 120000; warnings none` ``.
struct ExpectedCase: Sendable, CustomTestStringConvertible {
  let page: String
  let inputs: [(name: String, text: String)]
  let date: String?
  let expectations: [(name: String, value: String)]
  let line: Int

  var testDescription: String {
    "\(page):\(line): " + inputs.map { "\($0.name)=\($0.text)" }.joined(separator: "; ")
      + (date.map { "; @\($0)" } ?? "")
  }

  /// All cases of a page; text around them is left alone.
  static func read(_ path: String) throws -> [ExpectedCase] {
    let text = try String(contentsOf: Repository.fixtures.appending(path: path), encoding: .utf8)
    var cases: [ExpectedCase] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for match in line.matches(of: /`([^`]*=[^`]*)` → `([^`]*)`/) {
        let given = match.output.1.components(separatedBy: "; ")
        cases.append(
          ExpectedCase(
            page: path, inputs: given.filter { !$0.hasPrefix("@") }.map { pair($0, "=") },
            date: given.first { $0.hasPrefix("@") }.map { String($0.dropFirst()) },
            expectations: match.output.2.components(separatedBy: "; ").map { pair($0, " ") }, line: index + 1))
      }
    }
    return cases
  }

  private static func pair(_ text: String, _ separator: Character) -> (String, String) {
    let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  /// Calculates, and compares everything that the line says.
  func check(against policy: Policy, codes: (String) -> String = { $0 }) throws {
    var given = InputValues()
    for (name, text) in inputs {
      let isSet = policy.definition.inputs.first { $0.name.text == name }?.kind == .set
      for element in isSet ? text.components(separatedBy: ",") : [text] { given.add(element, to: name) }
    }
    let calculator = Calculator(policy: policy, asOf: try date.map { try #require(CalendarDate($0)) })
    let offer: Offer
    do { offer = try calculator.offer(given) } catch {
      let expected = expectations.first { $0.name == "error" }?.value ?? "no error"
      #expect(error.code.hasPrefix(codes(expected)), "\(testDescription): \(error)")
      return
    }
    for (name, value) in expectations {
      switch name {
      case "warnings":
        let expected: Set<String> = value == "none" ? [] : Set(value.components(separatedBy: ","))
        #expect(Set(offer.warnings.map(\.code)) == expected, "\(testDescription)")
      case "currency":
        #expect(offer.currency.code == value, "\(testDescription)")
      case "error":
        Issue.record("\(testDescription): \(value) was expected, and there is a result")
      default:
        #expect(try found(name, in: offer, like: value) == value, "\(testDescription): \(name)")
      }
    }
  }

  /// A name's value, with as many digits as an expected value that begins with ≈.
  private func found(_ name: String, in offer: Offer, like expected: String) throws -> String? {
    let value = offer.value(name)
    guard expected.hasPrefix("≈"), case .number(let number)? = value else { return value?.description }
    let digits = expected.split(separator: ".").dropFirst().first?.count ?? 0
    return "≈" + number.formatted(fractionDigits: digits)
  }
}
