// Marks that come later: essays read by assessors, corrected keys.
#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

constexpr char const* essay_bank = R"(
::Plain::Is water wet? {T}

::Essay::Tell how you would open the meeting. {}
)";

constexpr char const* wrong_key = R"(
::One::Which is a colour? {=Seven ~Red ~Nine}

::Two::Which is a number? {=Seven ~Red ~Blue}
)";

constexpr char const* right_key = R"(
::One::Which is a colour? {~Seven =Red ~Nine}

::Two::Which is a number? {=Seven ~Red ~Blue}
)";

class Marking : public ::testing::Test {
 protected:
  Marking() {
    stage.set_up_company();
    stage.import_roster(
        "email,name,slack_user_id,role,manager_email,start_date,timezone,duties\n"
        "ines@x.example,Ines,UINES,SA,,,,assessor\n");
  }

  Seen write_essay() {
    stage.import_quiz("sal-1", essay_bank);
    auto const lena = stage.as("ULENA");
    Seen seen = lena.types("/cert quiz sal-1");
    for (int i = 0; i < 2; ++i) {
      seen = lena.answers(seen, {seen.shows("water") ? "True" : "With their <words>"});
      seen = lena.answers(seen);
    }
    return seen;
  }

  // "Seven" to everything.
  Seen answer_seven() {
    auto const lena = stage.as("ULENA");
    Seen seen = lena.types("/cert quiz sal-1");
    for (int i = 0; i < 2; ++i) {
      seen = lena.answers(seen, {seen.shows("colour") ? answer_to_colour : "Seven"});
      seen = lena.answers(seen);
    }
    return seen;
  }

  std::string direct_message_to(std::string const& user) {
    auto const outbox = stage.outbox();
    auto const found = std::ranges::find(outbox, user, &storage::ClaimedDelivery::lane);
    return found == outbox.end() ? "" : found->body;
  }

  std::string answer_to_colour = "Red";
  Stage stage;
};

TEST_F(Marking, AnEssayWaitsForAnAssessorAndTheResultWithIt) {
  EXPECT_TRUE(write_essay().shows("50 % so far"));
  auto const queue = stage.as("UINES").types("/cert assess");
  EXPECT_TRUE(queue.shows("how you would open")) << queue.words();
  EXPECT_FALSE(queue.shows("Lena")) << "what is judged is the text";
}

TEST_F(Marking, TheJudgementMakesTheResultAndIsToldWithItsComment) {
  write_essay();
  auto const ines = stage.as("UINES");
  auto const queue = ines.types("/cert assess");
  Seen const window = ines.clicks(queue.buttons().front(), queue.buttons().front().substr(11));
  ASSERT_TRUE(window.is_modal()) << window.words();
  EXPECT_TRUE(window.shows("With their &lt;words&gt;"));
  ines.answers(window, {"75 %: good, something small is missing", "Name the buyer, too."});
  auto const message = direct_message_to("ULENA");
  EXPECT_NE(message.find("87 %"), std::string::npos) << message;
  EXPECT_NE(message.find("Name the buyer, too."), std::string::npos);
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Done · 1."));
}

TEST_F(Marking, ALowMarkNeedsAReason) {
  write_essay();
  auto const ines = stage.as("UINES");
  auto const button = ines.types("/cert assess").buttons().front();
  Seen const window = ines.clicks(button, button.substr(11));
  Seen const refused = ines.answers(window, {"0 %: does not answer the question"});
  EXPECT_EQ(refused.message["response_action"], "errors");
}

TEST_F(Marking, OnlyTheFirstJudgementCounts) {
  write_essay();
  auto const ines = stage.as("UINES");
  auto const button = ines.types("/cert assess").buttons().front();
  Seen const window = ines.clicks(button, button.substr(11));
  ines.answers(window, {"100 %: fully meets what was asked"});
  auto const second = stage.as("UPRIYA").answers(window, {"100 %: fully meets what was asked"});
  EXPECT_TRUE(second.shows("marked already")) << second.words();
}

TEST_F(Marking, NobodyElseSeesTheQueue) {
  write_essay();
  EXPECT_FALSE(stage.as("UDIEGO").types("/cert assess").shows("open the meeting"));
}

TEST_F(Marking, ACorrectedKeyRaisesResultsAndTellsThosePeople) {
  stage.import_quiz("sal-1", wrong_key);
  EXPECT_TRUE(answer_seven().shows("Not passed yet"));
  stage.delivered_all();
  stage.import_quiz("sal-1", right_key);
  auto const message = direct_message_to("ULENA");
  EXPECT_NE(message.find("corrected"), std::string::npos) << message;
  EXPECT_NE(message.find("100 %"), std::string::npos);
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Done · 1."));
}

TEST_F(Marking, ACorrectedKeyHelpsThoseWhoAreInTheMiddleToo) {
  stage.import_quiz("sal-1", wrong_key);
  auto const lena = stage.as("ULENA");
  Seen seen = lena.types("/cert quiz sal-1");
  stage.import_quiz("sal-1", right_key);
  for (int i = 0; i < 2; ++i) {
    seen = lena.answers(seen, {seen.shows("colour") ? "Red" : "Seven"});
    seen = lena.answers(seen);
  }
  EXPECT_TRUE(seen.shows("Passed.")) << seen.words();
}

TEST_F(Marking, ACorrectedKeyLowersNothing) {
  answer_to_colour = "Seven";
  stage.import_quiz("sal-1", wrong_key);
  EXPECT_TRUE(answer_seven().shows("Passed."));
  stage.delivered_all();
  stage.import_quiz("sal-1", right_key);
  EXPECT_EQ(direct_message_to("ULENA"), "");
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Done · 1."));
}

TEST_F(Marking, AnotherWordingIsAnotherQuestionAndRescoresNothing) {
  stage.import_quiz("sal-1", wrong_key);
  answer_seven();
  stage.delivered_all();
  stage.import_quiz("sal-1", R"(
::One::Which of these is a shape? {~Seven =Red ~Nine}

::Two::Which is a number? {=Seven ~Red ~Blue}
)");
  EXPECT_EQ(direct_message_to("ULENA"), "");
}

TEST_F(Marking, StatisticsAreForTheEnablementTeam) {
  stage.import_quiz("sal-1", right_key);
  answer_seven();
  auto const seen = stage.as("UPRIYA").types("/cert admin items sal-1");
  EXPECT_TRUE(seen.shows("facility")) << seen.words();
  EXPECT_TRUE(seen.shows("1 people")) << seen.words();
  EXPECT_FALSE(stage.as("ULENA").types("/cert admin items sal-1").shows("facility"));
}

TEST_F(Marking, StudyFirstOpensTheNextAttemptOnceAllIsReadAgain) {
  stage.import_page("csm.md", R"(---
title: "Field Accreditation: Customer Success Managers"
quiz: { study_first: yes, waits: 0 }
---
## Customer Success Managers Curriculum
**Course 1: [Building Success Plans](https://lxp.example/plans)**
- Define success plans and their purpose
- Tell who owns a plan
)");
  stage.import_quiz("csm-1",
                    "// [tag:objective:1]\n::A::One? {T}\n\n// [tag:objective:2]\n::B::Two? {T}");
  auto const mia = stage.as("UMIA");
  Seen seen = mia.types("/cert quiz 1");
  for (int i = 0; i < 2; ++i) seen = mia.answers(mia.answers(seen, {"False"}));
  EXPECT_TRUE(seen.shows("please read again")) << seen.words();
  EXPECT_TRUE(mia.types("/cert quiz 1").shows("read again"));
  std::vector<std::string> reads;
  for (auto const& id : seen.buttons()) {
    if (id.starts_with("study.read:")) reads.push_back(id);
  }
  ASSERT_EQ(reads.size(), 2U);
  EXPECT_FALSE(mia.clicks(reads[0], reads[0].substr(11)).shows("is open"));
  EXPECT_TRUE(mia.clicks(reads[1], reads[1].substr(11)).shows("The next attempt is open"));
  EXPECT_TRUE(mia.types("/cert quiz 1").shows("question 1 of 2"));
}

}  // namespace
