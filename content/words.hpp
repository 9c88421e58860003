// Words of a page or a table: comparing, splitting, shortening. Letters beyond ASCII are kept as
// they are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/words.hpp"

namespace content {

using domain::lower;
using domain::trim;

// Whether `words` (lower case) stand in `text`, in any case.
bool says(std::string_view text, std::string_view words);
// The same at the beginning or the end of the trimmed text.
bool begins_with(std::string_view text, std::string_view words);
bool ends_with(std::string_view text, std::string_view words);

std::vector<std::string_view> split(std::string_view text, char separator);

// "Continuous Integration" → "continuous-integration"; empty when nothing is left.
std::string slug(std::string_view text);

// Lower-case letters, digits and single hyphens inside, at most 60: what a stable id may be.
bool is_id(std::string_view text);

// At most `most` characters (not bytes) of the text, on one line.
std::string shortened(std::string_view text, std::size_t most);

// A whole number from 0 to 9999, nothing else around it.
std::optional<int> small_number(std::string_view text);

// "Leaders" → "Leader", "Companies" → "Company"; "Business" and short words stay.
std::string singular(std::string_view text);

}  // namespace content
