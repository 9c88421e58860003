// A thousand people in quizzes at once: everybody gets their own right result, nobody waits for
// long, and the bot does not grow.
#include <atomic>
#include <barrier>
#include <chrono>
#include <cmath>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "tests/end_to_end/support/school.hpp"

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int people = 100;
constexpr bool memory_counts = false;  // sanitizers keep what was freed
#else
constexpr int people = 1000;
constexpr bool memory_counts = true;
#endif
constexpr int under_way = 64;
constexpr int questions = 4;
constexpr std::int64_t most_growth_kib = 8 * 1024;
constexpr milliseconds longest_wait{3000};  // Slack's own

// Somebody in the middle of a quiz.
struct Seat {
  int number;
  Learner learner;
  Screen screen;
  double earned = 0;
};

class Crowd : public ::testing::Test {
 protected:
  static SchoolPlan plan() {
    SchoolPlan plan;
    plan.people = people;
    plan.channels = people / 20;
    plan.rules = "quiz: { questions: " + std::to_string(questions) + ", waits: 0 }\n";
    plan.banks["sal-1"] = bank_of_all_kinds;
    return plan;
  }

  // Everybody takes one quiz, so many of them having a request under way at any time. They begin
  // before the first answers.
  void take_quizzes(std::size_t round) {
    std::barrier all_have_begun(under_way);
    std::vector<std::thread> threads;
    for (int i = 0; i < under_way; ++i) {
      threads.emplace_back([&, i] { take_quizzes_of(i, round, all_have_begun); });
    }
    for (auto& it : threads) it.join();
  }

  void take_quizzes_of(int first, std::size_t round, std::barrier<>& all_have_begun) {
    std::vector<Seat> seats;
    auto const page = std::make_shared<Page>(school.bot.slack.page_url());
    for (int number = first + 1; number <= people; number += under_way) {
      seats.push_back({number, school.person(number, page), {}, 0});
    }
    for (Seat& seat : seats) begin(seat);
    all_have_begun.arrive_and_wait();
    for (int acts = 0; acts < 2 * questions; ++acts) {
      for (Seat& seat : seats) act(seat, round);
    }
    for (Seat const& seat : seats) expect_result(seat);
  }

  void begin(Seat& seat) {
    auto const since = steady_clock::now();
    EXPECT_TRUE(seat.learner.types("/cert quiz sal-1"));
    note_wait(since);
    seat.screen = seat.learner.message();
  }

  void act(Seat& seat, std::size_t round) {
    Entries entries;
    if (seat.screen.way_on().starts_with("quiz.answer:")) {
      auto const& question = asked_on(bank, seat.screen);
      auto const number = static_cast<std::size_t>(seat.number);
      entries = some_entries(question, number * 7 + round * 3 + question.stem.size());
      seat.earned += *share_of(question, entries);
    }
    auto const since = steady_clock::now();
    EXPECT_TRUE(seat.learner.goes_on(seat.screen, entries)) << seat.learner.person();
    note_wait(since);
    seat.screen = seat.learner.after(seat.screen);
  }

  static void expect_result(Seat const& seat) {
    double const percent = 100 * seat.earned / questions;
    auto const shown = std::to_string(static_cast<int>(std::floor(percent + 1e-6))) + " %";
    EXPECT_TRUE(seat.screen.shows(shown)) << shown << ": " << seat.screen.words();
    EXPECT_EQ(seat.screen.shows("Passed."), percent >= 80) << seat.screen.words();
  }

  void note_wait(steady_clock::time_point since) {
    auto const waited = std::chrono::duration_cast<milliseconds>(steady_clock::now() - since);
    auto longest = longest_ms.load();
    while (waited.count() > longest && !longest_ms.compare_exchange_weak(longest, waited.count())) {
    }
  }

  ModelBank const bank = model_of(bank_of_all_kinds);
  School school{plan()};
  std::atomic<std::int64_t> longest_ms = 0;
};

TEST_F(Crowd, EverybodyGetsTheirOwnResultInTimeAndTheBotDoesNotGrow) {
  school.opens();
  take_quizzes(1);
  auto const before = school.bot.resident_kib();
  take_quizzes(2);
  auto const after = school.bot.resident_kib();
  RecordProperty("resident_kib", std::to_string(after));
  RecordProperty("longest_wait_ms", std::to_string(longest_ms));
  EXPECT_LT(longest_ms, longest_wait.count());
  if (memory_counts) {
    EXPECT_LE(after, before + most_growth_kib);
  }
  EXPECT_EQ(school.bot.stop().exit_code, 0);
  for (int number = 1; number <= people; ++number) {
    auto const attempts = school.attempts(number, "sal-1");
    ASSERT_EQ(attempts.size(), 2U) << number;
    for (auto const& attempt : attempts) {
      EXPECT_NEAR(attempt.percent, school.percent(attempt.id, bank), 1e-4) << number;
      EXPECT_FALSE(attempt.is_running()) << number;
    }
  }
}

}  // namespace
