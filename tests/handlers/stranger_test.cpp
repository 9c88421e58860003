#include <gtest/gtest.h>

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

TEST_F(Stranger, OnTheHomeTabIsWelcomed) {
  stage.as("UNOA").opens_home();
  EXPECT_NE(stage.outbox().at(0).body.find("Welcome"), std::string::npos);
}

}  // namespace
