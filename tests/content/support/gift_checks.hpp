// What must hold for any bytes that are read as GIFT; used by the fuzz target and by the test that
// reruns its corpus. Each says what does not hold; empty = all does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/encoding.hpp"
#include "content/gift.hpp"
#include "reading_checks.hpp"

namespace checks {

inline std::string gift_loss(std::vector<domain::Question> questions) {
  auto const written = content::write_gift(questions);
  auto again = content::read_gift("again.gift", written);
  if (!again.problems.empty()) return again.problems.front().text() + "\n" + written;
  if (again.questions.size() != questions.size()) return "another number of questions\n" + written;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    questions[i].line = again.questions[i].line = 0;
    if (questions[i] != again.questions[i]) {
      return "question " + std::to_string(i + 1) + " is another one\n" + written;
    }
  }
  if (content::write_gift(again.questions) != written) return "not written the same\n" + written;
  return {};
}

inline std::string answers_fault(domain::Question const& question) {
  using domain::QuestionKind;
  double best = -1;
  for (auto const& answer : question.answers) {
    if (!(answer.fraction >= -1 && answer.fraction <= 1)) return "a fraction is out of range";
    if (answer.text.empty() && answer.match.empty()) return "an answer has no words";
    if (answer.range && !(answer.range->low <= answer.range->high)) return "a range is empty";
    best = std::max(best, answer.fraction);
  }
  auto const count = question.answers.size();
  switch (question.kind) {
    case QuestionKind::essay:
    case QuestionKind::description:
      return count == 0 ? "" : "answers where none belong";
    case QuestionKind::true_false:
      return count == 2 && best == 1 ? "" : "truth has two answers";
    case QuestionKind::matching:
      return count >= 2 ? "" : "too few pairs";
    case QuestionKind::short_answer:
      return best == 1 ? "" : "no accepted answer is full";
    case QuestionKind::numerical:
      return best > 0 ? "" : "no number is right";
    case QuestionKind::single_choice:
    case QuestionKind::multiple_choice:
      return count >= 2 ? "" : "a choice that is none";
  }
  return "an unknown kind";
}

inline std::string gift_fault(std::string_view text) {
  auto const reading = content::read_gift("f.gift", text);
  for (auto const& problem : reading.problems) {
    bool const placed = problem.line >= 1 && problem.line <= most_lines_in(text);
    if (!placed || problem.reason.empty()) return "a problem has no place or reason";
  }
  int last = 0;
  for (auto const& question : reading.questions) {
    if (question.line <= last || question.line > most_lines_in(text)) return "a line is wrong";
    if (question.stem.empty()) return "a question has no words";
    if (question.blank_at && question.stem.source.substr(*question.blank_at, 5) != "_____") {
      return "the blank is elsewhere";
    }
    if (auto fault = answers_fault(question); !fault.empty()) return fault;
    last = question.line;
  }
  return gift_loss(reading.questions);
}

}  // namespace checks
