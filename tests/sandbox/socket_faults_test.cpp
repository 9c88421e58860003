// Misbehaviour of Socket Mode on demand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/socket_app.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

Json socket_fault(std::string const& method, std::string const& what, double seconds = 0) {
  return {{"side", "socket"}, {"method", method}, {"what", what}, {"seconds", seconds}};
}

sandbox::Settings quick() {
  auto settings = socket_settings();
  settings.timing.acknowledgement = std::chrono::milliseconds(60);
  return settings;
}

TEST(SocketFaults, CutBeforeSendingTheEnvelopeGoesToAnotherConnection) {
  Town town(socket_settings());
  SocketApp first(town);
  SocketApp second(town);
  town.switch_on(socket_fault("command", "cut_before"));
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  EXPECT_TRUE(first.wait_for_end());
  EXPECT_TRUE(first.received().empty());
  EXPECT_EQ(second.received().size(), 1U);
}

TEST(SocketFaults, CutAfterTheAcknowledgementTheCommandIsAnswered) {
  Town town(socket_settings());
  SocketApp app(town);
  town.switch_on(socket_fault("command", "cut_after_ack"));
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  EXPECT_TRUE(app.wait_for_end());
  EXPECT_EQ(app.received().size(), 1U);
}

TEST(SocketFaults, AnEventWhoseConnectionIsCutComesOverAnother) {
  auto settings = socket_settings();
  settings.timing.event_retries[0] = std::chrono::milliseconds(1);
  Town town(std::move(settings));
  SocketApp first(town, Acknowledges::nothing);
  SocketApp second(town);
  town.switch_on(socket_fault("message", "cut_after"));
  town.post("message", {{"as", lena}, {"channel", town.app_channel(lena)}, {"text", "hello"}});
  ASSERT_TRUE(second.wait_for(1));
  ASSERT_TRUE(first.wait_for_end());
  EXPECT_EQ(first.received()[0]["envelope_id"], second.received()[0]["envelope_id"]);
  EXPECT_EQ(second.received()[0]["retry_attempt"], 1);
}

TEST(SocketFaults, ADuplicateIsTheSameEnvelope) {
  Town town(socket_settings());
  SocketApp app(town);
  town.switch_on(socket_fault("command", "duplicate"));
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  ASSERT_EQ(app.received().size(), 2U);
  EXPECT_EQ(app.received()[0], app.received()[1]);
}

TEST(SocketFaults, ARefreshWarnsThenClosesAndLosesNothing) {
  Town town(socket_settings());
  SocketApp app(town);
  town.switch_on(socket_fault("command", "refresh", 0.05));
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  ASSERT_EQ(app.received().size(), 2U);
  EXPECT_EQ(app.received()[0]["type"], "disconnect");
  EXPECT_EQ(app.received()[0]["reason"], "warning");
  EXPECT_EQ(app.received()[1]["type"], "slash_commands");
  auto const end = app.wait_for_end();
  ASSERT_TRUE(end);
  EXPECT_EQ(end->kind, net::WebSocketEnd::Kind::closed);
}

TEST(SocketFaults, AfterAWarningANewConnectionTakesOver) {
  Town town(socket_settings());
  SocketApp old(town);
  town.post("sockets", {{"disconnect", "refresh_requested"}, {"seconds", 5}});
  ASSERT_TRUE(old.wait_for(1));
  EXPECT_EQ(old.received()[0]["reason"], "refresh_requested");
  town.command(lena, general, "/cert status");
  EXPECT_EQ(old.received().size(), 2U);
  SocketApp const fresh(town);
  for (int i = 0; i < 3; ++i) town.command(lena, general, "/cert status");
  EXPECT_EQ(old.received().size(), 2U);
  EXPECT_EQ(fresh.received().size(), 3U);
}

TEST(SocketFaults, ASilentConnectionSwallowsWhatItIsGiven) {
  Town town(quick());
  town.switch_on(socket_fault("connection", "silence"));
  SocketApp const silent(town);
  EXPECT_EQ(silent.hello()["type"], "hello");
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "operation_timeout");
  EXPECT_TRUE(silent.received().empty());
}

TEST(SocketFaults, TheHelloComesLate) {
  Town town(socket_settings());
  town.switch_on(socket_fault("connection", "hello_late", 0.05));
  auto const url = socket_url(town);
  auto opened =
      town.run(net::open_websocket(town.io().get_executor(), url, net::WebSocketSettings()));
  ASSERT_TRUE(opened);
  EXPECT_EQ(town.get("client/sockets")["sockets"][0]["takes"], false);
  auto const hello = town.run(opened->read());
  ASSERT_TRUE(hello);
  EXPECT_THAT(*hello, HasSubstr("hello"));
}

TEST(SocketFaults, TheUpgradeIsRefused) {
  Town town(socket_settings());
  town.switch_on(socket_fault("connection", "409"));
  auto const url = socket_url(town);
  auto const opened =
      town.run(net::open_websocket(town.io().get_executor(), url, net::WebSocketSettings()));
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().detail, HasSubstr("409"));
}

TEST(SocketFaults, OpeningIsRateLimited) {
  Town town(socket_settings());
  town.switch_on(
      {{"side", "web_api"}, {"method", "apps.connections.open"}, {"what", "429"}, {"seconds", 30}});
  auto const answer = town.api_with_token(app_token, "apps.connections.open", Json::object());
  EXPECT_EQ(answer["error"], "ratelimited");
}

TEST(SocketFaults, RulesOfSocketsAreShownAsTheyWereGiven) {
  Town town(socket_settings());
  town.switch_on(socket_fault("connection", "409"));
  auto const rule = town.get("client/faults")["rules"][0];
  EXPECT_EQ(rule["side"], "socket");
  EXPECT_EQ(rule["what"], "409");
  EXPECT_EQ(town.post_answer("faults", {{"rules", {socket_fault("*", "html")}}}).status, 400);
}

}  // namespace
}  // namespace sandbox_tests
