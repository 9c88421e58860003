// Questions as rows of a spreadsheet.
#pragma once

#include <string>
#include <string_view>

#include "content/question_reading.hpp"

namespace content {

// Header row with `question`, `correct` and `options` (or `option_1`, `option_2` …, or `option a`,
// `option b` … up to 26), and if wanted `feedback`, `general_feedback`, `title`, `id`, `objective`,
// `type`; in any order and case, other columns are ignored. All texts are plain.
//
// Options and feedbacks are separated by line breaks or, in a cell of one line, by `|`; what is
// right is said as right_options.hpp has it.
// - One right option: single choice. Several: multiple choice, where each of n right ones earns 1/n
//   of the mark and each of m wrong ones takes 1/m, so that ticking everything earns nothing.
// - Options true and false in any case, or none and `correct` is one of them: true_false.
// - No options: short answer, the accepted ones separated; with type "number" numbers as `12.5`,
//   `12:0.5` (the tolerance) or `12..13`; with type "essay" nothing in `correct`.
// `type` may also be single, multiple, true_false or text; what contradicts it is a problem.
// - `feedback` with as many parts as options is one for each, else one text for all.
// - `objective` is `2` or `3.2`, and becomes the tag `objective:2` or `objective:3.2`.
//
// A problem in the header, or text that is not UTF-8, leaves no questions; one in a row leaves out
// that row.
QuestionReading read_question_csv(std::string const& file, std::string_view text);

}  // namespace content
