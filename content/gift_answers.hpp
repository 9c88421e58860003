// What stands between the braces of a GIFT question.
#pragma once

#include <string_view>

#include "content/gift_block.hpp"
#include "domain/question.hpp"

namespace content {

// Sets the kind and the answers. `answers` is trimmed and without the general feedback; the stem is
// read already, its format is that of texts without one.
void read_gift_answers(std::string_view answers, domain::Question& question, GiftFaults& faults);

}  // namespace content
