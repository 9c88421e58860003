#include "domain/item_analysis.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/domain/support/marks.hpp"

namespace domain {
namespace {

// Marks  q1 q2 q3 q4  sum   the others of q1, q2, q3, q4
//   A     1  1  1  1   4     3  3  3  3
//   B     1  1  1  0   3     2  2  2  3
//   C     1  1  0  0   2     1  1  2  2
//   D     1  0  0  1   2     1  2  2  1
//   E     0  0  1  0   1     1  1  0  1
std::vector<MarkedAttempt> const five_by_four = attempts_of(
    {{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 1}, {0, 0, 1, 0}}, {1, 1, 1, 1});

// Sums: mean 12 / 5 = 2.4 of 4; differences 1.6, 0.6, -0.4, -0.4, -1.4.
//   squares 2.56 + 0.36 + 0.16 + 0.16 + 1.96 = 5.2; variance k2 = 5.2 / 4 = 1.3; m2 = 1.04
//   cubes   4.096 + 0.216 - 0.064 - 0.064 - 2.744 = 1.44; m3 = 0.288; k3 = 25 * 0.288 / (4 * 3) =
//   0.6 fourth  6.5536 + 0.1296 + 0.0256 + 0.0256 + 3.8416 = 10.576; m4 = 2.1152
//           k4 = 25 * (6 * 2.1152 - 3 * 4 * 1.04^2) / (4 * 3 * 2) = -0.3
//   variances of the questions 0.2, 0.3, 0.3, 0.3: together 1.1; alpha = 4/3 * (1 - 1.1 / 1.3)
TEST(TestStatistics, AreMoodlesForFiveAttemptsAtFourQuestions) {
  TestStatistics const test = analyse(five_by_four).test;
  EXPECT_EQ(test.attempts, 5U);
  expect_near(test.mean, 60, "mean");
  expect_near(test.median, 50, "median");
  expect_near(test.deviation, 25 * std::sqrt(1.3), "deviation");
  expect_near(test.skewness, 0.6 / (1.3 * std::sqrt(1.3)), "skewness");
  expect_near(test.kurtosis, -0.3 / 1.69, "kurtosis");
  double const alpha = 4.0 / 3 * (0.2 / 1.3);
  expect_near(test.consistency, 100 * alpha, "consistency");
  expect_near(test.error_ratio, 100 * std::sqrt(1 - alpha), "error ratio");
  expect_near(test.standard_error, std::sqrt(1 - alpha) * 25 * std::sqrt(1.3), "standard error");
}

// Others of q1: mean 1.6, variance 3.2 / 4 = 0.8; covariance (0.2 * 0.6 + 0.8 * 0.6) / 4 = 0.15,
//   which is the largest possible: 0 1 1 1 1 goes with 1 1 1 2 3.
// Others of q2: mean 1.8, variance 2.8 / 4 = 0.7; covariance (0.4 * 0.6 + 0.6 * 0.6) / 4 = 0.15;
//   largest, 0 0 1 1 1 with 1 1 2 2 3: (0.6 * 1.6 + 0.4 * 1.6) / 4 = 0.4.
// Others of q3: mean 1.8, variance 4.8 / 4 = 1.2; covariance (-0.4 * 0.4 - 0.6 * 0.4) / 4 = -0.1;
//   largest, 0 0 1 1 1 with 0 2 2 2 3: 0.4.
// Others of q4: mean 2; covariance (0.6 - 0.4 - 0 - 0.6 + 0.4) / 4 = 0.
// Covariance with the sum = own variance + covariance with the others: 0.35, 0.45, 0.2, 0.3.
TEST(ItemStatistics, AreMoodlesForFiveAttemptsAtFourQuestions) {
  std::vector<ItemStatistics> const items = analyse(five_by_four).items;
  ASSERT_EQ(items.size(), 4U);
  constexpr std::array<double, 4> facility = {80, 60, 60, 40};
  constexpr std::array<double, 4> variance = {0.2, 0.3, 0.3, 0.3};
  std::array<double, 4> const discrimination = {100 * 0.15 / std::sqrt(0.2 * 0.8),
                                                100 * 0.15 / std::sqrt(0.3 * 0.7),
                                                100 * -0.1 / std::sqrt(0.3 * 1.2), 0};
  constexpr std::array<double, 4> efficiency = {100, 37.5, -25, 0};
  constexpr std::array<double, 4> with_sum = {0.35, 0.45, 0.2, 0.3};
  double const roots = std::sqrt(0.35) + std::sqrt(0.45) + std::sqrt(0.2) + std::sqrt(0.3);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(items[i].question, static_cast<std::int64_t>(100 + i));
    EXPECT_EQ(items[i].attempts, 5U);
    expect_near(items[i].facility, facility[i], "facility");
    expect_near(items[i].deviation, 100 * std::sqrt(variance[i]), "deviation");
    expect_near(items[i].discrimination, discrimination[i], "discrimination");
    expect_near(items[i].efficiency, efficiency[i], "efficiency");
    expect_near(items[i].intended_weight, 25, "intended weight");
    expect_near(items[i].effective_weight, 100 * std::sqrt(with_sum[i]) / roots, "effective");
    EXPECT_TRUE(items[i].flags.empty()) << "five attempts judge nobody";
  }
}

// Marks   q1 q2  q3 (of 2, 1, 1)  sum     others of q1, q2, q3
//   A     2  0.5  0              2.5      0.5  2  2.5
//   B     1  1    0              2        1    1  2
//   C     1  0    0              1        0    1  1
//   D     0  0    1              1        1    1  0
std::vector<MarkedAttempt> const weighted =
    attempts_of({{2, 0.5, 0}, {1, 1, 0}, {1, 0, 0}, {0, 0, 1}}, {2, 1, 1});

// Sums: mean 6.5 / 4 = 1.625 of 4; differences 0.875, 0.375, -0.625, -0.625: squares 1.6875,
//   variance 0.5625, deviation 0.75; cubes 0.234375, k3 = 16 * 0.05859375 / 6 = 0.15625;
//   fourth powers 0.9111328125, k4 = 16 * (5 * 0.227783203125 - 9 * 0.421875^2) / 6 = -1.234375.
//   variances 2/3, 11/48, 1/4: together 55/48.
TEST(TestStatistics, AreMoodlesForQuestionsOfDifferentWeight) {
  TestStatistics const test = analyse(weighted).test;
  expect_near(test.mean, 40.625, "mean");
  expect_near(test.median, 37.5, "median: the middle of 1 and 2, of 4");
  expect_near(test.deviation, 18.75, "deviation");
  expect_near(test.skewness, 10.0 / 27, "skewness");
  expect_near(test.kurtosis, -1.234375 / 0.31640625, "kurtosis");
  double const alpha = 1.5 * (1 - 55.0 / 48 / 0.5625);
  EXPECT_LT(alpha, -1) << "questions at odds with each other";
  expect_near(test.consistency, 100 * alpha, "consistency");
  expect_near(test.error_ratio, 100 * std::sqrt(1 - alpha), "error ratio");
}

// Covariance with the others and its largest: q1 -1/6 of 1/3 (0 1 1 2 with 0 0.5 1 1),
//   q2 1/24 of 5/24 (0 0 0.5 1 with 1 1 1 2), q3 -11/24 of 3/8 (0 0 0 1 with 0 1 2 2.5).
// Variances of the others: 11/48, 1/4, 59/48. With the sum: 1/2, 13/48, -5/24.
TEST(ItemStatistics, AreMoodlesForQuestionsOfDifferentWeight) {
  std::vector<ItemStatistics> const items = analyse(weighted).items;
  ASSERT_EQ(items.size(), 3U);
  expect_near(items[0].facility, 50, "facility");
  expect_near(items[0].deviation, 50 * std::sqrt(2.0 / 3), "deviation, of a most of 2");
  expect_near(items[0].intended_weight, 50, "intended weight");
  expect_near(items[1].intended_weight, 25, "intended weight");
  expect_near(items[0].discrimination, -100.0 / 6 / std::sqrt(2.0 / 3 * 11 / 48), "q1");
  expect_near(items[1].discrimination, 100.0 / 24 / std::sqrt(11.0 / 48 / 4), "q2");
  expect_near(items[2].discrimination, -1100.0 / 24 / std::sqrt(59.0 / 48 / 4), "q3");
  expect_near(items[0].efficiency, -50, "q1");
  expect_near(items[1].efficiency, 20, "q2");
  expect_near(items[2].efficiency, -1100.0 / 9, "q3");
  double const roots = std::sqrt(1.0 / 2) + std::sqrt(13.0 / 48);
  expect_near(items[0].effective_weight, 100 * std::sqrt(1.0 / 2) / roots, "q1");
  expect_near(items[1].effective_weight, 100 * std::sqrt(13.0 / 48) / roots, "q2");
  EXPECT_EQ(items[2].effective_weight, std::nullopt) << "its covariance is negative";
}

// Slot 0 holds question 1 for all, slot 1 either 2 or 3.
TEST(ItemStatistics, OfADrawnQuestionAreOverTheAttemptsThatHadIt) {
  std::vector<MarkedAttempt> attempts;
  auto const add = [&](double first, std::int64_t drawn, double second) {
    attempts.push_back({{{1, 0, first, 1}, {drawn, 1, second, 1}}});
  };
  add(1, 2, 1);
  add(1, 3, 0);
  add(0, 2, 0);
  add(0, 3, 1);
  add(1, 2, 1);
  add(0, 3, 0);
  ItemAnalysis const analysis = analyse(attempts);
  ASSERT_EQ(analysis.items.size(), 3U);
  EXPECT_EQ(analysis.items[0].attempts, 6U);
  ItemStatistics const& second = analysis.items[1];
  EXPECT_EQ(second.question, 2);
  EXPECT_EQ(second.attempts, 3U);
  expect_near(second.facility, 200.0 / 3, "facility");
  expect_near(second.discrimination, 100, "it goes with question 1 in all three");
  expect_near(analysis.items[2].discrimination, -50, "0 1 0 with 1 0 0");
  double weights = 0;
  double intended = 0;
  for (ItemStatistics const& item : analysis.items) {
    double const rate = static_cast<double>(item.attempts) / 6;
    weights += rate * item.effective_weight.value_or(0);
    intended += rate * *item.intended_weight;
  }
  EXPECT_NEAR(intended, 100, tolerance) << "the weights of an average form";
  EXPECT_NEAR(weights, 100, tolerance);
  // Alpha over slots: shares of slot 0 vary by 0.3, those of slot 1 by 0.3, the sums 2 1 0 1 2 0 by
  // 0.8, so 2 * (1 - 0.6 / 0.8) = 0.5.
  expect_near(analysis.test.consistency, 50, "consistency");
}

}  // namespace
}  // namespace domain
