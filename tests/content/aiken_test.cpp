#include "content/aiken.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/reading.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

content::QuestionReading read(std::string_view text) { return content::read_aiken("q.txt", text); }

std::vector<domain::Question> questions(std::string_view text) {
  auto const reading = read(text);
  EXPECT_EQ(texts(reading.problems), std::vector<std::string>());
  return reading.questions;
}

std::vector<std::string> problems(std::string_view text) { return texts(read(text).problems); }

std::vector<std::string> stems(content::QuestionReading const& reading) {
  std::vector<std::string> result;
  for (auto const& question : reading.questions) result.push_back(question.stem.source);
  return result;
}

// "right" or "wrong" before the words of each option.
std::vector<std::string> options(domain::Question const& question) {
  std::vector<std::string> result;
  for (auto const& answer : question.answers) {
    result.push_back((answer.fraction == 1 ? "right " : "wrong ") + answer.text.source);
  }
  return result;
}

TEST(Aiken, AStemItsOptionsAndTheLetterMakeASingleChoice) {
  auto const read = questions("Which tool merges?\nA. git add\nB. git merge\nANSWER: B\n");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].kind, domain::QuestionKind::single_choice);
  EXPECT_EQ(read[0].stem.source, "Which tool merges?");
  EXPECT_EQ(read[0].stem.shown, "Which tool merges?");
  EXPECT_EQ(read[0].stem.format, domain::TextFormat::plain);
  EXPECT_THAT(options(read[0]), ElementsAre("wrong git add", "right git merge"));
  EXPECT_EQ(read[0].line, 1);
}

TEST(Aiken, BracketsDotsAndMissingSpacesMarkOptions) {
  EXPECT_THAT(options(questions("Q\nA) one\nB.two\nC)\tthree\nANSWER:C\n").at(0)),
              ElementsAre("wrong one", "wrong two", "right three"));
}

TEST(Aiken, SeveralQuestionsNeedNoBlankLineBetweenThem) {
  auto const reading = read("P\nA. x\nB. y\nANSWER: A\nQ\nA. x\nB. y\nANSWER: B\n");
  EXPECT_THAT(stems(reading), ElementsAre("P", "Q"));
  EXPECT_EQ(reading.questions[1].line, 5);
}

TEST(Aiken, BlankLinesBetweenTheOptionsDoNotMatter) {
  EXPECT_EQ(questions("Q\n\nA. x\n\nB. y\n\nANSWER: A").size(), 1U);
}

TEST(Aiken, AStemMayHaveSeveralLines) {
  EXPECT_EQ(questions("A team says:\r\nwe ship monthly.\r\nA. x\r\nB. y\r\nANSWER: A\r\n")
                .at(0)
                .stem.source,
            "A team says:\nwe ship monthly.");
}

TEST(Aiken, AnAbbreviationBeginsAStemAndNoOption) {
  EXPECT_THAT(stems(read("U.S. or E.U.?\nE.g. which?\nA. x\nB. y\nANSWER: A\n")),
              ElementsAre("U.S. or E.U.?\nE.g. which?"));
}

TEST(Aiken, AngleBracketsAreLettersAndNoHtml) {
  EXPECT_THAT(options(questions("Q\nA. <b>\nB. a & b\nANSWER: A").at(0)),
              ElementsAre("right <b>", "wrong a & b"));
}

TEST(Aiken, TheAnswerMayBeSmallAndHaveItsMark) {
  for (auto const* answer : {"ANSWER: b", "Answer:B.", "answer: B) y", "ANSWER:   B  "}) {
    EXPECT_THAT(options(questions("Q\nA. x\nB. y\n" + std::string(answer)).at(0)),
                ElementsAre("wrong x", "right y"))
        << answer;
  }
}

TEST(Aiken, OldLineBreaksAndAByteOrderMarkAreTaken) {
  auto const read = questions("\xEF\xBB\xBFQ\rA. x\rB. y\rANSWER: A\rP\rA. x\rB. y\rANSWER: A");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[1].line, 5);
}

TEST(Aiken, AFaultyQuestionLeavesTheOthers) {
  auto const reading = read("P\nA. x\nB. y\nANSWER: D\n\nQ\nA. x\nB. y\nANSWER: B\n");
  EXPECT_THAT(stems(reading), ElementsAre("Q"));
  EXPECT_THAT(texts(reading.problems),
              ElementsAre("q.txt:4: the answer \"D\" is not the letter of one option; write one "
                          "from A to B"));
}

TEST(Aiken, SeveralLettersAreNoAnswer) {
  EXPECT_THAT(problems("Q\nA. x\nB. y\nANSWER: A, B\n"),
              ElementsAre(HasSubstr("q.txt:4: the ans")));
  EXPECT_THAT(problems("Q\nA. x\nB. y\nANSWER: AB\n"), ElementsAre(HasSubstr("\"AB\"")));
  EXPECT_THAT(problems("Q\nA. x\nB. y\nANSWER:\n"), ElementsAre(HasSubstr("\"\"")));
}

TEST(Aiken, AQuestionWithoutAnAnswerIsToldAtItsLine) {
  auto const reading = read("\nP\nA. x\nB. y\n\nQ\nA. x\nB. y\nANSWER: B\nR\nA. x\nB. y\n");
  EXPECT_THAT(stems(reading), ElementsAre("Q"));
  EXPECT_THAT(texts(reading.problems), ElementsAre(HasSubstr("q.txt:2: a question without its"),
                                                   HasSubstr("q.txt:10: a question without its")));
}

TEST(Aiken, WordsThatABlankLineCutsOffAreTold) {
  auto const reading = read("Quiz of May\n\nQ\nA. x\nB. y\nANSWER: A\n");
  EXPECT_THAT(stems(reading), ElementsAre("Q"));
  EXPECT_THAT(texts(reading.problems), ElementsAre(HasSubstr("q.txt:1: words without options")));
}

TEST(Aiken, FewerThanTwoOptionsAreTold) {
  EXPECT_THAT(problems("Q\nANSWER: A\n"),
              ElementsAre(HasSubstr("q.txt:2: the question of line 1")));
  EXPECT_THAT(problems("Q\nA. x\nANSWER: A\n"), ElementsAre(HasSubstr("fewer than two options")));
  EXPECT_THAT(problems("Q\na. x\nb. y\nANSWER: A\n"), ElementsAre(HasSubstr("as in \"A. yes\"")));
}

TEST(Aiken, LettersOutOfOrderAreToldOnce) {
  EXPECT_THAT(problems("Q\nA. x\nC. y\nE. z\nANSWER: C\n"),
              ElementsAre("q.txt:3: option C stands where B is next; letter the options A, B, C … "
                          "without a gap"));
}

TEST(Aiken, AnOptionWithoutWordsIsTold) {
  EXPECT_THAT(problems("Q\nA. x\nB.\nANSWER: A\n"),
              ElementsAre(HasSubstr("q.txt:3: option B has no words")));
}

TEST(Aiken, OptionsOrAnAnswerWithoutAQuestionAreToldOnce) {
  EXPECT_THAT(problems("A. x\nB. y\nANSWER: A\n"), ElementsAre(HasSubstr("q.txt:1: an option w")));
  EXPECT_THAT(problems("ANSWER: A\nQ\nA. x\nB. y\nANSWER: A\n"),
              ElementsAre(HasSubstr("q.txt:1: an answer without a question")));
}

TEST(Aiken, AnOptionThatGoesOnInTheNextLineIsOneFault) {
  auto const reading = read(
      "P\nA. x\n  goes on\nB. y\n  goes on\nC. z\nANSWER: A\nQ\nA. x\nB. y\n"
      "ANSWER: B\n");
  EXPECT_THAT(stems(reading), ElementsAre("Q"));
  EXPECT_THAT(texts(reading.problems), ElementsAre(HasSubstr("q.txt:1: a question without its")));
}

TEST(Aiken, TwentySixOptionsAreTheMost) {
  std::string text = "Q\n";
  for (char letter = 'A'; letter <= 'Z'; ++letter) text += std::string(1, letter) + ". x\n";
  EXPECT_EQ(questions(text + "ANSWER: Z\n").at(0).answers.back().fraction, 1);
  EXPECT_THAT(problems(text + "Z. x\nANSWER: Z\n"), ElementsAre(HasSubstr("q.txt:28: option Z")));
}

TEST(Aiken, NothingIsNoQuestions) {
  EXPECT_THAT(questions(""), IsEmpty());
  EXPECT_THAT(questions("\n \n"), IsEmpty());
}

TEST(Aiken, WhatIsNotUtf8IsRefusedWithItsLine) {
  EXPECT_THAT(problems("Q\nA. Jos\xE9\n"), ElementsAre(HasSubstr("q.txt:2: this is not UTF-8")));
  EXPECT_THAT(problems(std::string("Q\0", 2)), ElementsAre(HasSubstr("q.txt:1: there is a NUL")));
}

}  // namespace
