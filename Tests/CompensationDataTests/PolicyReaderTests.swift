import Compensation
import CompensationData
import Testing

@Suite struct PolicyReaderTests {
  /// A policy.json with one member added or replaced, on line 4 in an object of its own line.
  private func definition(_ members: String) -> PolicyFolder {
    PolicyFolder([
      "policy.json":
        "{\n\"name\": \"tiny\", \"currency\": \"USD\",\n\"steps\": [{\"name\": \"offer\", \"formula\": \"1\"}],\n\(members)\n}"
    ])
  }

  @Test func theSmallestPolicy() throws {
    let (policy, warnings) = try PolicyFolder().read()
    #expect(try Calculator(policy: policy).offer(["level": "Staff"]).offer?.amount == ExactDecimal(140))
    #expect(policy.definition.title == "tiny")
    #expect(policy.definition.period == "year")
    #expect(policy.definition.version == "")
    #expect(policy.inputNames == ["level"])
    #expect(
      warnings == [
        Finding(
          "no-datapackage",
          "the policy has no datapackage.json, so that nothing says what its columns are and where they are from",
          severity: .warning, file: "tiny")
      ])
  }

  // MARK: JSON

  @Test(arguments: [
    ("{\n\"name\": \"tiny\"\n\"currency\": \"USD\"}", 3), ("", 1), ("{\n\n\"name\": nope\n}", 3),
    ("{\"name\": \"tiny\",", 1),
    ("[1, 2", 1), ("{\n\"name\": \"a\\qb\"\n}", 2),
  ])
  func textThatIsNotJSONIsNamedWithItsLine(json: String, line: Int) {
    let findings = PolicyFolder(["policy.json": json]).findings
    #expect(findings.map(\.code) == ["bad-json"])
    #expect(findings.first?.line == line)
    #expect(findings.first?.file == "tiny/policy.json")
  }

  @Test func aKeyThatIsThereTwiceIsNoJSON() {
    let findings = PolicyFolder(["policy.json": "{\n\"name\": \"a\",\n\"name\": \"b\"}"]).findings
    #expect(
      findings == [
        Finding("bad-json", "the key \"name\" is there twice; remove one", file: "tiny/policy.json", line: 3)
      ])
  }

  @Test func aFolderWithoutPolicyJSON() {
    #expect(
      PolicyFolder(["policy.json": nil]).findings == [
        Finding(
          "missing-file",
          "there is no policy.json in this folder; a policy is a folder with policy.json and its tables", file: "tiny")
      ])
  }

  @Test(arguments: [
    ("[]", "a list"), ("1", "a number"), ("\"x\"", "a text"), ("null", "null"), ("true", "true or false"),
  ])
  func aPolicyIsAnObject(json: String, kind: String) {
    let finding = PolicyFolder(["policy.json": json]).findings.first
    #expect(
      finding
        == Finding(
          "wrong-type", "an object is needed here, not \(kind)", file: "tiny/policy.json", line: 1, column: "policy"))
  }

  @Test func nameAndCurrencyAreNeeded() {
    #expect(PolicyFolder(["policy.json": "{}"]).problems == ["tiny/policy.json:1: policy: [missing-key]"])
    #expect(
      PolicyFolder(["policy.json": "{\"name\": \"tiny\"}"]).findings.first?.message == "the key \"currency\" is missing"
    )
  }

  @Test(arguments: ["Tiny", "tiny policy", "tiny_1", "größe", ""])
  func aPolicysNameIsLowerCaseLettersDigitsAndHyphens(name: String) {
    let json = "{\"name\": \"\(name)\", \"currency\": \"USD\", \"steps\": [{\"name\": \"offer\", \"formula\": \"1\"}]}"
    #expect(PolicyFolder(["policy.json": json]).problems == ["tiny/policy.json:1: policy: [bad-name]"])
  }

  // MARK: Keys and types

  @Test(arguments: [
    ("\"lokups\": []", "policy", "there is no key \"lokups\" here; did you mean \"lookups\"?"),
    (
      "\"xyz\": []", "policy",
      "there is no key \"xyz\" here; the keys are name, title, version, currency, period, pay_currency, place, inputs, lookups, steps, show, "
        + "cost_of_living, outside_range, definitions"
    ),
    (
      "\"inputs\": [{\"name\": \"level\", \"defualt\": \"x\"}]", "level",
      "there is no key \"defualt\" here; did you mean \"default\"?"
    ),
    (
      "\"inputs\": [{\"name\": \"level\", \"values\": {\"table\": \"pay\", \"colum\": \"x\", \"column\": \"level\"}}]",
      "level",
      "there is no key \"colum\" here; did you mean \"column\"?"
    ),
    (
      "\"lookups\": [{\"name\": \"pay\", \"table\": \"pay\", \"wher\": {}, \"value\": \"amount\", \"where\": {\"level\": \"'Staff'\"}}]",
      "pay", "there is no key \"wher\" here; did you mean \"where\"?"
    ),
    (
      "\"definitions\": {\"spread\": \"ratio\"}", "definitions",
      "there is no key \"spread\" here; did you mean \"range_spread\"?"
    ),
    (
      "\"cost_of_living\": {\"mode\": \"none\", \"wieght\": 1}", "cost_of_living",
      "there is no key \"wieght\" here; did you mean \"weight\"?"
    ),
  ])
  func anUnknownKeyIsNeverIgnored(members: String, column: String, message: String) {
    #expect(
      definition(members).findings.filter { $0.severity == .error } == [
        Finding("unknown-key", message, file: "tiny/policy.json", line: 4, column: column)
      ])
  }

  @Test(arguments: [
    ("\"title\": 5", "policy", "wrong-type", "\"title\" is a text, not a number"),
    ("\"inputs\": {}", "policy", "wrong-type", "\"inputs\" is a list, not an object"),
    ("\"inputs\": [\"level\"]", "inputs", "wrong-type", "an object is needed here, not a text"),
    ("\"show\": [1]", "policy", "wrong-type", "\"show\" is a list of texts"),
    ("\"period\": \"week\"", "policy", "unknown-value", "\"period\" is one of year, month, hour"),
    (
      "\"outside_range\": \"ignore\"", "policy", "unknown-value",
      "\"outside_range\" is not \"ignore\"; it is one of refuse, clamp"
    ),
    (
      "\"definitions\": {\"range_spread\": \"wide\"}", "definitions", "unknown-value",
      "\"range_spread\" is not \"wide\"; it is one of spread_of_min, spread_of_mid, half_width_of_mid, ratio"
    ),
    (
      "\"inputs\": [{\"name\": \"level\", \"type\": \"word\"}]", "level", "unknown-value",
      "\"type\" is not \"word\"; it is one of text, number, set"
    ),
    (
      "\"inputs\": [{\"name\": \"n\", \"type\": \"number\", \"minimum\": \"0\"}]", "n", "wrong-type",
      "\"minimum\" is a number, not a text"
    ),
    (
      "\"inputs\": [{\"name\": \"n\", \"type\": \"number\", \"minimum\": 1e3}]", "n", "bad-number",
      "\"minimum\" is not a plain number: an exponent; write the digits out"
    ),
    (
      "\"inputs\": [{\"name\": \"n\", \"option\": \"yes\"}]", "n", "wrong-type",
      "\"option\" is true or false, not a text"
    ),
    (
      "\"inputs\": [{\"name\": \"n\", \"default\": \"a\", \"default_from\": \"'a'\"}]", "n", "contradiction",
      "an input has \"default\" or \"default_from\", not both"
    ),
    (
      "\"inputs\": [{\"name\": \"n\", \"minimum\": 1}]", "n", "contradiction",
      "only a number has \"minimum\" and \"maximum\""
    ),
    (
      "\"inputs\": [{\"name\": \"n\", \"type\": \"number\", \"values\": [\"1\"]}]", "n", "contradiction",
      "a number has bounds, not a list of values"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"where\": [\"level\"]}]", "p",
      "wrong-type",
      "\"where\" is an object, not a list"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"where\": {\"level\": true}}]", "p",
      "wrong-type",
      "\"where\" pairs columns with texts"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"band\": {\"amount\": \"1\"}, \"sum\": {\"level\": \"x\"}}]",
      "p",
      "contradiction", "a lookup is of one kind, not band and sum"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"where\": {\"level\": \"'Staff'\"}, \"below\": \"amount\"}]",
      "p",
      "contradiction", "\"below\" goes with \"band\""
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"where\": {\"level\": \"'Staff'\"}, \"order\": \"amount\"}]",
      "p",
      "contradiction", "\"order\" goes with \"first\""
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"band\": {\"amount\": \"1\", \"level\": \"1\"}}]",
      "p",
      "wrong-type", "\"band\" pairs one column with one formula"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"level\", \"type\": \"text\", \"brackets\": {\"amount\": \"1\"}}]",
      "p",
      "contradiction", "this kind of lookup yields a number, not a text"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"band\": {\"amount\": \"1\"}, \"fallback\": [{\"level\": \"x\"}]}]",
      "p",
      "contradiction", "only a row lookup has a fallback"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"where\": {\"level\": \"'Staff'\"}, \"fallback\": [\"Staff\"]}]",
      "p",
      "wrong-type", "a fallback is an object, not a text"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"where\": {\"level\": \"'Staff'\"}, \"fallback\": [{\"level\": 1}]}]",
      "p",
      "wrong-type", "a fallback pairs columns with texts"
    ),
    (
      "\"lookups\": [{\"name\": \"p\", \"table\": \"pay\", \"value\": \"amount\", \"first\": 1, \"order\": \"amount\", \"start\": 1, \"each\": \"running\"}]",
      "p",
      "contradiction", "a fold yields what \"each\" gives; it has no \"value\""
    ),
    (
      "\"cost_of_living\": {\"mode\": \"sometimes\", \"index\": \"offer\", \"amount\": \"offer\"}", "cost_of_living",
      "unknown-value",
      "\"mode\" is not \"sometimes\"; it is one of none, compare, adjust"
    ),
    (
      "\"cost_of_living\": {\"mode\": \"compare\", \"index\": \"offer\"}", "cost_of_living", "missing-key",
      "the key \"amount\" is missing"
    ),
    ("\"inputs\": [{\"meaning\": \"nameless\"}]", "inputs", "missing-key", "the key \"name\" is missing"),
  ])
  func whatAKeyMayHold(members: String, column: String, code: String, message: String) {
    let expected = Finding(code, message, file: "tiny/policy.json", line: 4, column: column)
    #expect(definition(members).findings.contains(expected), "\(definition(members).findings)")
    #expect(throws: Findings.self) { try definition(members).read() }
  }

  @Test func aFormulaMayBeAPlainNumber() throws {
    let folder = PolicyFolder([
      "policy.json": """
      {"name": "tiny", "currency": "USD", "inputs": [{"name": "n", "type": "number", "default": 2}],
       "steps": [{"name": "minimum", "formula": 30000.50}, {"name": "offer", "formula": "minimum * n"}]}
      """
    ])
    // 30,000.50 × 2.
    #expect(try Calculator(policy: folder.read().policy).offer([:]).offer?.amount == ExactDecimal(60_001))
  }

  @Test func everyPartOfADefinitionIsRead() throws {
    let folder = PolicyFolder([
      "policy.json": """
      {"name": "tiny", "title": "Tiny", "version": "3", "currency": "EUR", "period": "month", "pay_currency": "'CHF'", "place": ["level"],
       "inputs": [{"name": "level", "meaning": "how high", "values": ["a", "b"], "listed": ["a"], "default": "a", "option": true},
                  {"name": "n", "type": "number", "minimum": 1, "maximum": 2.5, "default_from": "1 + 1"},
                  {"name": "skills", "type": "set", "default": []}],
       "steps": [{"name": "offer", "formula": "n * cost_of_living_adjustment", "meaning": "what is paid"}, {"name": "power", "formula": "n"}],
       "show": ["n"], "outside_range": "clamp",
       "cost_of_living": {"mode": "adjust", "index": "power", "amount": "power", "reference": "home", "weight": 0.5},
       "definitions": {"range_spread": "ratio", "compa_ratio": "pay_over_midpoint", "percentile": "exclusive"}}
      """
    ])
    let definition = try folder.read().policy.definition
    #expect(
      [definition.name, definition.title, definition.version, definition.period] == ["tiny", "Tiny", "3", "month"])
    #expect(definition.currency == Located("EUR", line: 1))
    #expect(definition.payCurrency?.text == "'CHF'")
    #expect(definition.place?.map(\.text) == ["level"])
    #expect(definition.inputs.map(\.kind) == [.text, .number, .set])
    #expect(definition.inputs.map(\.isOption) == [true, false, false])
    #expect(definition.inputs.map(\.defaults) == [["a"], nil, []])
    #expect(definition.inputs[0].meaning == "how high")
    #expect(definition.inputs[1].minimum == .one)
    #expect(definition.inputs[1].maximum?.description == "2.5")
    #expect(definition.inputs[1].defaultFormula == Located("1 + 1", line: 3))
    #expect(definition.steps.map(\.meaning) == ["what is paid", ""])
    #expect(definition.show.map(\.text) == ["n"])
    #expect(definition.outsideRange == .clamp)
    #expect(definition.costOfLiving?.mode == .adjust)
    #expect(definition.costOfLiving?.weight?.description == "0.5")
    #expect(definition.definitions["percentile"] == "exclusive")
    let offer = try Calculator(policy: folder.read().policy).offer([:])
    #expect(offer.currency.code == "CHF")
  }

  @Test func aFormulaThatIsWrongIsNamedWithItsLine() {
    let folder = PolicyFolder([
      "policy.json":
        "{\n\"name\": \"tiny\",\n\"currency\": \"USD\",\n\"steps\": [\n{\"name\": \"offer\",\n\"formula\": \"1 +\"}\n]\n}"
    ])
    #expect(folder.problems == ["tiny/policy.json:6: offer: [formula-syntax]"])
  }

  // MARK: Tables

  @Test func aTableIsTheFileOfItsName() {
    #expect(PolicyFolder(["pay.csv": nil]).problems.allSatisfy { $0.hasSuffix("[unknown-table]") })
    #expect(!PolicyFolder(["pay.csv": nil]).problems.isEmpty)
  }

  @Test func badCellsAreNamedWithTheirLineAndColumn() {
    let folder = PolicyFolder(["pay.csv": "level,amount\nSenior,120\nStaff,\"1,400\"\nBoss,\n"])
    #expect(folder.problems == ["tiny/pay.csv:3: amount: [bad-number]", "tiny/pay.csv:4: amount: [missing-value]"])
  }

  @Test func aTableThatCannotBeReadIsReportedOnceAndNotAsUnknown() {
    #expect(PolicyFolder(["pay.csv": ""]).problems.map { $0.contains("unknown-table") } == [false])
    let ragged = PolicyFolder(["pay.csv": "level,amount\nSenior,120,1\nStaff,140\n"]).problems
    #expect(ragged == ["tiny/pay.csv:2: : [ragged-row]"])
  }

  @Test func formulasAndTablesAreReportedInOneRun() {
    let folder = PolicyFolder([
      "policy.json": PolicyFolder().files["policy.json"]?.replacing(
        "\"formula\": \"amount\"", with: "\"formula\": \"amuont\"") ?? "",
      "pay.csv": "level,amount\nSenior,x\n",
    ])
    #expect(folder.problems.contains("tiny/pay.csv:2: amount: [bad-number]"))
    #expect(folder.problems.contains("tiny/policy.json:6: offer: [unknown-name]"))
  }

  // MARK: datapackage.json

  private func package(_ schema: String, path: String = "pay.csv", name: String = "pay", extra: String = "")
    -> PolicyFolder
  {
    PolicyFolder([
      "datapackage.json":
        "{\"resources\": [\n{\"name\": \"\(name)\", \"path\": \"\(path)\"\(extra),\n\"schema\": \(schema)}\n]}"
    ])
  }

  private static let schema =
    "{\"fields\": [{\"name\": \"level\", \"type\": \"string\"}, {\"name\": \"amount\", \"type\": \"number\", \"constraints\": {\"required\": true}}]}"

  @Test func aPackageThatAgreesHasNoFinding() throws {
    #expect(try package(Self.schema).read().warnings.isEmpty)
    // A file of another name.
    var folder = package(Self.schema, path: "figures.csv")
    folder.files["figures.csv"] = folder.files.removeValue(forKey: "pay.csv")
    #expect(try folder.read().warnings.isEmpty)
  }

  /// What a spreadsheet saved, when the package says how.
  @Test func aTableWithDecimalCommas() throws {
    let schema =
      "{\"fields\": [{\"name\": \"level\", \"type\": \"string\"}, {\"name\": \"amount\", \"type\": \"number\", \"decimalChar\": \",\"}]}"
    func saved(_ table: String, _ dialect: String = "") -> PolicyFolder {
      var folder = package(schema, extra: dialect)
      folder.files["pay.csv"] = table
      return folder
    }
    let table = "\u{feff}level;amount\r\n\"=\"\"Senior\"\"\";120,5\r\n'=Staff;140\r\n"
    for dialect in ["", ", \"dialect\": {\"delimiter\": \";\", \"lineTerminator\": \"\\r\\n\"}"] {
      let calculator = try Calculator(policy: saved(table, dialect).read().policy)
      #expect(try calculator.offer(["level": "Senior"]).amounts[.offer]?.amount.description == "120.5")
      #expect(try calculator.offer(["level": "=Staff"]).amounts[.offer]?.amount.description == "140")
    }
    // The same content has the same digest, however it is written.
    let plain = package(Self.schema)
    #expect(
      try saved("level;amount\nSenior;120\nStaff;140\n").read().policy.digest == plain.read().policy.digest)
    #expect(saved("level;amount\nSenior;120.5\n").problems == ["tiny/pay.csv:2: amount: [bad-number]"])
    // A pipe is given, so that the semicolons are text.
    let piped = saved("level|amount\nSenior;x|120,5\n", ", \"dialect\": {\"delimiter\": \"|\"}")
    #expect(
      try Calculator(policy: piped.read().policy).offer(["level": "Senior;x"]).amounts[.offer]?.amount.description
        == "120.5")
    let undone = saved(table, ", \"dialect\": {\"delimiter\": \"::\"}")
    #expect(undone.problems == ["tiny/datapackage.json:2: pay: [bad-datapackage]"])
    let odd = package(Self.schema.replacing("\"string\"", with: "\"string\", \"decimalChar\": \",\""))
    #expect(odd.problems == ["tiny/datapackage.json:3: pay: [bad-datapackage]"])
  }

  @Test func thePackagesSourcesAreTheTables() throws {
    let folder = package(Self.schema, extra: ", \"sources\": [{\"title\": \"Survey\"}, {\"title\": \"Handbook\"}]")
    let offer = try Calculator(policy: folder.read().policy).offer(["level": "Staff"])
    #expect(offer.explanation.steps.first?.inputs.first?.source == "Survey; Handbook")
  }

  @Test func everyTableIsAResource() {
    #expect(
      package(Self.schema, name: "pays").findings.first
        == Finding(
          "unknown-table", "the policy reads a table pay, which is not a resource here; add it; did you mean \"pays\"?",
          file: "tiny/datapackage.json", column: "resources"))
  }

  @Test func aResourcesFileIsThere() {
    #expect(
      package(Self.schema, path: "salaries.csv").findings.first
        == Finding(
          "missing-file", "the resource pay is salaries.csv, which is not in the folder", file: "tiny/datapackage.json",
          line: 2,
          column: "path"))
  }

  @Test(arguments: [
    (
      "{\"fields\": [{\"name\": \"level\"}, {\"name\": \"amount\"}, {\"name\": \"source\"}]}", "source", 1,
      "missing-column",
      "datapackage.json has a field source, which the table does not; add the column or remove the field"
    ),
    (
      "{\"fields\": [{\"name\": \"level\"}]}", "amount", 1, "undeclared-column",
      "datapackage.json has no field amount for this column; add it"
    ),
    (
      "{\"fields\": [{\"name\": \"level\", \"type\": \"number\"}, {\"name\": \"amount\"}]}", "level", 2, "bad-number",
      "this is not a plain number: the character \"S\"; write digits and at most one decimal point"
    ),
    (
      "{\"fields\": [{\"name\": \"level\", \"type\": \"date\"}, {\"name\": \"amount\"}]}", "level", 2, "bad-date",
      "this is not a date; write YYYY-MM-DD, such as 2026-01-31"
    ),
  ])
  func headersAndTypesAgree(schema: String, column: String, line: Int, code: String, message: String) {
    #expect(
      package(schema).findings.first == Finding(code, message, file: "tiny/pay.csv", line: line, column: column))
  }

  @Test func whatThePackageRequiresIsThere() {
    var folder = package(
      Self.schema.replacing("\"type\": \"string\"", with: "\"type\": \"string\", \"constraints\": {\"required\": true}")
    )
    folder.files["pay.csv"] = "level,amount\nSenior,120\n,140\n"
    #expect(
      folder.findings == [
        Finding(
          "missing-value", "the cell is empty and datapackage.json requires a value", file: "tiny/pay.csv", line: 3,
          column: "level")
      ])
  }

  @Test func aWholeNumberIsWhole() {
    var folder = package(Self.schema.replacing("\"number\"", with: "\"integer\""))
    #expect(folder.findings.isEmpty)
    folder.files["pay.csv"] = "level,amount\nSenior,120.5\nStaff,140.0\n"
    #expect(
      folder.findings == [
        Finding("bad-number", "this is not a whole number", file: "tiny/pay.csv", line: 2, column: "amount")
      ])
  }

  @Test(arguments: [
    ("{}", "the key \"resources\" is missing or not a list"),
    ("{\"resources\": {}}", "the key \"resources\" is missing or not a list"),
    ("{\"resources\": [{\"name\": \"pay\"}]}", "a resource needs a \"name\" and a \"path\""),
  ])
  func aPackageHasResources(json: String, message: String) {
    #expect(
      PolicyFolder(["datapackage.json": json]).findings.first
        == Finding("bad-datapackage", message, file: "tiny/datapackage.json", line: 1, column: "resources"))
  }

  @Test func aPackageThatIsNotJSON() {
    let findings = PolicyFolder(["datapackage.json": "{\n\"resources\": [\n}"]).findings
    #expect(findings.map(\.code) == ["bad-json"])
    #expect(findings.first?.line == 3)
    #expect(findings.first?.file == "tiny/datapackage.json")
  }
}
