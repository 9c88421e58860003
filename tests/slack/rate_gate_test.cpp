// The pace that Slack allows, checked minute by minute on a clock that the test moves.
#include "slack/client/rate_gate.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace slack {
namespace {

// Calls as often as the gate lets us; gives the moments.
std::vector<std::int64_t> calls(RateGate& gate, std::string const& method,
                                std::string const& channel, int count, std::int64_t from = 0) {
  std::vector<std::int64_t> moments;
  std::int64_t now = from;
  for (int i = 0; i < count; ++i) {
    now = gate.free_at(method, channel, now);
    gate.note_call(method, channel, now);
    gate.note_answer(method);
    moments.push_back(now);
  }
  return moments;
}

// The most calls in any window of a minute.
std::size_t most_in_a_minute(std::vector<std::int64_t> const& moments) {
  std::size_t most = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < moments.size(); ++last) {
    while (moments[last] - moments[first] >= 60'000) ++first;
    most = std::max(most, last - first + 1);
  }
  return most;
}

TEST(RateGate, NoMinuteHoldsMoreThanItsTierAllows) {
  struct Case {
    char const* method;
    std::size_t per_minute;
  };
  for (auto const& [method, per_minute] :
       {Case{"users.list", 20}, Case{"conversations.history", 50}, Case{"views.publish", 100},
        Case{"some.method", 50}}) {
    RateGate gate;
    gate.assume_used_up(0);
    auto const moments = calls(gate, method, "", 400, 100'000);
    EXPECT_LE(most_in_a_minute(moments), per_minute) << method;
    EXPECT_GE(most_in_a_minute(moments), per_minute * 8 / 10) << method << ": needlessly slow";
  }
}

TEST(RateGate, AfterAPauseAFifthOfAMinuteMayComeAtOnce) {
  RateGate gate;
  auto const moments = calls(gate, "views.publish", "", 21, 1'000'000);
  EXPECT_EQ(moments[19], moments[0]);
  EXPECT_GT(moments[20], moments[0]);
}

TEST(RateGate, OneMessageASecondInAChannel) {
  RateGate gate;
  auto const moments = calls(gate, "chat.postMessage", "C1", 10, 1'000'000);
  for (std::size_t i = 1; i < moments.size(); ++i) EXPECT_GT(moments[i] - moments[i - 1], 1000);
}

TEST(RateGate, ChannelsDoNotWaitForEachOther) {
  RateGate gate;
  gate.note_call("chat.postMessage", "C1", 1'000'000);
  gate.note_answer("chat.postMessage");
  EXPECT_GT(gate.free_at("chat.postMessage", "C1", 1'000'000), 1'001'000);
  EXPECT_EQ(gate.free_at("chat.postMessage", "C2", 1'000'000), 1'000'000);
  EXPECT_EQ(gate.free_at("views.publish", "C1", 1'000'000), 1'000'000);
}

TEST(RateGate, ACallWaitsForTheAnswerToTheOneBeforeButNotForLong) {
  RateGate gate;
  gate.note_call("chat.postMessage", "C1", 1'000'000);
  EXPECT_EQ(gate.free_at("chat.postMessage", "C2", 1'000'010), 1'000'250);
  EXPECT_EQ(gate.free_at("chat.update", "C2", 1'000'010), 1'000'010);
  gate.note_answer("chat.postMessage");
  EXPECT_EQ(gate.free_at("chat.postMessage", "C2", 1'000'010), 1'000'010);
}

TEST(RateGate, AddressesOfAnswersDoNotWaitForEachOther) {
  RateGate gate;
  gate.note_call("response_url", "https://a.example", 1'000'000);
  EXPECT_EQ(gate.free_at("response_url", "https://b.example", 1'000'000), 1'000'000);
}

// A whole company may answer a question in the same minute.
TEST(RateGate, AnswersHaveNoPaceButThatOfTheirAddress) {
  RateGate gate;
  for (int i = 0; i < 5000; ++i) {
    std::string const address = "https://a.example/" + std::to_string(i);
    ASSERT_EQ(gate.free_at("response_url", address, 1'000'000), 1'000'000) << address;
    gate.note_call("response_url", address, 1'000'000);
  }
  EXPECT_GT(gate.free_at("response_url", "https://a.example/7", 1'000'000), 1'001'000);
  for (int i = 0; i < 5000; ++i) {
    gate.note_call("response_url", "https://c.example/" + std::to_string(i), 1'060'000);
  }
  EXPECT_LT(gate.bucket_count(), 5100u) << "those of a minute ago are forgotten";
}

TEST(RateGate, APauseHoldsForAllChannelsOfItsMethodOnly) {
  RateGate gate;
  gate.pause("chat.postMessage", 1'005'000);
  gate.pause("chat.postMessage", 1'004'000);
  EXPECT_EQ(gate.free_at("chat.postMessage", "C1", 1'001'000), 1'005'000);
  EXPECT_EQ(gate.free_at("chat.postMessage", "C2", 1'001'000), 1'005'000);
  EXPECT_EQ(gate.free_at("chat.update", "C1", 1'001'000), 1'001'000);
  EXPECT_EQ(gate.free_at("chat.postMessage", "C1", 1'005'001), 1'005'001);
}

TEST(RateGate, AfterARestartNothingOfTheLastMinuteIsTakenForGranted) {
  RateGate gate;
  gate.assume_used_up(1'000'000);
  EXPECT_GT(gate.free_at("chat.postMessage", "C1", 1'000'000), 1'001'000);
  auto const moments = calls(gate, "views.publish", "", 81, 1'000'000);
  EXPECT_GE(moments.back() - 1'000'000, 60'000) << "no burst right after a restart";
}

TEST(RateGate, ManyChannelsAreForgottenAgain) {
  RateGate gate;
  std::int64_t now = 1'000'000;
  for (int i = 0; i < 5000; ++i) {
    std::string const channel = "C" + std::to_string(i);
    now = gate.free_at("chat.postMessage", channel, now);
    gate.note_call("chat.postMessage", channel, now);
    gate.note_answer("chat.postMessage");
  }
  EXPECT_EQ(gate.free_at("chat.postMessage", "C0", now + 60'000), now + 60'000);
  EXPECT_LT(gate.bucket_count(), 1100u);
}

}  // namespace
}  // namespace slack
