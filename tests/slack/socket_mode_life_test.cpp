// Socket Mode's connections: how they come up, fail, and end.
#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/slack/support/socket_mode_fixture.hpp"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using What = slack::Tell::What;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SocketModeLife : public SocketModeFixture {
 protected:
  // Neither the ticket of a URL nor the token reaches the log.
  ~SocketModeLife() override {
    EXPECT_THAT(news, Each(Field(&slack::Tell::detail, Not(HasSubstr("secret")))));
  }
};

TEST_F(SocketModeLife, AnUpgradeThatIsRefusedLeadsToANewUrl) {
  slack.upgrade_refusals = {409, 408};
  start_and_wait_for(2);
  EXPECT_EQ(slack.requests.size(), 4u);
  EXPECT_EQ(told(What::no_link), 2);
  EXPECT_THAT(news[0].detail, HasSubstr("HTTP 409"));
}

TEST_F(SocketModeLife, NoUrlIsAskedForBeforeRetryAfterIsOver) {
  slack.url_answers = {rate_limited(1)};
  start();
  ASSERT_TRUE(until([&] { return told(What::rate_limited) == 1; }));
  auto const told_at = Clock::now();
  EXPECT_EQ(mode->status().trouble, "ratelimited");
  ASSERT_TRUE(until([&] { return slack.requests.size() == 2; }));
  EXPECT_GE(Clock::now() - told_at, 990ms);
  ASSERT_TRUE(until([&] { return mode->status().up == 2; }));
}

TEST_F(SocketModeLife, ARefusedTokenIsTroubleUntilItIsGood) {
  settings.pace.hopeless_pause = 20ms;
  slack.url_answers = {api_error("invalid_auth"), api_error("not_allowed_token_type")};
  start();
  ASSERT_TRUE(until([&] { return told(What::hopeless) == 2; }));
  EXPECT_EQ(mode->status().up, 0);
  EXPECT_EQ(mode->status().trouble, "not_allowed_token_type");
  EXPECT_FALSE(mode->status().since_last_frame.has_value());
  ASSERT_TRUE(until([&] { return mode->status().up == 2; }));
  EXPECT_EQ(mode->status().trouble, "");
}

TEST_F(SocketModeLife, AnAnswerThatIsNoneIsTriedAgain) {
  net::HttpReply page;
  page.body = "<html>maintenance</html>";
  net::HttpReply broken;
  broken.drop_connection = true;
  slack.url_answers = {page,
                       broken,
                       api_error("internal_error"),
                       url_reply(""),
                       url_reply("https://secret.example/"),
                       url_reply("nonsense secret")};
  start_and_wait_for(2);
  EXPECT_EQ(told(What::no_link), 6);
}

TEST_F(SocketModeLife, WithoutTlsOnlyThisMachineIsSpokenTo) {
  slack.url_answers = {url_reply("ws://slack.example/link?ticket=secret"),
                       url_reply("ws://127.0.0.1.slack.example/?ticket=secret"),
                       url_reply("ws://user@127.0.0.1/?ticket=secret")};
  start();
  ASSERT_TRUE(until([&] { return told(What::no_link) == 3; }));
  EXPECT_THAT(news[0].detail, HasSubstr("no URL that may be opened"));
  ASSERT_TRUE(until([&] { return mode->status().up == 2; }));
}

TEST_F(SocketModeLife, AConnectionCountsOnlyFromItsHello) {
  settings.pace.hello_within = 50ms;
  slack.hellos = {SocketSlack::Hello::never};
  start();
  ASSERT_TRUE(until([&] { return slack.connections.size() == 1; }));
  EXPECT_EQ(mode->status().up, 0);
  ASSERT_TRUE(until([&] { return mode->status().up == 2; }));
  EXPECT_EQ(told(What::no_link), 1);
  EXPECT_EQ(told(What::up), 2);
}

TEST_F(SocketModeLife, ASilentConnectionIsReplaced) {
  settings.websocket.ping_every = 20ms;
  settings.websocket.dead_after = 100ms;
  slack.listenings = {SocketSlack::Listening::no};
  start();
  ASSERT_TRUE(until([&] { return told(What::down) == 1; }));
  EXPECT_EQ(news.back().detail, "nothing was heard in time");
  ASSERT_TRUE(until([&] { return slack.connections.size() == 3 && mode->status().up == 2; }));
}

TEST_F(SocketModeLife, TooManyConnectionsCloseFirst) {
  settings.pace.crowded_pause = 50ms;
  start_and_wait_for(2);
  slack.send(2, disconnect_frame("too_many_websockets"));
  ASSERT_TRUE(until([&] { return !slack.connections[1].is_open; }));
  EXPECT_EQ(slack.requests.size(), 2u);
  EXPECT_EQ(mode->status().up, 1);
  EXPECT_EQ(mode->status().trouble, "too many connections of this app");
  ASSERT_TRUE(until([&] { return mode->status().up == 2; }));
  EXPECT_EQ(slack.most_open, 2u);
}

TEST_F(SocketModeLife, StopLetsHandlersAcknowledgeAndSaysGoodbye) {
  held = "e1";
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1"));
  ASSERT_TRUE(until([&] { return handled.size() == 1; }));
  bool has_stopped = false;
  boost::asio::co_spawn(io, mode->stop(10s), [&](std::exception_ptr) { has_stopped = true; });
  ASSERT_TRUE(until([&] { return !slack.connections[1].is_open; }));
  EXPECT_FALSE(has_stopped);
  slack.send(1, command_envelope("e2"));  // too late: left for whoever comes next
  release();
  ASSERT_TRUE(until([&] { return has_stopped; }));
  ASSERT_TRUE(until([&] { return !slack.connections[0].is_open; }));
  ASSERT_EQ(slack.heard.size(), 1u);
  EXPECT_THAT(handled, ElementsAre("e1"));
  for (auto const& connection : slack.connections) EXPECT_EQ(connection.end.code, 1000);
  EXPECT_EQ(slack.requests.size(), 2u);
}

TEST_F(SocketModeLife, StopDoesNotWaitForEver) {
  held = "e1";
  start_and_wait_for(2);
  slack.send(1, command_envelope("e1"));
  ASSERT_TRUE(until([&] { return handled.size() == 1; }));
  auto const began = Clock::now();
  EXPECT_TRUE(stop(50ms));
  EXPECT_LT(Clock::now() - began, 5s);
  EXPECT_THAT(slack.heard, IsEmpty());
}

TEST_F(SocketModeLife, StopCutsAnAttemptShort) {
  settings.websocket.handshake_timeout = 1h;
  slack.url_answers = {rate_limited(3600)};
  start();
  ASSERT_TRUE(until([&] { return told(What::rate_limited) == 1; }));
  EXPECT_TRUE(stop(1h));
}

TEST_F(SocketModeLife, DestroyingItWithoutStopLeavesNothingBehind) {
  start_and_wait_for(2);
  held = "e1";
  slack.send(1, command_envelope("e1"));
  ASSERT_TRUE(until([&] { return handled.size() == 1; }));
  mode.reset();
  ASSERT_TRUE(
      until([&] { return !slack.connections[0].is_open && !slack.connections[1].is_open; }));
  EXPECT_THAT(slack.heard, IsEmpty());
}

}  // namespace
