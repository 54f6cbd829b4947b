/// Signs in a document's structure that speak for one kind of document.
struct DocumentSigns {
  private let document: DocumentText
  private let headings: [DocumentLine]
  private var found: [DocumentKindJudgement.Evidence] = []

  init(_ document: DocumentText) {
    self.document = document
    headings = document.lines.filter { $0.headingRank != nil }
  }

  mutating func evidence() -> [DocumentKindJudgement.Evidence] {
    addFamilySigns()
    addPostSigns()
    addTemplateSigns()
    return found
  }

  /// Whether the document posts pay, or has no headings of several levels, of a grade, of requirements or of responsibilities.
  var mayBePost: Bool {
    let levels = Set(headings.filter { JobTitle($0.text).isLikely }.compactMap { PostedLevel(title: $0.text).name })
    let isPage =
      levels.count >= 2
      || headings.contains {
        !Set(PackageVocabulary.words(of: $0.text)).isDisjoint(with: [
          "requirements", "responsibilities", "grade", "grades",
        ])
      }
    return !isPage
      || document.lines.contains { line in
        PayMentions.all(in: line.text).contains {
          !$0.isCalledOther && $0.problem == nil && $0.currency != .none && ($0.isRange || $0.isCalledPay)
        }
      }
  }

  private mutating func add(_ kind: DocumentKind, _ points: Int, _ sign: String, if condition: Bool) {
    if condition { found.append(.init(kind: kind, sign: sign, points: points)) }
  }

  private mutating func addFamilySigns() {
    let titles = headings.filter { JobTitle($0.text).isLikely && $0.text.split(separator: " ").count <= 8 }
    let levels = Set(titles.compactMap { PostedLevel(title: $0.text).name })
    add(.jobFamily, 3, "headings for several levels", if: levels.count >= 2)
    add(.jobFamily, 1, "headings for more than two levels", if: levels.count >= 3)
    let repeated = ["requirements", "responsibilities", "qualifications"].filter { name in
      headings.count { PackageVocabulary.words(of: $0.text).contains(name) } >= 2
    }
    add(.jobFamily, 2, "requirements or responsibilities of several", if: !repeated.isEmpty)
    let grades = document.lines.count { line in
      let words = PackageVocabulary.words(of: line.text)
      return words.starts(with: ["job", "grade"]) || (words.contains("grade") && words.count <= 10)
    }
    add(.jobFamily, 2, "grades", if: grades >= 2)
  }

  private mutating func addPostSigns() {
    let mentions = document.lines.flatMap { line in
      PayMentions.all(in: Placeholders.cut(from: line.text).rest).filter {
        !$0.isCalledOther && $0.problem == nil && $0.isRange
      }
    }
    let words = document.lines.map { PackageVocabulary.words(of: $0.text) }
    let isAboutMedians = words.contains { $0.contains("median") || $0.contains("medians") }
    add(.jobPost, 2, "a range of pay", if: !mentions.isEmpty && !isAboutMedians)
    add(.jobPost, 2, "tags of pay or place", if: document.lines.contains { $0.kind == .tag })
    let labels = Set(document.lines.compactMap { LabelledText($0.text)?.label })
    let isLabelled = !labels.isDisjoint(with: [
      "location", "salary", "salary range", "job title", "company", "employment type", "pay range",
    ])
    add(.jobPost, 2, "labels such as Location", if: isLabelled)
    let applying = document.lines.contains { line in
      let text = " " + PackageVocabulary.words(of: line.text).joined(separator: " ") + " "
      return ["apply now", "to apply", "apply here", "apply for this", "please apply", "apply today"].contains {
        text.contains(" \($0) ")
      }
    }
    add(.jobPost, 2, "how to apply", if: applying)
    let addressing = document.lines.contains { line in
      let text = line.text.lowercased().replacing("\u{2019}", with: "'")
      return ["we are looking for", "we're looking for", "as a member of", "you will ", "you'll "].contains {
        text.contains($0)
      }
    }
    add(.jobPost, 1, "speaks to who applies", if: addressing)
    let isEqual = document.lines.contains {
      $0.text.lowercased().contains("equal opportunity") || $0.text.lowercased().contains("equal employment")
    }
    add(.jobPost, 1, "equal opportunity", if: isEqual)
    add(.jobPost, 1, "a list of benefits", if: !PackageReader(document).parts().isEmpty)
  }

  private mutating func addTemplateSigns() {
    var placeholders: Set<String> = []
    for line in document.lines { placeholders.formUnion(Placeholders.cut(from: line.text).found) }
    add(.jobTemplate, 3, "gaps to fill", if: placeholders.count >= 2)
    add(.jobTemplate, 1, "a gap to fill", if: placeholders.count == 1)
    let topics = headings.map { PackageVocabulary.words(of: $0.text).joined(separator: " ") }
    add(
      .jobTemplate, 3, "calls itself a job description template",
      if: topics.contains { $0.contains("job description template") || $0.contains("job descriptions template") })
    add(
      .jobTemplate, 2, "calls itself a job description",
      if: topics.prefix(3).contains { $0.contains("job description") })
    let advice = [
      "how much does", "interview questions", "what to look for", "where to source", "how to become", "salary ranges",
    ]
    let count = advice.count { phrase in topics.contains { $0.contains(phrase) } }
    add(.jobTemplate, 2, "advice to who hires", if: count >= 1)
    add(.jobTemplate, 2, "more advice to who hires", if: count >= 2)
  }
}
