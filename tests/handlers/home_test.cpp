#include <gtest/gtest.h>

#include "handlers/routes.hpp"
#include "tests/handlers/support/stage.hpp"

namespace {

using nlohmann::json;

class Home : public ::testing::Test {
 protected:
  Home() { stage.set_up_company(); }

  // The only delivery that waits: a Home tab.
  json waiting() {
    auto const deliveries = stage.outbox();
    EXPECT_EQ(deliveries.size(), 1U);
    if (deliveries.size() != 1) return json::object();
    EXPECT_EQ(deliveries[0].method, "views.publish");
    json body = json::parse(deliveries[0].body);
    body["view"] = json::parse(body["view"].get<std::string>());
    return body;
  }
  Seen opened_by(std::string const& user) {
    stage.as(user).opens_home();
    Seen const seen{waiting()["view"]};
    stage.delivered_all();
    return seen;
  }
  static std::string published(std::string const& hash) {
    return R"({"ok":true,"view":{"id":"V9","hash":")" + hash + "\"}}";
  }

  Stage stage;
};

TEST_F(Home, IsADashboardOfThePersonsWay) {
  auto const seen = opened_by("ULENA");
  EXPECT_EQ(seen.message["type"], "home");
  EXPECT_TRUE(seen.shows("Lena Vogt · Strategic Account Leader"));
  EXPECT_TRUE(seen.shows("0 of 3 courses done"));
  EXPECT_TRUE(seen.shows("*Next:* start course 1, *Value Drivers*"));
  EXPECT_TRUE(
      seen.shows("As of <!date^1760000000^{date_short_pretty} at {time}|2025-10-09 08:53 "
                 "UTC>"));
  EXPECT_FALSE(seen.shows("Outbox"));
}

TEST_F(Home, HasAButtonForEveryWordThatThePersonMayUse) {
  for (auto const* user : {"ULENA", "UPRIYA"}) {
    auto const buttons = opened_by(user).buttons();
    for (auto const& word : handlers::words()) {
      bool const is_for_few =
          word.who == handlers::Who::enablement || word.who == handlers::Who::assessor;
      bool const may = !is_for_few || user == std::string("UPRIYA");
      auto const wanted = "run:" + std::string(word.word);
      EXPECT_EQ(std::ranges::find(buttons, wanted) != buttons.end(), may) << user << wanted;
    }
  }
}

TEST_F(Home, ShowsTheOutboxToTheEnablementTeam) {
  auto const seen = opened_by("UPRIYA");
  EXPECT_TRUE(seen.shows("Priya · Enablement"));
  EXPECT_TRUE(seen.shows("*Outbox:* 0 waiting, 0 given up"));
  EXPECT_TRUE(seen.shows("As of <!date^"));
}

TEST_F(Home, OfEnablementBySettingsNeedsNoRoster) {
  stage.settings().enablement = {"UBOSS"};
  auto const seen = opened_by("UBOSS");
  EXPECT_TRUE(seen.shows("Enablement"));
  EXPECT_TRUE(seen.shows("run:admin"));
}

TEST_F(Home, OfAManagerTellsWhatTheyCanDo) {
  auto const seen = opened_by("URUTH");
  EXPECT_TRUE(seen.shows("Ruth · Manager"));
  EXPECT_TRUE(seen.shows("no certification"));
}

TEST_F(Home, TheMessagesTabIsNoHomeTab) {
  stage.happens(R"({"type":"app_home_opened","user":"ULENA","tab":"messages"})");
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Home, IsMadeAnewAfterACourseWasBegun) {
  opened_by("ULENA");
  stage.as("ULENA").clicks("course.open:sqs-1", "sqs-1");
  EXPECT_NE(waiting().dump().find("go on with course 1, *Value Drivers*"), std::string::npos);
  stage.delivered_all();
  stage.as("ULENA").clicks("course.open:sqs-1", "sqs-1");
  EXPECT_TRUE(stage.outbox().empty()) << "nothing new";
}

TEST_F(Home, IsMadeAnewAfterEveryImport) {
  opened_by("ULENA");
  stage.finish("lena@x.example", "sqs-1");
  EXPECT_NE(waiting().dump().find("start course 1, *Applying DevOps*"), std::string::npos);
  stage.delivered_all();
  stage.finish("lena@x.example", "sqs-1");
  EXPECT_TRUE(stage.outbox().empty()) << "nothing new";
  stage.import_page("sqs.md", R"(---
title: "Field Certification: Sales Quick Start"
id: sqs
role: SQS
---
## Curriculum
**Course 1: [Value Drivers](/handbook/value/)**
- Explain the value drivers

**Course 2: Proof Points**
- Name three
)");
  EXPECT_NE(waiting().dump().find("Proof Points"), std::string::npos);
  stage.delivered_all();
  stage.import_roster(
      "email,name,slack_user_id,role,manager_email,start_date,timezone\n"
      "lena@x.example,Lena Neu,,CSM,,,\n");
  EXPECT_NE(waiting().dump().find("Lena Neu · Customer Success Manager"), std::string::npos);
}

TEST_F(Home, OfThoseWhoNeverOpenedItIsLeftAlone) {
  stage.finish("lena@x.example", "sqs-1");
  stage.as("ULENA").clicks("course.open:sqs-1", "sqs-1");
  EXPECT_TRUE(stage.outbox().empty());
}

TEST_F(Home, OnlyTheLatestOfSeveralGoesOut) {
  opened_by("ULENA");
  stage.finish("lena@x.example", "sqs-1");
  stage.as("ULENA").clicks("course.open:sal-2", "sal-2");
  auto const text = waiting().dump();
  EXPECT_NE(text.find("go on with course 2"), std::string::npos) << "and no other waits";
}

TEST_F(Home, IsPublishedByTheHashOfTheViewThatItReplaces) {
  stage.as("ULENA").opens_home();
  EXPECT_FALSE(waiting().contains("hash")) << "Slack refuses one where there was no view yet";
  stage.slack_answers(stage.outbox().at(0), published("h1"));
  stage.finish("lena@x.example", "sqs-1");
  EXPECT_EQ(waiting()["hash"], "h1");
  stage.delivered_all();
  stage.as("ULENA").opens_home("h5");
  EXPECT_EQ(waiting()["hash"], "h5") << "what Slack shows is what Slack says";
}

TEST_F(Home, AConflictIsAnsweredByTheDataAsTheyAreNow) {
  stage.as("ULENA").opens_home("h5");
  auto const first = stage.outbox().at(0);
  stage.finish("lena@x.example", "sqs-1");
  stage.delivered_all();
  auto const next = stage.slack_answers(first, "", "hash_conflict");
  ASSERT_EQ(next.size(), 1U);
  auto const body = waiting();
  EXPECT_FALSE(body.contains("hash"));
  EXPECT_NE(body.dump().find("start course 1, *Applying DevOps*"), std::string::npos);
  auto const count = stage.database().read_now(storage::count_outbox);
  EXPECT_EQ(count.buried, 0) << "a conflict is no loss";
}

TEST_F(Home, AWorkspaceWithoutHomeTabsIsNoLossEither) {
  stage.as("ULENA").opens_home();
  stage.slack_answers(stage.outbox().at(0), "", "not_enabled");
  EXPECT_EQ(stage.database().read_now(storage::count_outbox).buried, 0);
}

TEST_F(Home, IsAwaitedByWhoeverHasJustOpenedIt) {
  stage.as("ULENA").opens_home();
  auto const urgency = stage.database().read_now([](storage::Snapshot const& it) {
    static constexpr storage::Sql sql{"urgency", "SELECT urgency FROM outbox"};
    return it.connection().integer(sql);
  });
  EXPECT_EQ(urgency, 0);
}

TEST_F(Home, AnEventThatComesAgainChangesNothing) {
  auto const inner =
      R"({"type":"app_home_opened","user":"ULENA","channel":"D1","tab":"home","event_ts":"7.1"})";
  stage.happens(inner, "Ev77");
  stage.delivered_all();
  stage.happens(inner, "Ev77");
  EXPECT_TRUE(stage.outbox().empty()) << "the same id";
  stage.happens(inner, "Ev78");
  EXPECT_TRUE(stage.outbox().empty()) << "another id, the same moment";
}

}  // namespace
