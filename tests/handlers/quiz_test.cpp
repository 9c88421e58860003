// `/cert quiz` as its users meet it.
#include <gtest/gtest.h>

#include "tests/handlers/support/quiz_fixture.hpp"

namespace {

TEST_F(Quiz, AsksOneQuestionAScreenInPlace) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.types("/cert quiz 1");
  EXPECT_EQ(seen.message["response_type"], "ephemeral");
  EXPECT_TRUE(seen.shows("question 1 of 5")) << seen.words();
  EXPECT_TRUE(seen.shows("80 % passes"));
  for (auto const& option : seen.options()) {
    EXPECT_NE(seen.text().find(option), std::string::npos) << "told to screen readers, too";
  }
  seen = lena.answers(seen, right_answer(seen));
  EXPECT_TRUE(seen.message["replace_original"]);
  EXPECT_TRUE(seen.shows("Right.")) << seen.words();
  seen = lena.answers(seen);
  EXPECT_TRUE(seen.shows("question 2 of 5"));
}

TEST_F(Quiz, PassingCompletesTheCourseAtOnce) {
  auto const seen = take("ULENA", 5);
  EXPECT_TRUE(seen.shows("Passed.")) << seen.words();
  EXPECT_TRUE(seen.shows("100 %"));
  auto const status = stage.as("ULENA").types("/cert status");
  EXPECT_TRUE(status.shows("Done · 1. *Applying DevOps*")) << status.words();
  EXPECT_TRUE(status.shows("1 of 3 courses done"));
}

TEST_F(Quiz, FailingSaysWhatToReadAgainAndCompletesNothing) {
  auto const seen = take("ULENA", 2, 3);
  EXPECT_TRUE(seen.shows("Not passed yet")) << seen.words();
  EXPECT_TRUE(seen.shows("Read again"));
  EXPECT_TRUE(seen.shows("https://handbook.example/handbook/sal/")) << seen.words();
  EXPECT_FALSE(stage.as("ULENA").types("/cert status").shows("Done · 1."));
}

TEST_F(Quiz, FeedbackTeachesWithoutNamingTheKey) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.types("/cert quiz sal-1");
  for (int i = 0; i < 5; ++i) {
    bool const is_text = seen.shows("CI short for");
    bool const is_merge = seen.shows("late conflicts");
    seen = lena.answers(seen, wrong_answer(seen));
    EXPECT_TRUE(seen.shows("Not right")) << seen.words();
    if (is_text) {
      EXPECT_FALSE(seen.shows("continuous integration"));
    }
    if (is_merge) {
      EXPECT_TRUE(seen.shows("That moves the pain."));
      EXPECT_TRUE(seen.shows("Look for when changes meet."));
      EXPECT_FALSE(seen.shows("small ones conflict rarely"));
    }
    seen = lena.answers(seen);
  }
}

TEST_F(Quiz, OptionsTellNothingByTheirValues) {
  // The key stands first in the bank; as shown it must stand anywhere.
  std::set<std::string> values;
  for (int i = 0; i < 12 && values.size() < 2; ++i) {
    stage.import_roster("email,name,slack_user_id,role,manager_email,start_date,timezone\np" +
                        std::to_string(i) + "@x.example,P,UP" + std::to_string(i) + ",SAL,,,\n");
    auto const person = stage.as("UP" + std::to_string(i));
    Seen seen = person.types("/cert quiz sal-1");
    for (int question = 0; question < 5; ++question) {
      for (auto const& block : seen.screen()["blocks"]) {
        if (!seen.shows("late conflicts") || block["type"] != "input") continue;
        for (auto const& option : block["element"]["options"]) {
          if (option["text"]["text"] == "Small changes, merged daily") {
            values.insert(option["value"].get<std::string>());
          }
        }
      }
      seen = person.answers(seen, right_answer(seen));
      seen = person.answers(seen);
    }
  }
  EXPECT_GT(values.size(), 1U);
}

TEST_F(Quiz, GoesOnWhereItWasDaysLater) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.types("/cert quiz sal-1");
  lena.answers(seen, right_answer(seen));
  stage.now.ms += std::int64_t{5} * 24 * 3600 * 1000;
  seen = lena.types("/cert quiz");
  EXPECT_TRUE(seen.shows("You go on where you were")) << seen.words();
  EXPECT_TRUE(seen.shows("question 2 of 5"));
}

TEST_F(Quiz, ASecondPressShowsTheSameAndCountsOnce) {
  auto const lena = stage.as("ULENA");
  Seen const first = lena.types("/cert quiz sal-1");
  auto const right = right_answer(first);
  Seen const once = lena.answers(first, right);
  Seen const twice = lena.answers(first, right);
  EXPECT_EQ(once.message["blocks"], twice.message["blocks"]);
}

TEST_F(Quiz, AnotherAnswerOnAnOldScreenChangesNothing) {
  auto const lena = stage.as("ULENA");
  Seen const first = lena.types("/cert quiz sal-1");
  lena.answers(first, right_answer(first));
  Seen const again = lena.answers(first, wrong_answer(first));
  EXPECT_TRUE(again.shows("your first answer counts")) << again.words();
  EXPECT_TRUE(again.shows("*Right.*"));
}

TEST_F(Quiz, AnOldScreenOfAFinishedQuizShowsTheResult) {
  auto const lena = stage.as("ULENA");
  Seen const first = lena.types("/cert quiz sal-1");
  Seen feedback = lena.answers(first, right_answer(first));
  Seen const old = feedback;
  for (int i = 1; i < 5; ++i) {
    Seen const next = lena.answers(feedback);
    feedback = lena.answers(next, right_answer(next));
  }
  EXPECT_TRUE(lena.answers(old).shows("Passed."));
}

TEST_F(Quiz, SomebodyElsesPressIsTurnedAwayAndChangesNothing) {
  Seen const first = stage.as("ULENA").types("/cert quiz sal-1");
  Seen const seen = stage.as("UDIEGO").answers(first, right_answer(first));
  EXPECT_TRUE(seen.shows("not your knowledge check"));
  EXPECT_FALSE(seen.message.value("replace_original", false));
  EXPECT_TRUE(stage.as("ULENA").types("/cert quiz").shows("question 1 of 5"));
}

TEST_F(Quiz, NothingChosenAsksForAnAnswer) {
  auto const lena = stage.as("ULENA");
  Seen const seen = lena.answers(lena.types("/cert quiz sal-1"));
  EXPECT_TRUE(seen.shows("choose or write an answer first"));
  EXPECT_TRUE(seen.shows("question 1 of 5"));
}

TEST_F(Quiz, ABankThatIsEditedMeanwhileIsFinishedAsItWas) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.types("/cert quiz sal-1");
  stage.import_quiz("sal-1", "::Only::A new one? {T}");
  for (int i = 0; i < 5; ++i) {
    seen = lena.answers(seen, right_answer(seen));
    seen = lena.answers(seen);
  }
  EXPECT_TRUE(seen.shows("Passed.")) << seen.words();
  EXPECT_TRUE(stage.as("UDIEGO").types("/cert quiz sal-1").shows("A new one?"));
}

TEST_F(Quiz, OnTheHomeTabItOpensAsAModalAndGoesOnThere) {
  auto const lena = stage.as("ULENA");
  Seen seen = lena.clicks_in("home", "run:quiz sal-1");
  ASSERT_TRUE(seen.is_modal()) << seen.words();
  EXPECT_EQ(seen.screen()["submit"]["text"], "Answer");
  for (int i = 0; i < 5; ++i) {
    seen = lena.answers(seen, right_answer(seen));
    EXPECT_EQ(seen.message["response_action"], "update");
    seen = lena.answers(seen);
  }
  EXPECT_TRUE(seen.shows("Passed.")) << seen.words();
}

TEST_F(Quiz, WithoutWordsTheNextCourseWithQuestionsIsMeant) {
  stage.finish("lena@x.example", "sqs-1");
  EXPECT_TRUE(stage.as("ULENA").types("/cert quiz").shows("Applying DevOps"));
}

TEST_F(Quiz, ACourseWithoutQuestionsOffersThoseThatHaveSome) {
  auto const seen = stage.as("ULENA").types("/cert quiz 2");
  EXPECT_TRUE(seen.shows("There is no knowledge check for *Describe the Journey* yet"));
  EXPECT_EQ(seen.buttons(), std::vector<std::string>{"run:quiz sal-1"});
}

TEST_F(Quiz, GrowingWaitsBeginAfterTheSecondFailure) {
  take("ULENA", 0, 5);
  EXPECT_TRUE(take("ULENA", 0, 5).shows("Try again"));
  EXPECT_TRUE(take("ULENA", 0, 5).shows("The next attempt opens")) << "after the third";
  EXPECT_TRUE(stage.as("ULENA").types("/cert quiz sal-1").shows("The next attempt opens"));
  stage.now.ms += std::int64_t{10} * 60 * 1000;
  EXPECT_TRUE(stage.as("ULENA").types("/cert quiz sal-1").shows("question 1 of 5"));
}

TEST_F(Quiz, TheStepThatComesNextOffersTheKnowledgeCheck) {
  stage.finish("lena@x.example", "sqs-1");
  auto const buttons = stage.as("ULENA").types("/cert next").buttons();
  EXPECT_NE(std::ranges::find(buttons, "run:quiz sal-1"), buttons.end());
}

}  // namespace
