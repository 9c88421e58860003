// A life between quizzes.
#include "tests/end_to_end/support/student.hpp"

Student::Student(School& school, int number, Door& door, std::atomic<bool> const& is_evening)
    : learner_(school.person(number)),
      random_(static_cast<unsigned>(number) * 7919),
      door_(door),
      is_evening_(is_evening) {
  learner_.gives_up_when([this] { return !door_.is_open(); });
}

void Student::lives() {
  for (int day = 0; !is_evening_; ++day) {
    if (day % 3 == 0 && !has_passed_) {
      takes_an_exam();
    } else {
      takes_a_quiz();
    }
  }
}

void Student::takes_a_quiz() {
  for (Screen screen = begins_a_quiz(); screen.way_on().starts_with("quiz.");) {
    bool const is_done = screen.way_on().starts_with("quiz.next:")
                             ? learner_.goes_on(screen)
                             : enters(screen, screen.way_on(), quiz_bank_);
    // Those who are in a hurry ask again before they see what came of it.
    bool const waits = is_done && random_() % 3 == 0;
    Screen now = waits ? learner_.after(screen) : screen;
    bool const is_lost = now.content == screen.content;
    screen = is_lost ? begins_a_quiz() : std::move(now);
  }
}

Screen Student::begins_a_quiz() {
  door_.wait();
  while (!learner_.types("/cert quiz sal-1")) door_.wait();
  return learner_.message();
}

void Student::takes_an_exam() {
  bool is_in_it = false;
  Screen screen = opens_the_exam();
  while (screen.way_on().starts_with("exam.")) {
    bool const is_at_start = screen.way_on().starts_with("exam.start:");
    if (is_in_it && is_at_start) break;  // it was handed in, and the result was lost
    is_in_it = is_in_it || !is_at_start;
    bool const is_done = acts_on(screen);
    Screen now = is_done ? learner_.after(screen) : screen;
    bool const is_lost = now.content == screen.content;
    screen = is_lost ? opens_the_exam() : std::move(now);
  }
  learner_.closes_windows();
}

bool Student::acts_on(Screen const& screen) {
  std::string const way = screen.way_on();
  if (!way.starts_with("exam.answer:")) return learner_.goes_on(screen);
  std::string const elsewhere = random_() % 6 == 0 ? screen.button("exam.go:") : "";
  return enters(screen, elsewhere.empty() ? way : elsewhere, exam_bank_);
}

Screen Student::opens_the_exam() {
  for (;;) {
    door_.wait();
    learner_.closes_windows();
    Screen screen = learner_.opens("/cert exam");
    has_passed_ = !screen.is_window() && learner_.message().shows("*Passed.*");
    if (screen.is_window() || has_passed_) return screen;
  }
}

bool Student::enters(Screen const& screen, std::string const& action, ModelBank const& bank) {
  Entries const entries = some_entries(asked_on(bank, screen), random_());
  bool const is_taken = action == screen.way_on() ? learner_.goes_on(screen, entries)
                                                  : learner_.presses(screen, action, entries);
  std::string const way = screen.way_on();
  diary_[way.substr(way.find(':') + 1)].push_back({entries, is_taken});
  return is_taken;
}
