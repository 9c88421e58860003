#include "gift.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "gift_checks.hpp"
#include "reading.hpp"

std::vector<domain::Question> read_questions(std::string_view text) {
  auto const reading = content::read_gift("q.gift", text);
  EXPECT_EQ(texts(reading.problems), std::vector<std::string>()) << text;
  EXPECT_EQ(loss(reading.questions), "") << text;
  return reading.questions;
}

domain::Question read_question(std::string_view text) {
  auto const questions = read_questions(text);
  EXPECT_EQ(questions.size(), 1U) << text;
  return questions.empty() ? domain::Question() : questions.front();
}

std::vector<std::string> problems(std::string_view text) {
  return texts(content::read_gift("q.gift", text).problems);
}

std::vector<std::string> answers(domain::Question const& question) {
  std::vector<std::string> result;
  for (auto const& answer : question.answers) {
    std::ostringstream line;
    line.precision(10);
    line << answer.text.source << ' ' << answer.fraction;
    if (!answer.feedback.empty()) line << " # " << answer.feedback.source;
    result.push_back(line.str());
  }
  return result;
}

std::string loss(std::vector<domain::Question> const& questions) {
  return checks::gift_loss(questions);
}

std::vector<std::string> gift_files(std::string const& folder) {
  std::vector<std::string> paths;
  auto const path = std::string(FIELDCERT_SOURCE_DIR) + "/" + folder;
  for (auto const& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() == ".gift") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}
