// How typed text is escaped.
#include "sandbox/typed_text.hpp"

#include <gtest/gtest.h>

#include "sandbox/people.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

std::string escaped(std::string_view typed) {
  sandbox::Workspace workspace(usual_settings());
  sandbox::furnish(workspace);
  return sandbox::escaped_text(workspace, typed);
}

TEST(TypedText, HandlesAndRealNamesBecomeMentions) {
  EXPECT_EQ(escaped("status @lena"), "status <@U0LENA0001>");
  EXPECT_EQ(escaped("status @Lena Vogt please"), "status <@U0LENA0001> please");
  EXPECT_EQ(escaped("@lena."), "<@U0LENA0001>.");
}

TEST(TypedText, WhatIsNoHandleStays) {
  EXPECT_EQ(escaped("@lenax and lena@example.com"), "@lenax and lena@example.com");
  EXPECT_EQ(escaped("@nobody"), "@nobody");
  EXPECT_EQ(escaped("@lena.vogt"), "@lena.vogt");
}

TEST(TypedText, ChannelsCarryTheirNameUnlessPrivate) {
  EXPECT_EQ(escaped("#general"), "<#C0GENERAL1|general>");
  EXPECT_EQ(escaped("#deals"), "<#C0SECRET01|>");
}

TEST(TypedText, AddressesGoIntoAngleBrackets) {
  EXPECT_EQ(escaped("see https://x.example/a?b=1&c=2."), "see <https://x.example/a?b=1&amp;c=2>.");
}

TEST(TypedText, ThreeCharactersAreEscapedAndNothingElse) {
  EXPECT_EQ(escaped("a < b > c & \"d\""), "a &lt; b &gt; c &amp; \"d\"");
}

TEST(TypedText, WhatThePageHasWrittenAlreadyStays) {
  EXPECT_EQ(escaped("status <@U0LENA0001> &amp; <!here> <https://x.example>"),
            "status <@U0LENA0001> &amp; <!here> <https://x.example>");
}

TEST(TypedText, AMessageBecomesRichText) {
  auto const block = sandbox::rich_text_block("hi <@U0LENA0001> &amp; <https://x.example|x>");
  auto const expected = Json::parse(R"([
      {"type":"text","text":"hi "},{"type":"user","user_id":"U0LENA0001"},
      {"type":"text","text":" & "},{"type":"link","url":"https://x.example","text":"x"}])");
  EXPECT_EQ(block["elements"][0]["elements"], expected);
}

}  // namespace
}  // namespace sandbox_tests
