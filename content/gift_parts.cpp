#include "content/gift_parts.hpp"

#include <algorithm>
#include <cstddef>

#include "content/gift_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr auto none = std::string_view::npos;

// Where the next "::" is.
std::size_t double_colon(std::string_view text) {
  auto at = find_mark(text, ":");
  while (at != none && !text.substr(at + 1).starts_with(':')) at = find_mark(text, ":", at + 1);
  return at;
}

// Takes the title off. Like Moodle: an opening "::" without a closing one is dropped.
std::string take_title(std::string_view& text) {
  if (!text.starts_with("::")) return {};
  text.remove_prefix(2);
  auto const end = double_colon(text);
  if (end == none) return {};
  auto title = gift_line(text.substr(0, end));
  text = inner(text.substr(end + 2));
  return title;
}

Braces braces_in(std::string_view text) {
  auto const first = find_mark(text, "{}");
  if (first == none) return Braces::none;
  if (text[first] == '}') return Braces::closing_first;
  return find_mark(text, "}", first) == none ? Braces::opening_only : Braces::whole;
}

// `} // words` on the line of the brace.
std::string_view without_comment(std::string_view after) {
  auto const begin = std::min(after.find_first_not_of(" \t"), after.size());
  if (!after.substr(begin).starts_with("//")) return after;
  return after.substr(std::min(after.find('\n'), after.size()));
}

bool could_be_answers(std::string_view braced) {
  auto const words = inner(braced);
  auto const first = lower(inner(words.substr(0, find_mark(words, "#"))));
  return first.empty() || first.starts_with('=') || first.starts_with('~') || first == "t" ||
         first == "true" || first == "f" || first == "false";
}

// Braces behind the answers belong to the text as long as each has its partner and none of them
// looks like a second question that somebody forgot to set apart. The first that doesn't.
std::size_t stray_brace(std::string_view after) {
  int depth = 0;
  std::size_t opened = none;
  for (auto at = find_mark(after, "{}"); at != none; at = find_mark(after, "{}", at + 1)) {
    if (after[at] == '{') {
      if (++depth == 1) opened = at;
    } else if (--depth < 0) {
      return at;
    } else if (depth == 0 && could_be_answers(after.substr(opened + 1, at - opened - 1))) {
      return opened;
    }
  }
  return depth == 0 ? none : opened;
}

// Cuts `parts.before`, which is all of the text, into the three.
bool cut_at_braces(GiftParts& parts, GiftFaults& faults) {
  auto const text = parts.before;
  auto const open = find_mark(text, "{");
  auto const close = find_mark(text, "}");
  parts.before = text.substr(0, open);
  parts.answers = text.substr(open + 1, close - open - 1);
  parts.after = without_comment(text.substr(close + 1));
  auto const inside = find_mark(*parts.answers, "{");
  auto const behind = stray_brace(parts.after);
  if (inside == none && behind == none) return true;
  faults.add(inside != none ? parts.answers->substr(inside) : parts.after.substr(behind),
             "a second brace in one question; set questions apart with a blank line, and write "
             "\\{ and \\} for braces of the text");
  return false;
}

}  // namespace

Braces braces_of(GiftBlock const& block) {
  auto text = inner(block.text);
  take_title(text);
  return braces_in(text);
}

std::optional<GiftParts> gift_parts(GiftBlock const& block, GiftFaults& faults) {
  GiftParts parts;
  parts.before = inner(block.text);
  parts.title = take_title(parts.before);
  auto const first =
      parts.before.substr(std::min(find_mark(parts.before, "{}"), parts.before.size()));
  switch (braces_in(parts.before)) {
    case Braces::none:
      return parts;
    case Braces::whole:
      return cut_at_braces(parts, faults) ? std::optional(parts) : std::nullopt;
    case Braces::closing_first:
      faults.add(first,
                 "a } stands here without a { before it; write \\} when it belongs to the text");
      return std::nullopt;
    case Braces::opening_only:
      faults.add(first,
                 "the { here is not closed before the next blank line; add the }, and take out "
                 "blank lines between the braces");
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace content
