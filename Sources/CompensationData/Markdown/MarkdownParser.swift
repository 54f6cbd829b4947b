internal import CCMark

// The one file that touches cmark-gfm: reading Markdown, with its tables, into blocks.

extension MarkdownDocument {
  /// Reads a Markdown text, front matter included.
  init(parsing text: String) {
    let frontMatter = FrontMatter(of: text)
    var reader = NodeReader(linesBefore: frontMatter.lineCount)
    title = frontMatter.title
    blocks = parse(String(frontMatter.rest)) { root in
      reader.readChildren(of: root, listDepth: 0, depth: 0)
      return reader.blocks
    }
    tooDeepLine = reader.tooDeepLine
  }
}

/// cmark-gfm keeps its extensions in a global list, which must be filled once only.
private let tableExtension: Bool = {
  cmark_gfm_core_extensions_ensure_registered()
  return unsafe cmark_find_syntax_extension("table") != nil
}()

private func parse(_ text: String, _ body: (Node) -> [MarkdownBlock]) -> [MarkdownBlock] {
  guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
  defer { unsafe cmark_parser_free(parser) }
  if tableExtension { _ = unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table")) }
  var text = text
  text.withUTF8 { bytes in
    unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
      unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
    }
  }
  guard let root = unsafe cmark_parser_finish(parser) else { return [] }
  defer { unsafe cmark_node_free(root) }
  return body(unsafe Node(pointer: root))
}

/// A node of cmark-gfm's tree; only used while the tree lives.
@safe
private struct Node {
  let pointer: OpaquePointer

  /// By name, as the numbers of an extension's types are variables of C.
  var type: String { unsafe String(cString: cmark_node_get_type_string(pointer)) }
  var line: Int { unsafe Int(cmark_node_get_start_line(pointer)) }
  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
  var literal: String { unsafe cmark_node_get_literal(pointer).map { unsafe String(cString: $0) } ?? "" }
  var destination: String { unsafe cmark_node_get_url(pointer).map { unsafe String(cString: $0) } ?? "" }
  var isOrderedList: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

  var children: [Node] {
    var children: [Node] = []
    var next = unsafe cmark_node_first_child(pointer)
    while let child = unsafe next {
      children.append(unsafe Node(pointer: child))
      unsafe next = cmark_node_next(child)
    }
    return children
  }
}

/// Turns the nodes of cmark-gfm into values.
private struct NodeReader {
  /// How many lines of the file stand before the text.
  let linesBefore: Int
  var blocks: [MarkdownBlock] = []
  var tooDeepLine: Int?

  /// Nobody nests so deep, and each step takes room on the stack.
  private static let deepest = 200

  init(linesBefore: Int) { self.linesBefore = linesBefore }

  // MARK: Blocks

  mutating func readChildren(of parent: Node, listDepth: Int, depth: Int) {
    for node in parent.children { readBlock(node, in: parent, listDepth: listDepth, depth: depth) }
  }

  private mutating func readBlock(_ node: Node, in parent: Node, listDepth: Int, depth: Int) {
    guard depth < Self.deepest else { return noteTooDeep(node) }
    let kind: MarkdownBlock.Kind
    switch node.type {
    case "heading": kind = .heading(level: node.headingLevel, inlines(in: node, depth))
    case "paragraph": kind = .paragraph(inlines(in: node, depth))
    case "code_block": kind = .code(node.literal)
    case "html_block": kind = .html(node.literal)
    case "thematic_break": kind = .thematicBreak
    case "table": kind = .table(rows(in: node, depth))
    case "block_quote":
      let outer = blocks
      blocks = []
      readChildren(of: node, listDepth: 0, depth: depth + 1)
      kind = .quote(blocks)
      blocks = outer
    case "item": return readItem(node, isOrdered: parent.isOrderedList, listDepth: listDepth + 1, depth: depth)
    default: return readChildren(of: node, listDepth: listDepth, depth: depth + 1)  // A list, which is its items.
    }
    blocks.append(MarkdownBlock(kind: kind, line: line(of: node), listDepth: listDepth))
  }

  /// The item with its first paragraph, then what else it holds.
  private mutating func readItem(_ item: Node, isOrdered: Bool, listDepth: Int, depth: Int) {
    var children = item.children[...]
    var words: [MarkdownInline] = []
    if let first = children.first, first.type == "paragraph" {
      words = inlines(in: first, depth)
      children = children.dropFirst()
    }
    blocks.append(
      MarkdownBlock(kind: .listItem(isOrdered: isOrdered, words), line: line(of: item), listDepth: listDepth))
    for node in children { readBlock(node, in: item, listDepth: listDepth, depth: depth + 1) }
  }

  private mutating func rows(in table: Node, _ depth: Int) -> [MarkdownRow] {
    table.children.map { row in
      MarkdownRow(line: line(of: row), cells: row.children.map { inlines(in: $0, depth) })
    }
  }

  // MARK: Inlines

  private mutating func inlines(in parent: Node, _ depth: Int) -> [MarkdownInline] {
    guard depth < Self.deepest else {
      noteTooDeep(parent)
      return []
    }
    var result: [MarkdownInline] = []
    for node in parent.children {
      let inline = inline(node, depth)
      // cmark cuts text at every character that could have been markup; a reader wants it whole.
      if case .text(let next) = inline, case .text(let last) = result.last {
        result[result.count - 1] = .text(last + next)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  private mutating func inline(_ node: Node, _ depth: Int) -> MarkdownInline {
    switch node.type {
    case "emph": .emphasis(inlines(in: node, depth + 1))
    case "strong": .strong(inlines(in: node, depth + 1))
    case "link": .link(destination: node.destination, inlines(in: node, depth + 1))
    case "image": .image(destination: node.destination, inlines(in: node, depth + 1))
    case "code": .code(node.literal)
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "html_inline": .html(node.literal)
    default: .text(node.literal)
    }
  }

  // MARK: Lines

  private func line(of node: Node) -> Int { node.line + linesBefore }

  private mutating func noteTooDeep(_ node: Node) {
    if tooDeepLine == nil { tooDeepLine = line(of: node) }
  }
}
