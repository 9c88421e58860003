// Numbers of GIFT: weights of answers, and numbers with what may be missing to them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/question.hpp"

namespace content {

// A weight in percent as the fraction that Moodle keeps of it (gift.hpp says how it is rounded);
// none outside -100 to 100.
std::optional<double> fraction_of(double percent);

// "33.33333" for 0.3333333
std::string percent_of(double fraction);

// "12", "-0.5", ".5", "+1e-3": a decimal point, nothing around it but white space.
std::optional<double> number_of(std::string_view text);

// "5", "5:0.1" (the second is what may be missing, its sign doesn't matter), "4.9..5.1" (in either
// order). The ends of "3.1415:0.0005" are 3.141 and 3.142 themselves: they are rounded to 14 digits
// so that an answer on the edge is in.
std::optional<domain::NumberRange> range_of(std::string_view text);

}  // namespace content
