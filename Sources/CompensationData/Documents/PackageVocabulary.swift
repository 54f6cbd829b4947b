/// The words by which parts of a package are recognised.
enum PackageVocabulary {
  /// The parts that a text names, in its order, each once.
  static func parts(in text: String) -> [PackagePart.Named] {
    let words = words(of: text)
    var result: [PackagePart.Named] = []
    var place = 0
    while place < words.count {
      guard let entry = entries.first(where: { words[place...].starts(with: $0.words) }) else {
        place += 1
        continue
      }
      let named = PackagePart.Named(name: entry.name, kind: entry.kind)
      if !result.contains(named) { result.append(named) }
      place += entry.words.count
    }
    return result
  }

  /// Small letters; hyphens and all other signs are blanks, so that `off-sites` is two words.
  static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a text has a word that begins like one of these.
  static func has(_ stems: [String], in text: String) -> Bool {
    words(of: text).contains { word in stems.contains(where: word.hasPrefix) }
  }

  private struct Entry {
    let words: [String]
    let name: String
    let kind: PackagePart.Kind
  }

  /// The longest first, so that a bonus of shares is none of money.
  private static let entries: [Entry] = table.flatMap { row in
    row.phrases.map { Entry(words: $0.split(separator: " ").map(String.init), name: row.name, kind: row.kind) }
  }.sorted { $0.words.count > $1.words.count }

  private static let table: [(name: String, kind: PackagePart.Kind, phrases: [String])] = [
    (
      "salary", .cash,
      ["salary", "salaries", "base pay", "base compensation", "competitive pay", "wage", "wages", "remuneration"]
    ),
    (
      "bonus", .cash,
      ["bonus", "bonuses", "profit sharing", "incentive pay", "performance pay", "13th month", "13th salary"]
    ),
    ("sign_on", .cash, ["sign on bonus", "signing bonus", "sign on", "joining bonus"]),
    ("commission", .cash, ["commission", "commissions", "on target earnings", "ote"]),
    ("overtime", .cash, ["overtime"]),
    (
      "espp", .equity,
      [
        "employee stock purchase plan", "employee stock purchase program", "employee share purchase plan",
        "stock purchase plan", "share purchase plan",
        "espp",
      ]
    ),
    (
      "equity", .equity,
      [
        "equity", "equity compensation", "stock options", "stock option", "share options", "share option", "stock",
        "stocks", "rsu",
        "rsus", "restricted stock units", "restricted stock", "esop", "shares", "options", "vsop",
      ]
    ),
    (
      "insurance", .valuedBenefit,
      [
        "insurance", "health insurance", "medical insurance", "life insurance", "dental insurance", "vision insurance",
        "insurance contribution", "medical", "dental", "vision", "healthcare", "health care", "health coverage",
        "health plan",
        "health plans", "disability", "health benefits", "life assurance", "income protection", "critical illness",
        "accidental death", "private health", "bupa", "hsa", "fsa", "flexible spending account",
        "flexible spending accounts", "health savings account", "health savings accounts", "mental health",
        "health cash plan",
      ]
    ),
    (
      "pension", .valuedBenefit,
      [
        "pension", "pension plan", "retirement", "retirement plan", "401k", "401 k", "superannuation", "rrsp", "403 b",
        "provident fund", "401 a", "457 b", "deferred compensation",
      ]
    ),
    (
      "paid_leave", .valuedBenefit,
      [
        "pto", "paid time off", "time off", "vacation", "vacations", "holiday", "holidays", "annual leave",
        "paid leave", "days off",
        "sick leave", "sick days", "sick time", "sabbatical", "paid days", "personal days", "dto", "sick leaves",
        "casual leaves", "paid day off", "day off",
      ]
    ),
    (
      "parental_leave", .valuedBenefit,
      [
        "parental leave", "paid parental", "parental and caregiving leave", "maternity", "paternity", "maternity leave",
        "paternity leave", "family leave",
        "caregiver leave",
      ]
    ),
    (
      "development", .valuedBenefit,
      [
        "personal development budget", "development budget", "learning budget", "training budget", "education budget",
        "tuition",
        "learning stipend", "learning and development", "learning and development budget",
        "growth and development budget",
        "conference budget", "professional development", "personal development", "education allowance",
        "tuition reimbursement",
        "professional development budget", "education stipend", "training allowance", "certifications", "course budget",
      ]
    ),
    (
      "wellness", .valuedBenefit,
      [
        "health and wellness budget", "wellness budget", "wellness stipend", "wellness allowance", "gym",
        "gym membership",
        "wellbeing budget", "fitness", "employee assistance program", "employee assistance programme",
      ]
    ),
    (
      "allowance", .valuedBenefit,
      [
        "stipend", "allowance", "reimbursement", "budget", "meal vouchers", "lunch", "meals", "commuter", "company car",
        "home office budget", "home office stipend", "home office allowance", "discount", "discounts", "relocation",
        "childcare",
        "laptop", "macbook", "adoption assistance", "fertility",
      ]
    ),
    ("perks", .unvalued, ["perks", "perk"]),
    (
      "events", .unvalued,
      ["off sites", "off site", "offsites", "offsite", "events", "retreat", "retreats", "team building"]
    ),
    (
      "flexibility", .unvalued,
      ["flexible hours", "flexible working", "flexible schedule", "flexible work", "remote", "flexible"]
    ),
    ("home_office", .unvalued, ["home office support", "home office"]),
    ("groups", .unvalued, ["resource groups", "employee resource groups", "resource group"]),
  ]
}
