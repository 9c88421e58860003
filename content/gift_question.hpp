// One block of GIFT as a question.
#pragma once

#include <optional>

#include "content/gift_block.hpp"
#include "domain/question.hpp"

namespace content {

// Without its category. None when something is faulty.
std::optional<domain::Question> read_gift_question(GiftBlock const& block, GiftFaults& faults);

}  // namespace content
