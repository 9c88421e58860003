// Choices, pairs, accepted texts and truth in GIFT.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gift.hpp"

namespace {

using domain::QuestionKind;
using domain::TextFormat;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(GiftChoices, AnEqualsSignMarksTheOneRightAnswer) {
  auto const question = read_question("Which? {~red =blue ~green}");
  EXPECT_EQ(question.kind, QuestionKind::single_choice);
  EXPECT_EQ(question.stem.source, "Which?");
  EXPECT_THAT(answers(question), ElementsAre("red 0", "blue 1", "green 0"));
}

TEST(GiftChoices, WithoutAnEqualsSignSeveralMayBeChosen) {
  auto const question = read_question("Which? {~%50%red ~%50%blue ~%-100%green}");
  EXPECT_EQ(question.kind, QuestionKind::multiple_choice);
  EXPECT_THAT(answers(question), ElementsAre("red 0.5", "blue 0.5", "green -1"));
}

TEST(GiftChoices, AWrongAnswerMayEarnAPart) {
  EXPECT_THAT(answers(read_question("Which? {=a ~%12.5%b ~ % 25 % c}")),
              ElementsAre("a 1", "b 0.125", "c 0.25"));
}

TEST(GiftChoices, AWeightAfterTheEqualsSignIsAWeight) {
  EXPECT_THAT(answers(read_question("Which? {=%100%a ~%-25%b = %80% c}")),
              ElementsAre("a 1", "b -0.25", "c 0.8"));
}

TEST(GiftChoices, PeriodicWeightsAreThoseThatMoodleKnows) {
  EXPECT_THAT(
      answers(read_question("Q {~%33.33333%a ~%33.3%b ~%33%c ~%-66.67%d ~%16.66667%e}")),
      ElementsAre("a 0.3333333", "b 0.3333333", "c 0.3333333", "d -0.6666667", "e 0.1666667"));
  EXPECT_THAT(answers(read_question("Q {~%14.28571%a ~%11.1%b ~%83.33%c ~%34%d ~%12.5%e}")),
              ElementsAre("a 0.1428571", "b 0.1111111", "c 0.8333333", "d 0.34", "e 0.125"));
}

TEST(GiftChoices, AnyOtherWeightStaysWithSevenDecimals) {
  EXPECT_THAT(answers(read_question("Q {=a ~%62%b ~%1.23456789%c ~%-0%d}")),
              ElementsAre("a 1", "b 0.62", "c 0.0123457", "d 0"));
}

TEST(GiftChoices, AWeightThatIsNoneIsAProblemAtItsLine) {
  EXPECT_THAT(
      problems("Q {\n=a\n~%150%b\n}"),
      ElementsAre("q.gift:3: the weight %150% is no number from -100 to 100; write it as in "
                  "%33.3%"));
  EXPECT_THAT(
      problems("Q {\n~%50,5%a\n~%--5%b}"),
      ElementsAre(HasSubstr("gift:2: the weight %50,5%"), HasSubstr("gift:3: the weight %--5%")));
}

TEST(GiftChoices, APercentSignWithoutANumberIsText) {
  EXPECT_THAT(answers(read_question("Q {=%x% of it ~% ~%%b ~50% of it}")),
              ElementsAre("%x% of it 1", "% 0", "%%b 0", "50% of it 0"));
}

TEST(GiftChoices, ARangeOfPercentagesWithTheSignFirstIsText) {
  EXPECT_THAT(answers(read_question("Kaçı? {=%5-%10 ~%20+%30 ~%40 ~%-50%x}")),
              ElementsAre("%5-%10 1", "%20+%30 0", "%40 0", "x -0.5"));
}

TEST(GiftChoices, WhatStandsBeforeTheFirstMarkIsAnAnswer) {
  EXPECT_THAT(answers(read_question("Q {one =two ~three}")),
              ElementsAre("one 0", "two 1", "three 0"));
}

TEST(GiftChoices, AnswersWithoutWordsAreLeftOut) {
  EXPECT_THAT(answers(read_question("Q {=a ~ ~b ~#only a remark}")), ElementsAre("a 1", "b 0"));
}

TEST(GiftChoices, FewerThanTwoAnswersAreAProblem) {
  EXPECT_THAT(
      problems("Q {\n~a =}"),
      ElementsAre("q.gift:2: fewer than two answers to choose from; begin each with = or ~"));
  EXPECT_THAT(
      problems("Which is the lightest colour? {=#eee ~#999 ~#000}"),
      ElementsAre(HasSubstr("choose from; write \\# where an answer itself begins with #")));
}

// As in a survey; Moodle takes it.
TEST(GiftChoices, NoneOfThemNeedsToBeRight) {
  EXPECT_THAT(answers(read_question("Q {~a ~b}")), ElementsAre("a 0", "b 0"));
  EXPECT_THAT(answers(read_question("Q {~%-50%a ~b}")), ElementsAre("a -0.5", "b 0"));
}

TEST(GiftChoices, AnArrowAmongChoicesIsText) {
  EXPECT_THAT(answers(read_question("Q {~a->b =c->d}")), ElementsAre("a->b 0", "c->d 1"));
}

TEST(GiftChoices, RemarksFollowAnswersAndMayHoldMoreMarks) {
  auto const question = read_question("Q {=a # well # done ~b#no\n ####read it again}");
  EXPECT_EQ(question.answers[0].feedback.source, "well # done");
  EXPECT_EQ(question.answers[1].feedback.source, "no");
  EXPECT_EQ(question.general_feedback.source, "read it again");
}

TEST(GiftChoices, TheLastFourMarksBeginTheGeneralRemark) {
  auto const question = read_question("Q {=a#####x ~b####general}");
  EXPECT_EQ(question.general_feedback.source, "general");
  EXPECT_EQ(question.answers[0].feedback.source, "####x");
  EXPECT_EQ(read_question("Q {=a ~b#####g}").general_feedback.source, "g");
}

TEST(GiftTruth, IsTrueFirstAndThenFalse) {
  auto const question = read_question("Q {T}");
  EXPECT_EQ(question.kind, QuestionKind::true_false);
  EXPECT_THAT(answers(question), ElementsAre("True 1", "False 0"));
  EXPECT_THAT(answers(read_question("Q {FALSE}")), ElementsAre("True 0", "False 1"));
}

TEST(GiftTruth, IsALetterOrAWordInCapitals) {
  for (auto const* word : {"T", "TRUE"}) {
    EXPECT_THAT(answers(read_question(std::string("Q { ") + word + " }")),
                ElementsAre("True 1", "False 0"));
  }
  for (auto const* word : {"F", "FALSE"}) {
    EXPECT_THAT(answers(read_question(std::string("Q {") + word + "# x}")),
                ElementsAre("True 0 # x", "False 1"));
  }
}

TEST(GiftTruth, InSmallLettersIsAWordThatSomebodyTypes) {
  for (std::string const word : {"t", "true", "True", "f", "False"}) {
    auto const question = read_question("Q {" + word + "#ok}");
    EXPECT_EQ(question.kind, QuestionKind::short_answer);
    EXPECT_THAT(answers(question), ElementsAre(word + " 1 # ok"));
  }
}

TEST(GiftTruth, FirstRemarkIsForThoseWhoAreWrong) {
  EXPECT_THAT(answers(read_question("Q {T#wrong#right}")),
              ElementsAre("True 1 # right", "False 0 # wrong"));
  EXPECT_THAT(answers(read_question("Q {F\n#wrong\n#right#too\n####g}")),
              ElementsAre("True 0 # wrong", "False 1 # right#too"));
  EXPECT_THAT(answers(read_question("Q {F##right}")), ElementsAre("True 0", "False 1 # right"));
}

TEST(GiftTruth, RemarksMayHoldMarks) {
  EXPECT_THAT(answers(read_question("Q {T#a = b -> c}")),
              ElementsAre("True 1", "False 0 # a = b -> c"));
}

TEST(GiftAccepted, SeveralTextsMayBeRight) {
  auto const question = read_question("Q {=four =4 =%50%about four#Count.}");
  EXPECT_EQ(question.kind, QuestionKind::short_answer);
  EXPECT_THAT(answers(question), ElementsAre("four 1", "4 1", "about four 0.5 # Count."));
}

TEST(GiftAccepted, OneAloneNeedsNoMark) {
  EXPECT_THAT(answers(read_question("Q {four#yes}")), ElementsAre("four 1 # yes"));
  EXPECT_THAT(answers(read_question("Q {one =two}")), ElementsAre("one 1", "two 1"));
  EXPECT_THAT(answers(read_question("Q {p->next}")), ElementsAre("p->next 1"));
  EXPECT_THAT(answers(read_question("Q {0}")), ElementsAre("0 1"));
}

TEST(GiftAccepted, TextsArePlainAndOnOneLine) {
  auto const question = read_question("[html]Q {=New\n  York =[html]a&lt;b}");
  EXPECT_THAT(answers(question), ElementsAre("New York 1", "a&lt;b 1"));
  EXPECT_EQ(question.answers[1].text.format, TextFormat::plain);
}

TEST(GiftAccepted, AStarStandsForAnythingAndMayBeWorthNothing) {
  EXPECT_THAT(answers(read_question("Q {=fr*g =%0%*#No.}")), ElementsAre("fr*g 1", "* 0 # No."));
}

TEST(GiftAccepted, OneOfThemMustBeWorthAll) {
  EXPECT_THAT(problems("Q {\n=%50%a =%80%b}"),
              ElementsAre("q.gift:2: no accepted answer is worth 100 %; give one of them no "
                          "weight"));
  EXPECT_THAT(problems("Q {=}"),
              ElementsAre("q.gift:1: no answer is accepted; write one after the ="));
}

TEST(GiftPairs, ArrowsJoinThem) {
  auto const question = read_question("Q {=[html]<b>a</b> -> x\n=b->y -> z\n= -> more}");
  EXPECT_EQ(question.kind, QuestionKind::matching);
  ASSERT_EQ(question.answers.size(), 3U);
  EXPECT_EQ(question.answers[0].text.source, "<b>a</b>");
  EXPECT_EQ(question.answers[0].text.format, TextFormat::html);
  EXPECT_EQ(question.answers[0].match, "x");
  EXPECT_EQ(question.answers[1].text.source, "b");
  EXPECT_EQ(question.answers[1].match, "y -> z");
  EXPECT_TRUE(question.answers[2].text.empty());
  EXPECT_EQ(question.answers[2].match, "more");
}

TEST(GiftPairs, RightSidesAreOnOneLineWithEscapesUndone) {
  auto const question = read_question("Q {=a -> x\\: y\n z\n=b -> w #1}");
  EXPECT_EQ(question.answers[0].match, "x: y z");
  EXPECT_EQ(question.answers[1].match, "w #1");
}

TEST(GiftPairs, FewerThanTwoAreAProblem) {
  EXPECT_THAT(problems("Q {\n=a -> b}"),
              ElementsAre("q.gift:2: fewer than two pairs to match; write each as =left -> right"));
  EXPECT_THAT(problems("Q {= -> a = -> b}"), ElementsAre(HasSubstr("fewer than two pairs")));
}

TEST(GiftPairs, HalfAPairIsAProblemAtItsLine) {
  EXPECT_THAT(problems("Q {\n=a -> b\n=c > d\n=e ->\n=f -> g}"),
              ElementsAre("q.gift:3: a pair without an arrow; write =left -> right",
                          "q.gift:4: a pair without a right side; write it after the ->"));
}

TEST(GiftPairs, AnArrowInARemarkMakesNone) {
  EXPECT_THAT(answers(read_question("Q {=a#b->c}")), ElementsAre("a 1 # b->c"));
}

}  // namespace
