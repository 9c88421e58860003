// The app's life in the workspace, and changes of people and channels that it is told of.
#include <gtest/gtest.h>

#include "tests/sandbox/support/socket_app.hpp"

namespace sandbox_tests {
namespace {

sandbox::Settings subscribed(sandbox::Settings settings = usual_settings()) {
  settings.events = {"*"};
  return settings;
}

Json event_of(Received const& received) { return received.json()["event"]; }

TEST(Installation, RemovingTheAppIsToldTwiceAndEndsItsCalls) {
  Town town(subscribed());
  EXPECT_EQ(town.post("installation", {{"installed", "no"}})["ok"], true);
  ASSERT_TRUE(town.wait_for_requests(2));
  EXPECT_EQ(event_of(town.received()[0])["type"], "app_uninstalled");
  auto const revoked = event_of(town.received()[1]);
  EXPECT_EQ(revoked["type"], "tokens_revoked");
  EXPECT_EQ(revoked["tokens"]["bot"], (Json{"U0BOT00001"}));
  EXPECT_EQ(town.api("auth.test", Json::object())["error"], "account_inactive");
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "dispatch_failed");
  EXPECT_EQ(town.received().size(), 2U);
  town.post("installation", {{"installed", "yes"}});
  EXPECT_EQ(town.api("auth.test", Json::object())["ok"], true);
}

TEST(Installation, RevokingTheTokenIsToldAndEndsItsCalls) {
  Town town(subscribed());
  EXPECT_EQ(town.api("auth.revoke", {{"test", "true"}}), (Json{{"ok", true}, {"revoked", false}}));
  EXPECT_EQ(town.api("auth.revoke", Json::object()), (Json{{"ok", true}, {"revoked", true}}));
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(event_of(town.last())["type"], "tokens_revoked");
  EXPECT_EQ(town.api("chat.postMessage", {{"channel", general}, {"text", "x"}})["error"],
            "token_revoked");
}

TEST(Installation, RemovingTheAppTellsItsSocketsThenClosesThem) {
  auto settings = subscribed(socket_settings());
  settings.timing.acknowledgement = std::chrono::milliseconds(300);
  Town town(std::move(settings));
  SocketApp app(town);
  town.post("installation", {{"installed", "no"}});
  ASSERT_TRUE(app.wait_for_end());
  auto const got = app.received();
  ASSERT_EQ(got.size(), 3U);
  EXPECT_EQ(got[0]["payload"]["event"]["type"], "app_uninstalled");
  EXPECT_EQ(got[1]["payload"]["event"]["type"], "tokens_revoked");
  EXPECT_EQ(got[2]["reason"], "link_disabled");
  EXPECT_EQ(town.api_with_token(app_token, "apps.connections.open", Json::object())["error"],
            "account_inactive");
}

TEST(Installation, AnotherWordForItIsRefused) {
  Town town;
  EXPECT_EQ(town.post_answer("installation", {{"installed", "perhaps"}}).status, 400);
}

TEST(People, AChangedProfileIsTold) {
  Town town(subscribed());
  town.post("profile", {{"id", lena}, {"email", "lena.vogt@example.com"}, {"tz", "Asia/Tokyo"}});
  ASSERT_TRUE(town.wait_for_requests(1));
  auto const event = event_of(town.last());
  EXPECT_EQ(event["type"], "user_change");
  EXPECT_EQ(event["user"]["profile"]["email"], "lena.vogt@example.com");
  EXPECT_EQ(event["user"]["tz"], "Asia/Tokyo");
  EXPECT_EQ(event["user"]["real_name"], "Lena Vogt");
  EXPECT_EQ(town.api("users.info", {{"user", lena}})["user"]["tz"], "Asia/Tokyo");
}

TEST(People, ADeactivatedAccountIsTold) {
  Town town(subscribed());
  town.post("profile", {{"id", lena}, {"deleted", true}});
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(event_of(town.last())["user"]["deleted"], true);
  EXPECT_EQ(town.post_answer("profile", {{"id", "U0BOT00001"}, {"deleted", true}}).status, 404);
  EXPECT_EQ(town.post_answer("profile", {{"id", "U0NOBODY01"}}).status, 404);
}

TEST(People, WhoJoinsAChannelOfTheAppIsTold) {
  Town town(subscribed());
  town.post("member", {{"channel", secret_channel}, {"user", lena}});
  ASSERT_TRUE(town.wait_for_requests(1));
  auto const event = event_of(town.last());
  EXPECT_EQ(event["type"], "member_joined_channel");
  EXPECT_EQ(event["user"], lena);
  EXPECT_EQ(event["channel"], secret_channel);
  EXPECT_EQ(event["channel_type"], "G");
  town.post("member", {{"channel", secret_channel}, {"user", lena}, {"member", false}});
  ASSERT_TRUE(town.wait_for_requests(2));
  EXPECT_EQ(event_of(town.last())["type"], "member_left_channel");
}

TEST(People, TheAppIsToldThatItWasTakenIntoAChannelOrOut) {
  Town town(subscribed());
  auto const post = [&town] {
    return town.api("conversations.history", {{"channel", not_joined}});
  };
  EXPECT_EQ(post()["error"], "not_in_channel");
  town.post("member", {{"channel", not_joined}, {"user", "U0BOT00001"}});
  ASSERT_TRUE(town.wait_for_requests(1));
  EXPECT_EQ(event_of(town.last())["user"], "U0BOT00001");
  EXPECT_EQ(post()["ok"], true);
  town.post("member", {{"channel", not_joined}, {"user", "U0BOT00001"}, {"member", false}});
  ASSERT_TRUE(town.wait_for_requests(2));
  EXPECT_EQ(event_of(town.last())["type"], "member_left_channel");
  EXPECT_EQ(post()["error"], "not_in_channel");
}

TEST(People, ChannelMessagesReachASubscribedApp) {
  auto settings = usual_settings();
  settings.events = {"message.channels", "app_mention"};
  Town town(std::move(settings));
  town.post("message", {{"as", lena}, {"channel", general}, {"text", "hello <@U0BOT00001>"}});
  ASSERT_TRUE(town.wait_for_requests(2));
  EXPECT_EQ(event_of(town.received()[0])["channel_type"], "channel");
  EXPECT_EQ(event_of(town.received()[1])["type"], "app_mention");
  EXPECT_FALSE(event_of(town.received()[1]).contains("channel_type"));
}

}  // namespace
}  // namespace sandbox_tests
