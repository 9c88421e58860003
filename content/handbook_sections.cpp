// The page's sections, and what in them found no place.
#include <algorithm>
#include <cstddef>

#include "content/handbook_draft.hpp"
#include "content/inline_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr std::size_t longest_extract = 100;

void add(HandbookDraft& draft, int line, std::string what, std::string_view text) {
  draft.page().unplaced.push_back({line, std::move(what), shortened(text, longest_extract)});
}

void list_embeds(HandbookDraft& draft, std::vector<Embed> const& embeds) {
  for (auto const& embed : embeds) add(draft, embed.line, embed.what, embed.text);
}

// "- TOC" with its kramdown line is the place of the table of contents.
bool is_contents_mark(Block const& item) {
  return std::any_of(item.lines.begin(), item.lines.end(),
                     [](auto const& line) { return line.text.starts_with("{:toc"); });
}

bool is_only_a_link(Block const& item) {
  auto const text = joined(item.lines);
  return item.lines.size() == 1 && item.lines[0].links.size() == 1 &&
         item.lines[0].links[0].label == text;
}

void list_links(HandbookDraft& draft, Block const& item) {
  for (auto const& line : item.lines) {
    for (auto const& link : line.links) {
      if (!link.is_placed) add(draft, line.number, "link", link.label + " " + link.url);
    }
  }
}

void list_item(HandbookDraft& draft, Block const& item) {
  if (item.is_placed) return list_links(draft, item);
  if (is_contents_mark(item)) return;
  auto const text = joined(item.lines);
  if (!text.empty()) add(draft, item.line, is_only_a_link(item) ? "link" : "list item", text);
}

std::string table_text(Block const& table) {
  std::string text;
  if (table.blocks.empty()) return text;
  for (auto const& cell : table.blocks.front().blocks) text += "| " + joined(cell.lines) + " ";
  return text + "|";
}

void list_html(HandbookDraft& draft, Block const& block) {
  auto const embeds = embeds_in_html(block.raw, block.line);
  list_embeds(draft, embeds);
  auto const text = trim(block.raw);
  bool const is_markup = text.starts_with("<!--") || text.starts_with("</");
  if (embeds.empty() && !is_markup) add(draft, block.line, "HTML", text);
}

void list_block(HandbookDraft& draft, Block const& block) {
  list_embeds(draft, block.embeds);
  if (block.kind == BlockKind::table) {
    if (!block.is_placed) add(draft, block.line, "table", table_text(block));
    return;
  }
  if (block.kind == BlockKind::item) list_item(draft, block);
  if (block.kind == BlockKind::html) list_html(draft, block);
  if (block.kind == BlockKind::too_deep) add(draft, block.line, "deeply nested block", "");
  if (block.kind == BlockKind::code && !trim(block.raw).empty()) {
    add(draft, block.line, "code block", block.raw);
  }
  for (auto const& inner : block.blocks) list_block(draft, inner);
}

}  // namespace

void list_sections(HandbookDraft& draft) {
  for (auto const& section : draft.sections) {
    if (section.level == 0) continue;
    auto const& source = section.source;
    draft.page().sections.push_back(
        {section.heading, source.anchor, source.line, source.fingerprint});
  }
}

void list_unplaced(HandbookDraft& draft) {
  for (auto const& section : draft.sections) {
    for (auto const& block : section.blocks) list_block(draft, block);
  }
  auto& unplaced = draft.page().unplaced;
  std::stable_sort(unplaced.begin(), unplaced.end(),
                   [](auto const& one, auto const& other) { return one.line < other.line; });
}

}  // namespace content
