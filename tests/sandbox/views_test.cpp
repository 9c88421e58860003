// Modals and App Homes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/blocks.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

Json open_modal(Town& town, Json const& view) {
  return town.api("views.open", {{"trigger_id", town.trigger()}, {"view", view}});
}

Json modals(Town& town) { return town.get(std::string("client/workspace?as=") + lena)["modals"]; }

Json typed(std::string const& block_id, std::string const& text) {
  return {{block_id, {{"text", {{"type", "plain_text_input"}, {"value", text}}}}}};
}

Json submit(Town& town, std::string const& view_id, Json const& state) {
  return town.post("submit", {{"as", lena}, {"view_id", view_id}, {"state", state}});
}

TEST(Views, ATriggerOpensOneModal) {
  Town town;
  auto const trigger = town.trigger();
  Json const arguments{{"trigger_id", trigger}, {"view", modal(one(text_input("q")))}};
  auto const opened = town.api("views.open", arguments);
  ASSERT_EQ(opened["ok"], true) << opened;
  EXPECT_EQ(opened["view"]["root_view_id"], opened["view"]["id"]);
  EXPECT_EQ(opened["view"]["state"]["values"]["q"]["text"]["value"], nullptr);
  ASSERT_EQ(modals(town).size(), 1U);
  EXPECT_EQ(modals(town)[0]["id"], opened["view"]["id"]);
  EXPECT_EQ(town.api("views.open", arguments)["error"], "exchanged_trigger_id");
}

TEST(Views, ATriggerThatIsLateOrUnknownIsRefused) {
  auto settings = usual_settings();
  settings.timing.trigger = std::chrono::milliseconds(0);
  Town town(settings);
  EXPECT_EQ(open_modal(town, modal(one(section("s"))))["error"], "expired_trigger_id");
  EXPECT_EQ(town.api("views.open",
                     {{"trigger_id", "1.2.3"}, {"view", modal(one(section("s")))}})["error"],
            "invalid_trigger_id");
  EXPECT_TRUE(modals(town).empty());
}

TEST(Views, ABadViewIsRefusedAndLeavesTheTriggerUnused) {
  Town town;
  auto const trigger = town.trigger();
  auto view = modal(one(section("s")));
  view["title"] = plain(std::string(25, 'x'));
  auto const refused = town.api("views.open", {{"trigger_id", trigger}, {"view", view}});
  EXPECT_EQ(refused["error"], "invalid_arguments");
  EXPECT_THAT(refused["response_metadata"]["messages"][0].get<std::string>(),
              HasSubstr("[json-pointer:/view/title/text]"));
  view["title"] = plain("Title");
  EXPECT_EQ(town.api("views.open", {{"trigger_id", trigger}, {"view", view}})["ok"], true);
}

TEST(Views, ASubmissionCarriesWhatWasEntered) {
  Town town;
  auto view = modal(one(text_input("q")));
  view["private_metadata"] = "course-3";
  auto const id = open_modal(town, view)["view"]["id"].get<std::string>();
  EXPECT_EQ(submit(town, id, typed("q", "Good"))["ok"], true);
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["type"], "view_submission");
  EXPECT_EQ(payload["user"]["id"], lena);
  EXPECT_EQ(payload["view"]["id"], id);
  EXPECT_EQ(payload["view"]["callback_id"], "feedback");
  EXPECT_EQ(payload["view"]["private_metadata"], "course-3");
  EXPECT_EQ(payload["view"]["state"]["values"]["q"]["text"]["value"], "Good");
  EXPECT_EQ(payload["response_urls"], Json::array());
  EXPECT_FALSE(payload["trigger_id"].get<std::string>().empty());
  EXPECT_FALSE(payload.contains("response_url"));
  EXPECT_TRUE(modals(town).empty());
}

TEST(Views, ARequiredInputIsAskedForBeforeTheBotIs) {
  Town town;
  auto const id = open_modal(town, modal(one(text_input("q"))))["view"]["id"].get<std::string>();
  auto const sent = town.received().size();
  EXPECT_EQ(submit(town, id, Json::object())["errors"]["q"],
            "Please complete this required field.");
  EXPECT_EQ(town.received().size(), sent);
}

TEST(Views, ErrorsOfTheBotKeepTheModalOpen) {
  Town town;
  auto const id = open_modal(town, modal(one(text_input("q"))))["view"]["id"].get<std::string>();
  town.bot_answers_once(200, R"({"response_action":"errors","errors":{"q":"Too short"}})");
  auto const answer = submit(town, id, typed("q", "x"));
  EXPECT_EQ(answer["ok"], false);
  EXPECT_EQ(answer["errors"]["q"], "Too short");
  EXPECT_EQ(modals(town).size(), 1U);
}

class WrongAcknowledgement : public testing::TestWithParam<std::string> {};

TEST_P(WrongAcknowledgement, ShowsTroubleConnecting) {
  Town town;
  auto const id = open_modal(town, modal(one(text_input("q"))))["view"]["id"].get<std::string>();
  town.bot_answers_once(200, GetParam());
  EXPECT_EQ(submit(town, id, typed("q", "x"))["error"], "trouble connecting");
  EXPECT_EQ(modals(town).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Every, WrongAcknowledgement,
    testing::Values(R"({"response_action":"errors","errors":{"other":"No such block"}})",
                    R"({"response_action":"update","view":{"type":"modal","blocks":[]}})",
                    R"({"response_action":"dance"})", "not json"));

TEST(Views, ANonsuccessStatusShowsTroubleConnecting) {
  Town town;
  auto const id = open_modal(town, modal(one(text_input("q"))))["view"]["id"].get<std::string>();
  town.bot_answers_once(500, "");
  EXPECT_EQ(submit(town, id, typed("q", "x"))["error"], "trouble connecting");
}

TEST(Views, ResponseActionsUpdatePushAndClear) {
  Town town;
  auto const id = open_modal(town, modal(one(text_input("q"))))["view"]["id"].get<std::string>();
  Json reply{{"response_action", "update"}, {"view", modal(one(text_input("second")))}};
  town.bot_answers_once(200, reply.dump());
  EXPECT_EQ(submit(town, id, typed("q", "x"))["ok"], true);
  EXPECT_EQ(modals(town)[0]["blocks"][0]["block_id"], "second");
  EXPECT_EQ(modals(town)[0]["id"], id);

  reply["response_action"] = "push";
  reply["view"] = modal(one(text_input("third")));
  town.bot_answers_once(200, reply.dump());
  submit(town, id, typed("second", "x"));
  auto const stack = modals(town);
  ASSERT_EQ(stack.size(), 2U);
  EXPECT_EQ(stack[1]["previous_view_id"], id);
  EXPECT_EQ(stack[1]["root_view_id"], id);

  town.bot_answers_once(200, R"({"response_action":"clear"})");
  submit(town, stack[1]["id"], typed("third", "x"));
  EXPECT_TRUE(modals(town).empty());
}

TEST(Views, PushNeedsATriggerOfTheOpenModalAndStopsAtThree) {
  Town town;
  auto const first = open_modal(
      town,
      modal(one({{"type", "actions"}, {"block_id", "b"}, {"elements", one(button("more"))}})));
  EXPECT_EQ(town.api("views.push",
                     {{"trigger_id", town.trigger()}, {"view", modal(one(section("s")))}})["error"],
            "not_found");
  for (int depth = 2; depth <= 4; ++depth) {
    town.post("action", {{"as", lena},
                         {"container", {{"type", "view"}, {"view_id", first["view"]["id"]}}},
                         {"block_id", "b"},
                         {"action_id", "more"}});
    auto const pushed = town.api("views.push", {{"trigger_id", town.last().payload()["trigger_id"]},
                                                {"view", modal(one(section("s")))}});
    EXPECT_EQ(pushed.value("error", ""), depth <= 3 ? "" : "push_limit_reached");
  }
}

TEST(Views, AnUpdateChecksTheHashAndKeepsWhatWasTyped) {
  Town town;
  auto const opened = open_modal(town, modal(one(text_input("q"))))["view"];
  town.post("submit", {{"as", lena}, {"view_id", opened["id"]}, {"state", Json::object()}});
  Json update{{"view_id", opened["id"]},
              {"hash", "1.wrong"},
              {"view", modal({text_input("q"), section("more")})}};
  EXPECT_EQ(town.api("views.update", update)["error"], "hash_conflict");
  update["hash"] = opened["hash"];
  auto const updated = town.api("views.update", update);
  ASSERT_EQ(updated["ok"], true) << updated;
  EXPECT_NE(updated["view"]["hash"], opened["hash"]);
  town.post("close", {{"as", lena}, {"view_id", opened["id"]}});
  EXPECT_EQ(town.api("views.update", update)["error"], "not_found");
}

TEST(Views, AnExternalIdIsUnique) {
  Town town;
  auto view = modal(one(section("s")));
  view["external_id"] = "mine";
  EXPECT_EQ(open_modal(town, view)["ok"], true);
  EXPECT_EQ(open_modal(town, view)["error"], "duplicate_external_id");
  EXPECT_EQ(town.api("views.update", {{"external_id", "mine"}, {"view", view}})["ok"], true);
}

TEST(Views, ClosingTellsTheBotOnlyWhenItAsked) {
  Town town;
  auto view = modal(one(section("s")));
  auto id = open_modal(town, view)["view"]["id"];
  auto const sent = town.received().size();
  EXPECT_EQ(town.post("close", {{"as", lena}, {"view_id", id}})["ok"], true);
  EXPECT_EQ(town.received().size(), sent);

  view["notify_on_close"] = true;
  id = open_modal(town, view)["view"]["id"];
  town.post("close", {{"as", lena}, {"view_id", id}, {"all", true}});
  auto const payload = town.last().payload();
  EXPECT_EQ(payload["type"], "view_closed");
  EXPECT_EQ(payload["is_cleared"], true);
  EXPECT_EQ(payload["view"]["id"], id);
  EXPECT_FALSE(payload.contains("trigger_id"));
  EXPECT_TRUE(modals(town).empty());
}

TEST(Home, IsPublishedAndShown) {
  Town town;
  Json const home{{"type", "home"}, {"blocks", {section("Welcome")}}};
  EXPECT_EQ(
      town.api("views.publish", {{"user_id", lena}, {"view", home}, {"hash", "1.x"}})["error"],
      "hash_conflict");
  auto const first = town.api("views.publish", {{"user_id", lena}, {"view", home}});
  ASSERT_EQ(first["ok"], true) << first;
  auto const shown = town.get(std::string("client/workspace?as=") + lena)["home"];
  EXPECT_EQ(shown["id"], first["view"]["id"]);
  auto const again = town.api("views.publish",
                              {{"user_id", lena}, {"view", home}, {"hash", first["view"]["hash"]}});
  EXPECT_EQ(again["view"]["id"], first["view"]["id"]);
  EXPECT_TRUE(town.get(std::string("client/workspace?as=") + omar)["home"].is_null());
  EXPECT_EQ(
      town.api("views.publish", {{"user_id", lena}, {"view", modal(one(section("s")))}})["error"],
      "invalid_arguments");
}

}  // namespace
}  // namespace sandbox_tests
