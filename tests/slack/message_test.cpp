#include "slack/message.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "slack/utf8.hpp"

namespace slack {
namespace {

using nlohmann::json;

TEST(Mrkdwn, WhatPeopleTypeCannotActAsMarkup) {
  Mrkdwn text("Hello ");
  text.typed("<!channel> & <https://evil|click>");
  EXPECT_EQ(text.text(), "Hello &lt;!channel&gt; &amp; &lt;https://evil|click&gt;");
}

TEST(Mrkdwn, BoldTakesNoStarsAndNoLines) {
  Mrkdwn text;
  text.bold("a*b\nc");
  EXPECT_EQ(text.text(), "*ab c*");
}

TEST(Mrkdwn, LinksOnlyToAddresses) {
  EXPECT_EQ(Mrkdwn().link("https://x.example/?a=1&b=2", "a|b").text(),
            "<https://x.example/?a=1&amp;b=2|a/b>");
  EXPECT_EQ(Mrkdwn().link("javascript:alert(1)", "label").text(), "label");
  EXPECT_EQ(Mrkdwn().link("https://x|<!here>", "label").text(), "label");
  EXPECT_EQ(Mrkdwn().link("", "label").text(), "label");
}

TEST(Mrkdwn, DatesAreShownInTheReadersZone) {
  EXPECT_EQ(Mrkdwn().date(1'700'000'000'000).text(), "<!date^1700000000^{date_short}|2023-11-14>");
}

TEST(Mrkdwn, MomentsAreShownInTheReadersZoneToo) {
  EXPECT_EQ(Mrkdwn().moment(1'700'000'000'000).text(),
            "<!date^1700000000^{date_short_pretty} at {time}|2023-11-14 22:13 UTC>");
}

TEST(Mrkdwn, ATypedMessageKeepsItsMarksAndItsAddresses) {
  for (auto const& [typed, shown] : std::vector<std::pair<std::string, std::string>>{
           {"*bold* _italic_\nnext", "*bold* _italic_\nnext"},
           {"see https://x.example/a?b=1&c=2.", "see <https://x.example/a?b=1&amp;c=2>."},
           {"(http://x.example)", "(<http://x.example>)"},
           {"*https://x.example*", "*<https://x.example>*"},
           {"https:// alone", "https:// alone"},
           {"https://", "https://"},
           {"http://x", "<http://x>"},
           {"<!channel> <@U1> <https://a.example|b>",
            "&lt;!channel&gt; &lt;@U1&gt; &lt;<https://a.example>|b&gt;"},
           {"https://a.examplehttps://b.example", "<https://a.examplehttps://b.example>"},
           {"", ""}}) {
    EXPECT_EQ(Mrkdwn().typed_message(typed).text(), shown);
  }
}

TEST(Mrkdwn, WhatSlackEscapedIsReadAsItWasTyped) {
  for (auto const& [escaped_by_slack, typed] : std::vector<std::pair<std::string, std::string>>{
           {"fish &amp; chips &lt;3", "fish & chips <3"},
           {"<#C1|general> <#C2>", "#general #C2"},
           {"<@U1|bob> <@U2>", "@bob @U2"},
           {"<https://x.example|x> <https://y.example>", "https://x.example https://y.example"},
           {"<mailto:a@b.c|a@b.c>", "a@b.c"},
           {"<!here> <!subteam^S1|@team>", "@here @team"},
           {"a < b", "a < b"},
           {"<", "<"},
           {"&amp;lt;", "&lt;"}}) {
    EXPECT_EQ(as_typed(escaped_by_slack), typed);
  }
}

TEST(Shortened, NeverCutsInsideMarkupOrACharacter) {
  EXPECT_EQ(shortened("äöüß", 4), "äöüß");
  EXPECT_EQ(shortened("äöüß", 3), "äö…");
  EXPECT_EQ(shortened("see <https://x.example|there>", 10), "see …");
  EXPECT_EQ(shortened("fish &amp; chips", 8), "fish …");
}

TEST(Utf8, RefusesOverlongSurrogateAndTruncated) {
  EXPECT_TRUE(is_utf8("añ☃😀"));
  for (std::string_view const bad :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x98", "\x80", "\xF0\x80\x80\x80"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

TEST(Blocks, AreValidJson) {
  std::vector<Block> const blocks = {
      Header{"A \"header\""},
      Section{Mrkdwn("line\nline\t\\"), run_button("Go", "status", ButtonStyle::primary)},
      Context{Mrkdwn("one")}, Actions{{run_button("One", "next"), run_button("Two", "help")}},
      Divider{}};
  std::string out;
  write_blocks(out, blocks);
  auto const read = json::parse(out);
  ASSERT_EQ(read.size(), 5U);
  EXPECT_EQ(read[0]["text"]["text"], "A \"header\"");
  EXPECT_EQ(read[1]["text"]["text"], "line\nline\t\\");
  EXPECT_EQ(read[1]["accessory"]["action_id"], "run:status");
  EXPECT_EQ(read[1]["accessory"]["style"], "primary");
  EXPECT_EQ(read[3]["elements"].size(), 2U);
}

TEST(Blocks, ControlCharactersAreEscaped) {
  std::string out;
  write_string(out, std::string_view("a\x01\x1f\x7f", 4));
  EXPECT_EQ(json::parse(out), std::string("a\x01\x1f\x7f"));
}

TEST(Blocks, AreShortenedToSlacksLimits) {
  std::string const long_text(4000, 'x');
  std::vector<Block> const blocks = {
      Header{long_text}, Section{Mrkdwn().typed(long_text),
                                 Button{long_text, long_text, long_text, "", ButtonStyle::plain}}};
  std::string out;
  write_blocks(out, blocks);
  auto const read = json::parse(out);
  EXPECT_EQ(code_points(read[0]["text"]["text"].get<std::string>()), limits::header_text);
  EXPECT_EQ(code_points(read[1]["text"]["text"].get<std::string>()), limits::section_text);
  auto const& button = read[1]["accessory"];
  EXPECT_EQ(code_points(button["text"]["text"].get<std::string>()), limits::button_text);
  EXPECT_LE(code_points(button["value"].get<std::string>()), limits::button_value);
  EXPECT_LE(code_points(button["action_id"].get<std::string>()), limits::action_id);
}

TEST(Reply, HasFallbackTextAndVisibility) {
  Reply reply;
  reply.text = "story";
  reply.blocks.emplace_back(Divider{});
  auto const read = json::parse(to_json(reply));
  EXPECT_EQ(read["response_type"], "ephemeral");
  EXPECT_EQ(read["replace_original"], false);
  EXPECT_EQ(read["text"], "story");
  EXPECT_EQ(read["blocks"].size(), 1U);
}

TEST(Reply, NeverExceedsWhatSlackTakes) {
  Reply reply;
  reply.text = std::string(9000, 'x');
  for (int i = 0; i < 80; ++i) {
    reply.blocks.emplace_back(Section{Mrkdwn().typed(std::string(900, 'y')), std::nullopt});
  }
  auto const read = json::parse(to_json(reply));
  EXPECT_LE(read["blocks"].dump().size(), limits::blocks_bytes);
  EXPECT_LE(read["text"].get<std::string>().size(), limits::fallback_text + 2);
}

Pages many(std::size_t count, std::size_t size) {
  Pages pages;
  pages.top.emplace_back(Header{"List"});
  for (std::size_t i = 0; i < count; ++i) {
    pages.entries.emplace_back(Section{Mrkdwn().typed(std::string(size, 'z')), std::nullopt});
  }
  pages.bottom.emplace_back(Context{Mrkdwn("end")});
  pages.more_words = "courses sal";
  return pages;
}

std::vector<std::string> buttons_of(Page const& page) {
  std::vector<std::string> words;
  for (Block const& block : page.blocks) {
    if (auto const* const actions = std::get_if<Actions>(&block)) {
      for (Button const& button : actions->buttons)
        words.emplace_back(words_of_run_action(button.action_id));
    }
  }
  return words;
}

TEST(Pages, AShortListHasOnePageWithoutButtons) {
  auto const page = paged(many(5, 10), 1);
  EXPECT_EQ(page.count, 1U);
  EXPECT_EQ(page.blocks.size(), 7U);
  EXPECT_TRUE(buttons_of(page).empty());
}

TEST(Pages, EveryEntryStandsOnExactlyOnePageWithinLimits) {
  auto const pages = many(140, 700);
  std::size_t seen = 0;
  std::size_t const count = paged(pages, 1).count;
  for (std::size_t number = 1; number <= count; ++number) {
    auto const page = paged(pages, number);
    std::string out;
    write_blocks(out, page.blocks);
    EXPECT_LE(page.blocks.size(), limits::message_blocks);
    EXPECT_LE(out.size(), limits::blocks_bytes);
    for (Block const& block : page.blocks) seen += std::holds_alternative<Section>(block) ? 1 : 0;
  }
  EXPECT_EQ(seen, 140U);
}

TEST(Pages, WhatBelongsTogetherStaysOnOnePage) {
  auto pages = many(140, 300);
  pages.together = 2;
  std::size_t const count = paged(pages, 1).count;
  EXPECT_GT(count, 2U);
  for (std::size_t number = 1; number < count; ++number) {
    std::size_t sections = 0;
    for (Block const& block : paged(pages, number).blocks) {
      sections += std::holds_alternative<Section>(block) ? 1 : 0;
    }
    EXPECT_EQ(sections % 2, 0U) << number;
  }
}

TEST(Pages, ButtonsLeadBackAndOn) {
  auto const pages = many(140, 700);
  EXPECT_EQ(buttons_of(paged(pages, 1)), (std::vector<std::string>{"courses sal page:2"}));
  EXPECT_EQ(buttons_of(paged(pages, 2)),
            (std::vector<std::string>{"courses sal page:1", "courses sal page:3"}));
}

TEST(Pages, ANumberOutOfRangeIsTheNearestPage) {
  auto const pages = many(140, 700);
  EXPECT_EQ(paged(pages, 0).number, 1U);
  EXPECT_EQ(paged(pages, 999).number, paged(pages, 1).count);
}

}  // namespace
}  // namespace slack
