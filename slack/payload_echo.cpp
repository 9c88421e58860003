// Finding the lists of blocks in a text without reading the rest of it.
#include "slack/payload_echo.hpp"

#include "slack/eight_bytes.hpp"

namespace slack::payload_json {
namespace {

bool ends_run(char c) { return c == '"' || c == '\\'; }

bool may_end_run(std::uint64_t word) {
  using namespace eight_bytes;
  return (has(word, '"') | has(word, '\\')) != 0;
}

// The closing quote of the string that opens at `at`; the text's size when it has none.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  char const* const end = text.data() + text.size();
  char const* c = text.data() + at + 1;
  for (;;) {
    c = eight_bytes::find_special(c, end, may_end_run, ends_run);
    if (c == end || *c == '"') return static_cast<std::size_t>(c - text.data());
    if (end - c < 2) return text.size();
    c += 2;
  }
}

bool is_mark(char c) { return c == '"' || c == '{' || c == '}' || c == '[' || c == ']'; }

// The next quote or bracket from `at` on; the text's size when there is none.
std::size_t next_mark(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_mark(text[at])) ++at;
  return at;
}

// Behind the bracket that closes the list that opens at `at`; the text's size when none does.
std::size_t behind_list(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  for (; at < text.size(); at = next_mark(text, at + 1)) {
    if (text[at] == '"') {
      at = end_of_string(text, at);
    } else if (text[at] == '[' || text[at] == '{') {
      ++depth;
    } else if (--depth == 0) {
      return at + 1;
    }
  }
  return text.size();
}

}  // namespace

std::string without_blocks(std::string_view payload) {
  constexpr std::string_view key = "\"blocks\":[";  // Slack writes no blanks
  constexpr std::size_t inside_a_member = 2;
  // Quotation marks are everywhere; the letter behind this one is rare.
  if (payload.find(key.substr(1)) == std::string_view::npos) return std::string(payload);
  std::string kept;
  kept.reserve(payload.size());
  std::size_t copied = 0;
  std::size_t depth = 0;
  for (std::size_t at = next_mark(payload, 0); at < payload.size();
       at = next_mark(payload, at + 1)) {
    char const mark = payload[at];
    if (mark == '"' && depth == inside_a_member && payload.substr(at).starts_with(key)) {
      std::size_t const list = at + key.size() - 1;
      kept.append(payload.substr(copied, list - copied)).append("[]");
      copied = behind_list(payload, list);
      at = copied - 1;
    } else if (mark == '"') {
      at = end_of_string(payload, at);
    } else if (mark == '{' || mark == '[') {
      ++depth;
    } else if (depth > 0) {
      --depth;
    }
  }
  return kept.append(payload.substr(copied));
}

}  // namespace slack::payload_json
