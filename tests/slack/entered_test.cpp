// What stood in the inputs of a message or view when something in it was used.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "slack/payload.hpp"
#include "slack/payload_echo.hpp"

namespace slack {
namespace {

using nlohmann::json;
using payload_json::without_blocks;
using Texts = std::vector<std::string>;

json option(std::string const& value) {
  return {{"text", {{"type", "plain_text"}, {"text", "Option " + value}}}, {"value", value}};
}

// state.values of a question of each kind; the last two are untouched.
json values() {
  return {
      {"one", {{"a", {{"type", "radio_buttons"}, {"selected_option", option("x")}}}}},
      {"some", {{"a", {{"type", "checkboxes"}, {"selected_options", {option("y"), option("z")}}}}}},
      {"menu", {{"a", {{"type", "multi_static_select"}, {"selected_options", {option("m")}}}}}},
      {"words", {{"a", {{"type", "plain_text_input"}, {"value", "because"}}}}},
      {"number", {{"a", {{"type", "number_input"}, {"value", "12.5"}}}}},
      {"empty", {{"a", {{"type", "radio_buttons"}, {"selected_option", nullptr}}}}},
      {"none", {{"a", {{"type", "checkboxes"}, {"selected_options", json::array()}}}}}};
}

json click_in_message() {
  return {{"type", "block_actions"},
          {"user", {{"id", "U1"}}},
          {"container", {{"type", "message"}, {"message_ts", "17.1"}, {"channel_id", "C1"}}},
          {"channel", {{"id", "C1"}}},
          {"message", {{"ts", "17.1"}, {"text", "Q \"[{"}, {"blocks", {{{"type", "divider"}}}}}},
          {"state", {{"values", values()}}},
          {"response_url", "https://r"},
          {"actions", {{{"type", "button"}, {"action_id", "answer"}, {"value", "7"}}}}};
}

json click_in_view() {
  auto click = click_in_message();
  click["view"] = {{"id", "V1"},
                   {"type", "modal"},
                   {"blocks", {{{"type", "divider"}}}},
                   {"state", click["state"]}};
  for (auto const* key : {"state", "message", "channel", "response_url"}) click.erase(key);
  return click;
}

Payload read(json const& payload) { return parse_envelope_payload("interactive", payload.dump()); }

void expect_answers(Entered const& entered) {
  EXPECT_EQ(entered.values.size(), 5U);
  EXPECT_EQ(entered.value("one"), "x");
  EXPECT_EQ(entered.chosen("one"), Texts{"x"});
  EXPECT_EQ(entered.value("some"), "y");
  EXPECT_EQ(entered.chosen("some"), (Texts{"y", "z"}));
  EXPECT_EQ(entered.chosen("menu"), Texts{"m"});
  EXPECT_EQ(entered.value("words"), "because");
  EXPECT_EQ(entered.value("number"), "12.5");
  for (auto const* block : {"empty", "none", "other"}) {
    EXPECT_EQ(entered.value(block), "") << block;
    EXPECT_EQ(entered.chosen(block), Texts{}) << block;
  }
}

TEST(Entered, AClickInAMessageTellsWhatStandsInItsInputs) {
  auto const click = std::get<Click>(read(click_in_message()));
  EXPECT_EQ(click.value, "7");
  EXPECT_FALSE(click.view);
  expect_answers(click.in_message);
  expect_answers(click.entered());
}

TEST(Entered, AnEphemeralMessageTellsItLikewise) {
  auto payload = click_in_message();
  payload.erase("message");
  expect_answers(std::get<Click>(read(payload)).entered());
}

TEST(Entered, AClickInAViewTellsItTheSameWay) {
  auto const click = std::get<Click>(read(click_in_view()));
  ASSERT_TRUE(click.view);
  EXPECT_TRUE(click.in_message.values.empty());
  expect_answers(click.entered());
}

TEST(Entered, ASubmissionTellsItTheSameWay) {
  auto payload = click_in_view();
  payload["type"] = "view_submission";
  expect_answers(std::get<Submission>(read(payload)).view);
}

TEST(Entered, AMessageWithoutInputsHasNothingEntered) {
  for (auto const& state : {json(nullptr), json::object(), json{{"values", 7}},
                            json{{"values", {{"b", 7}, {"c", {{"a", nullptr}}}}}}}) {
    auto payload = click_in_message();
    payload["state"] = state;
    EXPECT_TRUE(std::get<Click>(read(payload)).entered().values.empty()) << state;
  }
}

TEST(Echo, OnlyTheBlocksOfMessageAndViewAreLeftOut) {
  for (auto payload : {click_in_message(), click_in_view()}) {
    auto const kept = json::parse(without_blocks(payload.dump()));
    for (auto const* key : {"message", "view"}) {
      if (!payload.contains(key)) continue;
      ASSERT_FALSE(payload[key]["blocks"].empty());
      payload[key]["blocks"] = json::array();
    }
    EXPECT_EQ(kept, payload);
  }
}

TEST(Echo, ListsEndWhereTheyEndWhateverStandsInThem) {
  for (auto const* blocks : {R"([])", R"([[],[{"a":[1]}]])", R"(["]","}","\"]","\\"])",
                             R"([{"blocks":[{"text":"\\\"]}"}]}])"}) {
    EXPECT_EQ(without_blocks(R"({"m":{"blocks":)" + std::string(blocks) + R"(,"ts":"1"},"z":1})"),
              R"({"m":{"blocks":[],"ts":"1"},"z":1})")
        << blocks;
  }
}

TEST(Echo, BlocksElsewhereAreKept) {
  for (std::string_view const text :
       {R"({"blocks":[1]})", R"({"state":{"values":{"blocks":[1]}}})", R"({"a":[{"blocks":[1]}]})",
        R"({"m":{"text":"\"blocks\":[1]"}})", R"({"m":{"blocks":"none"}})", "{}", ""}) {
    EXPECT_EQ(without_blocks(text), text);
  }
}

TEST(Echo, ABrokenTextStaysBroken) {
  auto const whole = click_in_message().dump();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    auto const payload = parse_envelope_payload("interactive", whole.substr(0, size));
    EXPECT_TRUE(std::holds_alternative<Malformed>(payload)) << whole.substr(0, size);
  }
}

}  // namespace
}  // namespace slack
