// The rules of knowledge checks and written exams. The handbook states none of these numbers: the
// program's pages may (docs/authoring.md), and what they leave out is our default.
#pragma once

#include <cstdint>
#include <vector>

namespace domain {

enum class AssessmentKind { knowledge_check, written_exam };

// When a person hears how an answer was. An exam tells objectives to study at its end, never which
// answers were right.
enum class FeedbackTime { after_each_answer, at_end, never };

struct AssessmentRules {
  int questions = 0;         // in all; 0 = as many as the objectives ask for, at least 5
  int per_objective = 0;     // of each objective at least, while there are
  double pass_percent = 80;  // 1 to 100
  int minutes = 0;           // from the start; 0 = no limit
  int attempts = 0;          // 0 = any number
  // After the first, second … failed attempt; the last holds for all that follow. Empty = none.
  std::vector<std::int64_t> waits_ms;
  bool study_first = false;  // weak objectives have to be read again before the next attempt
  FeedbackTime feedback = FeedbackTime::after_each_answer;

  friend bool operator==(AssessmentRules const&, AssessmentRules const&) = default;
};

// A knowledge check: any number of attempts, waits after the third failure on. A written exam: 20
// questions in 40 minutes, 4 attempts with waits of 1, 7 and 30 days. Both pass at 80 %.
AssessmentRules const& default_rules(AssessmentKind kind);

}  // namespace domain
