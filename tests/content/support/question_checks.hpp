// What must hold for any bytes that are read as questions; used by the fuzz target and by the test
// that reruns its corpus without a fuzzer. Each says what does not hold; empty = all does.
#pragma once

#include <string>
#include <string_view>

#include "content/aiken.hpp"
#include "content/encoding.hpp"
#include "content/gift.hpp"
#include "content/gift_writer.hpp"
#include "content/question_csv.hpp"
#include "reading_checks.hpp"

namespace checks {

inline std::string reading_fault(content::QuestionReading const& reading, std::string_view text) {
  for (auto const& problem : reading.problems) {
    bool const placed = problem.line >= 1 && problem.line <= most_lines_in(text);
    if (!placed || problem.reason.empty()) return "a problem has no place or reason";
    if (content::encoding_problem("", problem.text())) return "a problem is not UTF-8";
  }
  for (auto const& question : reading.questions) {
    if (question.line < 1 || question.line > most_lines_in(text)) return "a line is wrong";
    if (!domain::question_fault(question).empty()) return "an unsound question was kept";
    if (!question.blank_at) continue;
    auto const at = question.text.text.substr(*question.blank_at);
    if (!at.starts_with(domain::blank)) return "there is no blank where it should be";
  }
  auto const written = content::write_gift(reading.questions);
  auto const again = content::read_gift("f.gift", written);
  if (!again.problems.empty()) return "not read back: " + again.problems[0].text() + "\n" + written;
  if (again.questions != reading.questions) return "read back as something else:\n" + written;
  if (content::write_gift(again.questions) != written) return "written in another way again";
  return {};
}

inline std::string gift_fault(std::string_view text) {
  return reading_fault(content::read_gift("f.gift", text), text);
}

inline std::string aiken_fault(std::string_view text) {
  return reading_fault(content::read_aiken("f.txt", text), text);
}

inline std::string question_csv_fault(std::string_view text) {
  return reading_fault(content::read_question_csv("f.csv", text), text);
}

}  // namespace checks
