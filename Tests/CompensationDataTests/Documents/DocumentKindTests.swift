import CompensationData
import Testing

/// What kind of document a text is, by its structure.
@Suite struct DocumentKindTests {
  @Test func jobFamily() {
    let text = """
      # Baking
      ## Junior Baker
      ### Responsibilities
      - Bakes
      ### Requirements
      - Hands
      ## Senior Baker
      ### Responsibilities
      - Bakes more
      ### Requirements
      - Two hands
      """
    #expect(DocumentKind.judgement(of: text).kind == .jobFamily)
  }

  @Test func jobPost() {
    let text = """
      # Senior Baker
      **Location:** Lyon
      **Salary:** EUR 40,000 - 50,000 per year

      We are looking for hands.

      ## Benefits
      - Bread

      ## To apply
      Write to us.
      """
    #expect(DocumentKind.judgement(of: text).kind == .jobPost)
  }

  @Test func jobTemplate() {
    let text = """
      # Baker Job Description Template
      [Bakery] is looking for a baker with [x] years.
      ## How much does a Baker make?
      It depends.
      """
    let judgement = DocumentKind.judgement(of: text)
    #expect(judgement.kind == .jobTemplate)
    #expect(judgement.evidence.allSatisfy { (1...3).contains($0.points) })
  }

  @Test(arguments: ["", "# Bread\n\nIs good.", "# Baker\n\nBakes bread.", "Two lines\nof nothing"])
  func uncertain(text: String) {
    #expect(DocumentKind.judgement(of: text).kind == nil)
  }

  @Test(arguments: [
    ("0-job-family.md", DocumentKind.jobFamily), ("2-job-post.md", .jobPost), ("3-regional-medians.txt", .jobTemplate),
    ("4-job-description.txt", .jobTemplate), ("1-interview-guide.txt", nil),
  ]) func documentsOfTheReferences(name: String, kind: DocumentKind?) throws {
    let path = "../shared/reference/\(name)"
    guard Repository.exists(path) else { return }
    #expect(DocumentKind.judgement(of: try Repository.text(path)).kind == kind)
  }

  @Test func aPageOfALevelWithoutPayIsNoPost() {
    let page =
      "# Baker\n**Location:** Lyon\n\nWe are looking for hands.\n\n## Requirements\n- Hands\n\n## To apply\nApply now.\n"
    #expect(DocumentKind.judgement(of: page).kind == nil)
    #expect(
      DocumentKind.judgement(of: page.replacing("Lyon\n", with: "Lyon\n**Salary:** EUR 40,000 - 50,000 a year\n")).kind
        == .jobPost)
  }

  @Test func aPageThatStatesAGradeIsNoPost() {
    let page =
      "# Head Baker\n**Location:** Lyon\n\n### Job Grade\nThe Head Baker is a grade 9.\n\n## To apply\nApply now.\n"
    #expect(DocumentKind.judgement(of: page).kind == nil)
    #expect(
      DocumentKind.judgement(of: page.replacing("### Job Grade\nThe Head Baker is a grade 9.\n\n", with: "")).kind
        == .jobPost)
  }
}
