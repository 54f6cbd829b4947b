internal import Compensation
internal import CompensationData

extension ProgramSpecification {
  /// The program as it stands.
  static let paygrade = ProgramSpecification(
    name: "paygrade",
    summary: "Pay ranges and offers from a policy that is data, with the reason for every number.",
    options: [.help, .flag("version", "show the version")],
    commands: [.offer, .ranges, .report, .level, .market, .check, .completions])
}

extension OptionSpecification {
  static let help = flag("help", short: "h", "show this help")
  static let policy = value(
    "policy", "NAME|DIR", "a bundled policy or a folder (default: ml-engineering)", .directory,
    among: BundledPolicies.names)
  static let asOf = value("as-of", "DATE", "the day whose tables count (default: the policy's newest)", .date)
  static let input = value("input", "NAME=VALUE", "any input of the policy", repeatable: true)
  static let locale = value(
    "locale", "TAG", "write numbers for people as a language and country do, such as de or en-IN",
    among: ["de", "en-GB", "en-IN", "en-US", "es", "fr", "it", "ja", "nl", "pl", "pt-BR", "sv", "zh-Hans"])
  static let output = value("output", "FILE", "write the result to a file, not to standard output", .file)

  static func format(_ values: String...) -> OptionSpecification {
    value("format", "FORMAT", "form of the result; else as the output's name says, or text", .choice, among: values)
  }

  /// The inputs that have an option of their own; each stands for `--input NAME=VALUE`.
  static let shorthands: [OptionSpecification] = [
    value("job", "TITLE", "the job"),
    value("level", "LEVEL", "the job level"),
    value("grade", "GRADE", "the grade"),
    value("step", "STEP", "the step within the grade"),
    value("country", "COUNTRY", "the country of work"),
    value("area", "AREA", "the area within the country"),
    value("currency", "CODE", "the currency of the range, such as EUR"),
  ]

  /// What every command that calculates takes.
  static let common: [OptionSpecification] =
    common(format("text", "markdown", "csv", "json"))

  /// The same for commands whose result may be a workbook.
  static let commonWithWorkbook: [OptionSpecification] =
    common(format("text", "markdown", "csv", "json", "xlsx"))

  private static func common(_ format: OptionSpecification) -> [OptionSpecification] {
    [policy, asOf, input] + shorthands + [format, locale, output, dialect, help]
  }
}

extension CommandSpecification {
  static let offer = CommandSpecification(
    name: "offer",
    summary: "one offer: range, placement, comparison, explanation",
    description: """
      Calculates one offer: the pay range, the place in it, how an asking amount compares, what the same job pays \
      elsewhere, and where every number comes from.
      """,
    usage: "[options]",
    options: [
      .value("compa", "RATIO", "offer this compa-ratio; 1 is the midpoint"),
      .value(
        "placement", "NAME",
        "offer the place in the range that the policy gives this name, such as meets, strong or exceptional",
        among: ["meets", "strong", "exceptional"]),
      .value("asking", "AMOUNT", "compare with what the candidate asks, yearly, in the offer's currency"),
      .value("compare", "PLACE", "show the range in another place, such as Germany, or Country/Area", repeatable: true),
      .value("skill", "NAME", "add the premium of a skill, up to the policy's cap", repeatable: true),
      .value("pay-currency", "CODE", "pay in this currency, at the policy's rate"),
      .value("fte", "SHARE", "share of full time, such as 0.8 (default: 1)"),
      .flag("explain", "show every factor with its row, date and source (the default in markdown and json)"),
      .flag("no-explain", "leave the explanation out"),
    ] + OptionSpecification.commonWithWorkbook,
    examples: [
      Example(
        line: "paygrade offer --level Senior --country Germany",
        shows: "the range of a senior machine learning engineer in Germany, and the offer in it"),
      Example(
        line: "paygrade offer --level Senior --country Germany --asking 95000 --explain",
        shows: "where 95,000 lies in that range, and the reason for every number"),
      Example(
        line: "paygrade offer --policy us-general-schedule --grade 12 --step 3 --input locality=SF",
        shows: "a General Schedule rate; inputs without an option of their own are given so"),
      Example(
        line: "paygrade offer --level Staff --country UK --compare Germany --compare Japan --format markdown",
        shows: "an offer sheet with the same job in other places"),
    ])

  static let ranges = CommandSpecification(
    name: "ranges",
    summary: "every range of a policy as one table",
    description: """
      Writes the range of every combination of the policy's inputs as one table. Inputs that are given keep one value; \
      an input without a list of values must be given.
      """,
    usage: "[options]",
    options: OptionSpecification.commonWithWorkbook,
    examples: [
      Example(line: "paygrade ranges --country Germany", shows: "every job and level in Germany"),
      Example(
        line: "paygrade ranges --format csv --output ranges.csv", shows: "the whole policy as a file for a spreadsheet"),
    ])

  static let report = CommandSpecification(
    name: "report",
    summary: "a roster against the policy: each person, group statistics, charts",
    description: """
      Compares everybody's pay with the policy's range for their job and place, and writes a folder: each person's figures, \
      the rows that could not be used, group statistics with small groups hidden, a report to read, charts and a manifest.
      """,
    usage: "--roster FILE --out DIR [options]",
    options: [
      .value("roster", "FILE|-", "the roster, plain or gzip; - is standard input", .file),
      .value("out", "DIR", "the folder to write, made if it is not there", .directory),
      .value("verify", "DIR", "check a report's files, policy and roster against its manifest instead", .directory),
      .value(
        "by", "NAMES", "what to group people by, such as country,level: names of the policy or columns of the roster"),
      .value(
        "columns", "NAME=HEADER[,NAME=HEADER...]", "the headers of the columns that have another name", repeatable: true
      ),
      .value("report-currency", "CODE", "the currency of sums (default: the policy's)"),
      .value("min-cell", "COUNT", "hide groups of fewer people (default: 5)"),
      .value(
        "decimal-mark", "MARK", "which sign stands before decimals in the roster", .choice, among: ["point", "comma"]),
      .flag("xlsx", "write report.xlsx, too: everything as a workbook, with charts"),
      .flag("check-ids", "compare all ids, not only those of the first million rows; takes memory for each"),
      .flag("allow-rejects", "exit with 0 though rows were rejected"),
      .policy, .asOf,
      .value("input", "NAME=VALUE", "one value of a column for all rows, in place of a column", repeatable: true),
    ] + OptionSpecification.shorthands + [.locale, .dialect, .help],
    examples: [
      Example(
        line: "paygrade report --roster staff.csv --out report --by country,level",
        shows: "who is paid where in the range, by country and level"),
      Example(
        line: #"paygrade report --roster staff.csv.gz --out report --columns base_salary="Annual Salary""#,
        shows: "a compressed roster whose salaries are in the column Annual Salary"),
      Example(line: "paygrade report --verify report", shows: "whether a report is what its manifest says"),
    ])

  static let level = CommandSpecification(
    name: "level",
    summary: "a person's level by the policy's ladder, clause by clause",
    description: """
      Says which levels of a job family fit a person, which clause of each passed, failed or needs a person, what is missing for \
      the next level, and what the level pays. Without anything about a person, it shows the levels and what they ask for.
      """,
    usage: "[options] [FILE...]",
    options: [
      .value("years", "YEARS", "years of work of any kind"),
      .value("field-years", "YEARS", "years of work in the field of the job family"),
      .value("leadership-years", "YEARS", "years of leading people"),
      .value("degree", "DEGREE", "the highest degree", .choice, among: Degree.allCases.map(\.rawValue)),
      .value("rate", "NAME=VALUE", "a rating, such as influence=team, or of a skill: Python=expert", repeatable: true),
      .value("title", "TITLE", "only the level of this title"),
      .value("track", "TRACK", "only the levels of this track", .choice, among: Track.allCases.map(\.rawValue)),
      .value("from", "COMPANY/LEVEL", "our levels for another company's, by the policy's crosswalk"),
      .value("candidates", "FILE", "assess the people of a CSV file; the result is CSV", .file),
      .value(
        "columns", "NAME=HEADER[,NAME=HEADER...]", "the headers of the candidates' columns that have another name",
        repeatable: true),
      .value(
        "import", "FILE|DIR", "read a job family page, job post or template, or a folder of them", .file,
        repeatable: true),
      .value("out", "DIR", "write what was imported as tables into this folder", .directory),
      .value(
        "kind", "KIND", "what the documents are, if that is not clear", .choice,
        among: DocumentKind.allCases.map(\.rawValue)),
      .flag("repair", "repair characters of imported texts that were read in the wrong encoding"),
    ] + OptionSpecification.common,
    operands: OperandSpecification(
      placeholder: "FILE", count: 0...Int.max, kind: .file, help: "more documents for --import"),
    examples: [
      Example(
        line: "paygrade level --field-years 3 --degree bachelor --country Germany",
        shows: "the levels that fit, their clauses, what is missing for the next, and the pay in Germany"),
      Example(
        line: #"paygrade level --title "Staff Machine Learning Engineer""#,
        shows: "what a level asks for, and its grade"),
      Example(line: "paygrade level --from GitLab/P4", shows: "where another company's level lands"),
      Example(
        line: "paygrade level --candidates people.csv --output levels.csv", shows: "a level for each row of a file"),
      Example(
        line: "paygrade level --import pages --out ladder",
        shows: "the tables of a ladder from a folder of Markdown pages"),
    ])

  static let market = CommandSpecification(
    name: "market",
    summary: "survey data to benchmarks, location factors, rates and cost of living",
    description: """
      Reads survey files by their mappings and writes the tables of a policy: benchmarks, location factors, exchange rates and cost of \
      living, with every cell's n, sources and method, the rows that were not used, and a report of what was hidden and what moved.
      """,
    usage: "--survey FILE[:MAPPING] --out DIR [options]",
    options: [
      .value(
        "survey", "FILE[:MAPPING]", "a survey, plain or gzip, and the JSON file that says what its columns mean", .file,
        repeatable: true),
      .value("out", "DIR", "the folder to write, made if it is not there", .directory),
      .value("format", "FORMAT", "what --output is (default: as its name says)", .choice, among: ["xlsx"]),
      .value("output", "FILE.xlsx", "write the tables as a workbook, with or without --out", .file),
      .value("by", "NAMES", "what makes a cell (default: job,level,country)"),
      .value("percentile", "LIST", "such as 50 or 50,25,75, or mean; the first is the benchmark (default: 50)"),
      .value(
        "percentile-method", "METHOD", "which definition (default: inclusive)", .choice,
        among: PercentileDefinition.allCases.map(\.rawValue)),
      .value(
        "weigh-by", "WHAT", "what counts the same in a cell (default: record)", .choice,
        among: ["record", "organisation"]),
      .value("currency", "CODE", "the currency of the result (default: the policy's, or USD)"),
      .value("age-to", "DATE", "bring figures to this day", .date),
      .value("age-rate", "RATE", "by this much: 3%/year or 3%/year,compound"),
      .value(
        "age-months", "RULE", "how months are counted (default: calendar)", .choice, among: ["calendar", "days"]),
      .value("outliers", "RULE", "leave out figures far from the median: modified-z=3.5"),
      .value("min-records", "COUNT", "hide cells of fewer figures (default: 5)"),
      .value("min-orgs", "COUNT", "hide cells of fewer organisations (default: 5)"),
      .value("max-share", "SHARE", "hide cells where one organisation has more (default: 25%)"),
      .value("weights", "NAME=WEIGHT[,...]", "how much each source counts, such as a=0.4,b=0.6"),
      .value(
        "missing-source", "RULE", "a cell that lacks a source (default: refuse)", .choice,
        among: MissingSourceRule.allCases.map(\.rawValue)),
      .value("fallback", "NAMES", "sources that serve only where the others give nothing"),
      .value("round-benchmarks", "UNIT", "round benchmarks to the nearest multiple, such as 1000"),
      .value(
        "location-factors", "ESTIMATOR", "estimate a factor for each place", .choice,
        among: LocationEstimator.allCases.map(\.rawValue)),
      .value("reference", "PLACE", "the place whose factor is 1"),
      .value("place", "NAME", "which of --by is the place (default: the last)"),
      .value("region", "NAME", "the column that says which region a place is in"),
      .value("shrink", "COUNT", "draw factors to their region's as if it had this many figures"),
      .value("round-factors", "UNIT", "round factors to the nearest multiple (default: 0.0001)"),
      .value("factor-floor", "FACTOR", "no factor below this"),
      .value(
        "ratchet", "WHAT", "never below what is in force in the policy", .choice, among: ["factors", "benchmarks"],
        repeatable: true),
      .value("rates", "FILE", "the European Central Bank's history of exchange rates", .file),
      .value("rate-date", "DATE", "the day of the rates (default: the newest in the file)", .date),
      .value(
        "rate-method", "METHOD", "how a rate is made (default: spot)", .choice,
        among: RateMethod.allCases.map(\.rawValue)),
      .value("max-rate-error", "SHARE", "refuse rates printed with fewer digits (default: 0.5%)"),
      .value("cost-of-living", "FILE:MAPPING", "price levels, and what the columns mean", .file, repeatable: true),
      .value(
        "effective-from", "DATE", "the first day of the new rows (default: --age-to, or the newest day in the data)",
        .date),
      .value(
        "policy", "NAME|DIR", "the policy whose tables are replaced; its other files are copied", .directory,
        among: BundledPolicies.names),
      .flag("allow-rejects", "exit with 0 though rows were rejected"),
      .locale, .dialect, .help,
    ],
    examples: [
      Example(
        line: "paygrade market --survey pay.csv:pay.json --percentile 50,25,75 --out market",
        shows: "medians and quartiles of each job, level and country that has enough figures"),
      Example(
        line: "paygrade market --survey a.csv:a.json --survey b.csv.gz:b.json --weights a=0.4,b=0.6 "
          + "--age-to 2026-07-01 --age-rate 3%/year,compound --round-benchmarks 1000 --out market",
        shows: "a composite of two sources, aged to one day"),
      Example(
        line: "paygrade market --survey pay.csv:pay.json --output market.xlsx",
        shows: "the same as a workbook, with a sheet for each table"),
      Example(
        line:
          #"paygrade market --survey pay.csv:pay.json --location-factors regression --reference "United States" --out market"#,
        shows: "benchmarks, and what each country pays against the United States, with standard errors"),
    ])

  static let check = CommandSpecification(
    name: "check",
    summary: "all findings of a policy, roster or table",
    description: """
      Reads policies, a roster or a table and lists every finding with its file, line and column. Nothing is \
      calculated and nothing is written.
      """,
    usage: "[options] [PATH...]",
    options: [
      .policy,
      .value("roster", "FILE", "check a roster against the policy", .file),
      .value("table", "FILE", "check one delimited table", .file),
      .input,
      .value("columns", "NAME=HEADER[,NAME=HEADER...]", "the headers of the columns that have another name"),
      .format("text", "json"),
      .help,
    ],
    operands: OperandSpecification(
      placeholder: "PATH", count: 0...Int.max, kind: .file, help: "a policy's folder or one of its files"),
    examples: [
      Example(line: "paygrade check policies/berlin", shows: "the findings of a policy of your own"),
      Example(
        line: #"paygrade check --roster staff.csv --columns "level=Job Level""#,
        shows: "a roster whose levels are in the column Job Level"),
    ])

  static let completions = CommandSpecification(
    name: "completions",
    summary: "a completion script for a shell",
    description: "Prints a script that teaches a shell to complete commands, options and values.",
    usage: "SHELL",
    options: [.help],
    operands: OperandSpecification(
      placeholder: "SHELL", count: 1...1, kind: .choice, values: Shell.allCases.map(\.rawValue),
      help: "the shell to complete in"),
    examples: [
      Example(line: "source <(paygrade completions bash)", shows: "completion in this bash"),
      Example(
        line: "paygrade completions fish > ~/.config/fish/completions/paygrade.fish", shows: "completion in every fish"),
    ])
}
