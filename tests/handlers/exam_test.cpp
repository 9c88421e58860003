// `/cert exam` as its users meet it.
#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

// 24 questions, 8 on each of three objectives; "yes" is right everywhere.
std::string bank() {
  std::string gift;
  for (auto const* topic : {"1.1", "1.2", "2.1"}) {
    for (int i = 0; i < 8; ++i) {
      std::string const name = std::string(topic) + "-" + std::to_string(i);
      gift += "// [id:" + name + "] [tag:objective:" + topic + "]\n::Q" + name + "::Question " +
              name + "? {=yes#key-feedback ~no ~perhaps}\n\n";
    }
  }
  return gift;
}

class Exam : public ::testing::Test {
 protected:
  Exam() {
    stage.set_up_company();
    stage.import_quiz("sal-exam", bank());
  }

  // Begins, and answers so many questions right, the next ones wrong.
  Seen begin_and_answer(std::string const& user, int right, int wrong) {
    auto const actor = stage.as(user);
    Seen seen = actor.answers(actor.types("/cert exam"));
    for (int i = 0; i < right + wrong; ++i) seen = actor.answers(seen, {i < right ? "yes" : "no"});
    return seen;
  }

  Seen sit(std::string const& user, int right) {
    return stage.as(user).answers(begin_and_answer(user, right, 20 - right));
  }

  Stage stage;
};

TEST_F(Exam, ShowsItsRulesBeforeTheClockRuns) {
  auto const seen = stage.as("ULENA").types("/cert exam");
  ASSERT_TRUE(seen.is_modal()) << seen.words();
  for (auto const* part : {"20 questions", "80 % passes", "40 minutes", "Attempt 1", "1 day",
                           "7 days", "handed in", "Apply DevOps concepts", "4 attempts"}) {
    EXPECT_TRUE(seen.shows(part)) << part << seen.words();
  }
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Open · *Written exam*"));
}

TEST_F(Exam, EachAnswerIsKeptAndTheEndIsHandedInOnPurpose) {
  auto seen = begin_and_answer("ULENA", 20, 0);
  EXPECT_TRUE(seen.shows("You have answered all questions")) << seen.words();
  seen = stage.as("ULENA").answers(seen);
  EXPECT_TRUE(seen.shows("Passed.")) << seen.words();
  EXPECT_TRUE(seen.shows("The practical assessment is open to you now"));
  auto const status = stage.as("ULENA").types("/cert status");
  EXPECT_TRUE(status.shows("Passed · *Written exam*")) << status.words();
  EXPECT_TRUE(status.shows("Open · *Practical assessment*"));
}

TEST_F(Exam, TheResultIsSentAsAMessageToo) {
  sit("ULENA", 20);
  auto const outbox = stage.outbox();
  auto const message = std::ranges::find(outbox, "ULENA", &storage::ClaimedDelivery::lane);
  ASSERT_NE(message, outbox.end());
  EXPECT_NE(message->body.find("Passed."), std::string::npos);
}

TEST_F(Exam, NoScreenSaysWhetherAnAnswerIsRight) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.answers(lena.types("/cert exam"));
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(seen.shows("key-feedback"));
    EXPECT_FALSE(seen.shows("Right"));
    seen = lena.answers(seen, {i % 2 == 0 ? "yes" : "no"});
  }
  seen = lena.answers(seen);
  EXPECT_FALSE(seen.shows("key-feedback")) << seen.words();
  EXPECT_TRUE(seen.shows("Not passed yet")) << seen.words();
}

TEST_F(Exam, AnyoneMaySitIt) {
  EXPECT_TRUE(stage.as("UMIA").types("/cert exam sal").is_modal());
  EXPECT_TRUE(stage.as("UKIM").types("/cert exam Strategic Account Leaders").is_modal());
}

TEST_F(Exam, AFailedOneKeepsThePracticalLockedAndSaysWhenToTryAgain) {
  auto const seen = sit("ULENA", 10);
  EXPECT_TRUE(seen.shows("The next attempt opens")) << seen.words();
  EXPECT_TRUE(seen.shows("3 attempts are left"));
  EXPECT_TRUE(seen.shows("Read again"));
  auto const status = stage.as("ULENA").types("/cert status");
  EXPECT_TRUE(status.shows("Locked · *Practical assessment*")) << status.words();
  EXPECT_FALSE(stage.as("ULENA").types("/cert exam").is_modal());
  stage.now.ms += day_ms;
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("Attempt 2"));
}

TEST_F(Exam, TheSecondOneAsksNothingOfTheFirstWhileTheBankAllows) {
  // 24 in the bank, 20 drawn: with 8 on each objective, 4 are new at least; none of these may be
  // left out.
  auto const asked = [&](Seen seen) {
    std::set<std::string> stems;
    auto const lena = stage.as("ULENA");
    for (int i = 0; i < 20; ++i) {
      std::string const words = seen.words();
      auto const begin = words.find("Question ");
      stems.insert(words.substr(begin, words.find('?', begin) - begin));
      seen = lena.answers(seen, {"no"});
    }
    lena.answers(seen);
    return stems;
  };
  auto const lena = stage.as("ULENA");
  auto const first = asked(lena.answers(lena.types("/cert exam")));
  EXPECT_EQ(first.size(), 20U);
  stage.now.ms += day_ms;
  auto const second = asked(lena.answers(lena.types("/cert exam")));
  std::set<std::string> all = first;
  all.insert(second.begin(), second.end());
  EXPECT_EQ(all.size(), 24U);
}

TEST_F(Exam, WhenTheTimeIsOverWhatIsThereIsHandedIn) {
  begin_and_answer("ULENA", 17, 0);
  stage.time_passes(39 * minute_ms);
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").is_modal()) << "still running";
  stage.time_passes(2 * minute_ms);
  auto const outbox = stage.outbox();
  auto const message = std::ranges::find(outbox, "ULENA", &storage::ClaimedDelivery::lane);
  ASSERT_NE(message, outbox.end());
  EXPECT_NE(message->body.find("85 %"), std::string::npos) << message->body;
  EXPECT_NE(message->body.find("The time was over"), std::string::npos);
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Passed · *Written exam*"));
}

TEST_F(Exam, AnAnswerAfterTheTimeDoesNotCountWhoeverIsFirst) {
  Seen const seen = begin_and_answer("ULENA", 15, 0);
  stage.now.ms += 40 * minute_ms;  // the timetable has not looked yet
  Seen const late = stage.as("ULENA").answers(seen, {"yes"});
  EXPECT_TRUE(late.shows("75 %")) << late.words();
  EXPECT_TRUE(late.shows("The time was over"));
  stage.delivered_all();
  stage.time_passes(minute_ms);
  EXPECT_TRUE(stage.outbox().empty()) << "the result is told once";
}

TEST_F(Exam, ExtraTimeHoldsForARunningOneToo) {
  begin_and_answer("ULENA", 5, 0);
  Seen const window = stage.as("UPRIYA").types("/cert admin extra <@ULENA>");
  ASSERT_TRUE(window.is_modal()) << window.words();
  stage.as("UPRIYA").answers(window, {"50", "1", "All quizzes and exams", "reads slowly"});
  stage.time_passes(50 * minute_ms);
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("10 minutes left"));
  stage.time_passes(11 * minute_ms);
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("The next attempt opens"));
}

TEST_F(Exam, ExtraAttemptsOpenAnotherOne) {
  for (int i = 0; i < 4; ++i) {
    sit("ULENA", 0);
    stage.now.ms += 31 * day_ms;
  }
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("used all your attempts"));
  Seen const window = stage.as("UPRIYA").types("/cert admin extra <@ULENA>");
  stage.as("UPRIYA").answers(window, {"0", "1", "All quizzes and exams", "was ill"});
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("Attempt 5"));
}

TEST_F(Exam, AQuestionCanBeLeftOpenAndAnswered) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.answers(lena.types("/cert exam"));
  seen = lena.answers(seen);  // left open
  EXPECT_TRUE(seen.shows("question 2 of 20")) << seen.words();
  auto const buttons = seen.buttons();
  auto const all = std::ranges::find_if(
      buttons, [](auto const& it) { return it.starts_with("exam.go:") && it.ends_with(".0"); });
  ASSERT_NE(all, buttons.end());
  seen = lena.presses(seen, *all, {"yes"});
  EXPECT_TRUE(seen.shows("1 · open")) << seen.words();
  EXPECT_TRUE(seen.shows("2 · answered")) << "what was chosen is kept when one leaves";
}

TEST_F(Exam, ClosingTheWindowLosesNothing) {
  begin_and_answer("ULENA", 3, 0);
  stage.now.ms += 10 * minute_ms;
  auto const seen = stage.as("ULENA").types("/cert exam");
  EXPECT_TRUE(seen.shows("question 4 of 20")) << seen.words();
  EXPECT_TRUE(seen.shows("30 minutes left"));
}

TEST_F(Exam, SomebodyElsesWindowIsOfNoUse) {
  Seen const seen = begin_and_answer("ULENA", 1, 0);
  EXPECT_TRUE(stage.as("UDIEGO").answers(seen, {"yes"}).shows("not your exam"));
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("question 2 of 20"));
}

TEST_F(Exam, WithoutABankOfItsOwnItDrawsFromTheCourses) {
  stage.import_quiz("csm-1", "::A::Yes or no? {T}\n\n::B::Really? {T}");
  auto const seen = stage.as("UMIA").types("/cert exam");
  EXPECT_TRUE(seen.shows("2 questions")) << seen.words();
  EXPECT_TRUE(seen.shows("Building Success Plans"));
}

TEST_F(Exam, APassedOneShowsItsResult) {
  sit("ULENA", 20);
  EXPECT_TRUE(stage.as("ULENA").types("/cert exam").shows("Passed."));
}

}  // namespace
