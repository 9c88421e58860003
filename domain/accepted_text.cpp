// Comparing with a pattern of stars, without going back.
#include "domain/accepted_text.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "domain/text_forms.hpp"

namespace domain {
namespace {

// What stands between the stars, escapes undone.
std::vector<std::string> pieces_between_stars(std::string_view pattern) {
  std::vector<std::string> pieces(1);
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern.substr(at).starts_with("\\*")) {
      pieces.back() += '*';
      ++at;
    } else if (pattern[at] == '*') {
      pieces.emplace_back();
    } else {
      pieces.back() += pattern[at];
    }
  }
  return pieces;
}

// Taking each piece where it first occurs leaves the most room for the next, so no choice is ever
// undone.
bool occur_in_turn(std::span<std::string const> pieces, std::string_view text) {
  for (std::string const& piece : pieces) {
    std::size_t const at = text.find(piece);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + piece.size());
  }
  return true;
}

}  // namespace

bool accepts(std::string_view accepted, std::string_view typed) {
  std::vector<std::string> const pieces = pieces_between_stars(folded(accepted));
  std::string const whole = folded(typed);
  std::string_view text = whole;
  if (pieces.size() == 1) return text == pieces.front();
  if (!text.starts_with(pieces.front())) return false;
  text.remove_prefix(pieces.front().size());
  if (!text.ends_with(pieces.back())) return false;
  text.remove_suffix(pieces.back().size());
  return occur_in_turn(std::span(pieces).subspan(1, pieces.size() - 2), text);
}

}  // namespace domain
