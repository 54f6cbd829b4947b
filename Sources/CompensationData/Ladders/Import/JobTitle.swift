internal import Compensation

/// What can be told from a title alone.
struct JobTitle {
  let words: TitleWords

  init(_ title: String) { self.init(TitleWords(title)) }

  /// A code before the title says nothing of it: "L3: Senior Engineer", "Level 5: Analyst".
  init(_ words: TitleWords) {
    let codes = words.words.prefix { $0.contains(where: \.isNumber) && $0.count <= 3 }
    self.words = codes.count < words.words.count ? words.dropFirst(codes.count) : words
  }

  /// Whether it names a job or a step, rather than anything else that a heading may say.
  var isLikely: Bool {
    guard let first = words.words.first, words.words.count <= 12 else { return false }
    // "I write good code" is no title, "Engineer I" is.
    if first == "i" || words.words.contains(where: Self.sentenceWords.contains) { return false }
    return words.words.contains(where: Self.jobs.contains) || beginsWithStep && words.words.count <= 2
      || words.words == ["intermediate"]
  }

  /// Whether it begins like the title of a step, whatever follows.
  var beginsWithStep: Bool { words.words.first.map(Self.firstSteps.contains) ?? false }

  /// The track, where the title leaves no doubt; `isClear` is false where it does.
  var track: (track: Track?, isClear: Bool) {
    let words = words.words
    if words.contains("director") || words.contains("supervisor") { return (.management, true) }
    if words.contains("vice"), words.contains("president") { return (.management, true) }
    if words.first == "chief", !words.contains("staff") || words.last == "officer" { return (.management, true) }
    if words.first == "head" { return (.management, true) }
    if let first = words.first, ["ceo", "cto", "cfo", "coo", "ciso", "cmo", "cro", "cio"].contains(first) {
      return words.count == 1 ? (.management, true) : (nil, false)
    }
    if let place = words.firstIndex(of: "manager") {
      let before = words[..<place]
      // "Manager, Tax" leads people; "Product Manager" need not.
      if before.allSatisfy({ ["senior", "lead", "associate", "group", "people", "staff"].contains($0) }) {
        return (.management, true)
      }
      if before.last == "engineering" { return (.management, true) }
      return (nil, false)
    }
    if words.contains(where: Self.unclear.contains) { return (nil, false) }
    return isLikely || beginsWithStep ? (.individualContributor, true) : (nil, false)
  }

  /// The step's name, as far as the title says one.
  func step(_ track: Track?) -> String {
    let words = words.words
    let isSenior = words.first == "senior"
    if words.contains("vice"), words.contains("president") {
      return isSenior
        ? "Senior Vice President" : words.first == "executive" ? "Executive Vice President" : "Vice President"
    }
    if words.contains("director") {
      return isSenior ? "Senior Director" : words.first == "associate" ? "Associate Director" : "Director"
    }
    if track == .management {
      guard let place = words.firstIndex(of: "manager") else { return "" }
      let name = place > 0 && words[place - 1] == "engineering" ? "Engineering Manager" : "Manager"
      return isSenior ? "Senior " + name : name
    }
    if words.contains("intermediate") { return "Intermediate" }
    guard let first = words.first else { return "" }
    // "Data Engineer (Junior)"
    if let step = endingStep { return step }
    if isSenior, words.count > 1, ["staff", "principal", "distinguished"].contains(words[1]) {
      return "Senior " + (Self.stepNames[words[1]] ?? "")
    }
    if words.last == "fellow" { return "Fellow" }
    // "Principal Accounting Officer" is no step of an accounting officer.
    if track == nil, !words.contains("manager") { return "" }
    return Self.stepNames[first] ?? ""
  }

  private var endingStep: String? {
    guard words.words.count > 1, let last = words.words.last, ["junior", "senior", "staff", "principal"].contains(last)
    else { return nil }
    return Self.stepNames[last]
  }

  private static let stepNames = [
    "intern": "Intern", "associate": "Associate", "junior": "Junior", "senior": "Senior", "staff": "Staff",
    "principal": "Principal", "distinguished": "Distinguished", "fellow": "Fellow", "graduate": "Graduate",
  ]

  private static let firstSteps: Set<String> = [
    "intern", "associate", "junior", "senior", "staff", "principal", "distinguished", "lead", "graduate",
  ]

  /// Neither surely of people nor surely of one's own work.
  private static let unclear: Set<String> = [
    "lead", "leader", "head", "chief", "officer", "president", "controller", "owner", "managers",
  ]

  /// No title has them.
  private static let sentenceWords: Set<String> = [
    "you", "we", "your", "our", "is", "are", "what", "how", "who", "why", "am", "my", "will", "vs", "expectations",
    "framework", "ladder", "overview", "progression", "mapping", "guide", "archetypes", "trajectory",
    "being", "becoming", "roles", "initiatives", "teams", "titles", "candidates", "interview", "interviews",
  ]

  private static let jobs: Set<String> = [
    "engineer", "developer", "manager", "director", "analyst", "architect", "designer", "lead", "counsel", "specialist",
    "scientist", "recruiter", "writer", "coordinator", "administrator", "representative", "executive", "officer",
    "president", "partner", "consultant", "accountant", "auditor", "researcher", "advocate", "evangelist", "intern",
    "head", "chief", "programmer", "technician", "strategist", "editor", "producer", "generalist", "supervisor",
    "assistant", "controller", "buyer", "planner", "marketer", "expert", "tester", "fellow", "sre", "owner", "agent",
    "advisor", "adviser", "operator", "solicitor", "attorney", "paralegal", "bookkeeper", "trainer", "instructor",
    "translator", "sourcer", "liaison", "leader", "associate", "clerk", "statistician", "economist", "librarian",
    "photographer", "animator", "artist", "copywriter", "cto", "cfo", "ceo", "coo", "ciso", "cmo", "cro",
    "nurse", "teacher", "master", "pilot", "mate", "apprentice", "secretary", "treasurer",
  ]
}
