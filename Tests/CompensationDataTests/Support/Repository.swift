import Compensation
import CompensationData
import Foundation
import Testing

/// The package's own files, found from this file's place.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let fixtures = root.appending(path: "Tests/CompensationDataTests/Fixtures")

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: path).path) }

  /// The records of a CSV file by column, not read by the code under test.
  static func records(_ path: String) throws -> [Record] {
    var rows: [[String]] = []
    for line in try text(path).split(separator: "\n") {
      var fields = [""]
      var isQuoted = false
      for character in line where character != "\r" {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
      rows.append(fields)
    }
    let header = try #require(rows.first)
    return rows.dropFirst().map { Record(fields: Dictionary(uniqueKeysWithValues: zip(header, $0))) }
  }

  struct Record {
    let fields: [String: String]

    func text(_ column: String) throws -> String { try #require(fields[column]) }

    func wholeNumber(_ column: String) throws -> Int {
      let text = try text(column)
      return try #require(Int(text))
    }
  }
}

/// A bundled policy, or the one in a folder.
func policy(_ name: String) throws -> Policy { try PolicyReader.read(PolicyFiles(named: name)).policy }

func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

extension Offer {
  /// A name's value as it was worked out; nil if it took no part.
  func value(_ name: String) -> ExplainedValue? {
    if let result = PayResult(rawValue: name), let money = amounts[result] { return .number(money.amount) }
    if let step = explanation.steps.first(where: { $0.name == name }) { return step.value }
    if let input = explanation.steps.lazy.flatMap(\.inputs).first(where: { $0.name == name }) { return input.value }
    return shown.first { $0.name == name }.map { .text($0.value.description) }
  }
}
