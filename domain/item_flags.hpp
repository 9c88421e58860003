// What an author should look at, in plain words.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "domain/item_analysis.hpp"

namespace domain {

// Below this many attempts a question is not judged. The error of a discrimination index is about
// 100 / sqrt(attempts), here 18: a question whose index is 40 in truth shows less than -5 in fewer
// than one of a hundred samples of this size.
constexpr std::size_t enough_attempts = 30;

// Moodle's guidance ("Quiz report statistics"), percent.
constexpr double extremely_hard = 5;     // facility of this or less
constexpr double extremely_easy = 95;    // facility of this or more
constexpr double very_weak = 20;         // discrimination below this; 20 to 29 is but weak
constexpr double probably_invalid = -5;  // discrimination below this

// Gravest first; none below `enough_attempts`. A question that nearly everybody gets right, or
// nearly nobody, can't tell learners apart: that alone is said of it. But where weaker learners do
// better at a hard one both are said: so a wrong key looks.
std::vector<ItemFlag> flags_of(ItemStatistics const& item);

// One sentence that says what is seen and what to do.
std::string_view verdict(ItemFlag flag);

// The verdict on its gravest flag, or that it works, or that it is too early to say.
std::string_view verdict(ItemStatistics const& item);

}  // namespace domain
