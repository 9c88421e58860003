#include "domain/grade.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/domain/support/questions.hpp"

namespace domain {
namespace {

using enum QuestionKind;
using Indexes = std::vector<int>;

Question const one_of_three =
    question(single_choice, {answer("right", 1), answer("nearly", 0.5), answer("wrong", -0.25)});
Question const several = question(multiple_choice, {answer("half", 0.5), answer("other half", 0.5),
                                                    answer("wrong", -0.5), answer("worse", -1)});

TEST(GradeOfAChoice, IsItsWeight) {
  EXPECT_EQ(grade(one_of_three, chosen({0})), (Grade{1, {0}, false}));
  EXPECT_EQ(grade(one_of_three, chosen({1})), (Grade{0.5, {1}, false}));
}

TEST(GradeOfAChoice, IsNeverBelowNothing) {
  EXPECT_EQ(grade(one_of_three, chosen({2})), (Grade{0, {2}, false}));
}

TEST(GradeOfAChoice, IsNothingWhenSeveralAreChosenWhereOneIsAsked) {
  EXPECT_EQ(grade(one_of_three, chosen({0, 1})), Grade{});
  Question const statement = question(true_false, {answer("True", 1), answer("False", 0)});
  EXPECT_EQ(grade(statement, chosen({0, 1})), Grade{});
  EXPECT_EQ(grade(statement, chosen({0})), (Grade{1, {0}, false}));
  EXPECT_EQ(grade(statement, chosen({1})), (Grade{0, {1}, false}));
}

TEST(GradeOfSeveralChoices, IsTheSumOfTheirWeights) {
  EXPECT_EQ(grade(several, chosen({1, 0})), (Grade{1, {0, 1}, false}));
  EXPECT_EQ(grade(several, chosen({0})), (Grade{0.5, {0}, false}));
  EXPECT_EQ(grade(several, chosen({0, 1, 2})), (Grade{0.5, {0, 1, 2}, false}));
}

TEST(GradeOfSeveralChoices, StaysBetweenNothingAndAll) {
  EXPECT_EQ(grade(several, chosen({0, 3})).fraction, 0);
  EXPECT_EQ(grade(several, chosen({0, 1, 2, 3})).fraction, 0);
  Question const generous = question(multiple_choice, {answer("a", 1), answer("b", 1)});
  EXPECT_EQ(grade(generous, chosen({0, 1})).fraction, 1);
}

TEST(GradeOfSeveralChoices, ThirdsMakeAWhole) {
  Question const thirds = question(
      multiple_choice,
      {answer("a", 0.333), answer("b", 0.333), answer("c", 0.333), answer("none of these", -1)});
  EXPECT_EQ(grade(thirds, chosen({0, 1, 2})).fraction, 1);
  EXPECT_DOUBLE_EQ(grade(thirds, chosen({0, 1})).fraction, 0.666);
}

TEST(GradeOfChoices, IgnoresIndexesThatNoAnswerHasAndRepeatedOnes) {
  EXPECT_EQ(grade(several, chosen({0, 0, 4, -1, 1'000'000})), (Grade{0.5, {0}, false}));
  EXPECT_EQ(grade(one_of_three, chosen({7})), Grade{});
  EXPECT_EQ(grade(question(single_choice, {}), chosen({0})), Grade{});
}

TEST(GradeOfAShortAnswer, IsThatOfTheFirstTextThatFits) {
  Question const asked =
      question(short_answer, {answer("champion", 1), answer("*champion*", 0.5), answer("*", 0)});
  EXPECT_EQ(grade(asked, typed(" CHAMPION ")), (Grade{1, {0}, false}));
  EXPECT_EQ(grade(asked, typed("the champion")), (Grade{0.5, {1}, false}));
  EXPECT_EQ(grade(asked, typed("coach")), (Grade{0, {2}, false}));
  EXPECT_EQ(grade(question(short_answer, {answer("champion", 1)}), typed("coach")), Grade{});
}

TEST(GradeOfANumber, IsThatOfTheFirstRangeThatHolds) {
  Question const asked =
      question(numerical, {number_range(10, 10), number_range(9, 11, 0.5), answer("*", 0)});
  EXPECT_EQ(grade(asked, typed("10,0 %")), (Grade{1, {0}, false}));
  EXPECT_EQ(grade(asked, typed("11")), (Grade{0.5, {1}, false}));
  EXPECT_EQ(grade(asked, typed("11.1")), (Grade{0, {2}, false}));
  EXPECT_EQ(grade(asked, typed("ten")), (Grade{0, {2}, false}));
  EXPECT_EQ(grade(asked, typed("10 or 11")), (Grade{0, {2}, false}));
}

TEST(GradeOfANumber, HoldsTheEndsOfItsRangeInSpiteOfRounding) {
  EXPECT_LT(0.7 + 0.1, 0.8);
  EXPECT_EQ(grade(question(numerical, {number_range(0.7 - 0.1, 0.7 + 0.1)}), typed("0.8")).fraction,
            1);
  EXPECT_EQ(grade(question(numerical, {number_range(1e20, 1e20)}), typed("1e20")).fraction, 1);
  EXPECT_EQ(grade(question(numerical, {number_range(1, 2)}), typed("2.0000000001")).fraction, 0);
}

TEST(GradeOfANumber, TakesTheMeaningOfACommaThatEarnsMore) {
  Question const thousands = question(numerical, {number_range(1500, 1500), answer("*", 0)});
  EXPECT_EQ(grade(thousands, typed("1,500")), (Grade{1, {0}, false}));
  EXPECT_EQ(grade(thousands, typed("1.500")), (Grade{1, {0}, false}));
  Question const small = question(numerical, {number_range(1.4, 1.6), answer("*", 0)});
  EXPECT_EQ(grade(small, typed("1,500")), (Grade{1, {0}, false}));
  EXPECT_EQ(grade(small, typed("2,500")), (Grade{0, {1}, false}));
}

Question const capitals = question(matching, {pair("France", "Paris"), pair("Spain", "Madrid"),
                                              pair("", "Rome"), pair("Texas", "Paris")});

TEST(GradeOfPairs, IsTheShareOfLeftSidesThatAreRight) {
  EXPECT_EQ(grade(capitals, chosen({0, 1, 3})), (Grade{1, {0, 1, 3}, false}));
  EXPECT_EQ(grade(capitals, chosen({2, 1, -1})), (Grade{1.0 / 3, {1}, false}));
  EXPECT_EQ(grade(capitals, chosen({1, 0, 2})), (Grade{0, {}, false}));
}

TEST(GradeOfPairs, TakesEqualRightSidesForTheSame) {
  EXPECT_EQ(grade(capitals, chosen({3, 1, 0})), (Grade{1, {0, 1, 3}, false}));
}

TEST(GradeOfPairs, GivesNothingForWhatIsMissingOrOutOfRange) {
  EXPECT_EQ(grade(capitals, chosen({0})), (Grade{1.0 / 3, {0}, false}));
  EXPECT_EQ(grade(capitals, chosen({9, 1, 3, 0, 0})), (Grade{2.0 / 3, {1, 3}, false}));
  EXPECT_EQ(grade(question(matching, {pair("", "Rome")}), chosen({0})), Grade{});
}

TEST(GradeOfAnEssay, IsLeftToAnAssessor) {
  EXPECT_EQ(grade(question(essay, {}), typed("I would first ask.")), (Grade{0, {}, true}));
  EXPECT_EQ(grade(question(essay, {}), typed(" \u00A0\n")), Grade{}) << "nothing to read";
}

TEST(GradeOfADescription, IsNothing) {
  EXPECT_EQ(grade(question(description, {}), typed("Hello")), Grade{});
}

TEST(GradeOfABlank, IsNothingEvenWhereAnythingIsAccepted) {
  Question const lenient = question(short_answer, {answer("*", 1)});
  EXPECT_EQ(grade(lenient, typed("  ")), Grade{});
  EXPECT_EQ(grade(question(numerical, {answer("*", 1)}), typed("")), Grade{});
}

TEST(Blank, IsWhatNobodyChoseOrTyped) {
  EXPECT_TRUE(is_blank(one_of_three, {}));
  EXPECT_TRUE(is_blank(capitals, chosen({-1, -1, -1})));
  EXPECT_FALSE(is_blank(capitals, chosen({-1, 0, -1})));
  EXPECT_TRUE(is_blank(question(essay, {}), typed("\t \u3000")));
  EXPECT_FALSE(is_blank(question(short_answer, {}), typed("0")));
  EXPECT_TRUE(is_blank(question(description, {}), typed("Hello")));
}

TEST(Grade, OfAnyResponseToAnyQuestionIsWithinBounds) {
  std::mt19937 random(19);
  std::vector<std::string> const words = {"", "right", "1,500", "*", "\xFF", "10 %", "é"};
  for (int round = 0; round < 20'000; ++round) {
    Question asked = question(static_cast<QuestionKind>(random() % 8), {});
    for (auto count = random() % 5; count > 0; --count) {
      AnswerChoice choice = answer(words[random() % words.size()]);
      choice.fraction = static_cast<double>(random() % 9) / 4 - 1;
      choice.match = words[random() % words.size()];
      if (random() % 2 == 0) choice.range = NumberRange{0, static_cast<double>(random() % 20)};
      asked.answers.push_back(choice);
    }
    Response given = typed(words[random() % words.size()]);
    for (auto count = random() % 6; count > 0; --count) {
      given.chosen.push_back(static_cast<int>(random() % 9) - 2);
    }
    Grade const result = grade(asked, given);
    ASSERT_GE(result.fraction, 0);
    ASSERT_LE(result.fraction, 1);
    ASSERT_TRUE(std::ranges::is_sorted(result.decided_by));
    for (int const index : result.decided_by) {
      ASSERT_GE(index, 0);
      ASSERT_LT(static_cast<std::size_t>(index), asked.answers.size());
    }
    if (result.fraction > 0) {
      ASSERT_FALSE(result.decided_by.empty());
    }
  }
}

}  // namespace
}  // namespace domain
