#include "content/question_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/question_rows.hpp"

namespace {

using domain::QuestionKind;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view header = "question,options,correct,feedback\n";

std::vector<double> fractions(domain::Question const& question) {
  std::vector<double> result;
  for (auto const& answer : question.answers) result.push_back(answer.fraction);
  return result;
}

std::vector<std::string> feedbacks(domain::Question const& question) {
  std::vector<std::string> result;
  for (auto const& answer : question.answers) result.push_back(answer.feedback.source);
  return result;
}

TEST(QuestionCsv, OneRightOptionMakesASingleChoice) {
  auto const question = only_question(header, "Which merges?,git add|git merge,B,It joins.\n");
  EXPECT_EQ(question.kind, QuestionKind::single_choice);
  EXPECT_EQ(question.stem.source, "Which merges?");
  EXPECT_EQ(question.stem.shown, "Which merges?");
  EXPECT_EQ(question.stem.format, domain::TextFormat::plain);
  EXPECT_THAT(words(question), ElementsAre("git add", "git merge"));
  EXPECT_THAT(fractions(question), ElementsAre(0, 1));
  EXPECT_EQ(question.general_feedback.source, "It joins.");
  EXPECT_EQ(question.line, 2);
}

TEST(QuestionCsv, TickingEveryOptionEarnsNothing) {
  auto const question = only_question(header, "Q,a|b|c|d|e,\"A, C\",\n");
  EXPECT_EQ(question.kind, QuestionKind::multiple_choice);
  EXPECT_THAT(fractions(question),
              ElementsAre(0.5, DoubleEq(-1.0 / 3), 0.5, DoubleEq(-1.0 / 3), DoubleEq(-1.0 / 3)));
}

TEST(QuestionCsv, WhereAllAreRightTickingAllEarnsTheMark) {
  EXPECT_THAT(fractions(only_question(header, "Q,a|b,A;B,\n")), ElementsAre(0.5, 0.5));
}

TEST(QuestionCsv, OptionsMayStandOnLinesAndThenHoldABar) {
  EXPECT_THAT(words(only_question(header, "Q,\"cat a | sort\r\n\r\nsort a\r\n\",A,\n")),
              ElementsAre("cat a | sort", "sort a"));
}

TEST(QuestionCsv, OptionsMayHaveColumnsOfTheirOwn) {
  EXPECT_THAT(words(only_question("question,Option_1,option_2,option_3,correct\n", "Q,x,y,,2\n")),
              ElementsAre("x", "y"));
  EXPECT_THAT(words(only_question("option a,option b,question,correct\n", "x,\"y\nz\",Q,a\n")),
              ElementsAre("x", "y\nz"));
}

TEST(QuestionCsv, AGapBetweenOptionsIsTold) {
  EXPECT_THAT(row_problems("question,option a,option b,option c,correct\n", "Q,x,,z,C\n"),
              ElementsAre(HasSubstr("q.csv:2: option 2 is empty and a later one is not")));
  EXPECT_THAT(row_problems(header, "Q,x||z,C,\n"), ElementsAre(HasSubstr("option 2 is empty")));
}

TEST(QuestionCsv, OptionsInTwoPlacesAreTold) {
  EXPECT_THAT(row_problems("question,option_1,option a,option b,correct\n", "Q,x,z,y,A\n"),
              ElementsAre("q.csv:2: option 1 has two columns; empty one"));
  EXPECT_THAT(row_problems("question,options,option_1,correct\n", "Q,x|y,z,A\n"),
              ElementsAre("q.csv:2: options stand in the columns options and option_1; empty one"));
}

TEST(QuestionCsv, FeedbackWithAPartForEachOptionIsOneForEach) {
  EXPECT_THAT(feedbacks(only_question(header, "Q,a|b|c,B,No: x.||\n")),
              ElementsAre("No: x.", "", ""));
  EXPECT_THAT(feedbacks(only_question(header, "Q,a|b,B,\"No.\nYes.\"\n")),
              ElementsAre("No.", "Yes."));
}

TEST(QuestionCsv, FeedbackOfSeveralLinesMayBeOneText) {
  auto const question = only_question(header, "Q,a|b,B,\"One.\nTwo.\nThree.\"\n");
  EXPECT_EQ(question.general_feedback.source, "One.\nTwo.\nThree.");
  EXPECT_THAT(feedbacks(question), ElementsAre("", ""));
}

TEST(QuestionCsv, AnotherNumberOfFeedbacksThanOptionsIsTold) {
  EXPECT_THAT(row_problems(header, "Q,a|b|c,B,no|yes\n"),
              ElementsAre(HasSubstr("q.csv:2: feedback has 2 parts for 3 options")));
}

TEST(QuestionCsv, BothFeedbacksForAllAreKept) {
  auto const* const columns = "question,options,correct,feedback,general_feedback\n";
  EXPECT_EQ(only_question(columns, "Q,a|b,B,One.,Two | three.\n").general_feedback.source,
            "One.\n\nTwo | three.");
}

TEST(QuestionCsv, TrueAndFalseInAnyCaseAndOrderAreATrueFalseQuestion) {
  for (auto const* row : {"Q,,TRUE,yes|no\n", "Q,false|TRUE,true,no|yes\n",
                          "Q,True|False,A,yes|no\n", "Q,FALSE|True,2,no|yes\n"}) {
    auto const question = only_question(header, row);
    EXPECT_EQ(question.kind, QuestionKind::true_false) << row;
    EXPECT_THAT(words(question), ElementsAre("True", "False")) << row;
    EXPECT_THAT(fractions(question), ElementsAre(1, 0)) << row;
    EXPECT_THAT(feedbacks(question), ElementsAre("yes", "no")) << row;
  }
  EXPECT_THAT(fractions(only_question(header, "Q,,false,\n")), ElementsAre(0, 1));
}

TEST(QuestionCsv, WithoutOptionsTheAnswerIsTyped) {
  auto const question = only_question(header, "Q,,merge request|MR,\"So we call it | it is.\"\n");
  EXPECT_EQ(question.kind, QuestionKind::short_answer);
  EXPECT_THAT(words(question), ElementsAre("merge request", "MR"));
  EXPECT_THAT(fractions(question), ElementsAre(1, 1));
  EXPECT_EQ(question.general_feedback.source, "So we call it | it is.");
}

TEST(QuestionCsv, ALetterWithoutOptionsIsToldUnlessTheTypeIsText) {
  EXPECT_THAT(row_problems(header, "Q,,B,\n"),
              ElementsAre(HasSubstr("q.csv:2: correct is the letter B, but there are no options")));
  EXPECT_THAT(words(only_question("question,options,correct,type\n", "Q,,B,text\n")),
              ElementsAre("B"));
}

TEST(QuestionCsv, NumbersMayHaveAToleranceOrARange) {
  auto const* const columns = "question,options,correct,type\n";
  auto const question = only_question(columns, "Q,,42|10:0.5|-1..1.5,Number\n");
  EXPECT_EQ(question.kind, QuestionKind::numerical);
  ASSERT_EQ(question.answers.size(), 3U);
  EXPECT_EQ(question.answers[0].range, (domain::NumberRange{42, 42}));
  EXPECT_EQ(question.answers[1].range, (domain::NumberRange{9.5, 10.5}));
  EXPECT_EQ(question.answers[2].range, (domain::NumberRange{-1, 1.5}));
  EXPECT_EQ(question.answers[1].text.source, "10:0.5");
  EXPECT_THAT(row_problems(columns, "Q,,\"0,5\",number\n"),
              ElementsAre(HasSubstr("q.csv:2: \"0,5\" is not a number; write 12.5")));
}

TEST(QuestionCsv, AnEssayNeedsItsType) {
  auto const* const columns = "question,options,correct,type\n";
  EXPECT_EQ(only_question(columns, "Q,,,essay\n").kind, QuestionKind::essay);
  EXPECT_THAT(row_problems(columns, "Q,,,\n"),
              ElementsAre(HasSubstr("q.csv:2: neither options nor a correct answer")));
  EXPECT_THAT(row_problems(columns, "Q,,x,essay\n"), ElementsAre(HasSubstr("an essay has no")));
  EXPECT_THAT(row_problems(columns, "Q,a|b,,essay\n"), ElementsAre(HasSubstr("there are options")));
}

TEST(QuestionCsv, TheTypeDecidesAndWhatContradictsItIsTold) {
  auto const* const columns = "question,options,correct,type\n";
  EXPECT_EQ(only_question(columns, "Q,a|b,A,multiple\n").kind, QuestionKind::multiple_choice);
  EXPECT_EQ(only_question(columns, "Q,True|False,A,single\n").kind, QuestionKind::single_choice);
  EXPECT_THAT(row_problems(columns, "Q,a|b,A;B,single\n"),
              ElementsAre(HasSubstr("several right options")));
  EXPECT_THAT(row_problems(columns, "Q,yes|no,A,true_false\n"),
              ElementsAre(HasSubstr("type true_false has the options True and False")));
  EXPECT_THAT(row_problems(columns, "Q,a|b,a,number\n"), ElementsAre(HasSubstr("there are opt")));
  EXPECT_THAT(row_problems(columns, "Q,,|,text\n"),
              ElementsAre(HasSubstr("no answer is accepted")));
  EXPECT_THAT(row_problems(columns, "Q,a|b,A,matching\n"),
              ElementsAre(HasSubstr("unknown type \"matching\"; known are single")));
}

TEST(QuestionCsv, TitleIdAndObjectiveAreTaken) {
  auto const* const columns = "ID,objective,title,question,options,correct,owner\n";
  auto const question = only_question(columns, "sal-1-a,3.2,\"On\nmerging\",Q,a|b,A,Lena\n");
  EXPECT_EQ(question.id, "sal-1-a");
  EXPECT_EQ(question.title, "On merging");
  EXPECT_THAT(question.tags, ElementsAre("objective:3.2"));
  EXPECT_THAT(only_question(columns, ",2,,Q,a|b,A,\n").tags, ElementsAre("objective:2"));
  EXPECT_THAT(only_question(columns, ",,,Q,a|b,A,\n").tags, IsEmpty());
  for (auto const* objective : {"two", "0", "1.2.3", "2.", "-1"}) {
    EXPECT_THAT(row_problems(columns, "," + std::string(objective) + ",,Q,a|b,A,\n"),
                ElementsAre(HasSubstr("is not a number like 2 or 3.2")))
        << objective;
  }
}

TEST(QuestionCsv, EveryFaultIsToldAtItsLineAndTheOtherRowsAreRead) {
  auto const reading = content::read_question_csv(
      "q.csv", std::string(header) +
                   ",a|b,A,\n\"two\nlines\",a|b,A,\nQ,a|b,F,\nQ,a|b,A,f,extra\nQ,\"a\" x,A,\n"
                   ",,,\nQ,a,A,\nQ,a|a,A,\nlast,a|b,b,\n");
  ASSERT_EQ(reading.questions.size(), 2U);
  EXPECT_EQ(reading.questions[0].stem.source, "two\nlines");
  EXPECT_EQ(reading.questions[0].line, 3);
  EXPECT_EQ(reading.questions[1].line, 11);
  EXPECT_THAT(texts(reading.problems),
              ElementsAre(HasSubstr("q.csv:2: the question is empty"),
                          HasSubstr("q.csv:5: correct has \"F\", which is no option"),
                          HasSubstr("q.csv:6: more cells than the header"),
                          HasSubstr("q.csv:7: text after a closing quote"),
                          HasSubstr("q.csv:9: fewer than two options"),
                          HasSubstr("q.csv:10: the option \"a\" is there twice")));
}

TEST(QuestionCsv, RowsBeforeAnOpenQuoteAreRead) {
  auto const reading =
      content::read_question_csv("q.csv", std::string(header) + "Q,a|b,A,\nR,\"a|b,A,\nS,a|b,A,\n");
  EXPECT_EQ(reading.questions.size(), 1U);
  EXPECT_THAT(texts(reading.problems), ElementsAre(HasSubstr("q.csv:3: a quoted cell begins")));
}

TEST(QuestionCsv, AFaultInTheHeaderLeavesNoQuestions) {
  EXPECT_THAT(
      row_problems("question;options;correct\n", "Q;a|b;A\n"),
      ElementsAre(HasSubstr("q.csv:1: the header row lacks: question, correct, options (")));
  EXPECT_THAT(row_problems("question,choices,correct\n", "Q,a|b,A\n"),
              ElementsAre("q.csv:1: the header row lacks: options"));
  EXPECT_THAT(row_problems("question,options,correct,Correct\n", "Q,a|b,A,A\n"),
              ElementsAre(HasSubstr("q.csv:1: the column \"correct\" is there twice")));
  EXPECT_THAT(row_problems("\"question\" x,options,correct\n", "Q,a|b,A\n"),
              ElementsAre(HasSubstr("q.csv:1: text after a closing quote")));
  EXPECT_THAT(row_problems("", ""), ElementsAre(HasSubstr("q.csv:1: the header row lacks")));
}

TEST(QuestionCsv, WhatIsNotUtf8IsRefusedWithItsLine) {
  EXPECT_THAT(row_problems(header, "Jos\xE9,a|b,A,\n"),
              ElementsAre(HasSubstr("q.csv:2: this is not UTF-8")));
}

TEST(QuestionCsv, AByteOrderMarkAndWindowsLinesAreTaken) {
  auto const question =
      only_question("\xEF\xBB\xBFquestion,options,correct\r\n", "\"a\r\n\r\nb\",a|b,A\r\n");
  EXPECT_EQ(question.stem.source, "a\n\nb");
}

TEST(QuestionCsv, MoreThan26OptionsAreTold) {
  std::string options = "1";
  for (int i = 2; i <= 27; ++i) options += "|o" + std::to_string(i);
  EXPECT_THAT(row_problems(header, "Q," + options + ",A,\n"),
              ElementsAre(HasSubstr("more than 26 options")));
}

}  // namespace
