/// The step of a career that a job's title names.
///
/// A word counts only where it is a step: `Staff Engineer` and not `Chief of Staff`, `Lead Engineer` and not
/// `Lead Generation`, `Engineering Manager` and not `Product Manager`, whose manager is a profession.
struct PostedLevel: Equatable {
  /// As ladders write it: `Intermediate`, `Senior Manager`, `II`; nil if the title names none.
  let name: String?
  /// Whether the title has a word that may be a step or a profession.
  let isUnclear: Bool

  init(title: String) {
    // A department after the comma is no step, though `Manager, Tax` begins with one.
    let all = PackageVocabulary.words(of: title).map { Self.spelledOut[$0] ?? $0 }
    let words = all.filter { $0 != "the" }
    // Senior/Lead is one of two.
    if words.count > 1, let first = Self.steps[words[0]], let second = Self.steps[words[1]], first != second,
      title.lowercased().contains("\(words[0])/")
    {
      self.init(nil, true)
      return
    }
    for (phrase, name) in Self.phrases {
      let parts = phrase.split(separator: " ").map(String.init)
      if words.starts(with: parts), words.count > parts.count || parts.count > 1 || name == "Director" {
        self.init(name, false)
        return
      }
    }
    if let place = words.firstIndex(where: { $0 == "director" || $0 == "vp" }) {
      let name = words[place] == "vp" ? "Vice President" : "Director"
      self.init(name, false)
      return
    }
    if let place = words.firstIndex(of: "manager") {
      let before = place > 0 ? words[place - 1] : ""
      let isOfPeople = place == 0 || Self.managed.contains(before)
      let isSenior = words.first == "senior"
      if isOfPeople {
        self.init(isSenior ? "Senior Manager" : "Manager", false)
      } else {
        self.init(Self.steps[words[0]], Self.steps[words[0]] == nil)
      }
      return
    }
    if let first = words.first, let step = Self.steps[first], words.count > 1 {
      if first == "lead", words[1] == "generation" {
        self.init(nil, false)
      } else {
        self.init(step, false)
      }
      return
    }
    // Tech Lead, Team Lead; Backend Engineer (Senior), Java Developer, Senior; Engineer II.
    if let place = words.firstIndex(of: "lead"), place > 0, place + 1 >= words.count || words[place + 1] != "generation"
    {
      self.init("Lead", false)
      return
    }
    if let numeral = words.first(where: Self.numerals.contains) {
      self.init(numeral.uppercased(), false)
      return
    }
    let inner = words.dropFirst().compactMap { Self.inner.contains($0) ? Self.steps[$0] : nil }
    self.init(inner.count == 1 && !words.contains("chief") ? inner[0] : nil, inner.count > 1)
  }

  private init(_ name: String?, _ isUnclear: Bool) {
    self.name = name
    self.isUnclear = isUnclear
  }

  private static let spelledOut = ["sr": "senior", "snr": "senior", "jr": "junior", "mgr": "manager"]

  private static let phrases: [(String, String)] = [
    ("senior staff", "Senior Staff"), ("senior principal", "Senior Principal"), ("senior director", "Senior Director"),
    ("associate director", "Associate Director"), ("senior vice president", "Senior Vice President"),
    ("vice president", "Vice President"), ("senior vp", "Senior Vice President"), ("vp", "Vice President"),
    ("head of", "Head"), ("entry level", "Junior"), ("mid level", "Intermediate"), ("mid senior", "Senior"),
    ("director", "Director"),
  ]

  private static let steps = [
    "intern": "Intern", "trainee": "Trainee", "graduate": "Graduate", "junior": "Junior", "associate": "Associate",
    "intermediate": "Intermediate", "mid": "Intermediate", "middle": "Intermediate", "senior": "Senior",
    "staff": "Staff",
    "principal": "Principal", "distinguished": "Distinguished", "lead": "Lead",
  ]

  /// Steps that also stand behind the job; a sales associate is none, nor is a chief of staff.
  private static let inner: Set<String> = [
    "senior", "junior", "intermediate", "staff", "principal", "intern", "trainee",
  ]
  private static let numerals: Set<String> = ["ii", "iii", "iv"]

  /// What a manager of people manages.
  private static let managed: Set<String> = [
    "engineering", "senior", "development", "software", "team", "people", "research", "infrastructure", "platform",
    "group",
  ]
}
