// The words inside one block of Markdown.
#pragma once

#include <vector>

#include "content/markdown.hpp"

struct cmark_node;

namespace content {

struct InlineText {
  std::vector<TextLine> lines;
  std::vector<Embed> embeds;
};

// `line` is the line of the file on which the block begins.
InlineText read_inline_text(cmark_node* block, int line);

// What an HTML text shows, each with its line; empty for mere markup.
std::vector<Embed> embeds_in_html(std::string_view html, int line);

}  // namespace content
