#include <gtest/gtest.h>

#include "storage/people.hpp"
#include "storage/slack_accounts.hpp"
#include "tests/handlers/support/stage.hpp"

namespace {

std::string profile(std::string const& user, std::string const& email,
                    std::string const& more = "") {
  return R"({"ok":true,"user":{"id":")" + user + R"(","deleted":false,"is_bot":false,)" + more +
         R"("profile":{"email":")" + email + R"("}}})";
}

class Stranger : public ::testing::Test {
 protected:
  Stranger() { stage.set_up_company(); }

  // What reaches the response_url after Slack has told the profile.
  std::string told_after(std::string const& json) {
    stage.as("UNOA").types("/cert status");
    auto const asked = stage.outbox();
    EXPECT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked.at(0).method, "users.info");
    auto const told = stage.slack_answers(asked.at(0), json);
    EXPECT_EQ(told.size(), 1U);
    EXPECT_EQ(told.at(0).method, "response_url");
    return told.at(0).body;
  }

  Stage stage;
};

TEST_F(Stranger, IsToldKindlyWhatToDo) {
  auto const seen = stage.as("UNOA").types("/cert status");
  EXPECT_TRUE(seen.shows("Welcome"));
  EXPECT_TRUE(seen.shows("enablement team"));
  EXPECT_TRUE(seen.shows("e-mail"));
}

TEST_F(Stranger, IsLinkedByTheEMailOfTheirProfileAndGetsTheirAnswer) {
  auto const body = told_after(profile("UNOA", "Noa@X.example"));
  EXPECT_NE(body.find("Applying DevOps"), std::string::npos) << body;
  EXPECT_TRUE(stage.as("UNOA").types("/cert status").shows("Applying DevOps"));
}

TEST_F(Stranger, WithAnUnknownEMailIsToldWhichOne) {
  auto const body = told_after(profile("UNOA", "else@x.example"));
  EXPECT_NE(body.find("else@x.example"), std::string::npos);
  EXPECT_TRUE(stage.as("UNOA").types("/cert status").shows("Welcome"));
}

TEST_F(Stranger, DoesNotTakeOverAnothersRecord) {
  auto const body = told_after(profile("UNOA", "lena@x.example"));
  EXPECT_NE(body.find("already linked"), std::string::npos);
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Applying DevOps"));
}

TEST_F(Stranger, FromAnotherWorkspaceIsNotTakenAtTheirEMail) {
  told_after(profile("UNOA", "noa@x.example", R"("is_stranger":true,)"));
  EXPECT_TRUE(stage.as("UNOA").types("/cert status").shows("Welcome"));
}

TEST_F(Stranger, IsNotLinkedByTheProfileOfSomebodyElse) {
  told_after(profile("UOTHER", "noa@x.example"));
  EXPECT_TRUE(stage.as("UNOA").types("/cert status").shows("Welcome"));
}

TEST_F(Stranger, IsToldWhenSlackDoesNotAnswer) {
  EXPECT_NE(told_after("").find("try again"), std::string::npos);
}

TEST_F(Stranger, OnTheHomeTabIsWelcomedAndThenRecognised) {
  stage.as("UNOA").opens_home();
  auto const waiting = stage.outbox();
  ASSERT_EQ(waiting.size(), 2U);
  EXPECT_EQ(waiting[0].method, "users.info");
  EXPECT_NE(waiting[1].body.find("Welcome"), std::string::npos);
  auto const next = stage.slack_answers(waiting[0], profile("UNOA", "noa@x.example"));
  ASSERT_EQ(next.size(), 1U) << "the tab is made anew, and nothing is said besides";
  EXPECT_EQ(next[0].method, "views.publish");
  EXPECT_NE(next[0].body.find("Applying DevOps"), std::string::npos);
}

TEST_F(Stranger, WhoAskedInAModalGetsTheirAnswerAsADirectMessage) {
  auto const seen = stage.as("UNOA").uses_shortcut("status");
  EXPECT_TRUE(seen.is_modal());
  EXPECT_TRUE(seen.shows("Welcome"));
  auto const told = stage.slack_answers(stage.outbox().at(0), profile("UNOA", "noa@x.example"));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].method, "chat.postMessage");
  EXPECT_NE(told[0].body.find(R"("channel":"UNOA")"), std::string::npos);
}

TEST_F(Stranger, MayOpenACourseAndIsNotToldOff) {
  EXPECT_EQ(stage.as("UNOA").types("/cert course sal-1").buttons().front(), "course.open:sal-1");
  EXPECT_TRUE(stage.as("UNOA").clicks("course.open:sal-1", "sal-1").message.is_null());
}

TEST_F(Stranger, KeepsTheTimeZoneOfTheirProfile) {
  stage.as("UNOA").types("/cert status");
  stage.slack_answers(stage.outbox().at(0),
                      profile("UNOA", "noa@x.example", R"("tz":"Asia/Jerusalem",)"));
  auto const zone = stage.database().read_now([](storage::Snapshot const& it) {
    return storage::slack_timezone(it, storage::person_with_slack_id(it, "UNOA")->id);
  });
  EXPECT_EQ(zone, "Asia/Jerusalem");
}

}  // namespace
