// Socket Mode's envelopes: each is acknowledged once, whatever becomes of its connection.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/slack/support/socket_mode_fixture.hpp"

namespace {

using namespace std::chrono_literals;
using What = slack::Tell::What;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

using SocketMode = SocketModeFixture;

constexpr char const* plain_ack = R"({"envelope_id":"e1"})";
constexpr char const* ok_ack = R"({"envelope_id":"e1","payload":{"text":"ok"}})";

TEST_F(SocketMode, TwoConnectionsAreOpenedByDefaultWithTheAppsToken) {
  start_and_wait_for(2);
  EXPECT_EQ(slack.connections.size(), 2u);
  std::string const request = "/api/apps.connections.open Bearer xapp-secret-token ";
  EXPECT_THAT(slack.requests, ElementsAre(request, request));
  auto const status = mode->status();
  EXPECT_EQ(status.wanted, 2);
  EXPECT_EQ(status.trouble, "");
  ASSERT_TRUE(status.since_last_frame.has_value());
  EXPECT_LT(*status.since_last_frame, 10s);
  EXPECT_EQ(told(What::up), 2);
}

TEST_F(SocketMode, ACommandIsAcknowledgedOnceWithItsAnswerOnItsConnection) {
  start_and_wait_for(2);
  slack.send(2, command_envelope("e1"));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(slack.heard[0].connection, 2u);
  EXPECT_EQ(slack.heard[0].text, ok_ack);
  slack.send(1, event_envelope("e2"));
  answers["e2"] = "";
  ASSERT_TRUE(until_acknowledged(2));
  EXPECT_EQ(slack.heard[1].connection, 1u);
  EXPECT_EQ(slack.heard[1].text, R"({"envelope_id":"e2"})");
  EXPECT_THAT(handled, ElementsAre("e1", "e2"));
}

TEST_F(SocketMode, AnEnvelopeDoesNotWaitForAnother) {
  held = "e1";
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1"));
  slack.send(1, command_envelope("e2"));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(slack.heard[0].text, R"({"envelope_id":"e2","payload":{"text":"ok"}})");
  release();
  ASSERT_TRUE(until_acknowledged(2));
  EXPECT_EQ(slack.heard[1].text, ok_ack);
}

TEST_F(SocketMode, AnEnvelopeWhoseConnectionWasCutIsAnsweredWhereSlackSendsItAgain) {
  held = "e1";
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1"));
  ASSERT_TRUE(until([&] { return handled.size() == 1; }));
  slack.cut(1);
  ASSERT_TRUE(until([&] { return slack.connections.size() == 3 && mode->status().up == 2; }));
  release();
  ASSERT_TRUE(until([&] { return told(What::lost) == 1; }));
  EXPECT_THAT(slack.heard, IsEmpty());  // it would have been for another connection
  held.clear();
  slack.send(2, command_envelope("e1"));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(slack.heard[0].connection, 2u);
  EXPECT_EQ(slack.heard[0].text, ok_ack);
  EXPECT_THAT(handled, ElementsAre("e1", "e1"));
  EXPECT_THAT(late, IsEmpty());
}

TEST_F(SocketMode, ARefreshLeavesNoGap) {
  settings.pace.overlap = 100ms;
  settings.pace.settled_after = 0ms;
  start_and_wait_for(2);
  held = "e1";
  slack.send(1, command_envelope("e1"));
  slack.send(1, disconnect_frame("warning"));
  ASSERT_TRUE(until([&] { return slack.connections.size() == 3 && mode->status().up == 2; }));
  EXPECT_TRUE(slack.connections[0].is_open);
  slack.send(1, command_envelope("e2"));  // the old one is still read
  ASSERT_TRUE(until_acknowledged(1));
  release();
  ASSERT_TRUE(until_acknowledged(2));
  EXPECT_EQ(slack.heard[1].connection, 1u);
  ASSERT_TRUE(until([&] { return !slack.connections[0].is_open; }));
  EXPECT_EQ(slack.connections[0].end.code, 1000);
  EXPECT_EQ(slack.fewest_open_since_two, 2u);
  EXPECT_EQ(told(What::renewal), 1);
}

TEST_F(SocketMode, ATooLargeAnswerGoesByTheResponseUrl) {
  auto const large = R"({"text":")" + std::string(20'000, 'x') + R"("})";
  answers["e1"] = large;
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1", "https://hooks.slack.com/commands/1"));
  ASSERT_TRUE(until([&] { return late.size() == 1; }));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(slack.heard[0].text, plain_ack);
  EXPECT_THAT(late, ElementsAre(Pair("https://hooks.slack.com/commands/1", large)));
}

TEST_F(SocketMode, AnAnswerOfTheLargestSizeStillFits) {
  std::string const head = R"({"envelope_id":"e1","payload":{"text":")";
  std::string const tail = R"("}})";
  auto const text = std::string(20'000 - head.size() - tail.size(), 'x');
  answers["e1"] = R"({"text":")" + text + R"("})";
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1", "https://hooks.slack.com/commands/1"));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(slack.heard[0].text, head + text + tail);
  EXPECT_THAT(late, IsEmpty());
}

TEST_F(SocketMode, AnEnvelopeThatCouldNotBeHandledIsLeftForSlackToSendAgain) {
  fails = true;
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1"));
  ASSERT_TRUE(until([&] { return told(What::lost) == 1; }));
  EXPECT_EQ(news.back().detail, "the handler failed");
  fails = false;
  slack.send(2, command_envelope("e1"));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(slack.heard.size(), 1u);
}

TEST_F(SocketMode, FramesThatCannotBeReadAreToldAndDoNoHarm) {
  start_and_wait_for(2);
  slack.send(1, "nonsense");
  slack.send(1, R"({"type":"slash_commands","payload":{}})");
  slack.send(1, R"({"type":"something new"})");
  slack.send(1, command_envelope("e1"));
  ASSERT_TRUE(until_acknowledged(1));
  EXPECT_EQ(told(What::malformed), 2);
  EXPECT_EQ(mode->status().up, 2);
}

// As Slack does it: what was not acknowledged when its connection ended is sent again.
class SocketModeUnderCuts : public SocketModeFixture {
 protected:
  void deliver(std::string const& id, bool is_cut) {
    ASSERT_TRUE(until([&] { return mode->status().up == 2 && slack.connections.back().is_open; }));
    auto const number = slack.connections.size();
    if (is_cut) held = id;
    slack.send(number, command_envelope(id));
    if (is_cut) cut_before_the_answer(number);
    ASSERT_TRUE(until([&] { return count_of(id) > 0 || !slack.connections[number - 1].is_open; }));
    if (count_of(id) == 0) deliver(id, false);
  }

  void cut_before_the_answer(std::size_t number) {
    auto const before = handled.size();
    ASSERT_TRUE(until([&] { return handled.size() > before; }));
    slack.cut(number);
    ASSERT_TRUE(until([&] { return told(What::down) == told(What::lost) + 1; }));
    held.clear();
    release();
    ASSERT_TRUE(until([&] { return told(What::down) == told(What::lost); }));
  }

  long count_of(std::string const& id) const {
    auto const text = R"({"envelope_id":")" + id + R"(","payload":{"text":"ok"}})";
    return std::count_if(slack.heard.begin(), slack.heard.end(),
                         [&](auto const& each) { return each.text == text; });
  }
};

TEST_F(SocketModeUnderCuts, HundredsOfEnvelopesAreEachAcknowledgedOnce) {
  settings.pace.settled_after = 0ms;
  start_and_wait_for(2);
  for (int number = 0; number < 300; ++number) {
    deliver("n" + std::to_string(number), number % 20 == 7);
    if (HasFatalFailure()) return;
  }
  for (int number = 0; number < 300; ++number) {
    EXPECT_EQ(count_of("n" + std::to_string(number)), 1);
  }
  EXPECT_EQ(handled.size(), 315u);
  EXPECT_EQ(slack.connections.size(), 17u);
  EXPECT_EQ(told(What::lost), 15);
}

}  // namespace
