#include "bot/retry.hpp"

#include <gtest/gtest.h>

namespace bot {
namespace {

constexpr RetryRule rule{1000, 60'000, 600'000};

std::optional<domain::Instant> next(std::int64_t attempts, std::int64_t now = 0,
                                    std::int64_t asked = 0, double spread = 0) {
  return next_attempt(rule, FailureKind::later, attempts, {0}, {now}, asked, spread);
}

TEST(Retry, WaitsDoubleUpToTheLongest) {
  EXPECT_EQ(next(1)->ms, 1000);
  EXPECT_EQ(next(2)->ms, 2000);
  EXPECT_EQ(next(5)->ms, 16'000);
  EXPECT_EQ(next(7)->ms, 60'000);
  EXPECT_EQ(next(500)->ms, 60'000);
}

TEST(Retry, NeverComesBackBeforeSlackAsks) {
  EXPECT_GE(next(1, 0, 30'000)->ms, 30'000);
  EXPECT_GE(next(1, 0, 90'000)->ms, 90'000) << "also beyond our own longest wait";
}

TEST(Retry, SpreadAddsAtMostAFifth) {
  EXPECT_EQ(next(1, 0, 0, 1)->ms, 1200);
  EXPECT_EQ(next(1, 0, 0, 0.5)->ms, 1100);
}

TEST(Retry, GivesUpWhenItIsTooLate) {
  EXPECT_TRUE(next(3, 596'000));
  EXPECT_FALSE(next(3, 596'001));
}

TEST(Retry, APermanentFailureIsNotRepeated) {
  EXPECT_FALSE(next_attempt(rule, FailureKind::permanent, 1, {0}, {0}, 0, 0));
}

}  // namespace
}  // namespace bot
