// A Markdown text as plain values: blocks with their lines, links and embedded things.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace content {

struct TextLink {
  std::string label;
  std::string url;
  bool is_placed = false;  // found its place in the program
};

// Something that shows what is not text: an image, a frame.
struct Embed {
  int line = 0;
  std::string what;
  std::string text;
};

// One line of running text without its Markdown. A bold or linked text that goes over several lines
// of the file is one line here.
struct TextLine {
  int number = 0;    // 1-based line of the file on which it begins
  std::string text;  // trimmed
  std::string bold;  // the bold words that it begins with, trimmed
  std::vector<TextLink> links;
};

enum class BlockKind {
  heading,
  paragraph,
  list,
  item,
  table,
  row,
  cell,
  html,
  code,
  quote,
  too_deep,  // its inside is not read
  other
};

struct Block {
  BlockKind kind = BlockKind::other;
  int line = 0;
  int level = 0;                // of a heading
  std::vector<TextLine> lines;  // of a heading, paragraph, cell; of an item, its first paragraph's
  std::vector<Embed> embeds;    // in those lines
  std::string raw;              // of HTML and code: as written
  std::vector<Block> blocks;    // items of a list, rows of a table, what follows in an item …
  bool is_placed = false;
};

// The text's lines joined by spaces.
std::string joined(std::vector<TextLine> const& lines);

// GitHub's dialect with tables. `first_line` is the line of the file on which `markdown` begins.
std::vector<Block> read_markdown(std::string_view markdown, int first_line);

// The same dialect as HTML; what is HTML in it stays as it is.
std::string markdown_as_html(std::string_view markdown);

}  // namespace content
