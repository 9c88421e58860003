// Questions in messages: what is filled in goes to the app with the click on a button.
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

Json option(std::string const& value) {
  Json text = plain("Option " + value);
  text["emoji"] = true;
  return {{"text", std::move(text)}, {"value", value}};
}

Json options() { return {option("a"), option("b"), option("c")}; }

Json input(std::string const& block_id, Json element) {
  element["action_id"] = "answer";
  return {{"type", "input"},
          {"block_id", block_id},
          {"label", plain("Question " + block_id)},
          {"element", std::move(element)}};
}

Json answer_row() {
  return {{"type", "actions"}, {"block_id", "row"}, {"elements", {button("go")}}};
}

Json question(std::string const& block_id) {
  return input(block_id, {{"type", "radio_buttons"}, {"options", options()}});
}

Json questionnaire() {
  return {question("one"),
          input("some", {{"type", "checkboxes"}, {"options", options()}}),
          input("menu", {{"type", "static_select"}, {"options", options()}}),
          input("menus", {{"type", "multi_static_select"}, {"options", options()}}),
          input("words", {{"type", "plain_text_input"}}),
          input("number", {{"type", "number_input"}, {"is_decimal_allowed", true}}),
          answer_row()};
}

Json entry(Json state) { return {{"answer", std::move(state)}}; }

Json untouched() {
  return {{"one", entry({{"type", "radio_buttons"}, {"selected_option", nullptr}})},
          {"some", entry({{"type", "checkboxes"}, {"selected_options", Json::array()}})},
          {"menu", entry({{"type", "static_select"}, {"selected_option", nullptr}})},
          {"menus", entry({{"type", "multi_static_select"}, {"selected_options", Json::array()}})},
          {"words", entry({{"type", "plain_text_input"}, {"value", nullptr}})},
          {"number", entry({{"type", "number_input"}, {"value", nullptr}})}};
}

Json filled_in() {
  return {
      {"one", entry({{"type", "radio_buttons"}, {"selected_option", option("b")}})},
      {"some", entry({{"type", "checkboxes"}, {"selected_options", {option("a"), option("c")}}})},
      {"menu", entry({{"type", "static_select"}, {"selected_option", option("c")}})},
      {"menus", entry({{"type", "multi_static_select"}, {"selected_options", {option("b")}}})},
      {"words", entry({{"type", "plain_text_input"}, {"value", "because"}})},
      {"number", entry({{"type", "number_input"}, {"value", "12.5"}})}};
}

struct Place {
  std::string channel;
  std::string ts;
};

Json use(Town& town, Place const& place, std::string const& block_id, std::string const& action_id,
         Json const& state, Json const& value = nullptr) {
  return town.post(
      "action", {{"as", lena},
                 {"container", {{"type", "message"}, {"channel", place.channel}, {"ts", place.ts}}},
                 {"block_id", block_id},
                 {"action_id", action_id},
                 {"value", value},
                 {"state", state}});
}

// Clicks that the app was sent; in a direct message it is told of its own messages too.
std::vector<Received> clicks(Town const& town) {
  std::vector<Received> found;
  for (auto const& one : town.received()) {
    if (!one.field("payload").empty()) found.push_back(one);
  }
  return found;
}

// state.values that the app is sent with the click on the message's button.
Json values_after_click(Town& town, Place const& place, Json const& state) {
  EXPECT_EQ(use(town, place, "row", "go", state)["ok"], true);
  return clicks(town).back().payload()["state"]["values"];
}

enum class Where { channel, direct_message, ephemeral };

Place ask(Town& town, Where where, Json const& blocks) {
  Json message{{"channel", general}, {"text", "Questions"}, {"blocks", blocks}};
  if (where == Where::ephemeral) {
    message["user"] = lena;
    return {general, town.api("chat.postEphemeral", message)["message_ts"]};
  }
  if (where == Where::direct_message) message["channel"] = lena;
  auto const posted = town.api("chat.postMessage", message);
  return {posted["channel"], posted["ts"]};
}

class Questions : public testing::TestWithParam<Where> {};

TEST_P(Questions, TheClickBringsWhatStandsInEveryInputOfTheMessage) {
  Town town;
  auto const place = ask(town, GetParam(), questionnaire());
  EXPECT_EQ(values_after_click(town, place, Json::object()), untouched());
  EXPECT_EQ(values_after_click(town, place, filled_in()), filled_in());
  auto const payload = clicks(town).back().payload();
  EXPECT_EQ(payload["container"]["is_ephemeral"], GetParam() == Where::ephemeral);
  EXPECT_EQ(payload.contains("message"), GetParam() != Where::ephemeral);
  EXPECT_TRUE(payload.contains("response_url"));
  EXPECT_EQ(payload["actions"].size(), 1U);
  EXPECT_EQ(payload["actions"][0]["block_id"], "row");
}

TEST_P(Questions, FillingInAloneTellsTheAppNothing) {
  Town town;
  auto const place = ask(town, GetParam(), questionnaire());
  EXPECT_EQ(use(town, place, "one", "answer", {}, {{"option", "b"}})["ok"], true);
  EXPECT_EQ(use(town, place, "some", "answer", {}, {{"options", {"b"}}})["ok"], true);
  EXPECT_EQ(use(town, place, "number", "answer", {}, {{"text", "7"}})["ok"], true);
  EXPECT_TRUE(clicks(town).empty());
}

TEST_P(Questions, OfAReplacedMessageOnlyTheInputsThatStayedKeepTheirEntries) {
  Town town;
  auto const place = ask(town, GetParam(), questionnaire());
  use(town, place, "row", "go", filled_in());
  auto const url = clicks(town).back().payload()["response_url"].get<std::string>();
  net::HttpCall call("POST", url);
  call.headers = {{"Content-Type", "application/json"}};
  call.body = Json{{"replace_original", true},
                   {"text", "Next"},
                   {"blocks", {question("one"), question("two"), answer_row()}}}
                  .dump();
  EXPECT_EQ(town.send(std::move(call)).status, 200);
  // A page that has not drawn it yet still sends the entries of before.
  auto const values = values_after_click(town, place, filled_in());
  EXPECT_EQ(values.size(), 2U);
  EXPECT_EQ(values["one"], filled_in()["one"]);
  EXPECT_EQ(values["two"], untouched()["one"]);
}

INSTANTIATE_TEST_SUITE_P(EveryKindOfMessage, Questions,
                         testing::Values(Where::channel, Where::direct_message, Where::ephemeral));

TEST(QuestionsUpdated, KeepTheEntriesOfInputsThatStayed) {
  Town town;
  auto const place = ask(town, Where::channel, questionnaire());
  Json blocks{question("one"), question("two"), answer_row()};
  EXPECT_EQ(town.api("chat.update", {{"channel", place.channel},
                                     {"ts", place.ts},
                                     {"text", "Next"},
                                     {"blocks", blocks}})["ok"],
            true);
  auto const values = values_after_click(town, place, filled_in());
  EXPECT_EQ(values["one"], filled_in()["one"]);
  EXPECT_EQ(values["two"], untouched()["one"]);
}

TEST(QuestionsFilledInBefore, CountUntilSomethingElseIsChosen) {
  Town town;
  auto const radio = input(
      "one", {{"type", "radio_buttons"}, {"options", options()}, {"initial_option", option("a")}});
  auto const number = input(
      "number", {{"type", "number_input"}, {"is_decimal_allowed", false}, {"initial_value", "3"}});
  auto const place = ask(town, Where::ephemeral, {radio, number, answer_row()});
  auto const before = values_after_click(town, place, Json::object());
  EXPECT_EQ(before["one"]["answer"]["selected_option"], option("a"));
  EXPECT_EQ(before["number"]["answer"]["value"], "3");
  auto const after = values_after_click(town, place, filled_in());
  EXPECT_EQ(after["one"], filled_in()["one"]);
  EXPECT_EQ(after["number"], filled_in()["number"]);
}

TEST(QuestionsAnswered, WithSomethingThatIsNotOfferedCountAsUntouched) {
  Town town;
  auto const place = ask(town, Where::ephemeral, questionnaire());
  auto invented = filled_in();
  invented["one"]["answer"]["selected_option"] = option("z");
  invented["some"]["answer"]["selected_options"] = {option("a"), option("z")};
  auto const values = values_after_click(town, place, invented);
  EXPECT_EQ(values["one"], untouched()["one"]);
  EXPECT_EQ(values["some"], untouched()["some"]);
  EXPECT_EQ(values["menu"], filled_in()["menu"]);
}

}  // namespace
}  // namespace sandbox_tests
