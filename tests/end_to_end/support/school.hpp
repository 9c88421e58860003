// A company whose people, U0PERSON1 and on, take quizzes and exams of a small certification. The
// first of them is of the enablement team, the second an assessor too.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "storage/attempts.hpp"
#include "storage/progress.hpp"
#include "tests/end_to_end/support/bank_model.hpp"
#include "tests/end_to_end/support/learner.hpp"
#include "tests/end_to_end/support/served_bot.hpp"

enum class Transport { http, socket_mode };
std::string to_text(Transport transport);

struct SchoolPlan {
  Transport transport = Transport::http;
  int people = 4;
  int channels = 3;
  // Lines of the page's front matter: "quiz: { pass: 70 }". Attempts need not be waited for.
  std::string rules = "quiz: { waits: 0 }\nexam: { waits: 0, attempts: 0 }\n";
  std::map<std::string, std::string> banks;  // "sal-1", "sal-exam" and their questions in GIFT
};

// Questions of every kind, with options of every length.
extern char const* const bank_of_all_kinds;
// Two dozen short ones on three topics.
std::string bank_of_short_ones();

class School {
 public:
  explicit School(SchoolPlan plan);

  // Starts the bot, and returns when the workspace reaches it.
  void opens();
  Learner person(int number);  // from 1; in channel C1, or C2 … where there are more

  // The person's attempts, and what stands in one.
  std::vector<domain::AttemptOutline> attempts(int number, std::string const& assessment);
  std::vector<storage::AttemptQuestion> questions(std::int64_t attempt);
  // The bank's question at a place in an attempt.
  ModelQuestion const& asked(storage::AttemptQuestion const& at, ModelBank const& bank);
  domain::CourseProgress progress(int number, std::string const& course);
  // Gives the running attempt another end.
  void moves_end(int number, std::string const& assessment, domain::Instant end);
  // What the answers of an attempt come to, in percent; essays count for nothing.
  double percent(std::int64_t attempt, ModelBank const& bank);

  ServedBot bot;

 private:
  std::int64_t id_of(int number);

  SchoolPlan plan_;
};

std::string person_id(int number);
