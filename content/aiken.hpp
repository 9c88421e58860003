// Questions in Aiken: a stem, lettered options below it, and the letter of the right one.
#pragma once

#include <string>
#include <string_view>

#include "content/question_reading.hpp"

namespace content {

// Reads what Moodle's importer reads: options `A.` or `A)` on a line each, `ANSWER: B` at the end.
// Every question is a single choice in plain text. Laxer than Moodle: the stem may have several
// lines without a blank one between them, ANSWER and its letter may be small. Stricter: letters out
// of order and an answer that is no option's letter, of which Moodle makes another question than
// the author meant, are problems.
// Text that is not UTF-8, or a NUL, is one problem and no questions.
QuestionReading read_aiken(std::string const& file, std::string_view text);

// "ANSWER:" at the beginning of a line, in any case.
bool is_aiken_answer(std::string_view line);

}  // namespace content
