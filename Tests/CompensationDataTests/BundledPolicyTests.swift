import Compensation
import CompensationData
import Foundation
import Testing

@Suite struct BundledPolicyTests {
  static let names = ["gitlab-2022", "ml-engineering", "us-general-schedule"]

  @Test func theNamesOfTheBundledPolicies() {
    #expect(BundledPolicies.names == Self.names)
    #expect(Self.names.contains(BundledPolicies.defaultName))
  }

  @Test func everyFileOfTheDatasetsIsInTheBinaryAndNoOther() throws {
    let folder = Repository.root.appending(path: "Datasets/policies")
    var onDisk: [String: Data] = [:]
    for policy in try FileManager.default.contentsOfDirectory(atPath: folder.path) where policy != "README.md" {
      // A page for readers is no part of a policy.
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: policy).path)
      where file != "README.md" {
        onDisk["\(policy)/\(file)"] = try Data(contentsOf: folder.appending(path: "\(policy)/\(file)"))
      }
    }
    var bundled: [String: Data] = [:]
    for policy in BundledPolicies.names {
      for (file, bytes) in BundledPolicies.files(of: policy) { bundled["\(policy)/\(file)"] = Data(bytes) }
    }
    #expect(bundled.keys.sorted() == onDisk.keys.sorted())
    for (path, bytes) in onDisk {
      #expect(bundled[path] == bytes, "\(path) is embedded anew when the package is built")
    }
  }

  @Test(arguments: names)
  func isReadWithoutAFinding(name: String) throws {
    let (policy, warnings) = try PolicyReader.read(PolicyFiles(named: name))
    #expect(warnings.isEmpty)
    #expect(policy.definition.name == name)
  }

  @Test(arguments: names)
  func theBinaryAndTheFolderAreOnePolicy(name: String) throws {
    let folder = Repository.root.appending(path: "Datasets/policies/\(name)").path
    #expect(try policy(name).digest == policy(folder).digest)
    #expect(try policy(folder + "/").digest == policy(folder).digest)
  }

  @Test func anUnknownPolicyNamesTheNearest() {
    let finding = #expect(throws: Finding.self) { try PolicyFiles(named: "ml-enginering") }
    #expect(
      finding
        == Finding(
          "unknown-policy",
          "there is no bundled policy \"ml-enginering\" and no folder of that name; did you mean \"ml-engineering\"?"))
    let other = #expect(throws: Finding.self) { try PolicyFiles(named: "xyz") }
    #expect(
      other?.message.hasSuffix("; there are: \"gitlab-2022\", \"ml-engineering\", \"us-general-schedule\"") == true)
    #expect(BundledPolicies.files(of: "xyz").isEmpty)
  }

  // MARK: Expected results

  @Test(arguments: try names.flatMap { try ExpectedCase.read("bundled/\($0).md") })
  func expectedResult(expected: ExpectedCase) throws {
    let name = try #require(expected.page.split(separator: "/").last).dropLast(".md".count)
    try expected.check(against: policy(String(name)))
  }

  @Test func noPageOfExpectedResultsIsEmpty() throws {
    // Counted on the pages.
    #expect(try Self.names.map { try ExpectedCase.read("bundled/\($0).md").count } == [42, 121, 21])
  }
}
