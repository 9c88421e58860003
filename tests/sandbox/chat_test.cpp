// chat.* and conversations.*.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

Json post(Town& town, std::string const& channel, std::string const& text) {
  return town.api("chat.postMessage", {{"channel", channel}, {"text", text}});
}

TEST(Chat, APostedMessageIsNormalisedAndSeen) {
  Town town;
  auto const answer = town.api(
      "chat.postMessage", {{"channel", general}, {"text", "t"}, {"blocks", {section("hello")}}});
  ASSERT_EQ(answer["ok"], true) << answer;
  EXPECT_EQ(answer["channel"], general);
  EXPECT_EQ(answer["message"]["bot_id"], "B0BOT00001");
  EXPECT_FALSE(answer["message"]["blocks"][0]["block_id"].get<std::string>().empty());
  auto const seen = town.conversation(omar, general)["messages"][0];
  EXPECT_EQ(seen["ts"], answer["ts"]);
  EXPECT_EQ(seen["ephemeral"], false);
}

TEST(Chat, AUserIdMeansTheDirectMessageWithThem) {
  Town town;
  auto const answer = post(town, lena, "hi");
  EXPECT_EQ(answer["channel"], town.app_channel(lena));
}

TEST(Chat, PlacesThatTheBotCannotPostToAreRefused) {
  auto settings = usual_settings();
  settings.scopes = {"chat:write"};
  Town town(settings);
  EXPECT_EQ(post(town, "C0UNKNOWN1", "x")["error"], "channel_not_found");
  EXPECT_EQ(post(town, archived, "x")["error"], "is_archived");
  EXPECT_EQ(post(town, not_joined, "x")["error"], "not_in_channel");
  EXPECT_EQ(town.api("chat.postMessage", {{"text", "x"}})["error"], "invalid_arguments");
  Town with_public;
  EXPECT_EQ(post(with_public, not_joined, "x")["ok"], true);
}

TEST(Chat, BadBlocksAreRefusedWithAPointer) {
  Town town;
  auto const answer =
      town.api("chat.postMessage",
               {{"channel", general}, {"text", "t"}, {"blocks", {{{"type", "secton"}}}}});
  EXPECT_EQ(answer["error"], "invalid_blocks");
  EXPECT_THAT(answer["response_metadata"]["messages"][0].get<std::string>(),
              HasSubstr("[json-pointer:/blocks/0/type]"));
  EXPECT_TRUE(town.conversation(lena, general)["messages"].empty());
}

TEST(Chat, AnUpdateWithTextOnlyDropsTheBlocks) {
  Town town;
  auto const posted = town.api(
      "chat.postMessage", {{"channel", general}, {"text", "t"}, {"blocks", {section("hello")}}});
  auto const updated =
      town.api("chat.update", {{"channel", general}, {"ts", posted["ts"]}, {"text", "new"}});
  EXPECT_EQ(updated["text"], "new");
  auto const seen = town.conversation(lena, general)["messages"][0];
  EXPECT_TRUE(seen["blocks"].empty());
  EXPECT_EQ(seen["edited"], true);
}

TEST(Chat, OnlyTheBotsOwnMessagesCanBeChanged) {
  Town town;
  auto const typed = town.post("message", {{"as", lena}, {"channel", general}, {"text", "hi"}});
  Json const arguments{{"channel", general}, {"ts", typed["ts"]}, {"text", "x"}};
  EXPECT_EQ(town.api("chat.update", arguments)["error"], "cant_update_message");
  EXPECT_EQ(town.api("chat.delete", arguments)["error"], "cant_delete_message");
  EXPECT_EQ(
      town.api("chat.update", {{"channel", general}, {"ts", "1.000001"}, {"text", "x"}})["error"],
      "message_not_found");
}

TEST(Chat, ADeletedMessageIsGone) {
  Town town;
  auto const ts = post(town, general, "x")["ts"];
  EXPECT_EQ(town.api("chat.delete", {{"channel", general}, {"ts", ts}})["ok"], true);
  EXPECT_TRUE(town.conversation(lena, general)["messages"].empty());
  EXPECT_EQ(town.api("chat.delete", {{"channel", general}, {"ts", ts}})["error"],
            "message_not_found");
}

TEST(Chat, AnEphemeralMessageCannotBeUpdatedOrFound) {
  Town town;
  auto const posted =
      town.api("chat.postEphemeral", {{"channel", general}, {"user", lena}, {"text", "psst"}});
  ASSERT_EQ(posted["ok"], true);
  auto const ts = posted["message_ts"];
  EXPECT_EQ(town.api("chat.update", {{"channel", general}, {"ts", ts}, {"text", "x"}})["error"],
            "message_not_found");
  EXPECT_TRUE(town.api("conversations.history", {{"channel", general}})["messages"].empty());
  EXPECT_EQ(town.conversation(lena, general)["messages"].size(), 1U);
  EXPECT_EQ(town.api("chat.postEphemeral",
                     {{"channel", secret_channel}, {"user", lena}, {"text", "x"}})["error"],
            "user_not_in_channel");
}

TEST(Chat, APermalinkLeadsToTheSandbox) {
  Town town;
  auto const ts = post(town, general, "x")["ts"];
  auto const link =
      town.api("chat.getPermalink", {{"channel", general}, {"message_ts", ts}})["permalink"];
  EXPECT_EQ(town.send({"GET", link.get<std::string>()}).status, 200);
}

TEST(History, IsNewestFirstAndHidesMetadataUnlessAsked) {
  Town town;
  Json const metadata{{"event_type", "poll_posted"}, {"event_payload", {{"key", "poll-17"}}}};
  town.api("chat.postMessage", {{"channel", general}, {"text", "one"}, {"metadata", metadata}});
  post(town, general, "two");
  auto const plain_answer = town.api("conversations.history", {{"channel", general}});
  ASSERT_EQ(plain_answer["messages"].size(), 2U);
  EXPECT_EQ(plain_answer["messages"][0]["text"], "two");
  EXPECT_EQ(plain_answer["messages"][1]["metadata"], (Json{{"event_type", "poll_posted"}}));
  auto const full =
      town.api("conversations.history", {{"channel", general}, {"include_all_metadata", "true"}});
  EXPECT_EQ(full["messages"][1]["metadata"], metadata);
}

TEST(History, MetadataIsKeptByAnUpdateThatLeavesItOut) {
  Town town;
  Json const metadata{{"event_type", "poll_posted"}, {"event_payload", {{"key", "k"}}}};
  auto const ts = town.api("chat.postMessage",
                           {{"channel", general}, {"text", "one"}, {"metadata", metadata}})["ts"];
  town.api("chat.update", {{"channel", general}, {"ts", ts}, {"text", "two"}});
  Json const ask{{"channel", general}, {"include_all_metadata", "true"}};
  EXPECT_EQ(town.api("conversations.history", ask)["messages"][0]["metadata"], metadata);
  town.api("chat.update",
           {{"channel", general}, {"ts", ts}, {"text", "two"}, {"metadata", Json::object()}});
  EXPECT_FALSE(town.api("conversations.history", ask)["messages"][0].contains("metadata"));
}

TEST(History, RangesArePointedAtByTs) {
  Town town;
  auto const first = post(town, general, "one")["ts"];
  post(town, general, "two");
  auto const after = town.api("conversations.history", {{"channel", general}, {"oldest", first}});
  EXPECT_EQ(after["messages"].size(), 1U);
  auto const with_first = town.api(
      "conversations.history", {{"channel", general}, {"oldest", first}, {"inclusive", "true"}});
  EXPECT_EQ(with_first["messages"].size(), 2U);
  auto const limited = town.api("conversations.history", {{"channel", general}, {"limit", "1"}});
  EXPECT_EQ(limited["messages"].size(), 1U);
  EXPECT_EQ(limited["has_more"], true);
}

TEST(History, NeedsMembershipAndTheScopeOfTheChannelsKind) {
  auto settings = usual_settings();
  settings.scopes = {"channels:history"};
  Town town(settings);
  EXPECT_EQ(town.api("conversations.history", {{"channel", not_joined}})["error"],
            "not_in_channel");
  EXPECT_EQ(town.api("conversations.history", {{"channel", secret_channel}})["needed"],
            "groups:history");
}

TEST(Conversations, AreListedByType) {
  Town town;
  auto const open = town.api("conversations.list", {{"limit", "100"}})["channels"];
  EXPECT_EQ(open.size(), 3U);
  auto const closed = town.api("conversations.list", {{"types", "private_channel"}})["channels"];
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0]["id"], secret_channel);
  EXPECT_EQ(town.api("conversations.list", {{"exclude_archived", "true"}})["channels"].size(), 2U);
  EXPECT_EQ(town.api("conversations.list", {{"types", "other"}})["error"], "invalid_types");
}

TEST(Conversations, OpeningAPersonGivesTheirDirectMessage) {
  Town town;
  auto const answer = town.api("conversations.open", {{"users", lena}});
  EXPECT_EQ(answer["channel"]["id"], town.app_channel(lena));
  EXPECT_EQ(answer["already_open"], true);
  EXPECT_EQ(town.api("conversations.open", {{"users", "U0NOBODY01"}})["error"], "user_not_found");
  EXPECT_EQ(town.api("conversations.open", {{"users", "U0GONE0001"}})["error"], "user_disabled");
  auto const group =
      town.api("conversations.open", {{"users", std::string(lena) + "," + omar}})["channel"]["id"];
  EXPECT_EQ(post(town, group, "hi")["ok"], true);
  EXPECT_EQ(town.conversation(omar, group)["messages"].size(), 1U);
}

TEST(Conversations, MembersAndJoining) {
  Town town;
  auto const members = town.api("conversations.members", {{"channel", secret_channel}})["members"];
  EXPECT_EQ(members, Json::array({omar, "U0BOT00001"}));
  EXPECT_EQ(town.api("conversations.info", {{"channel", not_joined}})["channel"]["is_member"],
            false);
  EXPECT_EQ(town.api("conversations.join", {{"channel", not_joined}})["channel"]["is_member"],
            true);
  EXPECT_EQ(town.api("conversations.join", {{"channel", not_joined}})["warning"],
            "already_in_channel");
}

}  // namespace
}  // namespace sandbox_tests
