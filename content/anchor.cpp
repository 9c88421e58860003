#include "content/anchor.hpp"

#include <cstddef>

#include "content/words.hpp"

namespace content {
namespace {

constexpr std::string_view kept = "abcdefghijklmnopqrstuvwxyz0123456789-_";

// Length of the punctuation beyond ASCII that `text` begins with, else 0: U+0080 to U+00BF but for
// the letters ª, µ and º, and U+2000 to U+206F, where dashes and curly quotes are.
std::size_t punctuation_length(std::string_view text) {
  if (text.size() > 1 && text[0] == '\xC2') {
    bool const letter = text[1] == '\xAA' || text[1] == '\xB5' || text[1] == '\xBA';
    return letter ? 0 : 2;
  }
  bool const general = text.size() > 2 && text[0] == '\xE2' &&
                       (text[1] == '\x80' || (text[1] == '\x81' && text[2] <= '\xAF'));
  return general ? 3 : 0;
}

// À to Þ without ×, which UTF-8 writes as C3 80 to C3 9E, are 32 below their small letters.
bool is_latin_capital(std::string_view text) {
  if (text.size() < 2 || text[0] != '\xC3') return false;
  auto const second = static_cast<unsigned char>(text[1]);
  return second >= 0x80 && second <= 0x9E && second != 0x97;
}

}  // namespace

std::string anchor_of(std::string_view heading) {
  std::string const small = lower(trim(heading));
  std::string anchor;
  for (std::string_view text = small; !text.empty();) {
    if (auto const length = punctuation_length(text); length > 0) {
      text.remove_prefix(length);
      continue;
    }
    if (is_latin_capital(text)) {
      anchor += text[0];
      anchor += static_cast<char>(static_cast<unsigned char>(text[1]) + 0x20U);
      text.remove_prefix(2);
      continue;
    }
    if (text[0] == ' ') {
      anchor += '-';
    } else if (static_cast<unsigned char>(text[0]) >= 0x80 ||
               kept.find(text[0]) != std::string_view::npos) {
      anchor += text[0];
    }
    text.remove_prefix(1);
  }
  return anchor;
}

std::string Anchors::next(std::string_view heading) {
  auto const base = anchor_of(heading);
  auto anchor = base;
  for (int& number = last_number_[base]; !used_.insert(anchor).second;) {
    anchor = base + "-" + std::to_string(++number);
  }
  return anchor;
}

}  // namespace content
