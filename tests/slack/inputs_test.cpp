// Inputs as Slack wants them, and wherever a block may stand.
#include "slack/inputs.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "slack/message.hpp"
#include "slack/modal.hpp"
#include "slack/utf8.hpp"

namespace slack {
namespace {

using nlohmann::json;

Input input(decltype(Input::element) element) {
  Input it;
  it.block_id = "b";
  it.action_id = "a";
  it.label = "Label";
  it.element = std::move(element);
  return it;
}

InputBlock block(decltype(Input::element) element) {
  return std::make_shared<Input const>(input(std::move(element)));
}

std::string written(decltype(Input::element) element) {
  Input const it = input(std::move(element));
  std::string out;
  write_input(out, it);
  EXPECT_GE(longest_json(it), out.size());
  EXPECT_GE(longest_json(Block(std::make_shared<Input const>(it))), out.size());
  return out;
}

json element_of(decltype(Input::element) element) {
  return json::parse(written(std::move(element)))["element"];
}

std::vector<Option> many(std::size_t count) {
  std::vector<Option> options;
  for (std::size_t i = 0; i < count; ++i) {
    options.push_back({"v" + std::to_string(i), "Option " + std::to_string(i)});
  }
  return options;
}

std::vector<Option> const answers = {{"a", "Listen"}, {"b", "Sell", "At \"once\""}};

constexpr std::string_view head =
    R"({"type":"input","block_id":"b","label":{"type":"plain_text","text":"Label"},)"
    R"("optional":false,"element":{)";
constexpr std::string_view listen = R"({"text":{"type":"plain_text","text":"Listen"},"value":"a"})";
constexpr std::string_view sell = R"({"text":{"type":"plain_text","text":"Sell"},"value":"b",)"
                                  R"("description":{"type":"plain_text","text":"At \"once\""}})";

// The whole block around an element of both options; `more` stands behind them.
std::string golden(std::string_view type, std::string const& more) {
  return std::string(head) + "\"type\":\"" + std::string(type) + "\",\"action_id\":\"a\"," +
         "\"options\":[" + std::string(listen) + "," + std::string(sell) + "]" + more + "}}";
}

TEST(Inputs, OneOfAFew) {
  EXPECT_EQ(written(RadioInput{answers}), golden("radio_buttons", ""));
  EXPECT_EQ(written(RadioInput{answers, "b"}),
            golden("radio_buttons", ",\"initial_option\":" + std::string(sell)));
}

TEST(Inputs, SomeOfAFew) {
  EXPECT_EQ(written(CheckboxInput{answers}), golden("checkboxes", ""));
  EXPECT_EQ(written(CheckboxInput{answers, {"b", "a"}}),
            golden("checkboxes",
                   ",\"initial_options\":[" + std::string(listen) + "," + std::string(sell) + "]"))
      << "in the order in which they are offered";
}

TEST(Inputs, OneOfAMenu) {
  EXPECT_EQ(written(SelectInput{answers, "a", "Choose"}),
            golden("static_select", ",\"initial_option\":" + std::string(listen) +
                                        R"(,"placeholder":{"type":"plain_text","text":"Choose"})"));
}

TEST(Inputs, SomeOfAMenu) {
  EXPECT_EQ(written(MultiSelectInput{answers, {"a"}, ""}),
            golden("multi_static_select", ",\"initial_options\":[" + std::string(listen) + "]"));
}

TEST(Inputs, ANumber) {
  EXPECT_EQ(
      written(NumberInput{}),
      std::string(head) + R"("type":"number_input","action_id":"a","is_decimal_allowed":false}})");
  EXPECT_EQ(element_of(NumberInput{Decimals::yes, "12.5", "0"}),
            (json{{"type", "number_input"},
                  {"action_id", "a"},
                  {"is_decimal_allowed", true},
                  {"initial_value", "12.5"},
                  {"placeholder", {{"type", "plain_text"}, {"text", "0"}}}}));
}

TEST(Inputs, APerson) {
  EXPECT_EQ(written(UserInput{}), std::string(head) + R"("type":"users_select","action_id":"a"}})");
  auto const it = element_of(UserInput{"U1", "Who"});
  EXPECT_EQ(it["initial_user"], "U1");
  EXPECT_EQ(it["placeholder"]["text"], "Who");
}

TEST(Inputs, WhatIsNotOfferedIsNotChosen) {
  EXPECT_FALSE(element_of(RadioInput{answers, "c"}).contains("initial_option"));
  EXPECT_FALSE(element_of(CheckboxInput{answers, {"c"}}).contains("initial_options"));
  EXPECT_FALSE(element_of(SelectInput{answers, "c"}).contains("initial_option"));
  EXPECT_FALSE(element_of(MultiSelectInput{answers, {"c"}}).contains("initial_options"));
  EXPECT_FALSE(element_of(RadioInput{many(12), "v11"}).contains("initial_option"))
      << "the twelfth is not shown";
}

TEST(Inputs, OfferNoMoreThanSlackShows) {
  EXPECT_EQ(element_of(RadioInput{many(10)})["options"].size(), 10U);
  EXPECT_EQ(element_of(RadioInput{many(11)})["options"].size(), 10U);
  EXPECT_EQ(element_of(CheckboxInput{many(11)})["options"].size(), 10U);
  EXPECT_EQ(element_of(SelectInput{many(101)})["options"].size(), 100U);
  EXPECT_EQ(element_of(MultiSelectInput{many(101)})["options"].size(), 100U);
}

TEST(Inputs, LongOptionsAreShortenedAndTheChosenOneLikewise) {
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "ü";
  auto const it = element_of(RadioInput{{{wide, wide, wide}}, wide});
  auto const& option = it["options"][0];
  EXPECT_EQ(code_points(option["text"]["text"].get<std::string>()), limits::option_label);
  EXPECT_EQ(code_points(option["value"].get<std::string>()), limits::option_value);
  EXPECT_EQ(code_points(option["description"]["text"].get<std::string>()),
            limits::option_description);
  EXPECT_EQ(it["initial_option"], option);
}

TEST(Inputs, StandInMessagesModalsAndOnTheHomeTab) {
  std::vector<Block> const blocks = {block(RadioInput{answers}), block(NumberInput{}),
                                     Actions{{run_button("Answer", "next")}}};
  auto const wanted =
      json::array({json::parse(written(RadioInput{answers})), json::parse(written(NumberInput{}))});
  Reply reply;
  reply.text = "A question";
  reply.blocks = blocks;
  Modal modal;
  modal.title = "Question";
  modal.blocks = blocks;
  for (auto const& text :
       {to_json(reply), to_json_for_channel(reply, "C1"), to_json(modal), home_view(blocks)}) {
    auto const shown = json::parse(text)["blocks"];
    ASSERT_EQ(shown.size(), 3U);
    EXPECT_EQ(shown[0], wanted[0]);
    EXPECT_EQ(shown[1], wanted[1]);
    EXPECT_EQ(shown[2]["type"], "actions");
  }
}

TEST(Inputs, CountInTheSizeOfAMessage) {
  Reply reply;
  reply.text = "Menus";
  for (int i = 0; i < 4; ++i) reply.blocks.emplace_back(block(SelectInput{many(60)}));
  std::string one;
  write_block(one, reply.blocks[0]);
  ASSERT_GT(4 * one.size(), limits::blocks_bytes);
  auto const shown = json::parse(to_json(reply))["blocks"];
  EXPECT_EQ(shown.size(), limits::blocks_bytes / one.size());
  EXPECT_LE(shown.dump().size(), limits::blocks_bytes);
  Pages pages;
  pages.entries = reply.blocks;
  pages.more_words = "quiz";
  EXPECT_GT(paged(pages, 1).count, 1U);
}

TEST(Inputs, TheLongestQuestionFitsIntoOneMessage) {
  std::string const wide(400, 'w');
  std::vector<Option> options = many(limits::tick_options);
  for (Option& option : options) {
    option.value += wide;
    option.label += wide;
    option.description = wide;
  }
  Reply reply;
  reply.text = "Question";
  reply.blocks = {Section{Mrkdwn().typed(std::string(3000, 'q')), std::nullopt},
                  block(CheckboxInput{options, {options[0].value}}),
                  Actions{{run_button("Answer", "next")}}};
  EXPECT_EQ(json::parse(to_json(reply))["blocks"].size(), 3U);
}

}  // namespace
}  // namespace slack
