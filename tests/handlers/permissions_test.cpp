// The permission matrix, read from the tables: whoever adds a row is tested by it.
#include <gtest/gtest.h>

#include "handlers/routes.hpp"
#include "storage/announcements.hpp"
#include "storage/outbox.hpp"
#include "tests/handlers/support/stage.hpp"

namespace {

using handlers::Who;

struct Somebody {
  std::string user;
  bool is_known;
  bool is_enablement;
  bool is_assessor;
};

class Permissions : public ::testing::Test {
 protected:
  Permissions() {
    stage.set_up_company();
    stage.import_roster(
        "email,name,slack_user_id,role,manager_email,start_date,timezone,duties\n"
        "ines@x.example,Ines,UINES,SA,,,,assessor\n");
  }

  static bool may(Who who, Somebody const& it) {
    return who == Who::anyone || it.is_enablement || (who == Who::self && it.is_known) ||
           (who == Who::assessor && it.is_assessor);
  }

  Stage stage;
  std::vector<Somebody> const people = {{"UGUEST", false, false, false},
                                        {"ULENA", true, false, false},
                                        {"URUTH", true, false, false},
                                        {"UINES", true, false, true},
                                        {"UPRIYA", true, true, false}};
  static constexpr char const* refusal = "I can't do that for you";
};

TEST_F(Permissions, EveryWordKnowsWhoMayUseIt) {
  for (auto const& word : handlers::words()) {
    for (auto const& it : people) {
      auto const seen = stage.as(it.user).types("/cert " + std::string(word.word));
      bool const is_turned_away = seen.shows(refusal) || seen.shows("Welcome");
      EXPECT_EQ(is_turned_away, !may(word.who, it)) << word.word << " by " << it.user;
    }
  }
}

// A word that is not for anyone tells a stranger nothing of anybody's standing, whatever follows.
TEST_F(Permissions, StrangersLearnNothingOfPeople) {
  for (auto const& word : handlers::words()) {
    if (word.who == Who::anyone) continue;
    auto const line = "/cert " + std::string(word.word);
    for (auto const& typed : {line, line + " <@ULENA>", line + " 1", line + " outbox"}) {
      auto const seen = stage.as("UGUEST").types(typed);
      EXPECT_FALSE(seen.shows("Lena")) << typed;
      EXPECT_FALSE(seen.shows("courses done")) << typed;
      EXPECT_FALSE(seen.shows("waiting")) << typed;
    }
  }
}

TEST_F(Permissions, EveryButtonKnowsWhoMayPressIt) {
  for (auto const& route : handlers::clicks()) {
    for (auto const& it : people) {
      auto const seen = stage.as(it.user).clicks(std::string(route.action) + ":1", "1");
      bool const is_refused = seen.shows(refusal) || seen.shows("your own standing");
      EXPECT_EQ(is_refused, !may(route.who, it)) << route.action << " by " << it.user;
    }
  }
}

TEST_F(Permissions, EveryModalKnowsWhoMaySubmitIt) {
  for (auto const& route : handlers::submissions()) {
    for (auto const& it : people) {
      slack::ViewState view;
      view.id = "V1";
      view.root_view_id = "V1";
      view.callback_id = route.callback_id;
      auto const seen = stage.as(it.user).submits(view);
      bool const is_refused = seen.shows(refusal) || seen.shows("your own standing");
      EXPECT_EQ(is_refused, !may(route.who, it)) << route.callback_id << " by " << it.user;
    }
  }
}

TEST_F(Permissions, EveryShortcutLeadsToAWordAndFitsIntoTheManifest) {
  for (auto const& route : handlers::shortcuts()) {
    EXPECT_LE(route.name.size(), 24U);
    EXPECT_LE(route.description.size(), 150U);
    slack::Command command;
    command.text = route.words;
    EXPECT_NE(handlers::find_word(handlers::parse_request(command).word), nullptr);
    EXPECT_TRUE(stage.as("ULENA").uses_shortcut(std::string(route.callback_id)).is_modal());
  }
}

TEST_F(Permissions, WhatIsRefusedHasNoEffect) {
  auto const draft = stage.database().write_now([&](storage::Transaction const& it) {
    return storage::add_draft(it, "ULENA", "C1", "Hello", stage.now);
  });
  slack::ViewState view;
  view.id = "V1";
  view.callback_id = "announce.post";
  view.private_metadata = std::to_string(draft);
  stage.as("ULENA").submits(view);
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Permissions, WhatNobodyKnowsIsAcknowledgedAndLeftAlone) {
  EXPECT_TRUE(stage.as("ULENA").clicks("nothing.known:1").message.is_null());
  EXPECT_TRUE(stage.as("ULENA").uses_shortcut("nothing").message.is_null());
  slack::ViewState view;
  view.id = "V1";
  view.callback_id = "nothing";
  EXPECT_TRUE(stage.as("ULENA").submits(view).message.is_null());
  EXPECT_TRUE(stage.happens(R"({"type":"reaction_added","user":"ULENA"})").message.is_null());
  EXPECT_TRUE(stage.outbox().empty());
}

}  // namespace
