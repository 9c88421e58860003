// Blocks that are wrong in other ways than by their size.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/blocks.hpp"

namespace sandbox_tests {
namespace {

using sandbox::Purpose;
using testing::Contains;
using testing::HasSubstr;

// What is wrong with these blocks, and a part of what Slack says.
struct Fault {
  char const* name;
  Json blocks;
  char const* said;
};

void PrintTo(Fault const& fault, std::ostream* out) { *out << fault.name; }

class BadBlocks : public testing::TestWithParam<Fault> {};

TEST_P(BadBlocks, AreRefusedWithAPointerToTheFault) {
  Json const message{{"text", "t"}, {"blocks", GetParam().blocks}};
  auto const read = sandbox::read_content(message, Purpose::post, {});
  ASSERT_TRUE(read.refusal);
  EXPECT_EQ(read.refusal->error, "invalid_blocks");
  EXPECT_THAT(read.refusal->messages, Contains(HasSubstr(GetParam().said)));
}

Fault const faults[] = {
    {"TextType", one({{"type", "section"}, {"text", {{"type", "text"}, {"text", "x"}}}}),
     "[json-pointer:/blocks/0/text/type]"},
    {"UnknownBlock", one({{"type", "secton"}}),
     "unsupported type: secton [json-pointer:/blocks/0/type]"},
    {"NoType", one({{"text", mrkdwn("x")}}),
     "missing required field: type [json-pointer:/blocks/0]"},
    {"UnknownField", one(with(section("s"), "colour", "red")),
     "invalid additional property: colour"},
    {"InputAsAccessory", one(with(section("s"), "accessory", {{"type", "plain_text_input"}})),
     "unsupported type: plain_text_input"},
    {"MrkdwnHeader", one({{"type", "header"}, {"text", mrkdwn("x")}}), "unsupported type: mrkdwn"},
    {"EmptyText", one(section("")), "must be more than 0 characters"},
    {"EmptySection", one({{"type", "section"}}), "text or fields"},
    {"NoElements", one(actions(Json::array())), "no less than 1 items"},
    {"ButtonStyle", button_with("style", "green"), "must be a valid enum value"},
    {"RepeatedActionId", one(actions(Json::array({button("a"), button("a")}))),
     "`action_id` was already used"},
    {"RepeatedBlockId",
     Json::array({with(section("a"), "block_id", "b"), with(section("b"), "block_id", "b")}),
     "`block_id` was already used"},
    {"OptionsAndGroups",
     select_with("option_groups", one({{"label", plain("g")}, {"options", options(1)}})),
     "exactly one of options, option_groups"},
    {"InitialOption", select_with("initial_option", option("other", "z")),
     "exactly match one of the options"},
    {"MrkdwnOption", select_with("options", one({{"text", mrkdwn("o")}, {"value", "v"}})),
     "unsupported type: mrkdwn"},
    {"OptionUrl", select_with("options", one(with(option("o", "v"), "url", "https://x.example"))),
     "invalid additional property: url"},
    {"ImageWithoutAlt", one({{"type", "image"}, {"image_url", "https://x.example/a.png"}}),
     "missing required field: alt_text"},
    {"ImageTwoSources", one(image({{"slack_file", {{"id", "F1"}}}})),
     "exactly one of image_url, slack_file"},
    {"ImageScheme", one(image({{"image_url", "javascript:1"}})), "must be a valid URL"},
    {"AlertInMessage", one({{"type", "alert"}, {"text", plain("x")}}), "unsupported type: alert"},
    {"FileBlock", one({{"type", "file"}, {"external_id", "x"}, {"source", "remote"}}),
     "unsupported type: file"},
    {"BadDate", one(input({{"type", "datepicker"}, {"initial_date", "2023-02-29"}})), "YYYY-MM-DD"},
    {"BadTime", one(input({{"type", "timepicker"}, {"initial_time", "24:00"}})), "HH:mm"},
    {"NumberAsNumber",
     one(input({{"type", "number_input"}, {"is_decimal_allowed", false}, {"initial_value", 3}})),
     "must provide a string"},
    {"NumberRange",
     one(input({{"type", "number_input"},
                {"is_decimal_allowed", false},
                {"min_value", "5"},
                {"max_value", "4"}})),
     "greater than max_value"},
    {"RichTextDirectText",
     one({{"type", "rich_text"}, {"elements", one({{"type", "text"}, {"text", "x"}})}}),
     "unsupported type: text"},
    {"ListStyle",
     one({{"type", "rich_text"},
          {"elements",
           one({{"type", "rich_text_list"}, {"style", "dashed"}, {"elements", Json::array()}})}}),
     "must be a valid enum value"},
    {"EmojiOnMrkdwn", one({{"type", "section"}, {"text", with(mrkdwn("x"), "emoji", true)}}),
     "invalid additional property: emoji"},
    {"EmptyCard", one({{"type", "card"}, {"subtitle", mrkdwn("x")}}),
     "hero_image, title, actions or body"},
    {"ChartMissesPoint",
     one(Json::parse(
         R"({"type":"data_visualization","title":"T",
         "chart":{"type":"line","axis_config":{"categories":["a","b"]},
                  "series":[{"name":"s","data":[{"label":"a","value":1}]}]}})")),
     "every category"},
    {"BlockIsNoObject", one("text"), "must provide an object [json-pointer:/blocks/0]"},
};

INSTANTIATE_TEST_SUITE_P(Every, BadBlocks, testing::ValuesIn(faults),
                         [](auto const& test) { return test.param.name; });

}  // namespace
}  // namespace sandbox_tests
