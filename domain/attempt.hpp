// Attempts at knowledge checks and written exams: when the next may begin, and what one came to.
// The handbook states no waits or caps; the program's content does, else our defaults hold
// (domain/assessment.hpp).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/assessment.hpp"
#include "domain/instant.hpp"

namespace domain {

// An attempt as a whole.
struct AttemptOutline {
  std::int64_t id = 0;
  int number = 0;  // 1 is the person's first at this assessment
  Instant started_at;
  std::optional<Instant> ends_at;       // with a time limit: then what is there is handed in
  std::optional<Instant> handed_in_at;  // empty = it is running
  double percent = 0;                   // of what is marked so far
  bool is_passed = false;
  bool is_pending = false;  // an assessor has yet to judge some of it

  bool is_running() const { return !handed_in_at; }
};

enum class Gate {
  open,
  running,      // one has begun and can be gone on with
  pending,      // an assessor has to judge the last one first
  waits,        // until `opens_at`
  study_first,  // the weak objectives of the last one have to be read again
  used_up,      // no attempts are left
};

struct NextAttempt {
  Gate gate = Gate::open;
  int number = 1;                    // of the attempt that comes
  std::optional<int> attempts_left;  // with a cap only; this one included when it is running
  std::optional<Instant> opens_at;   // of Gate::waits; also with study_first, when it is later
};

// Whether the person may begin another attempt. `attempts` in order of number. After a pass the
// assessment may be taken again at any time; failed attempts before it count no more.
NextAttempt next_attempt(AssessmentRules const& rules, int extra_attempts,
                         std::span<AttemptOutline const> attempts, bool has_studied, Instant now);

// The practical assessment is open to those who passed the written exam, and stays open (R9).
bool opens_practical(std::span<AttemptOutline const> exam_attempts);

// When an attempt that begins now is handed in by itself; empty without a limit.
// `extra_time_percent` lengthens it: 25 makes 40 minutes 50.
std::optional<Instant> end_of(Instant started_at, int minutes, int extra_time_percent);

// What one question of an attempt came to.
struct MarkedQuestion {
  std::string topic;
  double fraction = 0;      // 0 to 1; 0 when it was not answered
  bool is_pending = false;  // waits for an assessor
};

struct TopicResult {
  std::string topic;
  double percent = 0;
  int questions = 0;
  bool is_pending = false;
};

struct Result {
  double percent = 0;
  bool is_passed = false;           // never while something that could change it is pending
  bool is_pending = false;          // an assessor's judgement may still change it
  std::vector<TopicResult> topics;  // in order of first appearance
};

// Sums up. A pass needs `pass_percent`; a result that no pending judgement can change is final:
// when the mark is reached without them, or cannot be reached with them.
Result result_of(std::span<MarkedQuestion const> questions, double pass_percent);

// What should be read again: topics below the pass mark.
std::vector<std::string> weak_topics(Result const& result, double pass_percent);

}  // namespace domain
