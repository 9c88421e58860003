// The defaults.
#include "domain/assessment.hpp"

namespace domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

AssessmentRules knowledge_check() {
  AssessmentRules rules;
  rules.waits_ms = {0, 0, 10 * minute_ms, hour_ms, day_ms};
  return rules;
}

AssessmentRules written_exam() {
  AssessmentRules rules;
  rules.questions = 20;
  rules.minutes = 40;
  rules.attempts = 4;
  rules.waits_ms = {day_ms, 7 * day_ms, 30 * day_ms};
  rules.feedback = FeedbackTime::never;
  return rules;
}

}  // namespace

AssessmentRules const& default_rules(AssessmentKind kind) {
  static AssessmentRules const check = knowledge_check();
  static AssessmentRules const exam = written_exam();
  return kind == AssessmentKind::written_exam ? exam : check;
}

}  // namespace domain
