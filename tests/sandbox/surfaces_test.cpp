// Shortcuts, selects that the app fills, and links that it unfurls.
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using sandbox::Shortcut;

sandbox::Settings with_surfaces() {
  auto settings = usual_settings();
  settings.shortcuts = {{Shortcut::Kind::global, "poll_global", "Start a poll", "Asks everybody"},
                        {Shortcut::Kind::message, "poll_message", "Poll about this", ""}};
  settings.unfurl_domains = {"polls.example"};
  settings.events = {"link_shared"};
  return settings;
}

std::string say(Town& town, std::string const& text) {
  return town.post("message", {{"as", lena}, {"channel", general}, {"text", text}})["ts"];
}

TEST(Shortcuts, AGlobalOneOpensAModalAndKnowsNoChannel) {
  Town town(with_surfaces());
  EXPECT_EQ(town.get(std::string("client/workspace?as=") + lena)["shortcuts"][0]["name"],
            "Start a poll");
  EXPECT_EQ(town.post("shortcut", {{"as", lena}, {"callback_id", "poll_global"}})["ok"], true);
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["type"], "shortcut");
  EXPECT_EQ(payload["callback_id"], "poll_global");
  EXPECT_EQ(payload["user"]["id"], lena);
  EXPECT_FALSE(payload.contains("channel"));
  EXPECT_FALSE(payload.contains("response_url"));
  auto const opened = town.api("views.open", {{"trigger_id", payload["trigger_id"]},
                                              {"view", modal(Json::array({section("s")}))}});
  EXPECT_EQ(opened["ok"], true);
}

TEST(Shortcuts, OneOfAMessageBringsTheMessageAndAResponseUrl) {
  Town town(with_surfaces());
  auto const ts = say(town, "let us vote");
  Json const call{{"as", lena}, {"callback_id", "poll_message"}, {"channel", general}, {"ts", ts}};
  EXPECT_EQ(town.post("shortcut", call)["ok"], true);
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["type"], "message_action");
  EXPECT_EQ(payload["message_ts"], ts);
  EXPECT_EQ(payload["message"]["text"], "let us vote");
  EXPECT_EQ(payload["channel"]["id"], general);
  net::HttpCall reply("POST", payload["response_url"]);
  reply.headers = {{"Content-Type", "application/json"}};
  reply.body = R"({"text":"noted"})";
  EXPECT_EQ(town.send(reply).status, 200);
  auto const messages = town.conversation(lena, general)["messages"];
  EXPECT_EQ(messages.back()["text"], "noted");
  EXPECT_EQ(messages.back()["ephemeral"], true);
}

TEST(Shortcuts, UnknownOnesAndUnseenMessagesAreRefused) {
  Town town(with_surfaces());
  EXPECT_EQ(town.post_answer("shortcut", {{"as", lena}, {"callback_id", "other"}}).status, 404);
  Json const call{
      {"as", lena}, {"callback_id", "poll_message"}, {"channel", general}, {"ts", "1.000000"}};
  EXPECT_EQ(town.post_answer("shortcut", call).status, 404);
}

Json place_select() {
  return {{"type", "actions"},
          {"block_id", "b"},
          {"elements", {{{"type", "external_select"}, {"action_id", "place"}}}}};
}

TEST(Suggestions, TheAppGivesTheOptionsAndHearsTheWholeChoice) {
  Town town(with_surfaces());
  std::string const ts =
      town.api("chat.postMessage",
               {{"channel", general}, {"text", "t"}, {"blocks", {place_select()}}})["ts"];
  Json const option{{"text", plain("Green hall")}, {"value", "hall"}};
  town.bot_answers_once(200, Json{{"options", {option}}}.dump());
  Json call{{"as", lena},
            {"container", {{"type", "message"}, {"channel", general}, {"ts", ts}}},
            {"block_id", "b"},
            {"action_id", "place"},
            {"value", "gre"}};
  auto const answer = town.post("suggest", call);
  EXPECT_EQ(answer["options"][0], option);
  auto const asked = town.last().payload();
  EXPECT_EQ(asked["type"], "block_suggestion");
  EXPECT_EQ(asked["value"], "gre");
  EXPECT_EQ(asked["message"]["ts"], ts);
  EXPECT_FALSE(asked.contains("trigger_id"));

  call["value"] = {{"option", option}};
  EXPECT_EQ(town.post("action", call)["ok"], true);
  EXPECT_EQ(town.last().payload()["actions"][0]["selected_option"], option);
}

TEST(Suggestions, AnAnswerThatIsNoneIsAFailure) {
  Town town(with_surfaces());
  std::string const ts =
      town.api("chat.postMessage",
               {{"channel", general}, {"text", "t"}, {"blocks", {place_select()}}})["ts"];
  Json call{{"as", lena},
            {"container", {{"type", "message"}, {"channel", general}, {"ts", ts}}},
            {"block_id", "b"},
            {"action_id", "place"},
            {"value", "x"}};
  for (auto const* body : {"", "[]", R"({"options":"none"})", R"({"options":[{"text":"a"}]})",
                           R"({"option_groups":[{"options":[]}]})"}) {
    town.bot_answers_once(200, body);
    EXPECT_EQ(town.post("suggest", call)["ok"], false) << body;
  }
  call["action_id"] = "other";
  EXPECT_EQ(town.post_answer("suggest", call).status, 404);
}

TEST(Unfurling, ASharedLinkIsToldAndItsUnfurlIsShown) {
  Town town(with_surfaces());
  auto const ts = say(town, "See https://polls.example/17?a=1&b=2 and https://else.example/");
  ASSERT_TRUE(town.wait_for_requests(1));
  auto const event = town.last().json()["event"];
  EXPECT_EQ(event["type"], "link_shared");
  EXPECT_EQ(event["message_ts"], ts);
  ASSERT_EQ(event["links"].size(), 1U);
  std::string const url = event["links"][0]["url"];
  EXPECT_EQ(url, "https://polls.example/17?a=1&b=2");
  EXPECT_EQ(event["links"][0]["domain"], "polls.example");

  Json const unfurls{{url, {{"blocks", {section("A poll about lunch")}}}}};
  EXPECT_EQ(town.api("chat.unfurl", {{"channel", general}, {"ts", ts}, {"unfurls", unfurls}})["ok"],
            true);
  auto const shown = town.conversation(lena, general)["messages"][0]["attachments"];
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0]["from_url"], url);
  EXPECT_EQ(shown[0]["blocks"][0]["text"]["text"], "A poll about lunch");
}

TEST(Unfurling, AnUnfurlIdServesAndASecondUnfurlReplacesTheFirst) {
  Town town(with_surfaces());
  say(town, "https://www.polls.example/17");
  ASSERT_TRUE(town.wait_for_requests(1));
  auto const event = town.last().json()["event"];
  for (auto const* text : {"one", "two"}) {
    Json const unfurls{{"https://www.polls.example/17", {{"blocks", {section(text)}}}}};
    Json const arguments{
        {"unfurl_id", event["unfurl_id"]}, {"source", event["source"]}, {"unfurls", unfurls}};
    EXPECT_EQ(town.api("chat.unfurl", arguments)["ok"], true);
  }
  auto const shown = town.conversation(lena, general)["messages"][0]["attachments"];
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0]["blocks"][0]["text"]["text"], "two");
}

TEST(Unfurling, WhatDoesNotFitIsRefused) {
  Town town(with_surfaces());
  auto const ts = say(town, "https://polls.example/17");
  auto const unfurl = [&](std::string const& at, Json const& unfurls) {
    return town.api("chat.unfurl",
                    {{"channel", general}, {"ts", at}, {"unfurls", unfurls}})["error"];
  };
  Json const good{{"blocks", {section("s")}}};
  EXPECT_EQ(unfurl("1.000000", {{"https://polls.example/17", good}}), "cannot_find_message");
  EXPECT_EQ(unfurl(ts, {{"https://polls.example/18", good}}), "cannot_unfurl_url");
  EXPECT_EQ(unfurl(ts, {{"https://polls.example/17", "text"}}), "invalid_unfurls_format");
  Json const bad{{"blocks", {{{"type", "unknown"}}}}};
  EXPECT_EQ(unfurl(ts, {{"https://polls.example/17", bad}}), "invalid_blocks");
}

TEST(Unfurling, AButtonInAnUnfurlSaysWhereItStands) {
  Town town(with_surfaces());
  auto const ts = say(town, "https://polls.example/17");
  Json const actions{{"type", "actions"}, {"block_id", "b"}, {"elements", {button("vote")}}};
  Json const unfurls{{"https://polls.example/17", {{"blocks", {actions}}}}};
  town.api("chat.unfurl", {{"channel", general}, {"ts", ts}, {"unfurls", unfurls}});
  town.post("action", {{"as", lena},
                       {"container", {{"type", "message"}, {"channel", general}, {"ts", ts}}},
                       {"block_id", "b"},
                       {"action_id", "vote"}});
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["container"]["type"], "message_attachment");
  EXPECT_EQ(payload["container"]["attachment_id"], 1);
  EXPECT_EQ(payload["container"]["app_unfurl_url"], "https://polls.example/17");
}

}  // namespace
}  // namespace sandbox_tests
