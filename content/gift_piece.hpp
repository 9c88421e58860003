// One answer between the braces of a GIFT question: its mark, weight, words and feedback.
#pragma once

#include <optional>
#include <string_view>

#include "content/gift_block.hpp"

namespace content {

struct GiftPiece {
  double fraction = 0;
  std::string_view text;  // trimmed
  std::optional<std::string_view> feedback;
};

// Takes an answer apart, with or without its mark (= or ~). Without a weight it has `otherwise`.
GiftPiece gift_piece(std::string_view answer, double otherwise, GiftFaults& faults);

std::string_view without_mark(std::string_view answer);
std::string_view without_format(std::string_view text);

}  // namespace content
