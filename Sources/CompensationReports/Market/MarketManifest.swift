public import Compensation
internal import JSONText

/// What the tables of a market were made from and with, and the digest of each file: `manifest.json`.
public struct MarketManifest: Sendable {
  private let version: String
  private let sheet: MarketSheet
  private let policy: Policy?
  private let inputs: [FileDigest]
  private let files: [FileDigest]

  /// - Parameters:
  ///   - version: Of paygrade.
  ///   - policy: The one whose tables were replaced, as it was.
  ///   - inputs: What was read, by name without folders.
  ///   - files: What was written.
  public init(
    version: String, sheet: MarketSheet, policy: Policy?, inputs: [FileDigest], files: [FileDigest]
  ) {
    self.version = version
    self.policy = policy
    self.sheet = sheet
    self.inputs = inputs
    self.files = files
  }

  /// The manifest as JSON that ends in LF.
  public func json() -> [UInt8] {
    guard let writer = JSONWriter() else { return [] }
    writer.object {
      writer.member("paygrade", text: version)
      writer.member("effective_from", text: sheet.effectiveFrom.description)
      if let policy {
        writer.key("policy")
        writer.object {
          writer.member("name", text: policy.definition.name)
          writer.member("version", text: policy.definition.version)
          writer.member("digest", text: policy.digest)
        }
      }
      writer.key("inputs")
      writer.array { for file in inputs { file.write(to: writer) } }
      writer.key("options")
      writer.array {
        for option in sheet.options {
          writer.text("--\(option.name)" + (option.value.isEmpty ? "" : " \(option.value)"))
        }
      }
      writer.key("surveys")
      writer.array {
        for survey in sheet.surveys {
          writer.object {
            writer.member("name", text: survey.name)
            writer.member("rows", number: ExactDecimal(survey.rows))
            writer.member("used", number: ExactDecimal(survey.used))
            writer.member("left_out", number: ExactDecimal(survey.leftOut.reduce(0) { $0 + $1.count }))
            writer.member("rejected", number: ExactDecimal(survey.rejected))
          }
        }
      }
      writer.key("files")
      writer.array { for file in files { file.write(to: writer) } }
    }
    return writer.takeBytes()
  }
}
