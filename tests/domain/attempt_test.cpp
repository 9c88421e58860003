#include "domain/attempt.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr Instant now{1'760'000'000'000};

AssessmentRules exam_rules() { return default_rules(AssessmentKind::written_exam); }

AttemptOutline failed(int number, Instant at) {
  AttemptOutline it;
  it.number = number;
  it.started_at = at;
  it.handed_in_at = at;
  return it;
}

AttemptOutline passed(int number, Instant at) {
  AttemptOutline it = failed(number, at);
  it.is_passed = true;
  return it;
}

AttemptOutline running(int number, Instant at) {
  AttemptOutline it;
  it.number = number;
  it.started_at = at;
  return it;
}

Instant days_ago(int days) { return {now.ms - days * day_ms}; }

TEST(NextAttempt, TheFirstIsOpen) {
  auto const next = next_attempt(exam_rules(), 0, {}, true, now);
  EXPECT_EQ(next.gate, Gate::open);
  EXPECT_EQ(next.number, 1);
  EXPECT_EQ(next.attempts_left, 4);
}

TEST(NextAttempt, WaitsGrowAndTheLastHolds) {
  auto rules = exam_rules();
  rules.attempts = 0;
  std::vector<AttemptOutline> attempts;
  int number = 0;
  for (int const wait_days : {1, 7, 30, 30}) {
    attempts.push_back(failed(++number, now));
    Instant const just_before{now.ms + wait_days * day_ms - 1};
    EXPECT_EQ(next_attempt(rules, 0, attempts, true, just_before).gate, Gate::waits) << number;
    auto const next = next_attempt(rules, 0, attempts, true, {just_before.ms + 1});
    EXPECT_EQ(next.gate, Gate::open) << number;
    EXPECT_EQ(next.number, number + 1);
    EXPECT_EQ(next.attempts_left, std::nullopt) << "there is no cap";
  }
}

TEST(NextAttempt, TheWaitCountsFromWhenTheLastWasHandedIn) {
  std::vector const attempts = {failed(1, days_ago(1))};
  EXPECT_EQ(next_attempt(exam_rules(), 0, attempts, true, now).gate, Gate::open);
  EXPECT_EQ(next_attempt(exam_rules(), 0, attempts, true, {now.ms - 1}).opens_at, now);
}

TEST(NextAttempt, ACapUsesThemUpAndExtraOnesOpenMore) {
  std::vector<AttemptOutline> attempts;
  for (int i = 1; i <= 4; ++i) attempts.push_back(failed(i, days_ago(400 - i)));
  EXPECT_EQ(next_attempt(exam_rules(), 0, attempts, true, now).gate, Gate::used_up);
  auto const extra = next_attempt(exam_rules(), 1, attempts, true, now);
  EXPECT_EQ(extra.gate, Gate::open);
  EXPECT_EQ(extra.attempts_left, 1);
}

TEST(NextAttempt, ARunningOneIsGoneOnWithAndCountsAsLeft) {
  std::vector const attempts = {failed(1, days_ago(9)), running(2, now)};
  auto const next = next_attempt(exam_rules(), 0, attempts, false, now);
  EXPECT_EQ(next.gate, Gate::running);
  EXPECT_EQ(next.number, 2);
  EXPECT_EQ(next.attempts_left, 3);
}

TEST(NextAttempt, AfterAPassNothingIsInTheWay) {
  std::vector const attempts = {failed(1, days_ago(9)), passed(2, now)};
  auto const next = next_attempt(exam_rules(), 0, attempts, true, now);
  EXPECT_EQ(next.gate, Gate::open);
  EXPECT_EQ(next.attempts_left, 4);
}

TEST(NextAttempt, APendingOneIsWaitedFor) {
  auto pending = failed(1, days_ago(3));
  pending.is_pending = true;
  std::vector const attempts = {pending};
  EXPECT_EQ(next_attempt(exam_rules(), 0, attempts, true, now).gate, Gate::pending);
}

TEST(NextAttempt, StudyComesFirstWhereTheContentAsksForIt) {
  auto rules = exam_rules();
  rules.study_first = true;
  std::vector const attempts = {failed(1, days_ago(2))};
  EXPECT_EQ(next_attempt(rules, 0, attempts, false, now).gate, Gate::study_first);
  EXPECT_EQ(next_attempt(rules, 0, attempts, true, now).gate, Gate::open);
  EXPECT_EQ(next_attempt(rules, 0, {}, false, now).gate, Gate::open) << "nothing was weak yet";
}

TEST(Practical, OpensAfterTheWrittenPassAndStaysOpen) {
  EXPECT_FALSE(opens_practical({}));
  EXPECT_FALSE(opens_practical(std::vector{failed(1, now), running(2, now)}));
  auto pending = failed(1, now);
  pending.is_pending = true;
  EXPECT_FALSE(opens_practical(std::vector{pending}));
  EXPECT_TRUE(opens_practical(std::vector{failed(1, now), passed(2, now)}));
  EXPECT_TRUE(opens_practical(std::vector{passed(1, now), failed(2, now)}));
}

TEST(EndOf, ExtraTimeLengthensTheWhole) {
  EXPECT_EQ(end_of(now, 40, 0), (Instant{now.ms + 40 * 60'000}));
  EXPECT_EQ(end_of(now, 40, 25), (Instant{now.ms + 50 * 60'000}));
  EXPECT_EQ(end_of(now, 0, 25), std::nullopt);
}

TEST(ResultOf, AThirdThreeTimesIsAWhole) {
  std::vector<MarkedQuestion> const questions(3, {"a", 0.8 / 3 * 3, false});
  EXPECT_TRUE(result_of(questions, 80).is_passed);
  double const third = 1.0 / 3;
  std::vector<MarkedQuestion> const thirds = {{"a", third + third + third, false},
                                              {"a", 1 - third - third - third + 0.6, false}};
  EXPECT_TRUE(result_of(thirds, 80).is_passed);
}

TEST(ResultOf, JustBelowIsNotPassed) {
  std::vector<MarkedQuestion> const questions = {{"a", 1, false}, {"b", 0.599, false}};
  EXPECT_FALSE(result_of(questions, 80).is_passed);
}

TEST(ResultOf, AnEssayIsWaitedForOnlyWhileItMatters) {
  MarkedQuestion const right{"a", 1, false};
  MarkedQuestion const wrong{"a", 0, false};
  MarkedQuestion const essay{"b", 0, true};
  auto const matters = result_of(std::vector{right, right, right, essay}, 80);
  EXPECT_TRUE(matters.is_pending);
  EXPECT_FALSE(matters.is_passed);
  auto const reached = result_of(std::vector{right, right, right, right, essay}, 80);
  EXPECT_TRUE(reached.is_passed);
  EXPECT_FALSE(reached.is_pending);
  auto const hopeless = result_of(std::vector{right, wrong, wrong, essay}, 80);
  EXPECT_FALSE(hopeless.is_pending);
  EXPECT_FALSE(hopeless.is_passed);
}

TEST(ResultOf, TopicsBelowTheMarkAreWeak) {
  std::vector<MarkedQuestion> const questions = {
      {"a", 1, false}, {"b", 0, false}, {"a", 0.5, false}, {"c", 0, true}};
  auto const result = result_of(questions, 80);
  ASSERT_EQ(result.topics.size(), 3U);
  EXPECT_DOUBLE_EQ(result.topics[0].percent, 75);
  EXPECT_EQ(weak_topics(result, 80), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(weak_topics(result, 70), (std::vector<std::string>{"b"}));
}

TEST(ResultOf, NothingAskedIsNotPassed) { EXPECT_FALSE(result_of({}, 80).is_passed); }

}  // namespace
}  // namespace domain
