// The first day of a new team member, over real sockets.
#include <gtest/gtest.h>

#include "tests/end_to_end/support/company.hpp"

namespace {

constexpr char const* lena = "U0LENA0001";
constexpr char const* diego = "U0DIEGO002";
constexpr char const* ruth = "U0RUTH0006";
constexpr char const* noa = "U0NOA00009";
constexpr char const* grace = "U0GRACE010";

TEST(FirstDay, ANewSalSeesTheFiveCoursesOfTheirPath) {
  Company company;
  auto const seen = company.types(lena, "/cert status").back();
  EXPECT_EQ(seen["ephemeral"], true);
  for (auto const* name :
       {"Applying DevOps", "Describe the Customer Journey", "Analyze Your Territory",
        "Execute Pipeline Generation Activities", "Manage Forecasting Activities"}) {
    EXPECT_TRUE(shows(seen, name)) << name;
  }
  auto const others = company.sees(diego);
  for (auto const& message : others) EXPECT_FALSE(shows(message, "Manage Forecasting Activities"));
}

TEST(FirstDay, AButtonOfTheAnswerAnswersToo) {
  Company company;
  auto const status = company.types(lena, "/cert status").back();
  auto const seen = company.clicks(lena, status, "run:course sal-1").back();
  EXPECT_TRUE(shows(seen, "Apply DevOps concepts and terms"));
}

TEST(FirstDay, TheFirstStepsCardLeadsToTheAnswer) {
  Company company;
  auto const card = company.sees(lena).front();
  EXPECT_TRUE(shows(card, "First steps"));
  EXPECT_TRUE(shows(company.clicks(lena, card, "run:status").back(), "Applying DevOps"));
}

TEST(FirstDay, AManagerAsksAboutTheirReport) {
  Company company;
  EXPECT_TRUE(shows(company.types(ruth, "/cert status @diego").back(), "Diego Marín"));
  EXPECT_TRUE(shows(company.types(lena, "/cert status @diego").back(), "people who report to you"));
}

TEST(FirstDay, SomebodyWhoJoinedTodayIsFoundByTheirEMail) {
  Company company;
  EXPECT_TRUE(shows(company.types(noa, "/cert status").back(), "Welcome"));
  auto const answered = [](std::vector<Json> const& messages) {
    return shows(messages.back(), "Account Executive");
  };
  EXPECT_TRUE(answered(company.sees_at_last(noa, answered)));
}

TEST(FirstDay, SomebodyOutsideTheProgramIsToldWhatToDo) {
  Company company;
  company.types(grace, "/cert status");
  auto const told = [](std::vector<Json> const& messages) {
    return shows(messages.back(), "is not in the program's roster");
  };
  EXPECT_TRUE(told(company.sees_at_last(grace, told)));
}

TEST(FirstDay, LinkingSurvivesATroubledSlack) {
  Company company;
  company.plays_fault(
      {{{"side", "web_api"}, {"method", "users.info"}, {"what", "500"}, {"times", 1}}});
  company.types(noa, "/cert status");
  auto const answered = [](std::vector<Json> const& messages) {
    return shows(messages.back(), "Account Executive");
  };
  EXPECT_TRUE(answered(company.sees_at_last(noa, answered)));
}

TEST(FirstDay, TheHomeTabShowsTheStanding) {
  Company company;
  company.opens_home(lena);
  EXPECT_TRUE(shows(company.home_of(lena), "Applying DevOps"));
}

TEST(FirstDay, LongAnswersTurnTheirPagesInPlace) {
  Company company;
  auto const first = company.types(lena, "/cert find customer").back();
  ASSERT_TRUE(shows(first, "page:2"));
  std::size_t const count = company.sees(lena).size();
  auto const after = company.clicks(lena, first, "run:find customer page:2");
  EXPECT_EQ(after.size(), count);
  EXPECT_TRUE(shows(after.back(), "page:1"));
}

TEST(FirstDay, AnUnknownWordIsAnsweredWithAButtonThatRunsTheNearest) {
  Company company;
  auto const help = company.types(diego, "/cert stauts").back();
  EXPECT_TRUE(shows(company.clicks(diego, help, "run:status").back(), "4 of 5 courses done"));
}

}  // namespace
