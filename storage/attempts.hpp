// Attempts at knowledge checks and written exams, with every answer. An attempt points at the exact
// versions of its questions and at its seed, so that it can be drawn again as it was.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attempt.hpp"
#include "storage/database.hpp"

namespace storage {

struct Attempt : domain::AttemptOutline {
  std::int64_t person = 0;
  std::string assessment;  // the bank's id: "sal-1", "sal-exam"
  domain::AssessmentKind kind = domain::AssessmentKind::knowledge_check;
  std::uint64_t seed = 0;
  int questions = 0;
  double pass_percent = 0;  // as it was when the attempt began, like the next two
  int minutes = 0;
  domain::FeedbackTime feedback = domain::FeedbackTime::never;
};

// Nothing when there is no such attempt.
std::optional<Attempt> attempt(Snapshot const& snapshot, std::int64_t id);

// A person's, in order of number.
std::vector<domain::AttemptOutline> attempts_of(Snapshot const& snapshot, std::int64_t person,
                                                std::string_view assessment);

// The one that was begun last, if any of this kind is running.
std::optional<Attempt> running_attempt(Snapshot const& snapshot, std::int64_t person,
                                       domain::AssessmentKind kind);

std::vector<Attempt> running_attempts(Snapshot const& snapshot, std::int64_t person,
                                      domain::AssessmentKind kind);

// What became of somebody's attempts at an exam.
struct ExamOutcome {
  std::int64_t person = 0;
  std::string assessment;
  domain::Instant started_at;                // the first attempt
  std::optional<domain::Instant> passed_at;  // the first pass
  std::optional<double> best_percent;        // of those that were handed in
};
std::vector<ExamOutcome> exam_outcomes(Snapshot const& snapshot);

// A number from the system's source of randomness.
std::uint64_t new_seed();

// Version and slot of each question in the order in which they are shown.
struct FormQuestion {
  std::int64_t version = 0;
  int slot = 0;
};

// Adds the attempt with its form; `id` and `questions` are not read. Returns its id.
std::int64_t start_attempt(Transaction const& transaction, Attempt const& attempt,
                           std::span<FormQuestion const> form);

struct AttemptQuestion {
  int ordinal = 0;  // from 1, as it is shown
  int slot = 0;
  std::int64_t version = 0;
  std::string topic;
  std::optional<std::string> response;  // as domain::to_text wrote it; empty = not answered
  std::optional<double> fraction;       // earned; empty = not answered, or an assessor has to judge
};

std::vector<AttemptQuestion> questions_of_attempt(Snapshot const& snapshot, std::int64_t attempt);

// Nothing when the attempt has no such question.
std::optional<AttemptQuestion> question_of_attempt(Snapshot const& snapshot, std::int64_t attempt,
                                                   int ordinal);

int count_answers(Snapshot const& snapshot, std::int64_t attempt);

// The first question without an answer; nothing when all have one.
std::optional<int> first_unanswered(Snapshot const& snapshot, std::int64_t attempt);

enum class Overwrite { no, yes };

// Keeps an answer; an empty `fraction` means that an assessor has to judge it. False when there is
// one already that must not be overwritten.
bool record_answer(Transaction const& transaction, std::int64_t attempt, int ordinal,
                   std::string_view response, std::optional<double> fraction, Overwrite overwrite,
                   domain::Instant now);

// Takes an answer back: the question is left open.
void remove_answer(Transaction const& transaction, std::int64_t attempt, int ordinal);

// Ends a running attempt at this moment, or renews the result of one that has ended.
void save_result(Transaction const& transaction, std::int64_t attempt, domain::Instant handed_in_at,
                 domain::Result const& result);

// A running attempt has more (or less) time from now on.
void move_end(Transaction const& transaction, std::int64_t attempt, domain::Instant ends_at);

}  // namespace storage
