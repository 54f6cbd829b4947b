internal import Compensation

/// What a heading announces.
enum HeadingRole: Hashable {
  /// A job, a level, or anything else that is not known by its words.
  case plain
  case requirements
  /// Requirements that one can do without.
  case preferred
  case responsibilities
  case grade
  /// The list of levels, or what holds them.
  case levels
  /// Holds the levels of one track.
  case track(Track)
  /// Kinds of a job across its levels; they are no levels.
  case specialties
  /// Something about a level that is neither task nor demand: its scope, its tools.
  case detail
  /// Known, and no level: hiring process, performance indicators, about us and so on.
  case other
}

/// A heading's words: what it announces, and for whom.
struct HeadingWords: Hashable {
  let role: HeadingRole
  /// The title before the announcing words, as in "Senior Tax Analyst Requirements"; empty without one.
  let prefix: String

  init(_ title: String) {
    // A remark at the end announces nothing.
    let remark = title.hasSuffix(")") ? title.lastIndex(of: "(") : nil
    let tokens = TextTokens(remark.map { String(title[..<$0]).trimmed } ?? title)
    var words = tokens.tokens.filter { $0.kind != .sign }.map { Self.corrected($0.lower) }
    // A slip of the pen for "grade", where it is no graduate: "Job Grad", not "New Grad".
    if words.last == "grad", words.count == 1 || words.dropLast().last == "job" { words[words.count - 1] = "grade" }
    if let track = Self.track(words) {
      self.init(.track(track), "")
      return
    }
    if let (role, prefix) = Self.announced(tokens) {
      self.init(role, prefix)
      return
    }
    for (role, phrases) in Self.whole where phrases.contains(words) {
      self.init(role, "")
      return
    }
    if let first = words.first, ["how", "what", "why", "who", "where", "when"].contains(first) {
      self.init(Self.question(words), "")
      return
    }
    for (role, endings) in Self.endings {
      guard let ending = endings.first(where: { words.count >= $0.count && words.suffix($0.count) == $0[...] }) else {
        continue
      }
      let places = tokens.tokens.indices.filter { tokens.tokens[$0].kind != .sign }
      let kept = words.count - ending.count
      self.init(role, kept == 0 ? "" : tokens.words(0..<places[kept - 1] + 1))
      return
    }
    self.init(.plain, "")
  }

  private init(_ role: HeadingRole, _ prefix: String) {
    self.role = role
    // "General Requirements" are nobody's in particular.
    let words = TextTokens(prefix).tokens.map(\.lower)
    let isTitle =
      JobTitle(prefix).isLikely || JobTitle(prefix).beginsWithStep
      || JobTitle(prefix).words.words.contains("intermediate")
    let title = prefix.contains("(") && !prefix.contains(")") ? prefix + ")" : prefix
    self.prefix = isTitle || !words.allSatisfy(Self.general.contains) ? title : ""
  }

  /// "Requirements for Security Engineers", "Levels of Engineering Roles".
  private static func announced(_ tokens: TextTokens) -> (HeadingRole, String)? {
    let roles: [String: HeadingRole] = [
      "requirements": .requirements, "qualifications": .requirements, "responsibilities": .responsibilities,
      "levels": .levels, "specialties": .specialties, "grades": .grade,
    ]
    for place in tokens.tokens.indices.dropLast() {
      guard let role = roles[corrected(tokens[place])], ["for", "of", "across"].contains(tokens[place + 1]) else {
        continue
      }
      let rest = tokens.words(place + 2..<tokens.tokens.count)
      let isOfAll = JobTitle(rest).isLikely == false
      return (role, isOfAll ? "" : rest)
    }
    return nil
  }

  private static let general: Set<String> = [
    "general", "basic", "minimum", "key", "core", "technical", "job", "position", "additional", "main", "required",
    "primary", "base", "common", "shared", "other", "specific", "role", "the", "and", "&", "/", "education",
    "experience",
    "skills", "responsibilities", "duties", "our", "your", "educational", "professional", "essential", "day-to-day",
  ]

  /// "What we are looking for", "What you'll be doing".
  private static func question(_ words: [String]) -> HeadingRole {
    if words.contains(where: { ["bring", "need", "needs", "looking", "seeking", "require"].contains($0) }) {
      return .requirements
    }
    if words.first == "what", words.contains(where: { ["do", "doing"].contains($0) }) { return .responsibilities }
    return .other
  }

  /// A slip of the pen in one of the words that matter.
  private static func corrected(_ word: String) -> String {
    guard word.count >= 9 else { return word }
    return nearest(to: word, among: important).first {
      abs($0.count - word.count) <= 2 && $0.first == word.first
    } ?? word
  }

  private static let important = ["responsibilities", "requirements", "qualifications"]

  private static func track(_ words: [String]) -> Track? {
    let isOne = words.contains { ["track", "path", "roles", "levels", "ladder", "positions"].contains($0) }
    let rest = words.filter {
      !["track", "path", "roles", "levels", "ladder", "positions", "career", "the", "for"].contains($0)
    }
    switch rest {
    case ["individual", "contributor"], ["individual", "contributors"], ["ic"], ["ics"]: return .individualContributor
    case ["management"], ["managers"], ["people", "management"], ["people", "managers"], ["people", "leadership"]:
      return .management
    case ["manager"], ["engineering", "manager"], ["people", "manager"]: return isOne ? .management : nil
    default:
      guard words.contains("track") else { return nil }
      if words.starts(with: ["individual", "contributor"]) || words.first == "ic" { return .individualContributor }
      return words.first == "management" || words.first == "manager" ? .management : nil
    }
  }

  /// Headings that are just this.
  private static let whole: [(HeadingRole, Set<[String]>)] = [
    (
      .requirements,
      split(
        "about you;you should apply if;who you are;what you'll need;what you will need;what you bring;what you'll bring;"
          + "what you will bring;must have;must haves;you have;you'll have;you will have;you might be a fit if;"
          + "you may be a fit if;we're looking for;what we're looking for;what we are looking for;experience;"
          + "what you need;education;education and training;skills you must have;required skills;skills and experience;experience and skills;"
          + "knowledge and experience;required experience;essential skills;essential;we expect;you are;what you have;"
          + "education and experience;experience and education;basic skills;minimum requirement;you bring;"
          + "skills experience;skills qualifications;what you'll have;what we look for;who we're looking for;"
          + "we would love to hear from you if you have;what you should have;what you need to succeed")
    ),
    (
      .preferred,
      split(
        "nice to have;nice to haves;bonus;bonus points;bonus skills;desirable;desired;good to have;desirable skills;"
          + "preferred;preferred skills;preferred experience;desirable not essential skills;desired skills;"
          + "desirable experience;nice to have skills;nice;extra credit;a plus;pluses;what would be nice to have;"
          + "it would be nice if you have;great to have")
    ),
    (
      .responsibilities,
      split(
        "role;the role;about the role;what you'll do;what you will do;in this role;in this role you will;duties;"
          + "you will;you'll;what you do;job description;key duties;your role;the job;accountabilities;what you'll be doing;"
          + "what you will be doing;day to day")
    ),
    (.grade, split("grade;grades;job grade;job grades;job level;level;job grading;pay grade;salary grade")),
    (
      .levels,
      split(
        "levels;job levels;the levels;roles;level definitions;levels overview;level structure;career levels;"
          + "leveling;leveling guide;levelling guide;level guide;level descriptions;levels and grades;job titles;titles;positions;on this page;contents;"
          + "table of contents;role levels;our levels;jobs")
    ),
    (
      .specialties,
      split(
        "specialties;specialities;specialty;speciality;segment;segments;specializations;specialization;areas of specialty"
      )
    ),
    (
      .other,
      split(
        "overview;summary;introduction;philosophy;benefits;salary;compensation;key measures;values;location;travel;faq;"
          + "applying;application;background;company;resources;references;links;notes;equal opportunity;perks;"
          + "relevant links;about the team;the team")
    ),
    (
      .detail,
      split(
        "behaviours;behaviors;competencies;skills;scope;impact;collaboration;tools;team;purpose;additional skills;"
          + "professional experience;leadership;management skills;communication;technical skills;projects;"
          + "reporting;core competencies;functional competencies;archetypes;knowledge;mission;objectives")
    ),
  ]

  /// How headings end that may say first whose they are.
  private static let endings: [(HeadingRole, [[String]])] = [
    (
      .preferred,
      splitList(
        "preferred qualifications;preferred requirements;preferred skills;preferred experience;desired qualifications;"
          + "nice to have;nice to haves;desired requirements;bonus qualifications;desirable skills;additional requirements "
          + "preferred;preferred;desired skills;desirable;preferred qualification")
    ),
    (.specialties, splitList("specialties;specialities;specialty;specializations")),
    (
      .other,
      splitList(
        "hiring process;performance indicators;performance indicator;career ladder;career path;interview process;"
          + "career progression;career development;job family;about us;relocation;benefits;key performance indicators;"
          + "promotion process;promotion criteria;success metrics;kpis;career paths;job families;"
          + "hiring;metrics;measures;next steps;progression guidelines;level mapping;timelines;working hours;"
          + "supervisory responsibility;application process;interviews;mentoring;frequently asked questions")
    ),
    (.grade, splitList("job grade;job grades;job level;pay grade;grade")),
    (
      .responsibilities,
      splitList("responsibilities;responsibility;duties;accountabilities;expectations")
    ),
    (
      .requirements,
      splitList("requirements;requirement;qualifications;qualification;you might be a fit if;about you;must haves")
    ),
    (.levels, splitList("levels;job levels")),
  ]

  private static func splitList(_ phrases: String) -> [[String]] {
    phrases.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
  }

  private static func split(_ phrases: String) -> Set<[String]> { Set(splitList(phrases)) }
}
