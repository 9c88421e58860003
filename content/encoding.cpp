#include "content/encoding.hpp"

#include <cstddef>

namespace content {
namespace {

// How many bytes the character at the start of `text` takes; 0 when it is not UTF-8. Overlong
// forms, surrogates and what lies beyond U+10FFFF are refused by the range of the second byte.
std::size_t character_length(std::string_view text) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto const within = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  auto const rest = [&](std::size_t i) { return within(i, 0x80, 0xBF); };
  unsigned const first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return rest(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    unsigned const low = first == 0xE0 ? 0xA0 : 0x80;
    unsigned const high = first == 0xED ? 0x9F : 0xBF;
    return within(1, low, high) && rest(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    unsigned const low = first == 0xF0 ? 0x90 : 0x80;
    unsigned const high = first == 0xF4 ? 0x8F : 0xBF;
    return within(1, low, high) && rest(2) && rest(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<Problem> encoding_problem(std::string const& file, std::string_view text) {
  int line = 1;
  while (!text.empty()) {
    if (text.front() == '\0') return Problem{file, line, "there is a NUL byte; save it as text"};
    auto const length = character_length(text);
    if (length == 0) return Problem{file, line, "this is not UTF-8; save the file as UTF-8"};
    if (text.front() == '\n') ++line;
    text.remove_prefix(length);
  }
  return std::nullopt;
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

}  // namespace content
