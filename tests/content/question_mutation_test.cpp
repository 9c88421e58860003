// Reruns the checks of questions in CSV and Aiken without a fuzzer: small files with everything in
// them, and seeded changes of each.
#include <gtest/gtest.h>

#include "support/mutator.hpp"
#include "support/reading_checks.hpp"

namespace {

std::vector<std::string> const pieces = {
    "A. ",         "B) ",       "ANSWER: B\n", "answer:", "\n",   "\n\n",
    "\r",          ",",         ";",           "|",       "\"",   "\"\"",
    "true",        "False",     "1",           "A",       "1..5", "10:0.5",
    "number",      "objective", "\t",          "\xE9",    "é",    std::string(1, '\0'),
    "\xEF\xBB\xBF"};

std::string const sheet =
    "id,title,objective,question,options,correct,feedback,general_feedback,type\r\n"
    "a,T,2,Which?,x|y|z,B,no|yes|no,All.,\r\n"
    "b,,3.2,\"Two\nlines, \"\"quoted\"\"\",\"x\ny | z\nw\",\"A, C\",,,multiple\r\n"
    ",,,Is it?,,TRUE,,,\r\n"
    ",,,Is it not?,false|true,A,a|b,,true_false\r\n"
    ",,,Name it,,merge request|MR,So.,,\r\n"
    ",,,How many?,,42|10:0.5|1..5,,,number\r\n"
    ",,,Discuss,,,,Judged.,essay\r\n";

std::string const columns =
    "question,option a,option b,option_3,correct\nQ,x,y,,b\nR,2,3,4,\"A,4\"\n";

std::string const aiken =
    "Which?\nA. x\nB. y\nC) z\nANSWER: B\n\nTwo\nlines\nA.x\n  goes on\nB. y\nANSWER: a\n"
    "U.S.?\nA) x\n\nB) y\n\nANSWER: A\n";

TEST(QuestionMutations, NoTableAndNoTextBreaksTheReaders) {
  Mutator mutator(20250131, pieces);
  for (auto const& text : {sheet, columns, aiken}) {
    EXPECT_EQ(checks::question_tables_fault(text), "");
    for (int i = 0; i < 4000; ++i) {
      auto const changed = mutator.change(text);
      ASSERT_EQ(checks::question_tables_fault(changed), "") << changed;
    }
  }
}

TEST(QuestionMutations, ALargeTextOfOnePieceIsReadInNoTime) {
  for (auto const& piece : pieces) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    EXPECT_EQ(checks::question_tables_fault(text), "") << piece;
    EXPECT_EQ(checks::question_tables_fault("question,options,correct\nQ,x|y," + text), "")
        << piece;
    EXPECT_EQ(checks::question_tables_fault("question,options,correct\nQ," + text), "") << piece;
  }
}

TEST(QuestionMutations, TheUnchangedFilesAreReadWithoutProblems) {
  EXPECT_EQ(content::read_question_csv("q.csv", sheet).questions.size(), 7U);
  EXPECT_TRUE(content::read_question_csv("q.csv", sheet).problems.empty());
  EXPECT_EQ(content::read_question_csv("q.csv", columns).questions.size(), 2U);
  EXPECT_EQ(content::read_aiken("q.txt", aiken).questions.size(), 2U);
}

}  // namespace
