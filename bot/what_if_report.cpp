// Replaying past attempts.
#include "bot/what_if_report.hpp"

#include <fmt/format.h>

#include "domain/what_if.hpp"
#include "handlers/attempt_start.hpp"
#include "storage/item_marks.hpp"

namespace bot {

std::string what_if_line(storage::Snapshot const& snapshot, std::string const& assessment,
                         double pass_mark) {
  std::vector<domain::PastAttempt> attempts;
  for (double const percent : storage::percents_of(snapshot, assessment)) {
    attempts.push_back({percent, std::nullopt});
  }
  double const today = handlers::assessment_of(snapshot.catalogue(), assessment).rules.pass_percent;
  auto const then = domain::what_if(attempts, today, pass_mark);
  return fmt::format(
      "{}: {} attempts. At {} % as today {} pass; at {} % it would be {}: {} of those who pass "
      "today would fail, {} of those who fail would pass.",
      assessment, then.attempts, today, then.pass_today, pass_mark, then.pass_then,
      then.newly_failed, then.newly_passed);
}

}  // namespace bot
