// People who take quizzes and exams while the bot comes and goes.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "tests/end_to_end/support/school.hpp"

// Shut while the bot is down.
class Door {
 public:
  void set_open(bool is_open) {
    std::lock_guard const lock(mutex_);
    is_open_ = is_open;
    changed_.notify_all();
  }
  bool is_open() {
    std::lock_guard const lock(mutex_);
    return is_open_;
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
};

// What somebody has entered for a question, in order.
struct Sent {
  Entries entries;
  bool is_acknowledged = false;
};
using Diary = std::map<std::string, std::vector<Sent>>;  // by place: "12.3"

// Takes quizzes of bank_of_all_kinds ("sal-1") and exams of bank_of_short_ones() in turn until the
// evening, whatever happens to the bot, and answers this and that. Lives on a thread of its own.
class Student {
 public:
  Student(School& school, int number, Door& door, std::atomic<bool> const& is_evening);

  void lives();
  Diary const& diary() const { return diary_; }

 private:
  void takes_a_quiz();
  // Or goes on with the one that was begun.
  Screen begins_a_quiz();
  void takes_an_exam();
  bool acts_on(Screen const& screen);
  // Or the window of the one that was begun; nothing once it is passed.
  Screen opens_the_exam();
  // Enters something for the question of this screen and notes it in the diary.
  bool enters(Screen const& screen, std::string const& action, ModelBank const& bank);

  Learner learner_;
  std::mt19937 random_;
  Door& door_;
  std::atomic<bool> const& is_evening_;
  ModelBank const quiz_bank_ = model_of(bank_of_all_kinds);
  ModelBank const exam_bank_ = model_of(bank_of_short_ones());
  Diary diary_;
  bool has_passed_ = false;  // the exam
};
