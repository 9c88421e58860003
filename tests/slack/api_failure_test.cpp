// The names of failures, as the log and metrics show them.
#include <gtest/gtest.h>

#include "slack/client/web_api.hpp"

namespace {

using Kind = slack::ApiFailure::Kind;

TEST(ApiFailure, EveryKindHasAName) {
  EXPECT_STREQ(slack::name_of(Kind::rate_limited), "rate_limited");
  EXPECT_STREQ(slack::name_of(Kind::uncertain), "uncertain");
  EXPECT_STREQ(slack::name_of(Kind::unavailable), "unavailable");
  EXPECT_STREQ(slack::name_of(Kind::unauthorised), "unauthorised");
  EXPECT_STREQ(slack::name_of(Kind::configuration), "configuration");
  EXPECT_STREQ(slack::name_of(Kind::refused), "refused");
  EXPECT_STREQ(slack::name_of(Kind::malformed), "malformed");
}

}  // namespace
