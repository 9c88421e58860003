// HTML before it is parsed, reduced to the tags that a reader without pictures needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace content {

// What may be a tag.
enum class TagRule {
  any_name,    // HTML: unknown tags are dropped, as a browser ignores them
  known_names  // a text with some HTML in it: "vector<int>", "a < b" and "R&D" are words
};

struct ReducedHtml {
  // To be parsed one after the other, each with at most 4000 tags: the parser's time and stack grow
  // with the nesting, and attackers and word processors nest a lot.
  std::vector<std::string> pieces;
  bool has_markup = false;  // some tag, comment or character reference ("&eacute;")
};

// Keeps of the attributes `href` of links, `alt` of pictures and `start` of lists, when they have
// at most 2000 bytes. Comments are dropped. A tag that never ends is text. Takes linear time.
ReducedHtml reduce_html(std::string_view html, TagRule rule);

}  // namespace content
