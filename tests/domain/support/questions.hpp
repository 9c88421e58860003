// Questions in a line or two, for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/question.hpp"
#include "domain/response.hpp"

inline domain::Text plain_text(std::string_view words) {
  return {std::string(words), domain::TextFormat::plain, std::string(words)};
}

inline domain::AnswerChoice answer(std::string_view words, double fraction = 0) {
  domain::AnswerChoice choice;
  choice.text = plain_text(words);
  choice.fraction = fraction;
  return choice;
}

inline domain::AnswerChoice number_range(double low, double high, double fraction = 1) {
  domain::AnswerChoice choice = answer("a range", fraction);
  choice.range = domain::NumberRange{low, high};
  return choice;
}

// The left side is empty for a right side that belongs to none.
inline domain::AnswerChoice pair(std::string_view left, std::string_view right) {
  domain::AnswerChoice choice = answer(left);
  choice.match = right;
  return choice;
}

inline domain::Question question(domain::QuestionKind kind,
                                 std::vector<domain::AnswerChoice> answers) {
  domain::Question made;
  made.kind = kind;
  made.stem = plain_text("Which one?");
  made.answers = std::move(answers);
  return made;
}

inline domain::Response chosen(std::vector<int> indexes) { return {std::move(indexes), {}}; }

inline domain::Response typed(std::string_view words) { return {{}, std::string(words)}; }
