#include "domain/regrade.hpp"

#include <gtest/gtest.h>

#include "domain/grade.hpp"
#include "tests/domain/support/questions.hpp"

namespace domain {
namespace {

using enum QuestionKind;

TEST(CarriedOver, FollowsAnOptionToItsNewPlace) {
  Question const older = question(single_choice, {answer("a", 1), answer("b", 0), answer("c", 0)});
  Question const newer = question(single_choice, {answer("c", 0), answer("a ", 0), answer("b", 1)});
  EXPECT_EQ(carried_over(older, chosen({1}), newer), chosen({2}));
  EXPECT_EQ(carried_over(older, chosen({0}), newer), chosen({1}));
}

TEST(CarriedOver, LetsACorrectedKeyCount) {
  Question const older = question(multiple_choice, {answer("a", 1), answer("b", -1)});
  Question newer = older;
  newer.answers[0].fraction = -1;
  newer.answers[1].fraction = 1;
  std::optional<Response> const carried = carried_over(older, chosen({1}), newer);
  ASSERT_TRUE(carried);
  EXPECT_EQ(grade(older, chosen({1})).fraction, 0);
  EXPECT_EQ(grade(newer, *carried).fraction, 1);
}

TEST(CarriedOver, MindsWhatWasChosenAndNotWhatWasNot) {
  Question const older = question(multiple_choice, {answer("a"), answer("b"), answer("c")});
  Question const newer = question(multiple_choice, {answer("b"), answer("a"), answer("new")});
  EXPECT_EQ(carried_over(older, chosen({0, 1}), newer), chosen({1, 0}));
  EXPECT_EQ(carried_over(older, chosen({0, 2}), newer), std::nullopt);
}

TEST(CarriedOver, KeepsEqualOptionsApart) {
  Question const older = question(single_choice, {answer("x"), answer("x"), answer("y")});
  Question const newer = question(single_choice, {answer("y"), answer("x"), answer("x")});
  EXPECT_EQ(carried_over(older, chosen({1}), newer), chosen({2}));
  EXPECT_EQ(carried_over(older, chosen({1}), question(single_choice, {answer("x")})), std::nullopt);
}

TEST(CarriedOver, IsEmptyForAnotherQuestion) {
  Question const older = question(single_choice, {answer("a"), answer("b")});
  Question other_kind = older;
  other_kind.kind = multiple_choice;
  EXPECT_EQ(carried_over(older, chosen({0}), other_kind), std::nullopt);
  Question other_words = older;
  other_words.stem = plain_text("Which one not?");
  EXPECT_EQ(carried_over(older, chosen({0}), other_words), std::nullopt);
  Question spaced = older;
  spaced.stem = plain_text(" Which\n one? ");
  EXPECT_EQ(carried_over(older, chosen({0}), spaced), chosen({0}));
}

TEST(CarriedOver, FollowsBothSidesOfAPair) {
  Question const older = question(matching, {pair("A", "1"), pair("B", "2"), pair("", "3")});
  Question const newer =
      question(matching, {pair("", "3"), pair("B", "1"), pair("New", "4"), pair("A", "2")});
  // Left sides of the newer: B, New, A. Chosen before: A with 2, B with 3.
  EXPECT_EQ(carried_over(older, chosen({1, 2}), newer), chosen({0, -1, 3}));
  EXPECT_EQ(carried_over(older, chosen({-1, 1}), newer), chosen({3, -1, -1}));
}

TEST(CarriedOver, IsEmptyWhenASideOfAChosenPairIsGone) {
  Question const older = question(matching, {pair("A", "1"), pair("B", "2")});
  Question const without_a = question(matching, {pair("B", "1"), pair("C", "2")});
  EXPECT_EQ(carried_over(older, chosen({1, -1}), without_a), std::nullopt);
  EXPECT_EQ(carried_over(older, chosen({-1, 0}), without_a), chosen({0, -1}));
  Question const without_one = question(matching, {pair("A", "2"), pair("B", "3")});
  EXPECT_EQ(carried_over(older, chosen({0, -1}), without_one), std::nullopt);
}

TEST(CarriedOver, LeavesTypedTextsAsTheyAre) {
  Question const older = question(short_answer, {answer("colour", 1)});
  Question const newer = question(short_answer, {answer("colour", 1), answer("color", 1)});
  EXPECT_EQ(carried_over(older, typed(" Color"), newer), typed(" Color"));
}

TEST(CarriedOver, IsEmptyForIndexesThatNoAnswerHas) {
  Question const older = question(single_choice, {answer("a")});
  EXPECT_EQ(carried_over(older, chosen({1}), older), std::nullopt);
  EXPECT_EQ(carried_over(older, chosen({-1}), older), std::nullopt);
  Question const pairs = question(matching, {pair("A", "1")});
  EXPECT_EQ(carried_over(pairs, chosen({0, 0}), pairs), std::nullopt);
  EXPECT_EQ(carried_over(pairs, chosen({5}), pairs), std::nullopt);
}

TEST(CarriedOver, OfABlankIsBlank) {
  Question const older = question(multiple_choice, {answer("a")});
  EXPECT_EQ(carried_over(older, {}, older), Response{});
}

}  // namespace
}  // namespace domain
