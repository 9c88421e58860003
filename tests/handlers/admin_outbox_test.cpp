#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

class AdminOutbox : public ::testing::Test {
 protected:
  AdminOutbox() { stage.set_up_company(); }

  std::int64_t bury(std::string const& lane, std::string const& method, std::string const& text,
                    std::string const& reason = "not_in_channel") {
    storage::Delivery delivery;
    delivery.lane = lane;
    delivery.method = method;
    delivery.url = method == "response_url" ? "https://hooks.example/secret" : "";
    delivery.body = nlohmann::json{{"text", text}}.dump();
    stage.database().write_now(
        [&](storage::Transaction const& it) { storage::put_delivery(it, delivery, stage.now); });
    auto const put = stage.outbox().at(0);
    stage.gives_up(put, reason);
    return put.id;
  }
  Seen shown(int page = 1) {
    return stage.as("UPRIYA").types("/cert admin outbox page:" + std::to_string(page));
  }
  Seen pressed(std::string const& button, std::int64_t id) {
    auto const text = std::to_string(id);
    return stage.as("UPRIYA").clicks(button + ":" + text, text + " 1");
  }
  storage::OutboxCount count() { return stage.database().read_now(storage::count_outbox); }

  Stage stage;
};

TEST_F(AdminOutbox, SaysWhenThereIsNothingToDo) {
  EXPECT_TRUE(shown().shows("*Outbox:* 0 waiting, 0 given up. Nothing needs you here."));
}

TEST_F(AdminOutbox, ShowsWhatWasGivenUpWithReasonAgeAndChannel) {
  bury("C7", "chat.postMessage", "Hello &lt;you&gt;\nthere");
  auto const seen = shown();
  EXPECT_TRUE(seen.shows("0 waiting, 1 given up"));
  EXPECT_TRUE(seen.shows(":warning: <#C7> · `chat.postMessage`"));
  EXPECT_TRUE(seen.shows("> Hello &lt;you&gt; there"));
  EXPECT_TRUE(seen.shows("Reason: not_in_channel · 0 attempts · put <!date^1760000000^"));
  EXPECT_TRUE(seen.shows("given up <!date^1760000000^"));
}

TEST_F(AdminOutbox, NamesEachRecipientAndNoAddress) {
  bury("UMIA", "chat.postMessage", "a");
  bury("home:ULENA", "views.publish", "b");
  bury("https://hooks.example/secret", "response_url", "c", "HTTP 404");
  auto const seen = shown();
  EXPECT_TRUE(seen.shows("<@UMIA> · `chat.postMessage`"));
  EXPECT_TRUE(seen.shows("home of <@ULENA>"));
  EXPECT_TRUE(seen.shows("an answer to somebody's command"));
  EXPECT_FALSE(seen.shows("hooks.example"));
}

TEST_F(AdminOutbox, DiscardingAsksBefore) {
  bury("C7", "chat.postMessage", "Hello");
  auto const blocks = shown().message["blocks"];
  auto const& buttons = blocks[2]["elements"];
  EXPECT_FALSE(buttons[0].contains("confirm"));
  EXPECT_EQ(buttons[1]["confirm"]["text"]["text"], "The message will never be sent.");
  EXPECT_EQ(buttons[1]["style"], "danger");
}

TEST_F(AdminOutbox, SendsOnceMore) {
  auto const id = bury("C7", "chat.postMessage", "Hello");
  auto const seen = pressed("outbox.retry", id);
  EXPECT_TRUE(seen.shows("It is on its way once more."));
  EXPECT_TRUE(seen.shows("1 waiting, 0 given up"));
  EXPECT_EQ(seen.message["replace_original"], true);
  EXPECT_EQ(stage.wakes(), 1);
  EXPECT_EQ(stage.outbox().at(0).id, id);
}

TEST_F(AdminOutbox, ASecondPressChangesNothing) {
  auto const id = bury("C7", "chat.postMessage", "Hello");
  pressed("outbox.retry", id);
  EXPECT_TRUE(pressed("outbox.retry", id).shows("no longer in this list"));
  EXPECT_TRUE(pressed("outbox.discard", id).shows("no longer in this list"));
  EXPECT_EQ(count().waiting, 1);
}

TEST_F(AdminOutbox, Discards) {
  auto const id = bury("C7", "chat.postMessage", "Hello");
  EXPECT_TRUE(pressed("outbox.discard", id).shows("Discarded."));
  EXPECT_EQ(count().buried, 0);
  EXPECT_EQ(count().waiting, 0);
}

TEST_F(AdminOutbox, InAModalTheListTakesItsOwnPlace) {
  auto const id = bury("C7", "chat.postMessage", "Hello");
  auto const value = std::to_string(id) + " 1";
  stage.slack_will_say("views.update", {"hash_conflict"});
  auto const seen = stage.as("UPRIYA").clicks_in("modal", "outbox.discard:1", value);
  ASSERT_EQ(stage.calls().size(), 2U);
  EXPECT_EQ(stage.calls()[0].body["hash"], "h1");
  EXPECT_EQ(stage.calls()[0].body["view"]["title"]["text"], "Administration");
  EXPECT_FALSE(stage.calls()[1].body.contains("hash")) << "shown anew from the data";
  EXPECT_TRUE(seen.shows("0 given up"));
}

TEST_F(AdminOutbox, ALongListIsCutIntoPagesWithoutPartingALetterFromItsButtons) {
  for (int i = 0; i < 60; ++i) bury("C7", "chat.postMessage", "Letter " + std::to_string(i));
  std::size_t letters = 0;
  for (int page = 1; page <= 10; ++page) {
    auto const blocks = shown(page).message["blocks"];
    EXPECT_LE(blocks.size(), 50U);
    for (std::size_t i = 1; i < blocks.size(); ++i) {
      bool const is_letter = blocks[i].dump().find(":warning:") != std::string::npos;
      if (!is_letter) continue;
      ++letters;
      ASSERT_EQ(blocks[i + 1]["type"], "actions");
      EXPECT_EQ(blocks[i + 1]["elements"].size(), 2U);
      EXPECT_TRUE(blocks[i + 1]["elements"][0]["value"].get<std::string>().ends_with(
          " " + std::to_string(page)));
    }
    if (blocks.dump().find("More (page") == std::string::npos) break;
  }
  EXPECT_EQ(letters, 60U);
}

TEST_F(AdminOutbox, ABrokenValueHarmsNothing) {
  auto const id = bury("C7", "chat.postMessage", "Hello");
  for (auto const* value : {"", "x", "1x", "99999999999999999999", "-1 -1", "7 "}) {
    if (std::to_string(id) == std::string(value).substr(0, 1)) continue;
    stage.as("UPRIYA").clicks("outbox.discard:1", value);
  }
  EXPECT_EQ(count().buried, 1);
}

}  // namespace
