// Questions in GIFT, the text format of Moodle.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "content/question_reading.hpp"

namespace content {

// Reads what Moodle's importer reads, as it reads it: a blank line ends a question, `//` begins a
// comment line anywhere, a text without a format has that of the question's text. Questions out of
// which Moodle would make something that nobody can answer (no text or number accepted, a number
// that is none, a second pair of braces with answers) are problems. Where it is laxer or else than
// Moodle:
// - a category ends with its line, `=%50%x` among choices is a weight, `} // words` is a comment,
//   `{#5 ~%50%6}` are two numbers;
// - html and markdown keep the white space at the ends of their lines, code may need it.
// Weights: 100 % is 1, rounded to the 7 decimals that Moodle stores. 33, 33.3 and 33.333 are
// Moodle's 0.3333333; the same for its other periodic grades (1/6, 1/7, 1/9, 2/3, 5/6). Anything
// else from -100 to 100 stays as it is.
// True and false have the answers "True" and "False"; pairs have no fraction.
// Text that is not UTF-8, or a NUL, is one problem and no questions.
QuestionReading read_gift(std::string const& file, std::string_view text);

// What read_gift() makes the same questions of, but for their lines. GIFT has no words for "->"
// in the left side of a pair or in one of several accepted texts, for line breaks in a title, an
// accepted text or a right side, and for fractions with more than 7 decimals.
std::string write_gift(std::span<domain::Question const> questions);

}  // namespace content
