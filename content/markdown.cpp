#include "content/markdown.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <memory>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "content/inline_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

// Deeper nesting than this is no page; it would only cost stack.
constexpr int deepest_nesting = 40;

using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;
using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

BlockKind kind_of(cmark_node* node) {
  static std::map<std::string_view, BlockKind> const kinds = {
      {"heading", BlockKind::heading},  {"paragraph", BlockKind::paragraph},
      {"list", BlockKind::list},        {"item", BlockKind::item},
      {"table", BlockKind::table},      {"table_row", BlockKind::row},
      {"table_header", BlockKind::row}, {"table_cell", BlockKind::cell},
      {"html_block", BlockKind::html},  {"code_block", BlockKind::code},
      {"block_quote", BlockKind::quote}};
  auto const found = kinds.find(cmark_node_get_type_string(node));
  return found == kinds.end() ? BlockKind::other : found->second;
}

bool holds_text(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::paragraph || kind == BlockKind::cell;
}

std::string literal(cmark_node* node) {
  char const* const text = cmark_node_get_literal(node);
  return text == nullptr ? "" : text;
}

// An item's own words are its first paragraph; what follows stays among its blocks.
void lift_first_paragraph(Block& item) {
  if (item.blocks.empty() || item.blocks.front().kind != BlockKind::paragraph) return;
  item.lines = std::move(item.blocks.front().lines);
  item.embeds = std::move(item.blocks.front().embeds);
  item.blocks.erase(item.blocks.begin());
}

Block to_block(cmark_node* node, int lines_before, int depth) {
  Block block;
  block.kind = kind_of(node);
  block.line = cmark_node_get_start_line(node) + lines_before;
  if (block.kind == BlockKind::heading) block.level = cmark_node_get_heading_level(node);
  if (holds_text(block.kind)) {
    auto text = read_inline_text(node, block.line);
    block.lines = std::move(text.lines);
    block.embeds = std::move(text.embeds);
  } else if (block.kind == BlockKind::html || block.kind == BlockKind::code) {
    block.raw = literal(node);
  } else if (depth < deepest_nesting) {
    for (auto* child = cmark_node_first_child(node); child != nullptr;
         child = cmark_node_next(child)) {
      block.blocks.push_back(to_block(child, lines_before, depth + 1));
    }
  } else {
    block.kind = BlockKind::too_deep;
  }
  if (block.kind == BlockKind::item) lift_first_paragraph(block);
  return block;
}

void register_extensions_once() {
  static bool const registered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  static_cast<void>(registered);
}

// The parser gives each row of a table as many cells as the header has, even to thousands of short
// rows. True tables have fewer cells than bytes.
bool has_sane_tables(std::string_view markdown) {
  std::size_t cells = 0;
  std::size_t lines = 0;  // of the paragraph or table
  std::size_t most_bars = 0;
  for (auto const line : split(markdown, '\n')) {
    ++lines;
    auto const bars = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
    most_bars = std::max(most_bars, bars);
    if (!trim(line).empty()) continue;
    cells += lines * most_bars;
    lines = most_bars = 0;
  }
  return cells + lines * most_bars <= markdown.size();
}

Tree parse(std::string_view markdown) {
  register_extensions_once();
  Parser const parser(cmark_parser_new(CMARK_OPT_DEFAULT), cmark_parser_free);
  if (has_sane_tables(markdown)) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Tree(cmark_parser_finish(parser.get()), cmark_node_free);
}

}  // namespace

std::string joined(std::vector<TextLine> const& lines) {
  std::string text;
  for (auto const& line : lines) {
    if (!text.empty() && !line.text.empty()) text += ' ';
    text += line.text;
  }
  return text;
}

std::vector<Block> read_markdown(std::string_view markdown, int first_line) {
  auto const tree = parse(markdown);
  std::vector<Block> blocks;
  for (auto* node = cmark_node_first_child(tree.get()); node != nullptr;
       node = cmark_node_next(node)) {
    blocks.push_back(to_block(node, first_line - 1, 0));
  }
  return blocks;
}

std::string markdown_as_html(std::string_view markdown) {
  auto const tree = parse(markdown);
  std::unique_ptr<char, decltype(&std::free)> const html(
      cmark_render_html(tree.get(), CMARK_OPT_UNSAFE, nullptr), std::free);
  return html.get();
}

}  // namespace content
