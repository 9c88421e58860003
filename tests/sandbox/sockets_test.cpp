// Socket Mode: connections, envelopes, acknowledgements.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/socket_app.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

void say_hello(Town& town) {
  town.post("message", {{"as", lena}, {"channel", town.app_channel(lena)}, {"text", "hello"}});
}

sandbox::Settings quick() {
  auto settings = socket_settings();
  settings.timing.acknowledgement = std::chrono::milliseconds(60);
  settings.timing.event_retries = {std::chrono::milliseconds(0), std::chrono::milliseconds(1),
                                   std::chrono::milliseconds(1)};
  return settings;
}

std::string end_of_upgrade(Town& town, std::string url) {
  auto opened = town.run(
      net::open_websocket(town.io().get_executor(), std::move(url), net::WebSocketSettings()));
  return opened ? "" : opened.error().detail;
}

TEST(Sockets, AConnectionNeedsTheAppToken) {
  Town town(socket_settings());
  EXPECT_EQ(town.api("apps.connections.open", Json::object())["error"], "not_allowed_token_type");
  EXPECT_EQ(town.api_with_token("xapp-other", "apps.connections.open", Json::object())["error"],
            "invalid_auth");
  EXPECT_EQ(town.api_with_token(app_token, "auth.test", Json::object())["error"],
            "not_allowed_token_type");
  // A token in the body does not count here.
  net::HttpCall call("POST", town.url("api/apps.connections.open"));
  call.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  call.body = std::string("token=") + app_token;
  EXPECT_EQ(town.send(call).json()["error"], "not_authed");
}

TEST(Sockets, AUrlOpensOneConnection) {
  Town town(socket_settings());
  auto const url = socket_url(town);
  EXPECT_THAT(url, HasSubstr("/link/?ticket="));
  EXPECT_EQ(end_of_upgrade(town, url), "");
  EXPECT_THAT(end_of_upgrade(town, url), HasSubstr("403"));
  EXPECT_THAT(end_of_upgrade(town, url.substr(0, url.find('?'))), HasSubstr("403"));
}

TEST(Sockets, HelloCountsTheConnections) {
  Town town(socket_settings());
  SocketApp const first(town);
  EXPECT_EQ(first.hello()["type"], "hello");
  EXPECT_EQ(first.hello()["num_connections"], 1);
  EXPECT_EQ(first.hello()["connection_info"]["app_id"], "A0SANDBOX1");
  SocketApp const second(town);
  EXPECT_EQ(second.hello()["num_connections"], 2);
}

TEST(Sockets, ACommandIsAnEnvelopeAndItsAnswerIsTheAcknowledgement) {
  Town town(socket_settings());
  SocketApp app(town);
  app.answers({{"text", "where you stand"}});
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  ASSERT_EQ(app.received().size(), 1U);
  auto const envelope = app.received()[0];
  EXPECT_EQ(envelope["type"], "slash_commands");
  EXPECT_EQ(envelope["accepts_response_payload"], true);
  EXPECT_EQ(envelope["payload"]["command"], "/cert");
  EXPECT_EQ(envelope["payload"]["text"], "status");
  EXPECT_EQ(envelope["payload"]["user_id"], lena);
  EXPECT_TRUE(town.received().empty());
  auto const messages = town.conversation(lena, general)["messages"];
  EXPECT_EQ(messages[0]["text"], "where you stand");
}

TEST(Sockets, AnEventCarriesItsWholeEnvelope) {
  Town town(socket_settings());
  SocketApp app(town);
  app.answers({{"text", "an answer that nobody reads"}});
  say_hello(town);
  ASSERT_TRUE(app.wait_for(1));
  auto const envelope = app.received()[0];
  EXPECT_EQ(envelope["type"], "events_api");
  EXPECT_EQ(envelope["accepts_response_payload"], false);
  EXPECT_EQ(envelope["retry_attempt"], 0);
  EXPECT_EQ(envelope["retry_reason"], "");
  EXPECT_EQ(envelope["payload"]["type"], "event_callback");
  EXPECT_EQ(envelope["payload"]["event"]["text"], "hello");
}

TEST(Sockets, ASubmittedModalTakesItsAnswerFromTheAcknowledgement) {
  Town town(socket_settings());
  SocketApp app(town);
  town.command(lena, general, "/cert status");
  std::string const trigger = app.received()[0]["payload"]["trigger_id"];
  town.api("views.open",
           {{"trigger_id", trigger}, {"view", modal(Json::array({text_input("b")}))}});
  auto const view = town.get(std::string("client/workspace?as=") + lena)["modals"][0];
  app.answers({{"response_action", "errors"}, {"errors", {{"b", "Too short."}}}});
  Json const state{{"b", {{"text", {{"type", "plain_text_input"}, {"value", "x"}}}}}};
  auto const answer =
      town.post("submit", {{"as", lena}, {"view_id", view["id"]}, {"state", state}});
  EXPECT_EQ(answer["errors"]["b"], "Too short.");
  EXPECT_EQ(app.received()[1]["type"], "interactive");
  EXPECT_EQ(app.received()[1]["payload"]["type"], "view_submission");
}

TEST(Sockets, EachPayloadGoesToOneConnectionInTurn) {
  Town town(socket_settings());
  SocketApp first(town);
  SocketApp second(town);
  for (int i = 0; i < 6; ++i) town.command(lena, general, "/cert status");
  EXPECT_EQ(first.received().size(), 3U);
  EXPECT_EQ(second.received().size(), 3U);
}

TEST(Sockets, WithoutAConnectionRequestsGoOverHttpOrFail) {
  Town town(socket_settings());
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  EXPECT_EQ(town.received().size(), 1U);
  town.sandbox().set_bot_url("");
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "dispatch_failed");
}

TEST(Sockets, ACommandWithoutAcknowledgementTimesOut) {
  Town town(quick());
  SocketApp const app(town, Acknowledges::nothing);
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "operation_timeout");
  EXPECT_EQ(app.received().size(), 1U);
}

TEST(Sockets, AnEventWithoutAcknowledgementComesAgainUnderTheSameEnvelope) {
  Town town(quick());
  SocketApp deaf(town, Acknowledges::nothing);
  SocketApp app(town);
  say_hello(town);
  ASSERT_TRUE(app.wait_for(1));
  ASSERT_EQ(deaf.received().size(), 1U);
  auto const first = deaf.received()[0];
  auto const again = app.received()[0];
  EXPECT_EQ(again["envelope_id"], first["envelope_id"]);
  EXPECT_EQ(again["payload"], first["payload"]);
  EXPECT_EQ(again["retry_attempt"], 1);
  EXPECT_EQ(again["retry_reason"], "timeout");
}

TEST(Sockets, ACommandWhoseConnectionIsCutIsDeliveredOnceMore) {
  Town town(socket_settings());
  SocketApp first(town, Acknowledges::nothing);
  SocketApp second(town);
  second.answers({{"text", "here"}});
  town.switch_on({{"side", "socket"}, {"method", "command"}, {"what", "cut_after"}});
  EXPECT_EQ(town.command(lena, general, "/cert status")["ok"], true);
  ASSERT_TRUE(first.wait_for_end());
  ASSERT_EQ(first.received().size(), 1U);
  ASSERT_EQ(second.received().size(), 1U);
  EXPECT_EQ(first.received()[0]["envelope_id"], second.received()[0]["envelope_id"]);
  EXPECT_EQ(town.conversation(lena, general)["messages"].size(), 1U);
}

TEST(Sockets, ACommandThatIsCutWithNoOtherConnectionFails) {
  Town town(quick());
  SocketApp app(town, Acknowledges::nothing);
  town.switch_on({{"side", "socket"}, {"method", "command"}, {"what", "cut_after"}});
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "dispatch_failed");
  EXPECT_TRUE(app.wait_for_end());
  EXPECT_EQ(app.received().size(), 1U);
}

TEST(Sockets, ACommandThatIsCutTwiceFails) {
  Town town(quick());
  SocketApp first(town, Acknowledges::nothing);
  SocketApp second(town, Acknowledges::nothing);
  second.drops_at_the_first_envelope();
  town.switch_on({{"side", "socket"}, {"method", "command"}, {"what", "cut_after"}});
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "dispatch_failed");
  ASSERT_EQ(second.received().size(), 1U);
  EXPECT_EQ(first.received()[0]["envelope_id"], second.received()[0]["envelope_id"]);
}

TEST(Sockets, AFrameOver20480BytesEndsTheConnection) {
  Town town(socket_settings());
  SocketApp app(town);
  app.send(Json{{"envelope_id", "none"}, {"text", std::string(20'000, 'x')}}.dump());
  say_hello(town);
  ASSERT_TRUE(app.wait_for(1));  // still there
  app.send(Json{{"envelope_id", "none"}, {"text", std::string(20'480, 'x')}}.dump());
  auto const end = app.wait_for_end();
  ASSERT_TRUE(end);
  EXPECT_EQ(end->code, 1009);
}

TEST(Sockets, TheEleventhConnectionIsTooMany) {
  Town town(socket_settings());
  std::vector<std::unique_ptr<SocketApp>> apps;
  for (int i = 0; i < 10; ++i) apps.push_back(std::make_unique<SocketApp>(town));
  SocketApp extra(town);
  EXPECT_EQ(extra.hello()["type"], "disconnect");
  EXPECT_EQ(extra.hello()["reason"], "too_many_websockets");
  EXPECT_TRUE(extra.wait_for_end());
  EXPECT_EQ(town.get("client/sockets")["sockets"].size(), 10U);
}

TEST(Sockets, TheTrafficTellsOfConnectionsAndEnvelopes) {
  Town town(socket_settings());
  SocketApp const app(town);
  town.command(lena, general, "/cert status");
  auto const exchanges = town.get("client/traffic?since=1")["exchanges"];
  std::string all;
  for (auto const& exchange : exchanges) all += exchange["what"].get<std::string>() + ";";
  EXPECT_EQ(all, "apps.connections.open;hello;/cert status;");
  EXPECT_EQ(exchanges[2]["via"], "socket 1");
  EXPECT_EQ(exchanges[2]["request"]["type"], "slash_commands");
}

}  // namespace
}  // namespace sandbox_tests
