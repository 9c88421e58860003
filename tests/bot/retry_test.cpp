// The rules of retries, without a clock and without Slack.
#include "bot/retry.hpp"

#include <gtest/gtest.h>

namespace bot {
namespace {

using What = NextStep::What;
using domain::Instant;

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr Instant now{1'000'000'000};

storage::ClaimedDelivery delivery(std::string method, std::int64_t attempts = 1) {
  storage::ClaimedDelivery it;
  it.method = std::move(method);
  it.attempts = attempts;
  it.put_at = now;
  return it;
}

std::int64_t wait_after(std::int64_t attempts, double spread = 0) {
  auto const step =
      after_attempt(delivery("views.publish", attempts), AttemptEnd::nothing_done, now, 0, spread);
  EXPECT_EQ(step.what, What::try_again);
  return step.at.ms - now.ms;
}

TEST(Retry, WaitsDoubleUpToFiveMinutes) {
  EXPECT_EQ(wait_after(1), 1000);
  EXPECT_EQ(wait_after(2), 2000);
  EXPECT_EQ(wait_after(5), 16'000);
  EXPECT_EQ(wait_after(60), 5 * minute);
}

TEST(Retry, TheSpreadAddsUpToAFifthAndTakesNothingAway) {
  EXPECT_EQ(wait_after(1, 1.0), 1200);
  EXPECT_EQ(wait_after(60, 0.5), 5 * minute * 11 / 10);
}

TEST(Retry, AnUncertainPostIsLookedForBeforeItIsSentAgain) {
  auto const step = after_attempt(delivery("chat.postMessage"), AttemptEnd::uncertain, now, 0, 0.5);
  EXPECT_EQ(step.what, What::look_first);
  EXPECT_EQ(step.looks, 0);
  EXPECT_GE(step.at.ms - now.ms, 1000) << "history may lag behind";
}

TEST(Retry, WhatDoesNoHarmTwiceIsJustSentAgain) {
  for (auto const* const method : {"views.publish", "chat.update", "users.info", "response_url"}) {
    auto const step = after_attempt(delivery(method), AttemptEnd::uncertain, now, 0, 0);
    EXPECT_EQ(step.what, What::try_again) << method;
  }
}

TEST(Retry, RetryAfterIsNeverUndercutAndDoesNotCountAsAnAttempt) {
  for (double const spread : {0.0, 0.3, 1.0}) {
    auto const step = after_attempt(delivery("chat.postMessage", 7), AttemptEnd::rate_limited, now,
                                    30'000, spread);
    EXPECT_EQ(step.what, What::hold);
    EXPECT_GE(step.at.ms, now.ms + 30'000);
    EXPECT_LE(step.at.ms, now.ms + 36'000);
  }
}

TEST(Retry, ABadTokenIsNotTheMessagesFault) {
  auto const step =
      after_attempt(delivery("chat.postMessage"), AttemptEnd::unauthorised, now, 0, 0);
  EXPECT_EQ(step.what, What::hold);
}

TEST(Retry, ARefusalIsFinal) {
  auto const step = after_attempt(delivery("chat.postMessage"), AttemptEnd::refused, now, 0, 0);
  EXPECT_EQ(step.what, What::give_up);
}

TEST(Retry, PatienceIsADayForMessagesAndHalfAnHourWhereSomebodyWaits) {
  auto const after = [](storage::ClaimedDelivery it, std::int64_t age_ms) {
    it.put_at = Instant{now.ms - age_ms};
    return after_attempt(it, AttemptEnd::nothing_done, now, 0, 0).what;
  };
  EXPECT_EQ(after(delivery("chat.postMessage"), 23 * hour), What::try_again);
  EXPECT_EQ(after(delivery("chat.postMessage"), 25 * hour), What::give_up);
  EXPECT_EQ(after(delivery("response_url"), 29 * minute), What::try_again);
  EXPECT_EQ(after(delivery("response_url"), 31 * minute), What::give_up);
  auto asked = delivery("users.info");
  asked.answer_route = "link_person";
  EXPECT_EQ(after(asked, 31 * minute), What::give_up);
  auto posted = delivery("chat.postMessage");
  posted.answer_route = "announcement_posted";
  EXPECT_EQ(after(posted, 31 * minute), What::try_again);
}

TEST(Look, AFoundMessageIsDone) {
  auto it = delivery("chat.postMessage");
  it.looks = 0;
  EXPECT_EQ(after_look(it, LookEnd::found, now, 0).what, What::done);
}

TEST(Look, OnlyTheSecondVainLookLetsItBeSentAgain) {
  auto it = delivery("chat.postMessage");
  it.looks = 0;
  auto const first = after_look(it, LookEnd::not_found, now, 0);
  EXPECT_EQ(first.what, What::look_first);
  EXPECT_EQ(first.looks, 1);
  EXPECT_GT(first.at, now);
  it.looks = first.looks;
  EXPECT_EQ(after_look(it, LookEnd::not_found, now, 0).what, What::send_now);
}

TEST(Look, AFailedLookIsNoLook) {
  auto it = delivery("chat.postMessage", 3);
  it.looks = 1;
  auto const step = after_look(it, LookEnd::failed, now, 0);
  EXPECT_EQ(step.what, What::look_first);
  EXPECT_EQ(step.looks, 1);
  EXPECT_EQ(step.at.ms - now.ms, 4000);
  it.attempts = 12;
  EXPECT_EQ(after_look(it, LookEnd::failed, now, 0).at.ms - now.ms, 10'000)
      << "its lane stands still meanwhile";
}

TEST(Look, WhereNobodyMayReadItIsSentAgain) {
  auto it = delivery("chat.postMessage");
  it.looks = 0;
  EXPECT_EQ(after_look(it, LookEnd::unreadable, now, 0).what, What::send_now);
}

}  // namespace
}  // namespace bot
