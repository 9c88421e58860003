// A question of GIFT taken apart: its title, and what stands before, in and after its braces.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/gift_block.hpp"

namespace content {

struct GiftParts {
  std::string title;
  std::string_view before;
  std::optional<std::string_view> answers;  // none: there are no braces
  std::string_view after;                   // without a comment on the line of the brace
};

// None when the braces are faulty. The parts are parts of the block's text.
std::optional<GiftParts> gift_parts(GiftBlock const& block, GiftFaults& faults);

enum class Braces { none, opening_only, closing_first, whole };

// Of the text after the title.
Braces braces_of(GiftBlock const& block);

}  // namespace content
