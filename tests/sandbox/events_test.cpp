// Events: envelopes, subscriptions, retries.
#include <gtest/gtest.h>

#include "sandbox/signing.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

sandbox::Settings quick_retries() {
  auto settings = usual_settings();
  settings.timing.event_retries = {std::chrono::milliseconds(0), std::chrono::milliseconds(1),
                                   std::chrono::milliseconds(1)};
  return settings;
}

void say_hello(Town& town) {
  town.post("message", {{"as", lena}, {"channel", town.app_channel(lena)}, {"text", "hello"}});
}

TEST(Events, AMessageInTheAppsDmArrivesInItsEnvelope) {
  Town town;
  say_hello(town);
  ASSERT_TRUE(town.wait_for_requests(1));
  auto const& request = town.last();
  EXPECT_EQ(request.headers.at("content-type"), "application/json");
  EXPECT_EQ(request.headers.at("x-slack-signature"),
            sandbox::sign_request(signing_secret, request.headers.at("x-slack-request-timestamp"),
                                  request.body));
  auto const envelope = request.json();
  EXPECT_EQ(envelope["type"], "event_callback");
  EXPECT_EQ(envelope["api_app_id"], "A0SANDBOX1");
  EXPECT_EQ(envelope["authorizations"][0]["user_id"], "U0BOT00001");
  EXPECT_EQ(envelope["event_id"].get<std::string>().substr(0, 2), "Ev");
  auto const& event = envelope["event"];
  EXPECT_EQ(event["type"], "message");
  EXPECT_EQ(event["channel_type"], "im");
  EXPECT_EQ(event["user"], lena);
  EXPECT_EQ(event["text"], "hello");
  EXPECT_EQ(event["blocks"][0]["type"], "rich_text");
  EXPECT_FALSE(event.contains("bot_id"));
}

TEST(Events, TheBotsOwnPostsComeBackWithItsBotId) {
  Town town;
  town.api("chat.postMessage", {{"channel", lena}, {"text", "hi"}});
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(town.last().json()["event"]["bot_id"], "B0BOT00001");
  EXPECT_EQ(town.last().json()["event"]["user"], "U0BOT00001");
}

TEST(Events, ChannelMessagesStayInTheirChannelUnlessTheyNameTheBot) {
  Town town;
  town.post("message", {{"as", lena}, {"channel", general}, {"text", "hello all"}});
  town.post("message", {{"as", lena}, {"channel", general}, {"text", "hello <@U0BOT00001>"}});
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(town.received().size(), 1U);
  EXPECT_EQ(town.last().json()["event"]["type"], "app_mention");
}

TEST(Events, OpeningTheAppTellsTheBot) {
  Town town;
  auto const channel = town.app_channel(lena);
  town.post("open", {{"as", lena}, {"channel", channel}, {"tab", "home"}});
  ASSERT_TRUE(town.wait_for_requests(1));
  auto const first = town.last().json()["event"];
  EXPECT_EQ(first["type"], "app_home_opened");
  EXPECT_EQ(first["tab"], "home");
  EXPECT_EQ(first["user"], lena);
  EXPECT_EQ(first["channel"], channel);
  EXPECT_FALSE(first.contains("view"));

  town.api("views.publish",
           {{"user_id", lena}, {"view", {{"type", "home"}, {"blocks", {section("s")}}}}});
  town.post("open", {{"as", lena}, {"channel", channel}});
  ASSERT_TRUE(town.wait_for_requests(2));
  EXPECT_EQ(town.last().json()["event"]["tab"], "messages");
  EXPECT_EQ(town.last().json()["event"]["view"]["type"], "home");
}

TEST(Events, ANewColleagueIsATeamJoin) {
  Town town;
  EXPECT_EQ(
      town.post("person", {{"id", "U0NEW00001"}, {"name", "new"}, {"real_name", "New One"}})["ok"],
      true);
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(town.last().json()["event"]["type"], "team_join");
  EXPECT_EQ(town.last().json()["event"]["user"]["id"], "U0NEW00001");
  EXPECT_FALSE(town.app_channel("U0NEW00001").empty());
}

TEST(Events, WhatIsNotSubscribedIsNotSent) {
  auto settings = usual_settings();
  settings.events = {"app_home_opened"};
  Town town(settings);
  say_hello(town);
  town.post("open", {{"as", lena}, {"channel", town.app_channel(lena)}});
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(town.last().json()["event"]["type"], "app_home_opened");
}

TEST(Events, AFailedDeliveryIsTriedThreeTimesMore) {
  Town town(quick_retries());
  town.bot_answers(500, "");
  say_hello(town);
  ASSERT_TRUE(town.wait_for_requests(4));
  EXPECT_FALSE(town.received()[0].headers.contains("x-slack-retry-num"));
  for (std::size_t attempt = 1; attempt <= 3; ++attempt) {
    auto const& retry = town.received()[attempt];
    EXPECT_EQ(retry.headers.at("x-slack-retry-num"), std::to_string(attempt));
    EXPECT_EQ(retry.headers.at("x-slack-retry-reason"), "http_error");
    EXPECT_EQ(retry.json()["event_id"], town.received()[0].json()["event_id"]);
  }
}

TEST(Events, ASuccessfulRetryIsTheLast) {
  Town town(quick_retries());
  town.bot_answers_once(500, "");
  say_hello(town);
  ASSERT_TRUE(town.wait_for_requests(2));
  town.command(lena, general, "/cert");
  EXPECT_EQ(town.received().size(), 3U);
  EXPECT_EQ(town.last().field("command"), "/cert");
}

}  // namespace
}  // namespace sandbox_tests
