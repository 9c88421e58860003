// Slack's rate limits, at moments that the tests choose, and at the Web API's door.
#include <gtest/gtest.h>

#include "sandbox/limits.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using sandbox::LimitedCall;
using sandbox::Limits;
using sandbox::RateLimits;
using sandbox::Tier;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t start = 1'700'000'000 * second;

LimitedCall post_to(std::string channel) {
  return {"chat.postMessage", Tier::special, std::move(channel)};
}

// How many of `calls` calls at this moment are let through.
int let_through(Limits& limits, LimitedCall const& call, int calls, std::int64_t now) {
  int count = 0;
  for (int i = 0; i < calls; ++i) {
    bool const blocked = limits.arrive(call.method, now).has_value();
    if (!blocked && !limits.take(call, now)) ++count;
  }
  return count;
}

TEST(RateLimits, AMinuteHoldsWhatTheTierAllows) {
  Limits limits(RateLimits{});
  LimitedCall const list{"users.list", Tier::two, ""};
  EXPECT_EQ(let_through(limits, list, 30, start), 20);
  LimitedCall const info{"users.info", Tier::four, ""};
  EXPECT_EQ(let_through(limits, info, 130, start), 100);
  EXPECT_EQ(let_through(limits, list, 30, start + 60 * second), 20);
}

TEST(RateLimits, TheWaitIsTheRestOfTheMinute) {
  Limits limits(RateLimits{});
  LimitedCall const list{"users.list", Tier::two, ""};
  EXPECT_EQ(let_through(limits, list, 20, start), 20);
  EXPECT_EQ(limits.take(list, start + 25 * second), 35);
}

TEST(RateLimits, WhoComesBeforeTheWaitIsOverIsCounted) {
  Limits limits(RateLimits{});
  limits.block("users.info", 30, start);
  EXPECT_EQ(limits.arrive("users.info", start + 1), 30);
  EXPECT_EQ(limits.arrive("users.info", start + 29 * second + 1), 1);
  EXPECT_FALSE(limits.arrive("users.info", start + 30 * second));
  auto const counts = limits.counts()["users.info"];
  EXPECT_EQ(counts["calls"], 3);
  EXPECT_EQ(counts["refused"], 3);
  EXPECT_EQ(counts["too_early"], 2);
}

TEST(RateLimits, AChannelTakesThreeMessagesAtOnceAndThenOneEachSecond) {
  Limits limits(RateLimits{});
  EXPECT_EQ(let_through(limits, post_to("C1"), 5, start), 3);
  EXPECT_EQ(let_through(limits, post_to("C2"), 5, start), 3);
  for (int i = 2; i < 60; ++i) {
    EXPECT_EQ(let_through(limits, post_to("C3"), 1, start + i * second), 1);
  }
}

TEST(RateLimits, AMessageTooManyBlocksItsChannelForASecond) {
  Limits limits(RateLimits{});
  EXPECT_EQ(let_through(limits, post_to("C1"), 3, start), 3);
  EXPECT_EQ(limits.take(post_to("C1"), start), 1);
  EXPECT_EQ(limits.counts()["chat.postMessage"]["too_early"], 0);
  EXPECT_EQ(limits.take(post_to("C1"), start + second / 2), 1);
  EXPECT_EQ(limits.counts()["chat.postMessage"]["too_early"], 1);
  EXPECT_FALSE(limits.take(post_to("C1"), start + second));
}

TEST(RateLimits, AllChannelsTogetherHaveACeiling) {
  RateLimits settings;
  settings.posts_in_a_minute = 10;
  Limits limits(settings);
  int count = 0;
  for (int i = 0; i < 20; ++i)
    count += let_through(limits, post_to("C" + std::to_string(i)), 1, start);
  EXPECT_EQ(count, 10);
  EXPECT_EQ(limits.arrive("chat.postMessage", start + 1), 60);
}

TEST(RateLimits, SwitchedOffTheyLetEverythingThroughButAFaultsBlock) {
  RateLimits settings;
  settings.on = false;
  Limits limits(settings);
  EXPECT_EQ(let_through(limits, post_to("C1"), 500, start), 500);
  limits.block("chat.postMessage", 5, start);
  EXPECT_EQ(limits.arrive("chat.postMessage", start), 5);
}

TEST(RateLimits, AShorterSecondShortensEverything) {
  RateLimits settings;
  settings.second = std::chrono::milliseconds(10);
  Limits limits(settings);
  LimitedCall const list{"users.list", Tier::two, ""};
  EXPECT_EQ(let_through(limits, list, 30, start), 20);
  EXPECT_EQ(let_through(limits, list, 30, start + 600'000), 20);
}

TEST(RateLimits, TheFourthMessageAtOnceIsToldToWait) {
  Town town;
  std::string const form = std::string("channel=") + general + "&text=hi";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(town.api_form("chat.postMessage", form).status, 200);
  auto const answer = town.api_form("chat.postMessage", form);
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.headers.at("retry-after"), "1");
  EXPECT_EQ(answer.json(), (Json{{"ok", false}, {"error", "rate_limited"}}));
  EXPECT_EQ(town.conversation(lena, general)["messages"].size(), 3U);
  // A person's DM is one channel, by whatever id.
  auto const direct = town.app_channel(lena);
  EXPECT_EQ(town.api("chat.postMessage", {{"channel", lena}, {"text", "1"}})["ok"], true);
  EXPECT_EQ(town.api("chat.postMessage", {{"channel", direct}, {"text", "2"}})["ok"], true);
  EXPECT_EQ(town.api("chat.postMessage", {{"channel", lena}, {"text", "3"}})["ok"], true);
  EXPECT_EQ(town.api("chat.postMessage", {{"channel", direct}, {"text", "4"}})["ok"], false);
}

TEST(RateLimits, AWrongTokenUsesUpNothing) {
  Town town;
  for (int i = 0; i < 30; ++i) {
    EXPECT_EQ(town.api_with_token("xoxb-other", "users.list", Json::object())["error"],
              "invalid_auth");
  }
  EXPECT_EQ(town.api("users.list", Json::object())["ok"], true);
}

TEST(RateLimits, ThePageSwitchesThemOffAndForgetsTheCounts) {
  Town town;
  for (int i = 0; i < 25; ++i) town.api("conversations.list", Json::object());
  EXPECT_EQ(town.get("client/limits")["methods"]["conversations.list"]["refused"], 5);
  town.post("limits", {{"on", false}});
  EXPECT_EQ(town.get("client/limits")["on"], false);
  for (int i = 0; i < 25; ++i) {
    EXPECT_EQ(town.api("conversations.list", Json::object())["ok"], true);
  }
  EXPECT_EQ(town.get("client/limits")["methods"]["conversations.list"]["calls"], 25);
}

}  // namespace
}  // namespace sandbox_tests
