// One row of a spreadsheet with questions, as question_csv.hpp describes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/question.hpp"

namespace content {

// The cells, trimmed; what the file has no column for is empty.
struct QuestionCells {
  std::string_view question;
  std::vector<std::string> options;
  std::string_view correct;
  std::string_view feedback;
  std::string_view general_feedback;
  std::string_view title;
  std::string_view id;
  std::string_view objective;
  std::string_view type;
};

// None when there is a fault; each is added to `faults` with its remedy. The line is left 0.
std::optional<domain::Question> read_question_row(QuestionCells const& cells,
                                                  std::vector<std::string>& faults);

}  // namespace content
