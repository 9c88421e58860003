#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content/front_matter.hpp"
#include "support/reading.hpp"

namespace {

using domain::AssessmentKind;
using domain::FeedbackTime;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

content::FrontMatter front(std::string const& lines) {
  return content::read_front_matter("page.md", "---\n" + lines + "\n---\n");
}

std::string problem_of(std::string const& lines) {
  auto const problems = texts(front(lines).problems);
  return problems.size() == 1 ? problems.front() : std::to_string(problems.size()) + " problems";
}

TEST(AssessmentRules, WhatAPageLeavesOutIsTheDefault) {
  EXPECT_FALSE(front("title: A").exam_rules);
  auto const read = front("exam: {}");
  EXPECT_EQ(read.exam_rules, domain::default_rules(AssessmentKind::written_exam));
  EXPECT_FALSE(read.quiz_rules);
}

TEST(AssessmentRules, AllKeysAreRead) {
  auto const read = front(
      "quiz: { questions: 8, pass: 70 %, waits: 2h, feedback: at the end }\n"
      "exam:\n  per_objective: 2\n  questions: 30\n  pass: 85\n  minutes: 90\n  attempts: 3\n"
      "  waits: [1 day, 7d, 2 weeks]\n  study_first: yes\n  feedback: never");
  EXPECT_THAT(texts(read.problems), IsEmpty());
  ASSERT_TRUE(read.quiz_rules && read.exam_rules);
  EXPECT_EQ(read.quiz_rules->questions, 8);
  EXPECT_EQ(read.quiz_rules->pass_percent, 70);
  EXPECT_THAT(read.quiz_rules->waits_ms, ElementsAre(7'200'000));
  EXPECT_EQ(read.quiz_rules->feedback, FeedbackTime::at_end);
  EXPECT_EQ(read.exam_rules->per_objective, 2);
  EXPECT_EQ(read.exam_rules->questions, 30);
  EXPECT_EQ(read.exam_rules->pass_percent, 85);
  EXPECT_EQ(read.exam_rules->minutes, 90);
  EXPECT_EQ(read.exam_rules->attempts, 3);
  EXPECT_THAT(read.exam_rules->waits_ms, ElementsAre(86'400'000, 604'800'000, 1'209'600'000));
  EXPECT_TRUE(read.exam_rules->study_first);
}

TEST(AssessmentRules, ZeroTakesALimitAway) {
  auto const read = front("exam: { minutes: 0, attempts: 0, waits: 0 }");
  EXPECT_THAT(texts(read.problems), IsEmpty());
  EXPECT_EQ(read.exam_rules->minutes, 0);
  EXPECT_EQ(read.exam_rules->attempts, 0);
  EXPECT_THAT(read.exam_rules->waits_ms, ElementsAre(0));
}

TEST(AssessmentRules, AFaultNamesItsLineAndWhatWouldBeRight) {
  EXPECT_THAT(problem_of("title: A\nexam: { pas: 80 }"),
              HasSubstr("page.md:3: `exam`: knows no `pas`"));
  EXPECT_THAT(problem_of("exam: { pas: 80 }"), HasSubstr("its keys are questions"));
  EXPECT_THAT(problem_of("exam: { pass: 101 }"), HasSubstr("percentage from 1 to 100"));
  EXPECT_THAT(problem_of("exam: { questions: many }"), HasSubstr("1 to 100"));
  EXPECT_THAT(problem_of("exam: { waits: [1 day, soon] }"), HasSubstr("[1 day, 7 days, 30 days]"));
  EXPECT_THAT(problem_of("exam: { waits: 7 }"), HasSubstr("waits needs times"));
  EXPECT_THAT(problem_of("quiz: { study_first: perhaps }"), HasSubstr("yes or no"));
  EXPECT_THAT(problem_of("quiz: { feedback: later }"), HasSubstr("at the end"));
  EXPECT_THAT(problem_of("quiz: 80"), HasSubstr("needs rules"));
}

}  // namespace
