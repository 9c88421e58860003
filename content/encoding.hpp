// Text files as they come: UTF-8, perhaps with a byte order mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/problem.hpp"

namespace content {

// The first place that is not UTF-8, or a NUL, as a problem with its line.
std::optional<Problem> encoding_problem(std::string const& file, std::string_view text);

std::string_view without_byte_order_mark(std::string_view text);

}  // namespace content
