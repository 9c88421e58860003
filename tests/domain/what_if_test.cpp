#include "domain/what_if.hpp"

#include <array>

#include <gtest/gtest.h>

namespace domain {
namespace {

constexpr std::array<PastAttempt, 6> attempts = {
    {{100, true}, {90, {}}, {84, true}, {82, false}, {80, {}}, {60, {}}}};

TEST(WhatIf, TellsWhoWouldFailUnderAHigherMark) {
  WhatIf const result = what_if(attempts, 80, 85);
  EXPECT_EQ(result.attempts, 6U);
  EXPECT_EQ(result.pass_today, 5U);
  EXPECT_EQ(result.pass_then, 2U);
  EXPECT_EQ(result.newly_failed, 3U);
  EXPECT_EQ(result.newly_failed_but_able, 1U) << "84 percent, and passed the practical";
  EXPECT_EQ(result.newly_passed, 0U);
}

TEST(WhatIf, TellsWhoWouldPassUnderALowerMark) {
  WhatIf const result = what_if(attempts, 85, 80);
  EXPECT_EQ(result.newly_passed, 3U);
  EXPECT_EQ(result.newly_failed, 0U);
}

TEST(WhatIf, OfThePresentRulesIsToday) {
  for (double const mark : {0.0, 60.0, 80.0, 82.0, 84.5, 100.0}) {
    WhatIf const result = what_if(attempts, mark, mark);
    EXPECT_EQ(result.pass_then, result.pass_today);
    EXPECT_EQ(result.newly_failed + result.newly_passed, 0U);
  }
}

TEST(WhatIf, OfNobodyIsNothing) { EXPECT_EQ(what_if({}, 80, 85), WhatIf{}); }

TEST(PassMark, IsReachedBySumsOfPartsThatRoundingLeavesBelowIt) {
  double percent = 0;
  for (int i = 0; i < 8; ++i) percent += 0.1 * 100;
  EXPECT_TRUE(passes(percent, 80));
  EXPECT_TRUE(passes(0.7 * 100 + 0.1 * 100 - 1e-12, 80));
  EXPECT_FALSE(passes(79.999, 80));
}

}  // namespace
}  // namespace domain
