#include "slack/modal.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "slack/answer.hpp"
#include "slack/event_parts.hpp"
#include "slack/message.hpp"
#include "slack/utf8.hpp"

namespace slack {
namespace {

using nlohmann::json;

InputBlock text_input(TextInput text, std::string hint = "") {
  Input input;
  input.block_id = "b";
  input.action_id = "a";
  input.label = "Label";
  input.hint = std::move(hint);
  input.element = std::move(text);
  return std::make_shared<Input const>(std::move(input));
}

json element_of(TextInput text) {
  Modal modal;
  modal.blocks.emplace_back(text_input(std::move(text)));
  return json::parse(to_json(modal))["blocks"][0]["element"];
}

TEST(Modal, CarriesItsPartsAndLeavesOutWhatIsEmpty) {
  Modal modal;
  modal.callback_id = "announce";
  modal.title = "Announce";
  modal.submit = "Preview";
  modal.private_metadata = "17";
  modal.blocks.emplace_back(text_input({}, "A hint"));
  auto const view = json::parse(to_json(modal));
  EXPECT_EQ(view["type"], "modal");
  EXPECT_EQ(view["callback_id"], "announce");
  EXPECT_EQ(view["title"], (json{{"type", "plain_text"}, {"text", "Announce"}}));
  EXPECT_EQ(view["submit"]["text"], "Preview");
  EXPECT_EQ(view["close"]["text"], "Close");
  EXPECT_EQ(view["private_metadata"], "17");
  auto const& input = view["blocks"][0];
  EXPECT_EQ(input["type"], "input");
  EXPECT_EQ(input["block_id"], "b");
  EXPECT_EQ(input["element"]["action_id"], "a");
  EXPECT_EQ(input["hint"]["text"], "A hint");
  EXPECT_EQ(input["optional"], false);
  modal.submit = modal.close = "";
  auto const bare = json::parse(to_json(modal));
  EXPECT_FALSE(bare.contains("submit"));
  EXPECT_FALSE(bare.contains("close"));
}

TEST(Modal, KeepsToSlacksLimits) {
  Modal modal;
  modal.callback_id = std::string(300, 'c');
  modal.title = "A title of more than twenty-four characters";
  modal.submit = modal.close = std::string(30, 's');
  modal.private_metadata = std::string(4000, 'm');
  for (int i = 0; i < 120; ++i) modal.blocks.emplace_back(Divider{});
  auto const view = json::parse(to_json(modal));
  EXPECT_LE(view["callback_id"].get<std::string>().size(), 257U);
  for (auto const* key : {"title", "submit", "close"}) {
    EXPECT_EQ(code_points(view[key]["text"].get<std::string>()), 24U) << key;
  }
  EXPECT_EQ(code_points(view["private_metadata"].get<std::string>()), 3000U);
  EXPECT_EQ(view["blocks"].size(), 100U);
}

TEST(Modal, NeverExceedsTheSizeOfAView) {
  Modal modal;
  modal.title = "Long";
  std::string wide;
  for (int i = 0; i < 3000; ++i) wide += "😀";
  for (int i = 0; i < 100; ++i) {
    modal.blocks.emplace_back(Section{Mrkdwn().typed(wide), std::nullopt});
  }
  auto const text = to_json(modal);
  EXPECT_LE(text.size(), limits::view_bytes);
  EXPECT_GT(json::parse(text)["blocks"].size(), 15U);
  EXPECT_LE(home_view(modal.blocks).size(), limits::view_bytes);
}

TEST(Inputs, TextOfOneOrManyLines) {
  auto const one = element_of({});
  EXPECT_EQ(one["type"], "plain_text_input");
  EXPECT_EQ(one["multiline"], false);
  EXPECT_EQ(one["max_length"], 3000);
  EXPECT_FALSE(one.contains("min_length"));
  EXPECT_FALSE(one.contains("initial_value"));
  EXPECT_FALSE(one.contains("placeholder"));
  TextInput many{Lines::many, "line\nline", std::string(200, 'p'), 2, 5};
  auto const it = element_of(many);
  EXPECT_EQ(it["multiline"], true);
  EXPECT_EQ(it["min_length"], 2);
  EXPECT_EQ(it["max_length"], 5);
  EXPECT_EQ(it["initial_value"], "line…");
  EXPECT_EQ(code_points(it["placeholder"]["text"].get<std::string>()), 150U);
  EXPECT_EQ(element_of({Lines::one, "", "", 0, 9999})["max_length"], 3000);
  EXPECT_EQ(element_of({Lines::one, "", "", 0, 0})["max_length"], 1);
}

TEST(Inputs, AChannel) {
  Input input;
  input.block_id = "b";
  input.action_id = "a";
  input.label = "Channel";
  input.needed = Needed::no;
  input.element = ChannelInput{"C1", "Choose"};
  std::string out;
  write_input(out, input);
  auto const it = json::parse(out);
  EXPECT_EQ(it["optional"], true);
  EXPECT_EQ(it["element"]["type"], "conversations_select");
  EXPECT_EQ(it["element"]["initial_conversation"], "C1");
  EXPECT_EQ(it["element"]["filter"]["include"], (json{"public", "private"}));
  EXPECT_EQ(longest_json(input), out.size());
}

TEST(Submission, EveryAnswerIsSlacksResponseAction) {
  Modal modal;
  modal.title = "T";
  EXPECT_EQ(to_json(SubmissionAnswer(submission::Close{})), "");
  EXPECT_EQ(to_json(SubmissionAnswer(submission::Clear{})), R"({"response_action":"clear"})");
  EXPECT_EQ(to_json(SubmissionAnswer(submission::Errors{{{"a", "One \"x\""}, {"b", "Two"}}})),
            R"({"response_action":"errors","errors":{"a":"One \"x\"","b":"Two"}})");
  auto const update = json::parse(to_json(SubmissionAnswer(submission::Update{modal})));
  EXPECT_EQ(update["response_action"], "update");
  EXPECT_EQ(update["view"], json::parse(to_json(modal)));
  EXPECT_EQ(json::parse(to_json(SubmissionAnswer(submission::Push{modal})))["response_action"],
            "push");
}

TEST(Blocks, AButtonMayAskBefore) {
  Button button{"a", "Discard", "1", "", ButtonStyle::danger};
  button.confirm = std::string(400, 'x');
  std::string out;
  write_block(out, Actions{{button}});
  auto const it = json::parse(out)["elements"][0];
  EXPECT_EQ(it["style"], "danger");
  EXPECT_EQ(it["confirm"]["confirm"]["text"], "Discard");
  EXPECT_EQ(code_points(it["confirm"]["text"]["text"].get<std::string>()), 300U);
  EXPECT_GE(longest_json(Actions{{button}}), out.size());
}

TEST(Blocks, PlainWordsMayBeLeftAsTheyAre) {
  std::string out;
  write_block(out, Section{Mrkdwn("#general"), run_button("x", "help"), PlainWords::as_they_are});
  EXPECT_EQ(json::parse(out)["text"]["verbatim"], true);
  EXPECT_TRUE(json::parse(out).contains("accessory"));
}

TEST(Answers, TellHashAndMoment) {
  EXPECT_EQ(view_hash(R"({"ok":true,"view":{"hash":"1.h"}})"), "1.h");
  EXPECT_EQ(view_hash("garbage"), "");
  EXPECT_EQ(message_ts(R"({"ok":true,"ts":"17.5"})"), "17.5");
  EXPECT_EQ(message_ts("[]"), "");
}

TEST(EventParts, LinksAreUnfurledByPlaceOrById) {
  auto links = read_shared_links(
      R"({"channel":"C1","message_ts":"1.1","links":[{"url":"https://a"},{"domain":"x"},7]})");
  EXPECT_EQ(links.urls, std::vector<std::string>{"https://a"});
  auto const card = std::vector<Block>{Divider{}};
  auto const by_place = json::parse(unfurl_arguments(links, {{"https://a", card}}));
  EXPECT_EQ(by_place["channel"], "C1");
  EXPECT_EQ(by_place["ts"], "1.1");
  EXPECT_EQ(by_place["unfurls"]["https://a"]["blocks"][0]["type"], "divider");
  links.unfurl_id = "u";
  links.source = "composer";
  auto const by_id = json::parse(unfurl_arguments(links, {{"https://a", card}}));
  EXPECT_EQ(by_id["unfurl_id"], "u");
  EXPECT_FALSE(by_id.contains("channel"));
}

}  // namespace
}  // namespace slack
