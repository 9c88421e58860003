// UTF-8 text.
#include "slack/utf8.hpp"

#include <algorithm>

#include "slack/eight_bytes.hpp"

namespace slack {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Bytes of the sequence that begins with this byte, 0 when none can.
std::size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

// Overlong forms, surrogates and code points above U+10FFFF show in the second byte.
bool second_byte_fits(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

// The end of the longest beginning of `text` that has `limit` code points.
std::size_t end_of(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_continuation(text[at])) {
      if (limit == 0) return at;
      --limit;
    }
    ++at;
  }
  return at;
}

// Moves a cut back to before a `<…>` or `&…;` that it would split.
std::size_t outside_markup(std::string_view text, std::size_t cut) {
  std::string_view const head = text.substr(0, cut);
  std::size_t const open = head.rfind('<');
  if (open != std::string_view::npos && head.find('>', open) == std::string_view::npos) cut = open;
  std::size_t const entity = text.substr(0, cut).rfind('&');
  constexpr std::size_t longest_entity = 5;  // "&amp;"
  if (entity != std::string_view::npos && cut - entity < longest_entity &&
      text.substr(0, cut).find(';', entity) == std::string_view::npos) {
    cut = entity;
  }
  return cut;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (at + 8 <= text.size() && eight_bytes::all_ascii(eight_bytes::load(text.data() + at))) {
      at += 8;
      continue;
    }
    auto const first = static_cast<unsigned char>(text[at]);
    std::size_t const length = sequence_length(first);
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if (!is_continuation(text[at + i])) return false;
    }
    if (length > 1 && !second_byte_fits(first, static_cast<unsigned char>(text[at + 1]))) {
      return false;
    }
    at += length;
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_continuation));
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit || code_points(text) <= limit) return std::string(text);
  std::size_t const cut = outside_markup(text, end_of(text, limit - 1));
  return std::string(text.substr(0, cut)) + "…";
}

}  // namespace slack
