// Counting who would have passed.
#include "domain/what_if.hpp"

namespace domain {

bool passes(double percent, double pass_mark) {
  constexpr double rounding = 1e-9;
  return percent >= pass_mark - rounding;
}

WhatIf what_if(std::span<PastAttempt const> attempts, double pass_mark_today,
               double pass_mark_then) {
  WhatIf result;
  for (PastAttempt const& attempt : attempts) {
    bool const today = passes(attempt.percent, pass_mark_today);
    bool const then = passes(attempt.percent, pass_mark_then);
    ++result.attempts;
    if (today) ++result.pass_today;
    if (then) ++result.pass_then;
    if (!today && then) ++result.newly_passed;
    if (!today || then) continue;
    ++result.newly_failed;
    if (attempt.passed_practical.value_or(false)) ++result.newly_failed_but_able;
  }
  return result;
}

}  // namespace domain
