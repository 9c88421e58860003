// Answers as modals: opened, pushed, turned in place, refreshed when they have changed.
#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

class Views : public ::testing::Test {
 protected:
  Views() { stage.set_up_company(); }

  std::vector<std::string> methods() const {
    std::vector<std::string> list;
    for (auto const& it : stage.calls()) list.push_back(it.method);
    return list;
  }
  using Methods = std::vector<std::string>;

  Stage stage;
};

TEST_F(Views, AClickOnTheHomeTabIsAnsweredByAModal) {
  auto const seen = stage.as("ULENA").clicks_in("home", "run:status");
  EXPECT_EQ(methods(), Methods{"views.open"});
  EXPECT_FALSE(stage.calls()[0].body["trigger_id"].get<std::string>().empty());
  EXPECT_EQ(seen.message["title"]["text"], "Where you stand");
  EXPECT_TRUE(seen.shows("0 of 3 courses done"));
}

TEST_F(Views, TheShortcutOpensTheStatus) {
  auto const seen = stage.as("ULENA").uses_shortcut("status");
  EXPECT_TRUE(seen.is_modal());
  EXPECT_TRUE(seen.shows("0 of 3 courses done"));
}

TEST_F(Views, WhereNoModalOpensTheAnswerComesAsADirectMessage) {
  stage.slack_will_say("views.open", {"expired_trigger_id"});
  auto const seen = stage.as("ULENA").clicks_in("home", "run:status");
  EXPECT_EQ(methods(), (Methods{"views.open", "chat.postMessage"}));
  EXPECT_EQ(seen.message["channel"], "ULENA");
  EXPECT_TRUE(seen.shows("0 of 3 courses done"));
}

TEST_F(Views, AClickInAModalOpensAnotherOnTop) {
  auto const seen = stage.as("ULENA").clicks_in("modal", "run:course sal-1");
  EXPECT_EQ(methods(), Methods{"views.push"});
  EXPECT_EQ(seen.message["title"]["text"], "One course");
}

TEST_F(Views, WhereThreeLieOnEachOtherTheTopOneGivesWay) {
  stage.slack_will_say("views.push", {"push_limit_reached"});
  stage.as("ULENA").clicks_in("modal", "run:course sal-1");
  EXPECT_EQ(methods(), (Methods{"views.push", "views.update"}));
  EXPECT_EQ(stage.calls()[1].body["view_id"], "V1");
  EXPECT_EQ(stage.calls()[1].body["hash"], "h1");
}

TEST_F(Views, APageTakesThePlaceOfThePageBefore) {
  stage.as("ULENA").clicks_in("modal", "run:courses sal page:2");
  EXPECT_EQ(methods(), Methods{"views.update"});
  EXPECT_EQ(stage.calls()[0].body["view_id"], "V1");
  EXPECT_EQ(stage.calls()[0].body["hash"], "h1");
}

TEST_F(Views, AViewThatHasChangedMeanwhileIsShownAnewWithoutOverwriting) {
  stage.slack_will_say("views.update", {"hash_conflict"});
  auto const seen = stage.as("ULENA").clicks_in("modal", "run:courses sal page:1");
  EXPECT_EQ(methods(), (Methods{"views.update", "views.update"}));
  EXPECT_TRUE(stage.calls()[0].body.contains("hash"));
  EXPECT_FALSE(stage.calls()[1].body.contains("hash"));
  EXPECT_TRUE(seen.shows("Applying DevOps"));
}

TEST_F(Views, ItIsShownAnewOnlyOnce) {
  stage.slack_will_say("views.update", {"hash_conflict", "hash_conflict", "hash_conflict"});
  stage.as("ULENA").clicks_in("modal", "run:courses sal page:1");
  EXPECT_EQ(stage.calls().size(), 2U);
}

TEST_F(Views, AModalThatWasClosedIsNotMissed) {
  stage.slack_will_say("views.update", {"not_found"});
  stage.as("ULENA").clicks_in("modal", "run:courses sal page:1");
  EXPECT_EQ(methods(), Methods{"views.update"});
}

TEST_F(Views, ACommandMayOpenAModal) {
  auto const seen = stage.as("ULENA").types("/cert find");
  EXPECT_EQ(methods(), Methods{"views.open"});
  EXPECT_EQ(seen.message["callback_id"], "find");
}

TEST_F(Views, WhereItDoesNotOpenInTimeTheyAreToldKindly) {
  stage.slack_will_say("views.open", {"expired_trigger_id"});
  auto const find = stage.as("ULENA").types("/cert find");
  EXPECT_EQ(methods(), (Methods{"views.open", "response_url"}));
  EXPECT_TRUE(find.shows("What are you looking for?"));
  stage.slack_will_say("views.open", {"invalid_arguments"});
  auto const announce = stage.as("UPRIYA").types("/cert admin announce");
  EXPECT_EQ(methods(), (Methods{"views.open", "response_url"}));
  EXPECT_TRUE(announce.shows("Slack did not let me open the window in time"));
}

TEST_F(Views, AnApologyOnTheHomeTabIsAModalToo) {
  stage.breaks_the_progress();
  auto const seen = stage.as("ULENA").clicks_in("home", "run:status");
  EXPECT_TRUE(seen.is_modal());
  EXPECT_TRUE(seen.shows("Something went wrong"));
}

TEST_F(Views, FindAsksThenShowsAndAsksAgain) {
  auto const asked = stage.as("ULENA").clicks_in("home", "run:find");
  EXPECT_EQ(asked.message["submit"]["text"], "Find");
  auto const empty = stage.as("ULENA").submits(filled_in(asked.message, {{"find.words", "  "}}));
  EXPECT_EQ(empty.message["response_action"], "errors");
  EXPECT_EQ(empty.message["errors"]["find.words"], "Please give a word or two.");
  auto const found =
      stage.as("ULENA").submits(filled_in(asked.message, {{"find.words", "devops concepts"}}));
  EXPECT_EQ(found.message["response_action"], "update");
  EXPECT_TRUE(found.shows("Apply DevOps concepts"));
  EXPECT_EQ(found.message["view"]["blocks"][0]["element"]["initial_value"], "devops concepts");
  auto const nothing =
      stage.as("UGUEST").submits(filled_in(found.message["view"], {{"find.words", "xyzzy"}}));
  EXPECT_TRUE(nothing.shows("nothing for “xyzzy”"));
}

TEST_F(Views, ABrokenSubmissionIsApologisedForOnTop) {
  static constexpr storage::Sql drop{"break", "DROP TABLE announcement"};
  stage.database().write_now([](storage::Transaction const& it) { it.connection().run(drop); });
  slack::ViewState view = filled_in({{"callback_id", "announce.post"}}, {});
  EXPECT_EQ(stage.as("UPRIYA").submits(view).message["response_action"], "push");
  view.root_view_id = "V0";
  auto const seen = stage.as("UPRIYA").submits(view);
  EXPECT_EQ(seen.message["response_action"], "update") << "there may be no room for a third";
  EXPECT_TRUE(seen.shows("Something went wrong"));
}

}  // namespace
