// kill -9 in the middle of quizzes and exams: what was acknowledged is kept once, and every attempt
// ends with what its answers are worth.
#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/clock.hpp"
#include "tests/end_to_end/support/student.hpp"

namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__)
constexpr int kills = 6;
#else
constexpr int kills = 15;
#endif
constexpr int people = 5;
class Crashes : public ::testing::TestWithParam<Transport> {
 protected:
  static SchoolPlan plan() {
    SchoolPlan plan;
    plan.transport = GetParam();
    plan.people = people;
    plan.rules =
        "quiz: { questions: 6, pass: 60, waits: 0 }\n"
        "exam: { questions: 15, pass: 100, waits: 0, attempts: 0 }\n";
    plan.banks = {{"sal-1", bank_of_all_kinds}, {"sal-exam", bank_of_short_ones()}};
    return plan;
  }

  Crashes() { school.bot.slack.post("client/limits", {{"on", false}}); }

  // Which of what was entered may stand there: once something was acknowledged, in a quiz nothing
  // later, in an exam nothing earlier.
  static std::vector<Sent> candidates(std::vector<Sent> const& sent, bool is_exam) {
    auto const acknowledged = [](Sent const& it) { return it.is_acknowledged; };
    if (is_exam) {
      auto const last = std::find_if(sent.rbegin(), sent.rend(), acknowledged);
      return {last == sent.rend() ? sent.begin() : last.base() - 1, sent.end()};
    }
    auto const first = std::find_if(sent.begin(), sent.end(), acknowledged);
    return {sent.begin(), first == sent.end() ? first : first + 1};
  }

  void expect_kept(storage::AttemptQuestion const& at, ModelQuestion const& question,
                   std::vector<Sent> const& sent, bool is_exam) {
    cut_off += std::ranges::count(sent, false, &Sent::is_acknowledged);
    bool const must_be_there = std::ranges::any_of(sent, &Sent::is_acknowledged);
    EXPECT_TRUE(at.response || !must_be_there) << "an acknowledged answer is lost";
    if (!at.response) return;
    ++answers;
    Entries const kept = entries_of(question, *at.response);
    auto const possible = candidates(sent, is_exam);
    EXPECT_TRUE(std::ranges::any_of(
        possible, [&](Sent const& it) { return are_same(question, it.entries, kept); }))
        << question.stem << testing::PrintToString(kept);
    EXPECT_NEAR(at.fraction.value_or(-1), *share_of(question, kept), 1e-6) << question.stem;
  }

  void expect_attempts(int number, std::string const& assessment, Diary const& diary) {
    bool const is_exam = assessment == "sal-exam";
    auto const& bank = is_exam ? exam_bank : quiz_bank;
    double const pass = is_exam ? 100 : 60;
    for (auto const& attempt : school.attempts(number, assessment)) {
      EXPECT_FALSE(attempt.is_running());
      for (auto const& at : school.questions(attempt.id)) {
        auto const sent = diary.find(std::to_string(attempt.id) + '.' + std::to_string(at.ordinal));
        bool const is_known = sent != diary.end();
        EXPECT_TRUE(is_known || !at.response) << "an answer that nobody gave";
        if (is_known) expect_kept(at, school.asked(at, bank), sent->second, is_exam);
      }
      double const percent = school.percent(attempt.id, bank);
      EXPECT_NEAR(attempt.percent, percent, 1e-4);
      EXPECT_EQ(attempt.is_passed, percent >= pass - 1e-4);
    }
  }

  // A course is done once, with the best score; each exam is told once.
  void expect_told_once(int number) {
    double best = 0;
    for (auto const& it : school.attempts(number, "sal-1")) best = std::max(best, it.percent);
    auto const progress = school.progress(number, "sal-1");
    EXPECT_EQ(progress.completed_at.has_value(), best >= 60 - 1e-4);
    if (progress.completed_at) {
      EXPECT_NEAR(progress.score.value_or(0), best, 1e-4);
    }
    EXPECT_EQ(results_told(number).size(), school.attempts(number, "sal-exam").size());
  }

  std::vector<std::string> results_told(int number) {
    auto const app = school.bot.slack.conversation_with_the_app(person_id(number));
    auto texts = school.bot.slack.texts(person_id(number), app);
    std::erase_if(texts, [](auto const& it) { return it.find("Written exam") == it.npos; });
    return texts;
  }

  static void lives(Student& student) {
    try {
      student.lives();
    } catch (std::exception const& trouble) {
      ADD_FAILURE() << trouble.what();
    }
  }

  ModelBank const quiz_bank = model_of(bank_of_all_kinds);
  ModelBank const exam_bank = model_of(bank_of_short_ones());
  School school{plan()};
  std::size_t answers = 0;
  std::ptrdiff_t cut_off = 0;  // entered, and never acknowledged
};

TEST_P(Crashes, EveryAcknowledgedAnswerIsKeptOnceAndEveryAttemptEndsWithItsScore) {
  Door door;
  std::atomic<bool> is_evening = false;
  std::vector<std::unique_ptr<Student>> students;
  for (int i = 1; i <= people; ++i) {
    students.push_back(std::make_unique<Student>(school, i, door, is_evening));
  }
  std::vector<std::thread> threads;
  for (auto const& it : students) threads.emplace_back([&] { lives(*it); });
  std::mt19937 random(20261125);
  for (int i = 0; i < kills; ++i) {
    school.opens();
    door.set_open(true);
    std::this_thread::sleep_for(milliseconds(150 + random() % 900));
    door.set_open(false);
    school.bot.kill_at_once();
  }
  school.opens();
  is_evening = true;
  door.set_open(true);
  for (auto& it : threads) it.join();
  school.bot.wait_until_all_is_delivered();
  EXPECT_EQ(school.bot.stop().exit_code, 0);
  for (int i = 1; i <= people; ++i) {
    auto const& diary = students[static_cast<std::size_t>(i - 1)]->diary();
    expect_attempts(i, "sal-1", diary);
    expect_attempts(i, "sal-exam", diary);
    expect_told_once(i);
  }
  EXPECT_GT(answers, 100U) << "or nothing has been tried";
  EXPECT_GT(cut_off, 0);
}

// The first person does nothing more; the second asks for the exam, and the third hands in the
// window that was left open, at the very moment at which the bot is back.
TEST_P(Crashes, AnExamWhoseTimeRanOutMeanwhileEndsAtItsTimeAndIsToldOnce) {
  constexpr int seated = 3;
  school.opens();
  std::vector<Learner> learners;
  std::vector<Screen> windows;
  for (int i = 1; i <= seated; ++i) {
    learners.push_back(school.person(i));
    Screen screen = learners.back().answers(learners.back().opens("/cert exam"));
    for (int k = 0; k < i; ++k) {
      screen = learners.back().answers(screen, right_entries(asked_on(exam_bank, screen)));
    }
    windows.push_back(screen);
  }
  school.bot.kill_at_once();
  domain::Instant const end{bot::system_now().ms - 5000};
  for (int i = 1; i <= seated; ++i) school.moves_end(i, "sal-exam", end);
  school.opens();
  std::thread second([&] { learners[1].types("/cert exam"); });
  learners[2].goes_on(windows[2], {"yes"});
  second.join();
  auto const are_told = [&] {
    int told = 0;
    for (int i = 1; i <= seated; ++i) told += results_told(i).empty() ? 0 : 1;
    return told == seated;
  };
  school.bot.wait_until(are_told, "three results");
  // Another start has nothing left to tell.
  school.bot.kill_at_once();
  school.opens();
  learners[0].types("/cert status");
  school.bot.wait_until_all_is_delivered();
  for (int i = 1; i <= seated; ++i) {
    auto const attempt = school.attempts(i, "sal-exam").back();
    ASSERT_TRUE(attempt.handed_in_at);
    EXPECT_EQ(attempt.handed_in_at->ms, end.ms);
    EXPECT_NEAR(attempt.percent, 100.0 / 15 * i, 1e-9) << "what came too late counts for nothing";
    EXPECT_THAT(results_told(i), testing::ElementsAre(HasSubstr("The time was over")));
  }
}

INSTANTIATE_TEST_SUITE_P(Over, Crashes, testing::Values(Transport::http, Transport::socket_mode),
                         [](auto const& it) { return to_text(it.param); });

}  // namespace
