// Message ts and other ids.
#include "sandbox/ids.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::MatchesRegex;

TEST(Ids, TsIsStrictlyIncreasingWithinAChannel) {
  sandbox::Ids ids;
  auto last = ids.next_ts("C1");
  EXPECT_THAT(last, MatchesRegex("[0-9]{10}\\.[0-9]{6}"));
  for (int i = 0; i < 2000; ++i) {
    auto const next = ids.next_ts("C1");
    ASSERT_LT(last, next);
    last = next;
  }
}

TEST(Ids, MicrosecondsAreWrittenWithSixDigits) {
  EXPECT_EQ(sandbox::ts_text(1'700'000'000'000'100), "1700000000.000100");
}

TEST(Ids, DatesAreWrittenAsHttpDoes) {
  EXPECT_EQ(sandbox::http_date(784'111'777'000'000), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(Ids, SecretsDifferAndHaveTheLengthAskedFor) {
  sandbox::Ids ids;
  auto const one = ids.secret(24);
  EXPECT_EQ(one.size(), 24U);
  EXPECT_NE(one, ids.secret(24));
}

}  // namespace
