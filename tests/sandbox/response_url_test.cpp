// response_urls: uses, age, and what each flag does.
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

Answer respond(Town& town, std::string const& url, Json const& body) {
  net::HttpCall call("POST", url);
  call.headers = {{"Content-Type", "application/json"}};
  call.body = body.dump();
  return town.send(std::move(call));
}

std::string command_url(Town& town, std::string const& channel = general) {
  town.command(lena, channel, "/cert status");
  return town.last().field("response_url");
}

// The URL of a click on a button in a new message, and the message's ts.
std::pair<std::string, Json> click_url(Town& town) {
  Json const row{{"type", "actions"}, {"block_id", "b"}, {"elements", {button("go")}}};
  auto const ts = town.api("chat.postMessage",
                           {{"channel", general}, {"text", "Vote"}, {"blocks", {row}}})["ts"];
  town.post("action", {{"as", lena},
                       {"container", {{"type", "message"}, {"channel", general}, {"ts", ts}}},
                       {"block_id", "b"},
                       {"action_id", "go"}});
  return {town.last().payload()["response_url"].get<std::string>(), ts};
}

TEST(ResponseUrl, IsForThePersonUnlessSaidOtherwise) {
  Town town;
  auto const url = command_url(town);
  EXPECT_EQ(respond(town, url, {{"text", "psst"}}).json()["ok"], true);
  EXPECT_EQ(respond(town, url, {{"text", "all"}, {"response_type", "in_channel"}}).status, 200);
  EXPECT_EQ(town.conversation(lena, general)["messages"].size(), 2U);
  auto const others = town.conversation(omar, general)["messages"];
  ASSERT_EQ(others.size(), 1U);
  EXPECT_EQ(others[0]["text"], "all");
}

TEST(ResponseUrl, WorksWhereTheBotIsNoMember) {
  Town town;
  EXPECT_EQ(respond(town, command_url(town, not_joined), {{"text", "hi"}}).status, 200);
  EXPECT_EQ(town.conversation(lena, not_joined)["messages"].size(), 1U);
}

TEST(ResponseUrl, EndsAfterFiveUses) {
  Town town;
  auto const url = command_url(town);
  for (int use = 0; use < 5; ++use) EXPECT_EQ(respond(town, url, {{"text", "x"}}).status, 200);
  auto const sixth = respond(town, url, {{"text", "x"}});
  EXPECT_EQ(sixth.status, 404);
  EXPECT_EQ(sixth.json()["error"], "used_url");
  EXPECT_EQ(town.conversation(lena, general)["messages"].size(), 5U);
}

TEST(ResponseUrl, EndsWithItsTime) {
  auto settings = usual_settings();
  settings.timing.response_url = std::chrono::milliseconds(0);
  Town town(settings);
  EXPECT_EQ(respond(town, command_url(town), {{"text", "x"}}).json()["error"], "expired_url");
  EXPECT_EQ(respond(town, town.url("response/commands/T1/guess"), {{"text", "x"}}).status, 404);
}

TEST(ResponseUrl, ReplacesTheMessageOfTheClick) {
  Town town;
  auto const [url, ts] = click_url(town);
  EXPECT_EQ(respond(town, url, {{"replace_original", true}, {"text", "Done"}}).status, 200);
  auto const messages = town.conversation(omar, general)["messages"];
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0]["ts"], ts);
  EXPECT_EQ(messages[0]["text"], "Done");
  EXPECT_TRUE(messages[0]["blocks"].empty());
}

TEST(ResponseUrl, DeletesTheMessageOfTheClick) {
  Town town;
  auto const url = click_url(town).first;
  EXPECT_EQ(respond(town, url, {{"delete_original", "true"}}).status, 200);
  EXPECT_TRUE(town.conversation(omar, general)["messages"].empty());
}

TEST(ResponseUrl, NeverReplacesACommand) {
  Town town;
  auto const url = command_url(town);
  respond(town, url, {{"replace_original", true}, {"text", "Answer"}});
  respond(town, url, {{"delete_original", true}});
  EXPECT_EQ(town.conversation(lena, general)["messages"].size(), 1U);
}

TEST(ResponseUrl, ReplacesAnEphemeralMessageForItsReader) {
  Town town;
  Json const row{{"type", "actions"}, {"block_id", "b"}, {"elements", {button("go")}}};
  town.bot_answers_once(200, Json{{"text", "Choose"}, {"blocks", {row}}}.dump());
  town.command(lena, general, "/cert quiz");
  auto const ts = town.conversation(lena, general)["messages"][0]["ts"];
  town.post("action", {{"as", lena},
                       {"container", {{"type", "message"}, {"channel", general}, {"ts", ts}}},
                       {"block_id", "b"},
                       {"action_id", "go"}});
  auto const url = town.last().payload()["response_url"].get<std::string>();
  respond(town, url,
          {{"replace_original", true}, {"response_type", "in_channel"}, {"text", "Chosen"}});
  auto const seen = town.conversation(lena, general)["messages"];
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0]["text"], "Chosen");
  EXPECT_EQ(seen[0]["ephemeral"], true);
  EXPECT_TRUE(town.conversation(omar, general)["messages"].empty());
}

TEST(ResponseUrl, BadBodiesAreRefused) {
  Town town;
  auto const url = command_url(town);
  EXPECT_EQ(respond(town, url, Json::array()).status, 400);
  EXPECT_EQ(respond(town, url, Json::object()).json()["error"], "no_text");
  EXPECT_EQ(respond(town, url, {{"blocks", {{{"type", "secton"}}}}}).json()["error"],
            "invalid_blocks");
}

}  // namespace
}  // namespace sandbox_tests
