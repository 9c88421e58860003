// What holds for any marks, and the marks of nobody, of one and of equals.
#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "domain/item_analysis.hpp"
#include "tests/domain/support/marks.hpp"

namespace domain {
namespace {

void expect_same(std::optional<double> const& one, std::optional<double> const& other) {
  ASSERT_EQ(one.has_value(), other.has_value());
  if (one) {
    EXPECT_NEAR(*one, *other, tolerance);
  }
}

std::vector<MarkedAttempt> random_attempts(std::mt19937& random, std::size_t count) {
  constexpr std::array<double, 3> most = {1, 2, 5};
  std::vector<MarkedAttempt> attempts(count);
  for (MarkedAttempt& attempt : attempts) {
    for (int slot = 0; slot < 6; ++slot) {
      std::int64_t const question = slot * 3 + static_cast<int>(random() % 2);
      double const weight = most[static_cast<std::size_t>(slot) % most.size()];
      attempt.items.push_back(
          {question, slot, weight * static_cast<double>(random() % 5) / 4, weight});
    }
  }
  return attempts;
}

void expect_same(ItemAnalysis const& one, ItemAnalysis const& other) {
  expect_same(one.test.mean, other.test.mean);
  expect_same(one.test.median, other.test.median);
  expect_same(one.test.deviation, other.test.deviation);
  expect_same(one.test.skewness, other.test.skewness);
  expect_same(one.test.kurtosis, other.test.kurtosis);
  expect_same(one.test.consistency, other.test.consistency);
  expect_same(one.test.standard_error, other.test.standard_error);
  ASSERT_EQ(one.items.size(), other.items.size());
  for (std::size_t i = 0; i < one.items.size(); ++i) {
    EXPECT_EQ(one.items[i].question, other.items[i].question);
    EXPECT_EQ(one.items[i].attempts, other.items[i].attempts);
    EXPECT_EQ(one.items[i].flags, other.items[i].flags);
    expect_same(one.items[i].facility, other.items[i].facility);
    expect_same(one.items[i].deviation, other.items[i].deviation);
    expect_same(one.items[i].discrimination, other.items[i].discrimination);
    expect_same(one.items[i].efficiency, other.items[i].efficiency);
    expect_same(one.items[i].effective_weight, other.items[i].effective_weight);
  }
}

TEST(ItemAnalysis, DoesNotDependOnTheOrderOfAttemptsOrItems) {
  std::mt19937 random(29);
  for (int round = 0; round < 50; ++round) {
    std::vector<MarkedAttempt> attempts = random_attempts(random, 2 + random() % 60);
    ItemAnalysis const before = analyse(attempts);
    std::ranges::shuffle(attempts, random);
    for (MarkedAttempt& attempt : attempts) std::ranges::shuffle(attempt.items, random);
    expect_same(analyse(attempts), before);
  }
}

TEST(ItemAnalysis, DoesNotDependOnTheUnitOfMarks) {
  std::mt19937 random(31);
  std::vector<MarkedAttempt> attempts = random_attempts(random, 40);
  ItemAnalysis const before = analyse(attempts);
  for (MarkedAttempt& attempt : attempts) {
    for (ItemMark& item : attempt.items) {
      item.mark *= 7;
      item.most *= 7;
    }
  }
  expect_same(analyse(attempts), before);
}

TEST(ItemAnalysis, StaysWithinItsBounds) {
  std::mt19937 random(37);
  for (int round = 0; round < 200; ++round) {
    ItemAnalysis const analysis = analyse(random_attempts(random, random() % 12));
    EXPECT_LE(analysis.test.consistency.value_or(0), 100 + tolerance);
    for (ItemStatistics const& item : analysis.items) {
      EXPECT_LE(std::abs(item.discrimination.value_or(0)), 100 + tolerance);
      EXPECT_LE(item.efficiency.value_or(0), 100 + tolerance);
      EXPECT_GE(item.facility.value_or(0), 0);
      EXPECT_LE(item.facility.value_or(0), 100 + tolerance);
      EXPECT_GE(item.effective_weight.value_or(0), 0);
    }
  }
}

TEST(ItemAnalysis, FindsIdenticalQuestionsWhollyConsistent) {
  double const third = 1.0 / 3;
  TestStatistics const test =
      analyse(attempts_of({{1, 1, 1}, {third, third, third}, {0, 0, 0}, {1, 1, 1}}, {1, 1, 1}))
          .test;
  expect_near(test.consistency, 100, "consistency");
  ASSERT_TRUE(test.error_ratio);
  EXPECT_NEAR(*test.error_ratio, 0, 1e-5) << "the root of what rounding leaves";
}

TEST(ItemAnalysis, OfNobodyIsEmpty) {
  ItemAnalysis const analysis = analyse({});
  EXPECT_EQ(analysis.test.attempts, 0U);
  EXPECT_EQ(analysis.test.mean, std::nullopt);
  EXPECT_EQ(analysis.test.median, std::nullopt);
  EXPECT_TRUE(analysis.items.empty());
}

TEST(ItemAnalysis, OfOneAttemptHasMeansOnly) {
  ItemAnalysis const analysis = analyse(attempts_of({{1, 0}}, {1, 1}));
  expect_near(analysis.test.mean, 50, "mean");
  expect_near(analysis.test.median, 50, "median");
  EXPECT_EQ(analysis.test.deviation, std::nullopt);
  EXPECT_EQ(analysis.test.consistency, std::nullopt);
  expect_near(analysis.items[0].facility, 100, "facility");
  EXPECT_EQ(analysis.items[0].deviation, std::nullopt);
  EXPECT_EQ(analysis.items[0].discrimination, std::nullopt);
  EXPECT_EQ(analysis.items[0].efficiency, std::nullopt);
  EXPECT_EQ(analysis.items[0].effective_weight, std::nullopt);
}

TEST(ItemAnalysis, OfTwoAttemptsHasADeviationAndLikeMoodleNoConsistency) {
  TestStatistics const test = analyse(attempts_of({{1, 1}, {0, 0}}, {1, 1})).test;
  expect_near(test.deviation, 100 / std::sqrt(2), "deviation");
  EXPECT_EQ(test.skewness, std::nullopt);
  EXPECT_EQ(test.consistency, std::nullopt);
}

// Sevenths, so that rounding has its say.
TEST(ItemAnalysis, OfEqualAttemptsHasNoSpreadToSpeakOf) {
  Row const marks = {1.0 / 7, 3.0 / 7, 2.0 / 7};
  ItemAnalysis const analysis = analyse(attempts_of({marks, marks, marks, marks}, {1, 1, 1}));
  expect_near(analysis.test.deviation, 0, "deviation");
  EXPECT_EQ(analysis.test.skewness, std::nullopt);
  EXPECT_EQ(analysis.test.kurtosis, std::nullopt);
  EXPECT_EQ(analysis.test.consistency, std::nullopt);
  for (ItemStatistics const& item : analysis.items) {
    expect_near(item.deviation, 0, "deviation");
    EXPECT_EQ(item.discrimination, std::nullopt);
    EXPECT_EQ(item.efficiency, std::nullopt);
    EXPECT_EQ(item.effective_weight, std::nullopt);
  }
}

TEST(ItemAnalysis, LeavesOutWhatCouldEarnNothing) {
  std::vector<MarkedAttempt> attempts = attempts_of({{1, 0}, {0, 0}, {1, 0}}, {1, 0});
  attempts.push_back({});
  ItemAnalysis const analysis = analyse(attempts);
  EXPECT_EQ(analysis.test.attempts, 3U);
  expect_near(analysis.test.mean, 200.0 / 3, "mean");
  EXPECT_EQ(analysis.items[1].facility, std::nullopt);
  expect_near(analysis.items[1].intended_weight, 0, "intended weight");
}

}  // namespace
}  // namespace domain
