// Comparing words that people type.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// Lower case for ASCII letters; other bytes stay as they are.
std::string lower(std::string_view text);

// Without white space at both ends.
std::string_view trim(std::string_view text);

// Words of a text: runs of letters, digits and bytes above 127, in lower case.
std::vector<std::string> words_of(std::string_view text);

// The whole number that a text is; nothing when it is anything else.
std::optional<int> number_in(std::string_view text);

// How many letters must be added, dropped, replaced or swapped with a neighbour to turn one into
// the other.
std::size_t edit_distance(std::string_view one, std::string_view other);

// The known word nearest to what was typed: one that begins with it, else the one with the smallest
// edit distance when that is at most a third of its length (and at least 1). Empty when none is
// near.
std::string_view nearest_word(std::string_view typed, std::span<std::string_view const> known);

}  // namespace domain
