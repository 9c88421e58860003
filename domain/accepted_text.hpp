// Whether what somebody typed is a text that an author accepts.
#pragma once

#include <string_view>

namespace domain {

// As Moodle's short answer compares (question/type/shortanswer, case ignored): `*` in the accepted
// text stands for any characters or none, `\*` for a star, and every other character for itself;
// white space at the ends and the way accents are made up don't matter. Kinder than Moodle in two
// things: a run of white space is one space, and case is folded in full (ß is ss).
// Takes time in proportion to the product of both lengths at worst.
bool accepts(std::string_view accepted, std::string_view typed);

}  // namespace domain
