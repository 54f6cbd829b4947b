import Compensation
import CompensationData
import Testing

@Suite struct PolicyDigestTests {
  private static let json =
    #"{"name":"d","currency":"USD","lookups":[{"name":"offer","table":"t","where":{"k":"'a'"},"value":"v"}]}"#

  private func digest(_ table: String, json: String = json) throws -> String {
    try PolicyFolder(["policy.json": json, "pay.csv": nil, "t.csv": table]).read().policy.digest
  }

  /// policy.json as it stands, then each text with its length before it: the table's name, its source, its shape, its columns by name, its rows in order.
  ///
  ///     printf '%s' "$json" '1:t' '0:' '3:2x2' '1:k' '1:v' '1:a' '2:10' '1:b' '2:20' | sha256sum
  @Test func theDigestIsSHA256OverTheContent() throws {
    #expect(try digest("k,v\na,10\nb,20\n") == "2e5f90a53693318aec8963c1c962a2c2b53d9e6b6b3e942878de0c453bb70e45")
  }

  @Test(arguments: [
    "k,v\nb,20\na,10\n", "v,k\n10,a\n20,b\n", "v,k\n20,b\n10,a", "k,v\r\na,10\r\nb,20\r\n", "k,v\n\"a\",\"10\"\nb,20\n",
  ])
  func itDoesNotDependOnTheOrderOfRowsAndColumnsNorOnHowAFileIsWritten(table: String) throws {
    #expect(try digest(table) == digest("k,v\na,10\nb,20\n"))
  }

  @Test(arguments: [
    "k,v\na,10\nb,21\n", "k,v\na,10.0\nb,20\n", "k,v\na,20\nb,10\n", "k,v\na,10\n", "k,v\na,10\nb,20\nc,30\n",
    "k,v,w\na,10,\nb,20,\n",
  ])
  func everyCellCounts(table: String) throws {
    #expect(try digest(table) != digest("k,v\na,10\nb,20\n"))
  }

  @Test func theDefinitionCounts() throws {
    let table = "k,v\na,10\nb,20\n"
    #expect(try digest(table, json: Self.json.replacing("USD", with: "EUR")) != digest(table))
  }

  @Test func neighbouringCellsAreNotRunTogether() throws {
    #expect(try digest("k,v,w\na,10,11\n") != digest("k,v,w\na,101,1\n"))
  }

  /// The same texts in the same order, as two rows of two columns and as one row of three, are two tables.
  @Test func theShapeOfATableCounts() throws {
    let json = Self.json.replacing(#"{"k":"'a'"},"value":"v""#, with: #"{"0":"'5'"},"value":"00""#)
    #expect(try digest("0,00\n1,5\n6,7\n", json: json) != digest("0,00,1\n5,6,7\n", json: json))
  }

  @Test func theDescriptionInThePackageDoesNotCount() throws {
    let package = """
      {"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "k"}, {"name": "v"}]}}]}
      """
    let folder = PolicyFolder([
      "policy.json": Self.json, "pay.csv": nil, "t.csv": "k,v\na,10\nb,20\n", "datapackage.json": package,
    ])
    #expect(try folder.read().policy.digest == digest("k,v\na,10\nb,20\n"))
  }
}
