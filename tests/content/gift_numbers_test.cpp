// Numbers in GIFT.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/gift.hpp"

namespace {

using domain::NumberRange;
using domain::QuestionKind;
using testing::ElementsAre;
using testing::HasSubstr;

std::optional<NumberRange> range(std::string const& number) {
  auto const question = read_question("Q {#" + number + "}");
  EXPECT_EQ(question.kind, QuestionKind::numerical);
  return question.answers.front().range;
}

TEST(GiftNumbers, ANumberAloneIsMetExactly) {
  EXPECT_EQ(range("1822"), (NumberRange{1822, 1822}));
  EXPECT_EQ(range("-0.5"), (NumberRange{-0.5, -0.5}));
  EXPECT_EQ(range("0"), (NumberRange{0, 0}));
}

TEST(GiftNumbers, AColonSaysWhatMayBeMissing) {
  EXPECT_EQ(range("10:2"), (NumberRange{8, 12}));
  EXPECT_EQ(range(" 10 : 0.5 "), (NumberRange{9.5, 10.5}));
  EXPECT_EQ(range("10\\:2"), (NumberRange{8, 12}));
  EXPECT_EQ(range("10:-2"), (NumberRange{8, 12}));
}

TEST(GiftNumbers, TheEdgesOfADecimalRangeAreIn) {
  EXPECT_EQ(range("3.1415:0.0005"), (NumberRange{3.141, 3.142}));
  EXPECT_EQ(range("0.3:0.1"), (NumberRange{0.2, 0.4}));
  EXPECT_EQ(range("1.1:2.2"), (NumberRange{-1.1, 3.3}));
}

TEST(GiftNumbers, TwoDotsAreARangeInEitherOrder) {
  EXPECT_EQ(range("1..5"), (NumberRange{1, 5}));
  EXPECT_EQ(range("-2.5 .. -1"), (NumberRange{-2.5, -1}));
  EXPECT_EQ(range("5..1"), (NumberRange{1, 5}));
}

TEST(GiftNumbers, EveryWayToWriteANumberIsTaken) {
  EXPECT_EQ(range("1e3"), (NumberRange{1000, 1000}));
  EXPECT_EQ(range("+2.5E-1"), (NumberRange{0.25, 0.25}));
  EXPECT_EQ(range(".5"), (NumberRange{0.5, 0.5}));
  EXPECT_EQ(range("5."), (NumberRange{5, 5}));
}

TEST(GiftNumbers, StayAsTheyAreWritten) {
  EXPECT_THAT(answers(read_question("Q {#\n=1822:0 #Right.\n=%50%1820..1824#Near.\n~#Far.}")),
              ElementsAre("1822:0 1 # Right.", "1820..1824 0.5 # Near.", "* 0 # Far."));
}

TEST(GiftNumbers, TheFirstNeedsNoMark) {
  EXPECT_THAT(answers(read_question("Q {#5#Right. =%50%6}")), ElementsAre("5 1 # Right.", "6 0.5"));
}

TEST(GiftNumbers, AStarIsAnythingElse) {
  auto const question = read_question("Q {#=5 =%10%*#Nearly nothing.}");
  EXPECT_THAT(answers(question), ElementsAre("5 1", "* 0.1 # Nearly nothing."));
  EXPECT_EQ(question.answers[1].range, std::nullopt);
  EXPECT_THAT(answers(read_question("Q {#=5 ~}")), ElementsAre("5 1", "* 0"));
}

TEST(GiftNumbers, AWrongNumberMayHaveItsOwnRemark) {
  EXPECT_THAT(answers(read_question("Q {#=5 ~6#One too many. ~%25%4 ~#No.}")),
              ElementsAre("5 1", "6 0 # One too many.", "4 0.25", "* 0 # No."));
}

TEST(GiftNumbers, WhatIsNoNumberIsAProblemAtItsLine) {
  EXPECT_THAT(problems("Q {#\n=5\n=abc\n}"),
              ElementsAre("q.gift:3: \"abc\" is no number; write 12.5, 12:0.5 or 12..13, with a "
                          "point and without a unit"));
  for (auto const* number : {"3,14", "5 km", "5:", ":5", "5..", "..5", "5:x", "inf", "nan", "0x10",
                             "1e", "--5", "+-5", "1e999", "5:1:2"}) {
    EXPECT_THAT(problems("Q {#" + std::string(number) + "}"),
                ElementsAre(HasSubstr("is no number")))
        << number;
  }
}

TEST(GiftNumbers, AMissingNumberIsAProblem) {
  EXPECT_THAT(problems("Q {#}"),
              ElementsAre("q.gift:1: no number after the #; write it, as in {#42}"));
  EXPECT_THAT(problems("Q {#=5\n=#Yes.}"), ElementsAre(HasSubstr("gift:2: a number is missing")));
}

TEST(GiftNumbers, NoNumberRightIsAProblem) {
  EXPECT_THAT(problems("Q {#~5 ~6}"), ElementsAre(HasSubstr("no answer is right")));
  EXPECT_THAT(problems("Q {#=%0%5}"), ElementsAre(HasSubstr("no answer is right")));
}

}  // namespace
