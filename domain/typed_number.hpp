// Reading numbers as people type them.
#pragma once

#include <string_view>
#include <vector>

namespace domain {

// What the number in a text may mean, the likeliest meaning first. Empty when there is no number in
// it, or more than one ("5 or 10": nobody may hedge).
//
// As Moodle's lenient reading (question/type/numerical, apply_units), with any unit before or after
// it: "10", "10.0", "-.5", "1,5", "1 000", "1.5e3", "1.5 x 10^3", "10 %" (is 10), "€ 10", "-$10".
// Digits and signs of other keyboards count too (full width, Arabic, −). A lone comma is the
// decimal one, also where Moodle stops: "1,500" is 1.5, then 1500; "1.500" likewise. Where both
// marks stand the last one is the decimal one: "1,234.5", and "1.234,5", which Moodle reads
// as 1.2345. Several of the same kind part thousands: "1.000.000", "1,00,000". Groups that nobody
// writes are no number: "1,2,3".
std::vector<double> number_readings(std::string_view typed);

}  // namespace domain
