internal import Compensation
internal import CompensationData
internal import CompensationReports
internal import Tabular

/// `paygrade level --import`: documents to tables. What is uncertain is imported with a finding.
struct ImportRun {
  private let paths: [String]
  private let folder: String?
  private let kind: DocumentKind?
  private let repairs: Bool
  private let policyFolder: String
  /// Whose grades job posts have; nil if the policy has none.
  private let ladder: Ladder?
  private let format: OutputFormat
  private let outputPath: String?
  private let locale: NumberLocale?
  /// How the tables are written.
  private let dialect: CSVDialect

  init(_ arguments: ParsedArguments) throws {
    paths = arguments.values("import") + arguments.operands
    folder = arguments.value("out")
    kind = arguments.value("kind").flatMap(DocumentKind.init)
    repairs = arguments.flag("repair") ?? false
    outputPath = arguments.value("output")
    locale = try arguments.locale()
    format =
      arguments.value("format").flatMap { OutputFormat(rawValue: $0) } ?? outputPath.flatMap { OutputFormat(path: $0) }
      ?? .text
    if format == .csv {
      throw UsageError(message: "what is imported becomes several tables; write them into a folder with --out DIR")
    }
    dialect = try CSVDialect(arguments)
    if arguments.value("dialect") != nil, folder == nil {
      throw UsageError(message: "--dialect says how CSV is written; write the tables into a folder with --out DIR")
    }
    // What says whom or which level is meant has nothing to say to documents, and is not passed over in silence.
    let others = [
      "candidates", "from", "title", "track", "years", "field-years", "leadership-years", "degree", "rate", "input",
      "as-of", "columns",
    ]
    for option in others + OptionSpecification.shorthands.map(\.name) where !arguments.values(option).isEmpty {
      throw UsageError(message: "--\(option) does not go with --import")
    }
    let files = try PolicyFiles(named: arguments.value("policy") ?? BundledPolicies.defaultName)
    policyFolder = files.folder
    ladder = try LadderReader.read(files)
  }

  func run(_ diagnostics: inout Diagnostics) throws -> ExitStatus {
    var sheet = ImportSheet()
    sheet.numbers = NumberStyle(locale: locale)
    var repaired: [(name: String, text: String)] = []
    var status: ExitStatus?
    var documents: [String] = []
    for path in paths {
      do { documents += try Self.documents(at: path) } catch { status = diagnostics.report(error) }
    }
    for path in documents {
      do {
        let (document, text) = try read(path)
        for finding in document.findings { diagnostics.note(finding) }
        sheet.documents.append(document)
        if let text { repaired.append((fileName(path), text)) }
      } catch {
        // One document that cannot be read does not hide the others.
        status = diagnostics.report(error)
      }
    }
    // Where nothing could be read, why was said.
    if sheet.documents.isEmpty, let status { return status }
    if let folder { try write(sheet, repaired, to: folder) }
    try Output.write(render(sheet), to: outputPath)
    return status ?? (diagnostics.hasErrors ? .problems : .done)
  }

  private func render(_ sheet: ImportSheet) -> [UInt8] {
    switch format {
    case .text, .csv: Array(Output.textWriter(path: outputPath).render(sheet.report()).utf8)
    case .markdown: Array(MarkdownWriter().render(sheet.report()).utf8)
    case .json: sheet.json()
    }
  }

  /// A file itself; of a folder and the folders in it, the texts, in the order of their names.
  /// - Throws: `FileError`; `no-documents` for a folder without any.
  private static func documents(at path: String) throws -> [String] {
    guard isDirectory(path) else { return [path] }
    let found = try documents(in: path)
    if found.isEmpty {
      throw Finding(
        "no-documents", "there is no text in this folder or those within it; its name ends in .md, .markdown or .txt",
        file: path)
    }
    return found
  }

  /// - Parameter above: The folders that hold this one; a link back to one of them is not followed again.
  private static func documents(in path: String, within above: [String] = []) throws(FileError) -> [String] {
    var found: [String] = []
    let folders = above + [path]
    for name in try listDirectory(path) where !name.hasPrefix(".") {
      let inner = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      if isDirectory(inner) {
        if !folders.contains(where: { isSameFile($0, inner) }) { found += try documents(in: inner, within: folders) }
      } else if [".md", ".markdown", ".txt"].contains(where: { name.lowercased().hasSuffix($0) }) {
        found.append(inner)
      }
    }
    return found
  }

  /// Reads a document.
  /// - Returns: What it says, and its text if that was repaired.
  /// - Throws: `FileError`; `invalid-utf-8`.
  private func read(_ path: String) throws -> (document: ImportSheet.Document, repaired: String?) {
    let bytes = try readFile(path)
    guard
      let original = String(
        validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    else {
      throw Finding("invalid-utf-8", "the text is not UTF-8; save it as UTF-8", file: path)
    }
    let repair = TextRepair(original)
    let text = repairs ? repair.text : original
    var note = repair.finding(file: path, isApplied: repairs).map { [$0] } ?? []
    // Pay and places can be seen in what was misread once it is repaired.
    let judged = kind ?? DocumentKind.judgement(of: repair.text).kind
    if judged == nil {
      note.append(
        Finding(
          "uncertain-kind",
          "nothing shows for sure whether this is a job family, a job post or a template; it is taken for a job family, and --kind "
            + "job-post or --kind job-template makes it another", severity: .warning, file: path))
    }
    let document = document(text, path, judged ?? .jobFamily, note)
    return (document, repairs && !repair.repairs.isEmpty ? repair.text : nil)
  }

  private func document(
    _ text: String, _ path: String, _ kind: DocumentKind, _ notes: [Finding]
  ) -> ImportSheet.Document {
    switch kind {
    case .jobFamily:
      let page = LadderImport.read(text, file: path)
      return ImportSheet.Document(
        file: path, kind: "job family", title: page.title, levels: page.levels,
        tables: page.commonRequirements.isEmpty
          ? []
          : [
            .init(
              "common_requirements", title: "Requirements of no level in particular",
              LadderTables.common(page.commonRequirements, file: path))
          ],
        findings: notes + page.findings)
    case .jobPost:
      let post = JobPost(reading: text, file: path)
      let (grade, findings) = grade(of: post, path)
      return ImportSheet.Document(
        file: path, kind: "job post", title: post.title ?? "",
        tables: post.tables(file: path, grade: grade) + Self.stated(post.requirements, path),
        findings: notes.filter { !post.findings.contains($0) } + post.findings + findings)
    case .jobTemplate:
      let template = JobTemplate(reading: text, file: path)
      return ImportSheet.Document(
        file: path, kind: "job description template", title: template.job ?? "",
        tables: template.tables(file: path) + Self.stated(template.requirements, path),
        findings: notes.filter { !template.findings.contains($0) } + template.findings)
    }
  }

  /// The years and degrees that a post or template asks for; they are of no ladder's level.
  private static func stated(_ requirements: [Requirement], _ path: String) -> [ImportSheet.NamedTable] {
    requirements.isEmpty
      ? [] : [.init("stated_requirements", title: "Years and degrees", LadderTables.common(requirements, file: path))]
  }

  /// The grade of the level that a post's title names, by the policy's ladder.
  private func grade(of post: JobPost, _ path: String) -> (grade: String, findings: [Finding]) {
    guard let level = post.level else { return ("", []) }
    guard let ladder else { return ("", []) }
    let levels = ladder.levels(asOf: nil)
    let own = levels.filter { $0.isTitled(post.title ?? "") }
    let named = own.isEmpty ? levels.filter { $0.level == level } : own
    let grades = Set(named.map(\.grade).filter { !$0.isEmpty })
    if let grade = grades.first, grades.count == 1 {
      let families = Set(named.map(\.family)).sorted().joined(separator: ", ")
      return (
        grade,
        !own.isEmpty
          ? []
          : [
            Finding(
              "grade-by-level",
              "the grade is that of the level \(level) of \(families) in \(policyFolder); see whether it holds for this job",
              severity: .warning, file: path, line: post.titleLine, column: "grade")
          ]
      )
    }
    return (
      "",
      [
        Finding(
          "no-grade",
          grades.isEmpty
            ? "the ladder of \(policyFolder) has no level \(level), so that the post has no grade; add it by hand"
            : "the levels named \(level) in \(policyFolder) have several grades, so that the post has none; add it by hand",
          severity: .warning, file: path, line: post.titleLine, column: "grade")
      ]
    )
  }

  /// Writes the tables, and texts that were repaired; a file that is there already stays.
  /// - Throws: `FileError`; `file-exists`, also where two texts have one name.
  private func write(_ sheet: ImportSheet, _ repaired: [(name: String, text: String)], to folder: String) throws {
    try makeDirectory(folder)
    let files =
      sheet.tables.map { ("\(folder)/\($0.name).csv", $0.table.csv(dialect)) }
      + repaired.map { ("\(folder)/\($0.name)", Array($0.text.utf8)) }
    for (path, _) in files where fileExists(path) {
      throw Finding(
        "file-exists", "this file is there already; choose another folder with --out, or move it away", file: path)
    }
    var paths: Set<String> = []
    for (path, _) in files where !paths.insert(path).inserted {
      throw Finding(
        "file-exists", "two texts would be this file; import them one by one, each with a folder of its own as --out",
        file: path)
    }
    for (path, bytes) in files { try AtomicFile.write(bytes, to: path) }
    // A package that is there already may describe more than these, and a policy has more tables than these.
    let package = "\(folder)/\(ReportPackage.path)"
    if !fileExists(package), !fileExists("\(folder)/policy.json") {
      try AtomicFile.write(sheet.package(dialect), to: package)
    }
  }
}
