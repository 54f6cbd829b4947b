import Compensation
import Testing

@Suite struct FormulaSyntaxTests {
  /// The tree with every operation in parentheses, so that the order of operations can be read.
  private func tree(_ source: String) throws -> String {
    let formula = try Formula(source)
    func written(_ index: Int) -> String {
      switch formula.nodes[index] {
      case .number(let number): "\(number)"
      case .text(let text): "'\(formula.texts[text])'"
      case .name(let name): formula.names[name]
      case .negate(let operand): "(-\(written(operand)))"
      case .not(let operand): "(not \(written(operand)))"
      case .arithmetic(let sign, let left, let right): "(\(written(left)) \(sign.rawValue) \(written(right)))"
      case .compare(let sign, let left, let right): "(\(written(left)) \(sign.rawValue) \(written(right)))"
      case .and(let left, let right): "(\(written(left)) and \(written(right)))"
      case .or(let left, let right): "(\(written(left)) or \(written(right)))"
      case .choose(let condition, let first, let second):
        "if(\(written(condition)), \(written(first)), \(written(second)))"
      case .call(let function, let first, let count):
        "\(function.rawValue)(\(formula.arguments[first..<first + count].map(written).joined(separator: ", ")))"
      }
    }
    return written(formula.root)
  }

  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("(1 + 2) * 3", "((1 + 2) * 3)"), ("10 - 3 - 2", "((10 - 3) - 2)"),
    ("100 / 10 / 2", "((100 / 10) / 2)"), ("2 * 3 / 4 * 5", "(((2 * 3) / 4) * 5)"), ("1 - 2 + 3", "((1 - 2) + 3)"),
    // The unary minus is tightest.
    ("-a * b", "((-a) * b)"), ("a * -b", "(a * (-b))"), ("2--1", "(2 - (-1))"), ("--1", "(-(-1))"),
    ("-(a + b)", "(-(a + b))"),
    // Sums before comparisons, comparisons before not, not before and, and before or.
    ("a + 1 < b * 2", "((a + 1) < (b * 2))"), ("not a = b", "(not (a = b))"), ("not not a", "(not (not a))"),
    ("not a and b", "((not a) and b)"), ("a or b and c", "(a or (b and c))"), ("(a or b) and c", "((a or b) and c)"),
    ("a or b or c", "((a or b) or c)"), ("a and b and c", "((a and b) and c)"),
    ("a and not b or c", "((a and (not b)) or c)"),
    ("a = 1 and b != 2 or c >= 3", "(((a = 1) and (b != 2)) or (c >= 3))"), ("a <= 1", "(a <= 1)"),
    ("a > 1", "(a > 1)"),
    ("if(level = 'Staff', 1.4 * ic, ic)", "if((level = 'Staff'), (1.4 * ic), ic)"),
    ("round_up(max(a, b) * 0.8, 100)", "round_up((max(a, b) * 0.8), 100)"), ("clamp(x, 1, 2)", "clamp(x, 1, 2)"),
    ("min(1, 2, 3, 4)", "min(1, 2, 3, 4)"), ("ln(years + 1)", "ln((years + 1))"),
    // Words are whole words, blanks of every kind are alike.
    ("order + nothing + andy", "((order + nothing) + andy)"), (" a\t+\n b ", "(a + b)"), ("a+b", "(a + b)"),
    ("_x1", "_x1"),
    ("'it is 5 % – “so”'", "'it is 5 % – “so”'"), ("''", "''"), ("((((7))))", "7"),
  ])
  func fromLoosestToTightest(formula: String, tree expected: String) throws {
    #expect(try tree(formula) == expected)
  }

  @Test func namesAndTextsAreListedOnceInOrderOfAppearance() throws {
    let formula = try Formula("if(b = 'x', a, b) = if(a = 'y', 'x', c)")
    #expect(formula.names == ["b", "a", "c"])
    #expect(formula.texts == ["x", "y"])
  }

  @Test func aNodeKnowsItsPieceOfTheText() throws {
    let formula = try Formula("naïve_is_no_name_but('é') + 1".replacing("naïve_is_no_name_but", with: "ln"))
    #expect(formula.text(of: formula.root) == "ln('é') + 1")
    let product = try Formula("reference * (1 + premium)")
    let pieces = product.nodes.indices.map { product.text(of: $0) }
    #expect(pieces == ["reference", "1", "premium", "(1 + premium)", "reference * (1 + premium)"])
  }

  // MARK: Errors, with the position of the first wrong byte

  @Test(arguments: [
    ("", 1, "a number, a name or \"(\" is expected, not the end"),
    ("1 +", 4, "a number, a name or \"(\" is expected, not the end"),
    ("* 2", 1, "a number, a name or \"(\" is expected, not \"*\""),
    ("1 + * 2", 5, "a number, a name or \"(\" is expected, not \"*\""),
    ("()", 2, "a number, a name or \"(\" is expected, not \")\""),
    ("min(1,)", 7, "a number, a name or \"(\" is expected, not \")\""),
    ("a b", 3, "b is not expected here; an operator is missing before it"),
    ("2 (3)", 3, "\"(\" is not expected here; an operator is missing before it"),
    ("a 'x'", 3, "'x' is not expected here; an operator is missing before it"),
    ("1)", 2, "\")\" is not expected here; an operator is missing before it"),
    ("1 , 2", 3, "\",\" is not expected here; an operator is missing before it"),
    ("(1 + 2", 7, "\")\" is expected after an opened parenthesis, not the end"),
    ("(1 2)", 4, "\")\" is expected after an opened parenthesis, not 2"),
    ("min(1, 2", 9, "\")\" is expected after the arguments of min, not the end"),
    ("a < b < c", 7, "comparisons do not chain; write a < b and b < c"),
    ("a = b != c", 7, "comparisons do not chain; write a < b and b < c"),
    ("and b", 1, "and needs a value before and after it"),
    ("a or or b", 6, "or needs a value before and after it"),
    ("1 = not a", 5, "not needs a value before and after it"),
    ("if(a, 1)", 1, "if takes 3 arguments, if(condition, a, b), not 2"),
    ("1 + if()", 5, "if takes 3 arguments, if(condition, a, b), not 0"),
    ("round(1)", 1, "round takes 2 arguments, not 1"),
    ("clamp(1, 2)", 1, "clamp takes 3 arguments, not 2"),
    ("ln(1, 2)", 1, "ln takes 1 argument, not 2"),
    ("2 * min(1)", 5, "min takes 2 to 64 arguments, not 1"),
    ("max()", 1, "max takes 2 to 64 arguments, not 0"),
    ("'abc", 1, "a text begins here and does not end; close it with '"),
    ("a = 'abc", 5, "a text begins here and does not end; close it with '"),
    ("1.2.3", 1, "1.2.3 is not a number: a second decimal point"),
    ("2 * 5.", 5, "5. is not a number: no digit after the decimal point"),
    ("1e5", 1, "1e5 is not a number: an exponent; write the digits out"),
    ("1_000", 1, "1_000 is not a number: the character \"_\"; write digits and at most one decimal point"),
    ("0.1234567890123456789", 1, "0.1234567890123456789 is not a number: more than 18 digits after the decimal point"),
    ("a * \"x\"", 5, "\"\"\" does not belong in a formula; write a text between '…'"),
    ("25%", 3, "\"%\" does not belong in a formula; write 0.25 for 25 %"),
    ("a × b", 3, "\"×\" does not belong in a formula; multiply with *"),
    ("a · b", 3, "\"·\" does not belong in a formula; multiply with *"),
    ("a ÷ b", 3, "\"÷\" does not belong in a formula; divide with /"),
    ("a : b", 3, "\":\" does not belong in a formula; divide with /"),
    ("a & b", 3, "\"&\" does not belong in a formula; write and"),
    ("a | b", 3, "\"|\" does not belong in a formula; write or"),
    ("!a", 1, "\"!\" does not belong in a formula; write not, or != between two values"),
    ("a ^ 2", 3, "\"^\" does not belong in a formula; powers are not in the language, multiply instead"),
    ("a # b", 3, "\"#\" does not belong in a formula"),
    (".5", 1, "\".\" does not belong in a formula"),
    // The position counts bytes: é has two.
    ("'é' = #", 8, "\"#\" does not belong in a formula"),
    ("straße", 5, "\"ß\" does not belong in a formula"),
  ])
  func whatIsWrongAndWhere(formula: String, position: Int, message: String) throws {
    let problem = try #require(#expect(throws: FormulaProblem.self) { try Formula(formula) })
    #expect(problem.position == position)
    #expect(problem.message == message)
    #expect(problem.code == "formula-syntax")
  }

  @Test(arguments: [
    ("1 + ruond(2, 1)", 5, "there is no function ruond; did you mean \"round\"?"),
    ("roundup(2, 1)", 1, "there is no function roundup; did you mean \"round_up\" or \"round\"?"),
    (
      "sqrt(2)", 1,
      "there is no function sqrt; there are: \"clamp\", \"if\", \"ln\", \"max\", \"min\", \"round\", \"round_down\", \"round_up\""
    ),
  ])
  func anUnknownFunctionNamesTheNearest(formula: String, position: Int, message: String) throws {
    let problem = try #require(#expect(throws: FormulaProblem.self) { try Formula(formula) })
    #expect(problem.code == "unknown-function")
    #expect(problem.position == position)
    #expect(problem.message == message)
  }

  /// Sixty-five arguments are taken, or the message does not ask for two.
  @Test func tooManyArgumentsAreNotCalledTooFew() {
    let formula = "max(" + Array(repeating: "1", count: 65).joined(separator: ", ") + ")"
    do { _ = try Formula(formula) } catch {
      #expect(!error.message.contains("at least"), "\(error.message)")
    }
  }

  @Test(arguments: [("(", ")"), ("-", ""), ("not ", ""), ("ln(", ")")])
  func nestedAtMostSixtyFourDeep(opening: String, closing: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    #expect(try Formula(nested(64)).nodes.isEmpty == false)
    let problem = try #require(#expect(throws: FormulaProblem.self) { try Formula(nested(65)) })
    #expect(problem.message == "the formula is nested more than 64 deep; split it into steps")
    #expect(problem.position == opening.utf8.count * 65 + 1)
  }
}
