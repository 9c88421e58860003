// The Web API's doors: tokens, scopes, body forms, unknown methods, people.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

net::HttpCall api_call(Town& town, std::string const& method) {
  net::HttpCall call("POST", town.url("api/" + method));
  call.headers = {{"Authorization", std::string("Bearer ") + bot_token}};
  return call;
}

TEST(WebApi, AuthTestSaysWhoTheBotIs) {
  Town town;
  auto const answer = town.api("auth.test", Json::object());
  EXPECT_EQ(answer["ok"], true);
  EXPECT_EQ(answer["user_id"], "U0BOT00001");
  EXPECT_EQ(answer["bot_id"], "B0BOT00001");
  EXPECT_EQ(answer["team_id"], "T0SANDBOX1");
}

TEST(WebApi, RefusalsComeWithStatus200) {
  Town town;
  auto const answer = town.api_form("no.such", "");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.json()["ok"], false);
  EXPECT_EQ(answer.json()["error"], "unknown_method");
}

TEST(WebApi, ATokenIsNeededAndMustBeTheRightOne) {
  Town town;
  auto call = api_call(town, "auth.test");
  call.headers.clear();
  EXPECT_EQ(town.send(call).json()["error"], "not_authed");
  call.headers = {{"Authorization", "Bearer xoxb-other"}};
  EXPECT_EQ(town.send(call).json()["error"], "invalid_auth");
  call.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  call.body = std::string("token=") + bot_token;
  EXPECT_EQ(town.send(call).json()["ok"], true);
}

TEST(WebApi, AMissingScopeIsNamed) {
  auto settings = usual_settings();
  settings.scopes = {"commands", "users:read"};
  Town town(settings);
  auto const answer = town.api_form("chat.postMessage", "channel=C0GENERAL1&text=hi");
  EXPECT_EQ(answer.json()["error"], "missing_scope");
  EXPECT_EQ(answer.json()["needed"], "chat:write");
  EXPECT_EQ(answer.json()["provided"], "commands,users:read");
  EXPECT_EQ(answer.headers.at("x-oauth-scopes"), "commands,users:read");
}

TEST(WebApi, WriteMethodsTakeJson) {
  Town town;
  auto call = api_call(town, "chat.postMessage");
  call.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  call.body = Json{{"channel", general}, {"blocks", {section("hi")}}}.dump();
  auto const answer = town.send(call).json();
  EXPECT_EQ(answer["ok"], true);
  EXPECT_FALSE(answer.contains("warning"));
}

TEST(WebApi, ReadMethodsDoNotLookAtJson) {
  Town town;
  auto call = api_call(town, "users.info");
  call.headers.emplace_back("Content-Type", "application/json");
  call.body = Json{{"user", lena}}.dump();
  auto const answer = town.send(call).json();
  EXPECT_EQ(answer["error"], "invalid_arguments");
  EXPECT_EQ(answer["warning"], "missing_charset");
}

TEST(WebApi, BadJsonHasItsErrors) {
  Town town;
  auto call = api_call(town, "chat.postMessage");
  call.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  call.body = "{";
  EXPECT_EQ(town.send(call).json()["error"], "invalid_json");
  call.body = std::string(100'000, '[');
  EXPECT_EQ(town.send(call).json()["error"], "invalid_json");
  call.body = std::string(5'000, '[') + std::string(5'000, ']');
  EXPECT_EQ(town.send(call).json()["error"], "invalid_json");
  call.body = "[]";
  EXPECT_EQ(town.send(call).json()["error"], "json_not_object");
}

TEST(WebApi, APersonsAddressNeedsItsScope) {
  Town all;
  EXPECT_EQ(all.api("users.info", {{"user", lena}})["user"]["profile"]["email"],
            "lena@example.com");
  auto settings = usual_settings();
  settings.scopes = {"users:read"};
  Town few(settings);
  auto const user = few.api("users.info", {{"user", lena}})["user"];
  EXPECT_FALSE(user["profile"].contains("email"));
  EXPECT_EQ(few.api("users.lookupByEmail", {{"email", "lena@example.com"}})["needed"],
            "users:read.email");
}

TEST(WebApi, APersonsTimeZoneMayBeNull) {
  Town town;
  auto const berlin = town.api("users.info", {{"user", lena}})["user"];
  EXPECT_EQ(berlin["tz"], "Europe/Berlin");
  EXPECT_GE(berlin["tz_offset"].get<int>(), 3600);
  EXPECT_TRUE(town.api("users.info", {{"user", omar}})["user"]["tz"].is_null());
}

TEST(WebApi, UnknownPeopleAreNotFound) {
  Town town;
  EXPECT_EQ(town.api("users.info", {{"user", "U0NOBODY01"}})["error"], "user_not_found");
  EXPECT_EQ(town.api("users.lookupByEmail", {{"email", "no@example.com"}})["error"],
            "users_not_found");
  EXPECT_EQ(town.api("users.lookupByEmail", {{"email", "omar@example.com"}})["user"]["id"], omar);
}

TEST(WebApi, ListsComeInPagesShorterThanTheLimit) {
  Town town;
  std::set<std::string> seen;
  std::string cursor;
  std::size_t pages = 0;
  do {
    auto const page = town.api("users.list", {{"limit", "2"}, {"cursor", cursor}});
    ASSERT_EQ(page["ok"], true);
    EXPECT_LE(page["members"].size(), 2U);
    for (auto const& member : page["members"]) seen.insert(member["id"].get<std::string>());
    cursor = page["response_metadata"]["next_cursor"];
    ASSERT_LT(++pages, 20U);
  } while (!cursor.empty());
  EXPECT_EQ(seen.size(), 5U);  // three people, the bot, Slackbot
  EXPECT_EQ(town.api("users.list", {{"limit", "4"}})["members"].size(), 3U);
  EXPECT_EQ(town.api("users.list", {{"cursor", "nonsense"}})["error"], "invalid_cursor");
}

}  // namespace
}  // namespace sandbox_tests
