// Clicks, choices and entries: the block_actions payloads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::StartsWith;

Json option(std::string const& value) { return {{"text", plain(value)}, {"value", value}}; }

Json choices() {
  return {
      {"type", "actions"},
      {"block_id", "b"},
      {"elements",
       {button("go"),
        {{"type", "static_select"}, {"action_id", "pick"}, {"options", {option("a"), option("c")}}},
        {{"type", "checkboxes"}, {"action_id", "tick"}, {"options", {option("x"), option("y")}}},
        {{"type", "datepicker"}, {"action_id", "day"}, {"initial_date", "2026-02-28"}},
        {{"type", "users_select"}, {"action_id", "who"}},
        {{"type", "overflow"}, {"action_id", "more"}, {"options", {option("o")}}}}}};
}

Json posted(Town& town) {
  return town.api("chat.postMessage",
                  {{"channel", general}, {"text", "Vote"}, {"blocks", {choices()}}});
}

Json click(Town& town, Json const& ts, std::string const& action_id, Json const& value = nullptr) {
  return town.post("action",
                   {{"as", lena},
                    {"container", {{"type", "message"}, {"channel", general}, {"ts", ts}}},
                    {"block_id", "b"},
                    {"action_id", action_id},
                    {"value", value},
                    {"state", Json::object()}});
}

TEST(Actions, AButtonInAMessageSendsTheMessageAndItsState) {
  Town town;
  auto const ts = posted(town)["ts"];
  EXPECT_EQ(click(town, ts, "go")["ok"], true);
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["type"], "block_actions");
  EXPECT_EQ(payload["container"], (Json{{"type", "message"},
                                        {"message_ts", ts},
                                        {"channel_id", general},
                                        {"is_ephemeral", false}}));
  EXPECT_EQ(payload["channel"], (Json{{"id", general}, {"name", "general"}}));
  EXPECT_EQ(payload["message"]["text"], "Vote");
  EXPECT_EQ(
      payload["user"],
      (Json{{"id", lena}, {"username", "lena"}, {"name", "lena"}, {"team_id", "T0SANDBOX1"}}));
  EXPECT_THAT(payload["response_url"].get<std::string>(),
              StartsWith(town.url("response/actions/")));
  auto const& action = payload["actions"][0];
  EXPECT_EQ(action["type"], "button");
  EXPECT_EQ(action["value"], "v1");
  EXPECT_EQ(action["text"]["emoji"], true);
  auto const& values = payload["state"]["values"]["b"];
  EXPECT_TRUE(values["pick"]["selected_option"].is_null());
  EXPECT_EQ(values["tick"]["selected_options"], Json::array());
  EXPECT_EQ(values["day"]["selected_date"], "2026-02-28");
  EXPECT_TRUE(values["who"]["selected_user"].is_null());
  EXPECT_FALSE(values.contains("go"));
}

TEST(Actions, EachElementSaysItsChoiceInItsOwnWay) {
  Town town;
  auto const ts = posted(town)["ts"];
  auto const chosen = [&](std::string const& id, Json const& value) {
    click(town, ts, id, value);
    return town.last().payload()["actions"][0];
  };
  EXPECT_EQ(chosen("pick", {{"option", "c"}})["selected_option"]["value"], "c");
  EXPECT_EQ(chosen("tick", {{"options", {"x", "y"}}})["selected_options"].size(), 2U);
  EXPECT_EQ(chosen("day", {{"date", "2026-03-01"}})["selected_date"], "2026-03-01");
  EXPECT_EQ(chosen("who", {{"id", omar}})["selected_user"], omar);
  EXPECT_EQ(chosen("more", {{"option", "o"}})["selected_option"]["value"], "o");
}

TEST(Actions, AChoiceIsAlsoInTheState) {
  Town town;
  auto const ts = posted(town)["ts"];
  click(town, ts, "pick", {{"option", "c"}});
  EXPECT_EQ(town.last().payload()["state"]["values"]["b"]["pick"]["selected_option"]["value"], "c");
}

TEST(Actions, WhatIsNotOfferedIsRefused) {
  Town town;
  auto const ts = posted(town)["ts"];
  auto const sent = town.received().size();
  EXPECT_TRUE(click(town, ts, "pick", {{"option", "zzz"}}).contains("error"));
  EXPECT_TRUE(click(town, ts, "day", {{"date", "2026-02-30"}}).contains("error"));
  EXPECT_TRUE(click(town, ts, "nothing").contains("error"));
  EXPECT_TRUE(click(town, "1.000000", "go").contains("error"));
  EXPECT_EQ(town.received().size(), sent);
}

TEST(Actions, AnEphemeralMessageIsNotInThePayload) {
  Town town;
  auto const ts = town.api("chat.postEphemeral", {{"channel", general},
                                                  {"user", lena},
                                                  {"text", "Vote"},
                                                  {"blocks", {choices()}}})["message_ts"];
  EXPECT_EQ(click(town, ts, "go")["ok"], true);
  auto const payload = town.last().payload();
  EXPECT_FALSE(payload.contains("message"));
  EXPECT_EQ(payload["container"]["is_ephemeral"], true);
  EXPECT_TRUE(payload.contains("response_url"));
}

TEST(Actions, AHomeSendsItsViewAndNoResponseUrl) {
  Town town;
  Json const home{{"type", "home"}, {"blocks", {choices()}}};
  auto const view = town.api("views.publish", {{"user_id", lena}, {"view", home}})["view"];
  auto const answer =
      town.post("action", {{"as", lena},
                           {"container", {{"type", "view"}, {"view_id", view["id"]}}},
                           {"block_id", "b"},
                           {"action_id", "pick"},
                           {"value", {{"option", "a"}}}});
  EXPECT_EQ(answer["ok"], true);
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["container"], (Json{{"type", "view"}, {"view_id", view["id"]}}));
  EXPECT_EQ(payload["view"]["type"], "home");
  EXPECT_EQ(payload["view"]["hash"], view["hash"]);
  EXPECT_EQ(payload["view"]["state"]["values"]["b"]["pick"]["selected_option"]["value"], "a");
  EXPECT_FALSE(payload.contains("response_url"));
  EXPECT_FALSE(payload.contains("channel"));
  EXPECT_FALSE(payload.contains("message"));
}

TEST(Actions, AnInputFiresOnlyWithDispatchAction) {
  Town town;
  auto quiet = text_input("quiet");
  auto loud = text_input("loud");
  loud["dispatch_action"] = true;
  Json const view = modal({quiet, loud});
  auto const id =
      town.api("views.open", {{"trigger_id", town.trigger()}, {"view", view}})["view"]["id"];
  auto const enter = [&](std::string const& block) {
    town.post("action", {{"as", lena},
                         {"container", {{"type", "view"}, {"view_id", id}}},
                         {"block_id", block},
                         {"action_id", "text"},
                         {"value", {{"text", "hello"}}}});
  };
  auto const sent = town.received().size();
  enter("quiet");
  EXPECT_EQ(town.received().size(), sent);
  enter("loud");
  ASSERT_EQ(town.received().size(), sent + 1);
  EXPECT_EQ(town.last().payload()["actions"][0]["value"], "hello");
  EXPECT_EQ(town.last().payload()["view"]["state"]["values"]["quiet"]["text"]["value"], "hello");
}

}  // namespace
}  // namespace sandbox_tests
