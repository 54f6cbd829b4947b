public import Compensation
internal import JSONText

/// What a report was made from and with, and the digest of each of its files: `manifest.json`.
public struct ReportManifest: Sendable {
  /// The file's own name.
  public static let path = "manifest.json"

  /// The version of paygrade.
  public let version: String
  /// The policy's name.
  public let policyName: String
  /// The policy's own version; empty if it has none.
  public let policyVersion: String
  /// SHA-256 of the policy's content in hexadecimal.
  public let policyDigest: String
  /// The day that the policy's tables were read as of.
  public let asOf: String
  /// The roster as it was read. It has no name, so that a file and a pipe give the same report.
  public let roster: FileDigest
  /// The options that change what is written, by name.
  public let options: [(name: String, value: String)]
  /// Rows of the roster that were accepted.
  public let accepted: Int
  /// Rows that were rejected.
  public let rejected: Int
  /// Every other file of the report.
  public let files: [FileDigest]

  /// A report's manifest.
  public init(
    version: String, policy: Policy, asOf: CalendarDate?, roster: FileDigest, options: [(name: String, value: String)],
    accepted: Int, rejected: Int, files: [FileDigest]
  ) {
    self.version = version
    policyName = policy.definition.name
    policyVersion = policy.definition.version
    policyDigest = policy.digest
    self.asOf = asOf?.description ?? ""
    self.roster = roster
    self.options = options
    self.accepted = accepted
    self.rejected = rejected
    self.files = files
  }

  /// The manifest as JSON that ends in LF.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.member("paygrade", text: version)
      writer.key("policy")
      writer.object {
        writer.member("name", text: policyName)
        if !policyVersion.isEmpty { writer.member("version", text: policyVersion) }
        writer.member("digest", text: policyDigest)
        if !asOf.isEmpty { writer.member("as_of", text: asOf) }
      }
      writer.key("roster")
      roster.write(to: writer)
      writer.key("options")
      writer.object {
        for option in options { writer.member(option.name, text: option.value) }
      }
      writer.key("counts")
      writer.object {
        writer.member("rows", number: ExactDecimal(accepted + rejected))
        writer.member("accepted", number: ExactDecimal(accepted))
        writer.member("rejected", number: ExactDecimal(rejected))
      }
      writer.key("files")
      writer.array(isEmpty: files.isEmpty) {
        for file in files { file.write(to: writer) }
      }
    }
    return writer.takeBytes()
  }

  /// Reads a manifest that `json()` wrote.
  /// - Throws: `bad-manifest`.
  public init(json: [UInt8], file: String) throws(Finding) {
    func refuse(_ what: String, line: Int? = nil) -> Finding {
      Finding("bad-manifest", "\(what); it is not as paygrade wrote it", file: file, line: line)
    }
    let node: JSONNode
    do { node = try JSONNode(parsing: json) } catch { throw refuse(error.message, line: error.line) }
    func text(_ keys: String...) -> String? {
      keys.reduce(node as JSONNode?) { $0?[$1] }?.text
    }
    func number(_ node: JSONNode?) -> Int? {
      guard case .number(let digits)? = node?.value else { return nil }
      return Int(digits)
    }
    guard let version = text("paygrade"), let name = text("policy", "name"), let digest = text("policy", "digest"),
      let roster = node["roster"].flatMap(FileDigest.init), let accepted = number(node["counts"]?["accepted"]),
      let rejected = number(node["counts"]?["rejected"]), case .array(let items)? = node["files"]?.value,
      case .object(let options)? = node["options"]?.value
    else { throw refuse("a key is missing, or its value is of another kind") }
    let files = items.compactMap(FileDigest.init)
    if files.count != items.count || files.contains(where: \.path.isEmpty) {
      throw refuse("a file has no path, length or digest")
    }
    self.version = version
    policyName = name
    policyVersion = text("policy", "version") ?? ""
    policyDigest = digest
    asOf = text("policy", "as_of") ?? ""
    self.roster = roster
    self.options = options.map { ($0.key, $0.node.text ?? "") }
    self.accepted = accepted
    self.rejected = rejected
    self.files = files
  }
}
