// Slash commands: what the bot is sent, what its answer shows, what a late one shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sandbox/signing.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

TEST(Commands, TheBotIsSentASignedFormAsSlackSendsIt) {
  Town town;
  EXPECT_EQ(town.command(lena, general, "/cert status now")["ok"], true);

  ASSERT_EQ(town.received().size(), 1U);
  auto const& request = town.last();
  EXPECT_EQ(request.headers.at("content-type"), "application/x-www-form-urlencoded");
  EXPECT_EQ(request.headers.at("x-slack-signature"),
            sandbox::sign_request(signing_secret, request.headers.at("x-slack-request-timestamp"),
                                  request.body));
  EXPECT_EQ(request.field("command"), "/cert");
  EXPECT_EQ(request.field("text"), "status now");
  EXPECT_THAT(request.body, HasSubstr("text=status+now"));
  EXPECT_EQ(request.field("user_id"), lena);
  EXPECT_EQ(request.field("user_name"), "lena");
  EXPECT_EQ(request.field("channel_id"), general);
  EXPECT_EQ(request.field("channel_name"), "general");
  EXPECT_EQ(request.field("team_id"), "T0SANDBOX1");
  EXPECT_EQ(request.field("team_domain"), "sandbox");
  EXPECT_EQ(request.field("is_enterprise_install"), "false");
  EXPECT_EQ(request.field("api_app_id"), "A0SANDBOX1");
  EXPECT_THAT(request.field("trigger_id"), MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9a-f]+"));
  EXPECT_THAT(request.field("response_url"), StartsWith(town.url("response/commands/")));
}

TEST(Commands, ADirectMessageHasNoNameOfItsOwn) {
  Town town;
  town.command(lena, town.app_channel(lena), "/cert");
  EXPECT_EQ(town.last().field("channel_name"), "directmessage");
  EXPECT_EQ(town.last().field("text"), "");
}

TEST(Commands, AHandleArrivesAsAMentionAndTheRestEscaped) {
  Town town;
  town.command(lena, general, "/cert status @omar & <b>");
  EXPECT_EQ(town.last().field("text"), "status <@U0OMAR0001> &amp; &lt;b&gt;");
}

TEST(Commands, AnEphemeralReplyIsSeenByThePersonOnly) {
  Town town;
  town.bot_answers(200, R"({"text":"You are fine","blocks":[{"type":"divider"}]})");
  town.command(lena, general, "/cert status");

  auto const seen = town.conversation(lena, general)["messages"];
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0]["text"], "You are fine");
  EXPECT_EQ(seen[0]["ephemeral"], true);
  EXPECT_EQ(seen[0]["bot_id"], "B0BOT00001");
  EXPECT_FALSE(seen[0]["blocks"][0]["block_id"].get<std::string>().empty());
  EXPECT_TRUE(town.conversation(omar, general)["messages"].empty());
}

TEST(Commands, APlainTextReplyIsShownAsItIs) {
  Town town;
  town.bot_answers(200, "Working on it", "text/plain");
  town.command(lena, general, "/cert");
  EXPECT_EQ(town.conversation(lena, general)["messages"][0]["text"], "Working on it");
}

TEST(Commands, AnInChannelReplyShowsTheCommandToo) {
  Town town;
  town.bot_answers(200, R"({"response_type":"in_channel","text":"For all"})");
  town.command(lena, general, "/cert status");
  auto const seen = town.conversation(omar, general)["messages"];
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0]["text"], "/cert status");
  EXPECT_EQ(seen[0]["user"], lena);
  EXPECT_EQ(seen[1]["text"], "For all");
}

TEST(Commands, AReplyThatBreaksALimitIsSilentlyNotShown) {
  Town town;
  Json const reply{{"blocks", Json::array({section(std::string(3001, 'x'))})}};
  town.bot_answers(200, reply.dump());
  EXPECT_EQ(town.command(lena, general, "/cert")["ok"], true);
  EXPECT_TRUE(town.conversation(lena, general)["messages"].empty());
  auto const exchange = town.get("client/traffic?since=0")["exchanges"].back();
  EXPECT_THAT(exchange["note"].get<std::string>(), HasSubstr("json-pointer:/blocks/0/text/text"));
}

TEST(Commands, ALateBotGivesOperationTimeout) {
  auto settings = usual_settings();
  settings.timing.acknowledgement = std::chrono::milliseconds(60);
  Town town(settings);
  town.bot_hangs();
  auto const answer = town.command(lena, general, "/cert status");
  EXPECT_EQ(answer["ok"], false);
  EXPECT_EQ(answer["error"], "operation_timeout");
  auto const shown = town.conversation(lena, general)["messages"][0];
  EXPECT_EQ(shown["user"], "USLACKBOT");
  EXPECT_EQ(shown["ephemeral"], true);
  EXPECT_THAT(shown["text"].get<std::string>(), HasSubstr("operation_timeout"));
}

TEST(Commands, AnErrorStatusGivesDispatchFailed) {
  Town town;
  town.bot_answers(500, "");
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "dispatch_failed");
  EXPECT_THAT(town.conversation(lena, general)["messages"][0]["text"].get<std::string>(),
              HasSubstr("dispatch_failed"));
}

TEST(Commands, AnUnreachableBotGivesDispatchFailed) {
  Town town;
  town.sandbox().set_bot_url("http://127.0.0.1:1/slack/events");
  EXPECT_EQ(town.command(lena, general, "/cert status")["error"], "dispatch_failed");
}

TEST(Commands, AnUnknownCommandIsAnsweredBySlackbot) {
  Town town;
  EXPECT_EQ(town.command(lena, general, "/nope")["ok"], false);
  EXPECT_TRUE(town.received().empty());
  EXPECT_THAT(town.conversation(lena, general)["messages"][0]["text"].get<std::string>(),
              HasSubstr("is not a valid command"));
}

TEST(Commands, AChannelThatThePersonDoesNotSeeIsRefused) {
  Town town;
  auto const answer =
      town.post_answer("command", {{"as", lena}, {"channel", secret_channel}, {"text", "/cert"}});
  EXPECT_EQ(answer.status, 404);
  EXPECT_TRUE(town.received().empty());
}

}  // namespace
}  // namespace sandbox_tests
