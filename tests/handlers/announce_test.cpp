#include <gtest/gtest.h>

#include "storage/announcements.hpp"
#include "tests/handlers/support/stage.hpp"

namespace {

using nlohmann::json;

class Announce : public ::testing::Test {
 protected:
  Announce() { stage.set_up_company(); }

  json written(std::string const& line = "/cert admin announce") {
    return stage.as("UPRIYA").types(line).message;
  }
  json previewed(std::string const& text, std::string const& channel = "C7") {
    return stage.as("UPRIYA")
        .submits(filled_in(written(), {{"announce.channel", channel}, {"announce.text", text}}))
        .message;
  }
  Seen posted(json const& preview) {
    return stage.as("UPRIYA").submits(filled_in(preview["view"], {}, "V2"));
  }
  storage::ClaimedDelivery delivery() {
    auto const waiting = stage.outbox();
    EXPECT_EQ(waiting.size(), 1U);
    return waiting.at(0);
  }
  storage::Announcement kept(std::int64_t id = 1) {
    return stage.database().read_now(
        [&](storage::Snapshot const& it) { return storage::announcement(it, id).value(); });
  }

  Stage stage;
};

TEST_F(Announce, AdminListsItsWords) {
  auto const help = stage.as("UPRIYA").types("/cert admin");
  EXPECT_TRUE(help.shows("What the enablement team can do"));
  EXPECT_TRUE(help.shows("`/cert admin announce [#channel] [text]`"));
  EXPECT_TRUE(help.shows("`/cert admin outbox`"));
  EXPECT_EQ(help.buttons(), (std::vector<std::string>{"run:admin announce", "run:admin extra",
                                                      "run:admin items", "run:admin outbox"}));
  EXPECT_TRUE(stage.as("UPRIYA").types("/cert admin <!here>").shows("don't know “&lt;!here&gt;”"));
}

TEST_F(Announce, TheModalTakesWhatWasTyped) {
  auto const modal = written("/cert admin announce <#C5|general> Fish &amp; <https://x.example>");
  EXPECT_EQ(modal["blocks"][0]["element"]["initial_conversation"], "C5");
  EXPECT_EQ(modal["blocks"][1]["element"]["initial_value"], "Fish & https://x.example");
  EXPECT_EQ(modal["blocks"][1]["element"]["multiline"], true);
}

TEST_F(Announce, WithoutAChannelTheProgramsOwnIsProposed) {
  stage.settings().channels.program = "C9";
  EXPECT_EQ(written()["blocks"][0]["element"]["initial_conversation"], "C9");
}

TEST_F(Announce, WhatIsMissingIsSaidBesideItsField) {
  auto const seen = stage.as("UPRIYA").submits(filled_in(written(), {{"announce.text", "  "}}));
  EXPECT_EQ(seen.message["errors"]["announce.channel"], "Please choose a channel.");
  EXPECT_EQ(seen.message["errors"]["announce.text"], "Please write something.");
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Announce, TooLongIsSaidToo) {
  EXPECT_EQ(previewed(std::string(3001, 'x'))["errors"]["announce.text"],
            "Please keep it to 3000 characters.");
  EXPECT_EQ(previewed(std::string(2000, '&'))["errors"]["announce.text"],
            "Please make it a little shorter: each &, < and > counts for several of the 3000 "
            "characters.");
  EXPECT_EQ(previewed(std::string(3000, 'x'))["response_action"], "push");
}

TEST_F(Announce, IsShownBeforeItIsPosted) {
  auto const preview = previewed("*New:* badges\nfor all");
  EXPECT_EQ(preview["response_action"], "push");
  EXPECT_EQ(preview["view"]["title"]["text"], "Post this?");
  EXPECT_EQ(preview["view"]["submit"]["text"], "Post it");
  EXPECT_EQ(preview["view"]["blocks"][0]["elements"][0]["text"], "This will stand in <#C7>:");
  EXPECT_EQ(preview["view"]["blocks"][1]["text"]["text"], "*New:* badges\nfor all");
  EXPECT_TRUE(stage.outbox().empty());
  EXPECT_EQ(kept().state, "draft");
}

TEST_F(Announce, IsPostedThroughTheOutboxInTheLaneOfItsChannel) {
  auto const seen = posted(previewed("Hello"));
  EXPECT_EQ(seen.message, json({{"response_action", "clear"}}));
  auto const it = delivery();
  EXPECT_EQ(it.lane, "C7");
  EXPECT_EQ(it.method, "chat.postMessage");
  auto const body = json::parse(it.body);
  EXPECT_EQ(body["channel"], "C7");
  EXPECT_EQ(body["text"], "Hello");
  EXPECT_EQ(body["blocks"][0]["text"]["verbatim"], true);
  EXPECT_EQ(kept().state, "posted");
  EXPECT_EQ(stage.wakes(), 1);
}

TEST_F(Announce, PingsNobody) {
  posted(
      previewed("<!channel> <@ULENA> @here <https://evil.example|click> https://x.example/a_b."));
  EXPECT_EQ(json::parse(delivery().body)["text"],
            "&lt;!channel&gt; &lt;@ULENA&gt; @here &lt;<https://evil.example>|click&gt; "
            "<https://x.example/a_b>.");
}

TEST_F(Announce, PressedTwiceItIsPostedOnce) {
  auto const preview = previewed("Hello");
  posted(preview);
  EXPECT_EQ(posted(preview).message, json({{"response_action", "clear"}}));
  EXPECT_EQ(stage.database().read_now(storage::count_outbox).waiting, 1);
  stage.delivered_all();
  posted(preview);
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Announce, TheDraftOfAnotherIsNotPosted) {
  stage.settings().enablement = {"UBOSS"};
  auto const preview = previewed("Hello");
  stage.as("UBOSS").submits(filled_in(preview["view"], {}, "V2"));
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Announce, ABrokenReferenceToADraftPostsNothing) {
  auto const view = filled_in({{"callback_id", "announce.post"}, {"private_metadata", "7x<>"}}, {});
  EXPECT_EQ(stage.as("UPRIYA").submits(view).message["response_action"], "clear");
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Announce, KeepsTheNameThatSlackGaveTheMessage) {
  posted(previewed("Hello"));
  EXPECT_TRUE(stage.slack_answers(delivery(), R"({"ok":true,"ts":"1700.5"})").empty());
  EXPECT_EQ(kept().state, "delivered");
  EXPECT_EQ(kept().ts, "1700.5");
}

TEST_F(Announce, ItsAuthorIsToldWhenItWasGivenUpAndWhatHelps) {
  for (auto const& [error, advice] : std::vector<std::pair<std::string, std::string>>{
           {"not_in_channel", "I am not a member of that channel: please invite me there first."},
           {"is_archived", "The channel is archived."},
           {"restricted_action", "Not everybody may post in that channel."},
           {"msg_too_long", "Slack did not take it. (msg_too_long)"}}) {
    posted(previewed("Hello"));
    auto const told = stage.slack_answers(delivery(), "", error);
    ASSERT_EQ(told.size(), 1U);
    auto const body = json::parse(told[0].body);
    EXPECT_EQ(body["channel"], "UPRIYA");
    EXPECT_NE(body.dump().find("could not be posted in <#C7>"), std::string::npos);
    EXPECT_NE(body.dump().find(advice), std::string::npos) << body;
    stage.delivered_all();
  }
  EXPECT_EQ(kept().state, "failed");
  EXPECT_EQ(kept().reason, "not_in_channel");
}

TEST_F(Announce, SentOnceMoreItMayBeDeliveredAfterAll) {
  posted(previewed("Hello"));
  auto const it = delivery();
  stage.slack_answers(it, "", "not_in_channel");
  stage.delivered_all();
  stage.as("UPRIYA").clicks("outbox.retry:1", std::to_string(it.id) + " 1");
  stage.slack_answers(delivery(), R"({"ok":true,"ts":"1700.6"})");
  EXPECT_EQ(kept().state, "delivered");
}

TEST_F(Announce, RefreshesItsAuthorsHomeTab) {
  stage.as("UPRIYA").opens_home();
  stage.delivered_all();
  posted(previewed("Hello"));
  auto const waiting = stage.outbox();
  ASSERT_EQ(waiting.size(), 2U);
  EXPECT_EQ(waiting[1].method, "views.publish");
}

TEST_F(Announce, OldDraftsAreForgotten) {
  previewed("Hello");
  stage.now.ms += std::int64_t{8} * 24 * 60 * 60 * 1000;
  previewed("Again");
  auto const first = stage.database().read_now(
      [](storage::Snapshot const& it) { return storage::announcement(it, 1); });
  EXPECT_TRUE(!first || first->text == "Again");
}

}  // namespace
