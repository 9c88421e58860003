// What the files of question blocks share. For handlers/question_*.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/question_blocks.hpp"

namespace handlers {

// Indexes of the answers that have a left side, in order.
std::vector<std::size_t> left_sides(domain::Question const& question);

std::string_view right_side(domain::Question const& question, int index);

// The input of a question; of a pair its `part`, from 1.
std::string question_block_id(AskedQuestion const& asked, std::size_t part = 0);

}  // namespace handlers
