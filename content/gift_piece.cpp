#include "content/gift_piece.hpp"

#include <algorithm>

#include "content/gift_number.hpp"
#include "content/gift_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr auto none = std::string_view::npos;

// `%…%` at the beginning, when it is meant as a weight: it holds a number, or nearly one. Turkish
// writes the sign first, so a range of percentages, "%20-%30", is none.
std::optional<std::string_view> weight_in(std::string_view text) {
  if (!text.starts_with('%')) return std::nullopt;
  auto const end = text.find('%', 1);
  if (end == none) return std::nullopt;
  auto const weight = trim(text.substr(1, end - 1));
  auto const size = weight.substr(std::min(weight.find_first_not_of("+-"), weight.size()));
  bool const like_a_number =
      size.find_first_of("0123456789") != none && size.find_first_not_of("0123456789.,") == none;
  return like_a_number ? std::optional(text.substr(0, end + 1)) : std::nullopt;
}

double fraction_in(std::string_view weight, GiftFaults& faults) {
  auto const percent = number_of(weight.substr(1, weight.size() - 2));
  auto const fraction = percent ? fraction_of(*percent) : std::nullopt;
  if (!fraction) {
    faults.add(weight, "the weight " + shortened(weight, 20) +
                           " is no number from -100 to 100; write it as in %33.3%");
  }
  return fraction.value_or(0);
}

}  // namespace

GiftPiece gift_piece(std::string_view answer, double otherwise, GiftFaults& faults) {
  GiftPiece piece;
  piece.fraction = otherwise;
  auto body = inner(without_mark(answer));
  if (auto const weight = weight_in(body)) {
    piece.fraction = fraction_in(*weight, faults);
    body = inner(body.substr(weight->size()));
  }
  auto const comment = find_mark(body, "#");
  piece.text = inner(body.substr(0, comment));
  if (comment != none) piece.feedback = body.substr(comment + 1);
  return piece;
}

std::string_view without_mark(std::string_view answer) {
  return answer.starts_with('=') || answer.starts_with('~') ? answer.substr(1) : answer;
}

std::string_view without_format(std::string_view text) {
  return begins_with_format(text) ? text.substr(text.find(']') + 1) : text;
}

}  // namespace content
