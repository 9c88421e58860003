// The rules of interactive elements that concern several fields at once.
#pragma once

#include <string>
#include <string_view>

#include "sandbox/block_check.hpp"

namespace sandbox {

void check_element_rules(BlockCheck& check, std::string const& pointer, Json const& element,
                         std::string_view shape);

// "2026-02-28", a day that exists; "23:59".
bool is_date(std::string_view text);
bool is_time(std::string_view text);

// A decimal number written as text: "-1.5".
bool is_decimal(std::string_view text);

}  // namespace sandbox
