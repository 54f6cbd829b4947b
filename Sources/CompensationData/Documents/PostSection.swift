/// What a heading of a job post announces.
enum PostSection: Equatable {
  case benefits, requirements, preferred, responsibilities, pay, other

  /// By the words of the heading; the more particular first.
  init(heading: String) {
    let text =
      " "
      + PackageVocabulary.words(of: heading.replacing("\u{2019}", with: "").replacing("'", with: "")).joined(
        separator: " ") + " "
    let rule = Self.phrases.first { rule in rule.phrases.contains { text.contains(" \($0) ") } }
    self = rule?.section ?? .other
  }

  private static let phrases: [(section: PostSection, phrases: [String])] = [
    (
      .benefits,
      [
        "benefits", "perks", "what we offer", "we offer", "what we provide", "what you get", "what youll get",
        "whats in it for you",
        "support you", "our offer", "what we will offer", "can offer you", "youll enjoy", "what youll love",
        "youll love about us", "do we offer",
        "on offer", "total rewards", "offers", "will offer you", "compensation package", "rewards", "why youll love",
        "why join us",
        "what do we offer", "benefit", "about compensation", "we provide", "our package", "the package",
        "what were offering",
        "compensation and benefits", "you will get", "we can offer", "what we can offer",
      ]
    ),
    (
      .preferred,
      [
        "nice to have", "nice to haves", "stand out", "bonus points", "preferred", "desirable", "desired", "a plus",
        "pluses",
        "good to have", "bonus skills", "even better", "extra credit", "would be nice", "optional", "advantage",
      ]
    ),
    (
      .requirements,
      [
        "requirements", "qualifications", "youll bring", "you bring", "you will bring", "who you are", "you have",
        "about you",
        "looking for", "must have", "must haves", "skills", "experience", "your profile", "you need", "youll need",
        "to be successful",
        "required", "what we need", "education", "your background", "what you will need", "u bring", "youll have",
        "you should have",
      ]
    ),
    (
      .responsibilities,
      [
        "responsibilities", "responsible", "what youll do", "what you will do", "you will do", "youll do", "duties",
        "day to day",
        "your mission", "the role", "this role", "what youll be doing", "tasks", "your role", "what will you do",
      ]
    ),
    (.pay, ["salary", "compensation", "pay", "pay range", "salary range", "remuneration"]),
  ]
}
