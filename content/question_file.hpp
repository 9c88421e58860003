// A file with questions in any format that we read.
#pragma once

#include <string>
#include <string_view>

#include "content/question_reading.hpp"

namespace content {

// By the extension of `file`, in any case: `.gift` and `.csv`. Any other is Aiken when a line
// begins with "ANSWER:" and there is no `{`, in which GIFT has its answers; else GIFT.
QuestionReading read_questions(std::string const& file, std::string_view text);

}  // namespace content
