/// Truth values as spreadsheets write and read them, by language: the file does not say in which it will be opened.
enum TruthWords {
  static let all = [
    "true", "false",
    // German, French, Spanish, Italian, Portuguese.
    "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "vero", "verdadeiro",
    // Dutch, Polish, Swedish, Danish, Norwegian, Finnish.
    "waar", "onwaar", "prawda", "fałsz", "sant", "falskt", "sand", "falsk", "sann", "usann", "tosi", "epätosi",
    // Czech and Slovak, Hungarian, Romanian, Turkish, Russian, Ukrainian.
    "pravda", "nepravda", "igaz", "hamis", "adevărat", "fals", "doğru", "yanlış", "yanliş", "истина", "ложь", "істина",
    "хибність",
  ]
}
