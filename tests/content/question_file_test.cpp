#include "content/question_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view aiken = "Q\nA. x\nB. y\nANSWER: A\n";
constexpr std::string_view gift = "The sky is blue. {T}\n";
constexpr std::string_view sheet = "question,options,correct\nQ,x|y|z,A\n";

std::vector<std::string> stems(std::string const& file, std::string_view text) {
  auto const reading = content::read_questions(file, text);
  EXPECT_EQ(texts(reading.problems), std::vector<std::string>());
  std::vector<std::string> result;
  for (auto const& question : reading.questions) result.push_back(question.stem.source);
  return result;
}

TEST(QuestionFile, TheExtensionSaysTheFormatInAnyCase) {
  EXPECT_THAT(stems("quiz.csv", sheet), ElementsAre("Q"));
  EXPECT_THAT(stems("dir.gift/Quiz.CSV", sheet), ElementsAre("Q"));
  EXPECT_THAT(stems("quiz.gift", gift), ElementsAre("The sky is blue."));
  EXPECT_THAT(stems("QUIZ.GIFT", gift), ElementsAre("The sky is blue."));
}

TEST(QuestionFile, AnyOtherWithAnAnswerLineIsAiken) {
  EXPECT_THAT(stems("quiz.txt", aiken), ElementsAre("Q"));
  EXPECT_THAT(stems("quiz", "\xEF\xBB\xBF" + std::string(aiken)), ElementsAre("Q"));
}

TEST(QuestionFile, AnyOtherWithBracesIsGift) {
  EXPECT_THAT(stems("quiz.txt", gift), ElementsAre("The sky is blue."));
  EXPECT_THAT(stems("quiz.txt", "ANSWER: is it so? {T}\n"), ElementsAre("ANSWER: is it so?"));
}

TEST(QuestionFile, ProblemsHaveTheNameOfTheFile) {
  EXPECT_THAT(texts(content::read_questions("a/quiz.txt", "Q\nANSWER: A\n").problems),
              ElementsAre(HasSubstr("a/quiz.txt:2: ")));
}

}  // namespace
