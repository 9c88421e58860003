// The rule of retries.
#include "bot/retry.hpp"

#include <algorithm>

namespace bot {

std::optional<domain::Instant> next_attempt(RetryRule const& rule, FailureKind kind,
                                            std::int64_t attempts, domain::Instant put_at,
                                            domain::Instant now, std::int64_t asked_wait_ms,
                                            double spread) {
  if (kind == FailureKind::permanent) return std::nullopt;
  std::int64_t const doublings = std::clamp<std::int64_t>(attempts - 1, 0, 20);
  std::int64_t const grown = rule.first_wait_ms * (std::int64_t{1} << doublings);
  std::int64_t const wait = std::max(std::min(grown, rule.longest_wait_ms), asked_wait_ms);
  auto const jitter = static_cast<std::int64_t>(static_cast<double>(wait) * 0.2 * spread);
  domain::Instant const due{now.ms + wait + jitter};
  if (due.ms - put_at.ms > rule.give_up_after_ms) return std::nullopt;
  return due;
}

}  // namespace bot
