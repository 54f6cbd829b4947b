/// A sentence that says that skills are paid more: `People with A or B skills often command a premium`.
struct SkillPremiumSentence {
  let skills: [String]

  /// nil if the sentence does not say so, or names no skill.
  init?(_ sentence: String) {
    let words = sentence.split(separator: " ").map { $0.asLine }
    let plain = words.map { PackageVocabulary.words(of: $0).joined() }
    guard let premium = plain.firstIndex(where: { $0 == "premium" || $0 == "premiums" }),
      let verb = plain[..<premium].lastIndex(where: Self.verbs.contains), premium - verb <= 5
    else { return nil }
    var end = verb
    while end > 0, Self.adverbs.contains(plain[end - 1]) { end -= 1 }
    // What comes after the last with, in or as belongs to the skills; whose they are stands before.
    guard let start = plain[..<end].lastIndex(where: { ["with", "in", "as", "like"].contains($0) }), start + 1 < end
    else { return nil }
    while end > start + 1, Self.nouns.contains(plain[end - 1]) { end -= 1 }
    let text = words[(start + 1)..<end].joined(separator: " ")
    skills = TextList.items(in: text)
    if skills.isEmpty { return nil }
  }

  private static let verbs: Set<String> = [
    "command", "commands", "attract", "attracts", "earn", "earns", "receive", "receives", "carry", "carries", "get",
    "gets", "pay", "pays",
    "bring", "brings", "commanding", "draw", "draws",
  ]
  private static let adverbs: Set<String> = [
    "often", "typically", "usually", "can", "may", "generally", "frequently", "also", "sometimes", "will", "tend", "to",
    "regularly",
  ]
  private static let nouns: Set<String> = [
    "skills", "skill", "experience", "expertise", "knowledge", "background", "abilities",
  ]
}
