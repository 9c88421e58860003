// Scheduled messages, reactions, and metadata that outlives both.
#include <chrono>

#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

std::int64_t now_seconds() {
  auto const now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

Json schedule(Town& town, std::int64_t post_at) {
  return town.api("chat.scheduleMessage",
                  {{"channel", general}, {"text", "later"}, {"post_at", post_at}});
}

TEST(Later, AScheduledMessageIsPostedInItsSecond) {
  Town town;
  auto const post_at = now_seconds() + 1;
  auto const answer = schedule(town, post_at);
  EXPECT_EQ(answer["post_at"], post_at);
  EXPECT_EQ(answer["scheduled_message_id"].get<std::string>().front(), 'Q');
  EXPECT_EQ(town.api("chat.scheduledMessages.list", Json::object())["scheduled_messages"].size(),
            1U);
  EXPECT_TRUE(town.conversation(lena, general)["messages"].empty());
  auto const posted = [&town] { return !town.conversation(lena, general)["messages"].empty(); };
  ASSERT_TRUE(town.wait_until(posted));
  EXPECT_GE(now_seconds(), post_at);
  EXPECT_TRUE(
      town.api("chat.scheduledMessages.list", Json::object())["scheduled_messages"].empty());
}

TEST(Later, ADeletedOneIsNotPosted) {
  Town town;
  std::string const id = schedule(town, now_seconds() + 100)["scheduled_message_id"];
  Json const which{{"channel", general}, {"scheduled_message_id", id}};
  EXPECT_EQ(town.api("chat.deleteScheduledMessage", which)["ok"], true);
  EXPECT_EQ(town.api("chat.deleteScheduledMessage", which)["error"],
            "invalid_scheduled_message_id");
}

TEST(Later, TimesThatCannotBeAreRefused) {
  Town town;
  EXPECT_EQ(schedule(town, now_seconds() - 1)["error"], "time_in_past");
  EXPECT_EQ(schedule(town, now_seconds() + 121 * 24 * 3600)["error"], "time_too_far");
  EXPECT_EQ(schedule(town, -5)["error"], "invalid_time");
}

TEST(Reactions, OneOfEachKindIsShownAndRead) {
  Town town;
  std::string const ts = town.api("chat.postMessage", {{"channel", general}, {"text", "x"}})["ts"];
  Json const tada{{"channel", general}, {"timestamp", ts}, {"name", "tada"}};
  EXPECT_EQ(town.api("reactions.add", tada)["ok"], true);
  EXPECT_EQ(town.api("reactions.add", tada)["error"], "already_reacted");
  EXPECT_EQ(
      town.api("reactions.add", {{"channel", general}, {"timestamp", ts}, {"name", ""}})["error"],
      "invalid_name");
  EXPECT_EQ(town.api("reactions.add",
                     {{"channel", general}, {"timestamp", "1.000000"}, {"name", "tada"}})["error"],
            "message_not_found");
  auto const message = town.conversation(lena, general)["messages"][0];
  EXPECT_EQ(message["reactions"][0]["name"], "tada");
  EXPECT_EQ(message["reactions"][0]["count"], 1);
}

Json post_with(Town& town, Json const& metadata) {
  return town.api("chat.postMessage",
                  {{"channel", lena}, {"text", "x"}, {"metadata", metadata}})["error"];
}

TEST(Metadata, ItsFormIsChecked) {
  auto settings = usual_settings();
  settings.rate_limits.on = false;
  Town town(std::move(settings));
  Json const flat{{"key", "a"}, {"n", 1}, {"list", {1, 2}}, {"flat", {{"a", 1}}}};
  EXPECT_EQ(post_with(town, {{"event_type", "poll.posted-2_x"}, {"event_payload", flat}}), nullptr);
  EXPECT_EQ(post_with(town, "text"), "invalid_metadata_format");
  EXPECT_EQ(post_with(town, {{"event_type", "a b"}, {"event_payload", flat}}),
            "invalid_metadata_schema");
  EXPECT_EQ(post_with(town, {{"event_type", "a"}, {"event_payload", "text"}}),
            "invalid_metadata_schema");
  Json const deep{{"a", {{"b", {{"c", 1}}}}}};
  EXPECT_EQ(post_with(town, {{"event_type", "a"}, {"event_payload", deep}}),
            "invalid_metadata_schema");
  Json const big{{"key", std::string(5'000, 'x')}};
  EXPECT_EQ(post_with(town, {{"event_type", "a"}, {"event_payload", big}}), "metadata_too_large");
}

TEST(History, PagesGoOnWhereTheyEndedWhateverIsPostedMeanwhile) {
  Town town;
  for (int i = 0; i < 5; ++i) {
    town.post("message", {{"as", lena}, {"channel", general}, {"text", std::to_string(i)}});
  }
  std::string seen;
  std::string cursor;
  do {
    Json arguments{{"channel", general}, {"limit", 2}};
    if (!cursor.empty()) arguments["cursor"] = cursor;
    auto const page = town.api("conversations.history", arguments);
    for (auto const& message : page["messages"]) seen += message["text"].get<std::string>();
    cursor = page.value("/response_metadata/next_cursor"_json_pointer, std::string());
    EXPECT_EQ(page["has_more"], !cursor.empty());
    town.post("message", {{"as", lena}, {"channel", general}, {"text", "new"}});
  } while (!cursor.empty());
  EXPECT_EQ(seen, "43210");
}

TEST(History, ACursorOfNobodyIsRefused) {
  Town town;
  for (auto const* cursor :
       {"x", "bmV4dF90czo=", "bmV4dF90czo12345=", "bmV4dF90czo1234567890.1234="}) {
    EXPECT_EQ(
        town.api("conversations.history", {{"channel", general}, {"cursor", cursor}})["error"],
        "invalid_cursor")
        << cursor;
  }
}

}  // namespace
}  // namespace sandbox_tests
