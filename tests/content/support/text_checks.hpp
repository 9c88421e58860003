// What must hold for any bytes as an author's text; used by the fuzz target and by the test that
// reruns its corpus without a fuzzer. Says what does not hold; empty = all does.
#pragma once

#include <string>
#include <string_view>

#include "content/encoding.hpp"
#include "content/shown_text.hpp"
#include "content/words.hpp"

namespace checks {

// What an author wrote as what people read, in each format.
inline std::string shown_fault(std::string_view text) {
  using domain::TextFormat;
  bool const is_utf8 = !content::encoding_problem("", text);
  for (auto const format :
       {TextFormat::automatic, TextFormat::plain, TextFormat::html, TextFormat::markdown}) {
    auto const shown = content::shown(text, format);
    if (content::trim(shown) != shown) return "a shown text is not trimmed";
    if (is_utf8 && content::encoding_problem("", shown)) return "a shown text is not UTF-8";
    for (char const c : shown) {
      bool const is_control = (c >= 0 && c < ' ' && c != '\n') || c == '\x7F';
      if (is_control) return "a shown text has a control character";
    }
  }
  return {};
}

}  // namespace checks
