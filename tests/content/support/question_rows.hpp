// Questions of a spreadsheet in tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "content/question_csv.hpp"
#include "reading.hpp"

inline content::QuestionReading read_rows(std::string_view header, std::string_view rows) {
  return content::read_question_csv("q.csv", std::string(header) + std::string(rows));
}

// The one question of q.csv; an empty one, and a failure, when there is none.
inline domain::Question only_question(std::string_view header, std::string_view row) {
  auto const reading = read_rows(header, row);
  EXPECT_EQ(texts(reading.problems), std::vector<std::string>()) << row;
  EXPECT_EQ(reading.questions.size(), 1U) << row;
  return reading.questions.empty() ? domain::Question() : reading.questions.front();
}

// The problems of q.csv, which leave no question.
inline std::vector<std::string> row_problems(std::string_view header, std::string_view row) {
  auto const reading = read_rows(header, row);
  EXPECT_TRUE(reading.questions.empty()) << row;
  return texts(reading.problems);
}

inline std::vector<std::string> words(domain::Question const& question) {
  std::vector<std::string> result;
  for (auto const& answer : question.answers) result.push_back(answer.text.source);
  return result;
}
