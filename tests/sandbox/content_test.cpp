// Messages and views as a whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/blocks.hpp"

namespace sandbox_tests {
namespace {

using sandbox::Purpose;
using sandbox::Surface;
using testing::Contains;

std::string refusal_of(Json const& message, Purpose purpose = Purpose::post) {
  auto const read = sandbox::read_content(message, purpose, {});
  return read.refusal ? read.refusal->error : "";
}

TEST(MessageContent, SomethingMustBeSaid) {
  EXPECT_EQ(refusal_of(Json::object()), "no_text");
  EXPECT_EQ(refusal_of({{"text", ""}}), "no_text");
  EXPECT_EQ(refusal_of({{"text", "hi"}}), "");
}

TEST(MessageContent, AnUpdateTakesShorterTextThanAPost) {
  EXPECT_EQ(refusal_of({{"text", text_of(4000)}}, Purpose::update), "");
  EXPECT_EQ(refusal_of({{"text", text_of(4001)}}, Purpose::update), "msg_too_long");
  EXPECT_EQ(refusal_of({{"text", text_of(4001)}}), "");
}

TEST(MessageContent, ATextBeyondTheLimitIsCutOff) {
  auto const read = sandbox::read_content({{"text", text_of(40'001)}}, Purpose::post, {});
  EXPECT_FALSE(read.refusal);
  EXPECT_EQ(read.content.text.size(), 40'000U);
}

TEST(MessageContent, BlocksTooBigTogetherAreRefusedAsAWhole) {
  Json blocks = Json::array({section(text_of(3000)), section(text_of(3000)), section(text_of(3000)),
                             section(text_of(3000))});
  EXPECT_EQ(refusal_of({{"blocks", blocks}}), "");
  blocks.push_back(section(text_of(3000)));
  EXPECT_EQ(refusal_of({{"blocks", blocks}}), "msg_blocks_too_long");
}

TEST(MessageContent, FormatsHaveTheirOwnErrors) {
  EXPECT_EQ(refusal_of({{"text", "t"}, {"blocks", "[{"}}), "invalid_blocks_format");
  EXPECT_EQ(refusal_of({{"text", "t"}, {"markdown_text", "m"}}), "markdown_text_conflict");
  EXPECT_EQ(refusal_of({{"text", "t"}, {"metadata", 3}}), "invalid_metadata_format");
  EXPECT_EQ(refusal_of({{"text", "t"}, {"metadata", {{"event_type", "a b"}}}}),
            "invalid_metadata_schema");
  EXPECT_EQ(refusal_of({{"text", "t"},
                        {"attachments", repeated(101,
                                                 [](std::size_t) {
                                                   return Json{{"text", "a"}};
                                                 })}}),
            "too_many_attachments");
}

TEST(MessageContent, OnlyOneTableIsAllowed) {
  Json const table{{"type", "table"}, {"rows", one(one({{"type", "raw_text"}, {"text", "c"}}))}};
  EXPECT_EQ(refusal_of({{"blocks", one(table)}}), "");
  EXPECT_EQ(refusal_of({{"blocks", Json::array({table, table})}}), "invalid_attachments");
}

TEST(MessageContent, LengthsAreCountedInCodePoints) {
  std::string smile;
  for (int i = 0; i < 150; ++i) smile += "\xF0\x9F\x98\x80";
  EXPECT_EQ(refusal_of_blocks(one({{"type", "header"}, {"text", plain(smile)}})), "");
}

TEST(ViewContent, AnInputNeedsASubmitButton) {
  auto view = modal(one(text_input("q")));
  EXPECT_EQ(refusal_of_modal(view), "");
  view.erase("submit");
  EXPECT_EQ(refusal_of_modal(view), "invalid_arguments");
}

TEST(ViewContent, ATitleThatIsTooLongIsSaidAsSlackSaysIt) {
  auto const refusal =
      sandbox::refuse_view(modal_with("title", plain(text_of(25))), Surface::modal, {});
  ASSERT_TRUE(refusal);
  EXPECT_THAT(refusal->messages,
              Contains("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"));
}

TEST(ViewContent, UnknownMembersAndWrongTypesAreRefused) {
  EXPECT_EQ(refusal_of_modal(modal_with("id", "V1")), "invalid_arguments");
  EXPECT_EQ(refusal_of_modal(modal_with("private_metadata", {{"a", 1}})), "invalid_arguments");
  EXPECT_EQ(refusal_of_modal(modal_with("title", mrkdwn("x"))), "invalid_arguments");
  EXPECT_EQ(refusal_of_modal(modal(Json::array())), "invalid_arguments");
  EXPECT_EQ(refusal_of_modal({{"type", "home"}, {"blocks", Json::array()}}), "invalid_arguments");
}

TEST(ViewContent, AHomeHasNoSubmitAndMayBeEmpty) {
  Json home{{"type", "home"}, {"blocks", Json::array()}};
  EXPECT_FALSE(sandbox::refuse_view(home, Surface::home, {}));
  home["submit"] = plain("Go");
  EXPECT_TRUE(sandbox::refuse_view(home, Surface::home, {}));
}

TEST(ViewContent, AViewMayBeQuarterOfAMegabyte) {
  auto const big = [](std::size_t sections) {
    return modal(repeated(sections, [](std::size_t) { return section(text_of(3000)); }));
  };
  EXPECT_EQ(refusal_of_modal(big(80)), "");
  EXPECT_EQ(refusal_of_modal(big(90)), "view_too_large");
}

}  // namespace
}  // namespace sandbox_tests
