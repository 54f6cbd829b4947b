import Foundation
import Tabular
import Testing

/// A public collection of CSV files with what they mean as JSON, where it lies beside the package.
@Suite struct SpectrumTests {
  static let folder: String? = {
    var place = URL(fileURLWithPath: #filePath)
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appendingPathComponent("shared/csv-spectrum").path
      if isDirectory(candidate) { return candidate }
    }
    return nil
  }()

  @Test(.enabled(if: folder != nil)) func agrees() throws {
    let folder = try #require(Self.folder)
    let names = try listDirectory(folder).filter { $0.hasSuffix(".csv") }.map { $0.dropLast(4) }
    var compared = 0
    for name in names {
      let bytes = try readFile("\(folder)/\(name).csv")
      for chunkSize in Reading.chunkSizes {
        let (table, findings) = TextTable.read(bytes, chunkSize: chunkSize)
        if name == "location_coordinates" {
          // A quote stands in the second field of the second line.
          #expect(findings.map(\.code) == ["malformed-quote"])
          #expect(findings.map(\.line) == [2])
          #expect(findings.map(\.column) == ["Location Coordinates"])
          #expect(table.rows.isEmpty)
          continue
        }
        #expect(findings == [], "\(name)")
        let json = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).json"))
        let expected = try #require(JSONSerialization.jsonObject(with: json) as? [[String: String]])
        #expect(table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0)) } == expected, "\(name)")
      }
      compared += 1
    }
    #expect(compared == 12)
  }
}
