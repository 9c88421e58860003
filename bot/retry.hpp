// When a delivery that failed is tried again, and when it is given up: a pure rule.
#pragma once

#include <cstdint>
#include <optional>

#include "domain/instant.hpp"

namespace bot {

enum class FailureKind {
  later,      // nothing was done, or doing it twice does no harm
  permanent,  // trying again unchanged cannot help
};

struct RetryRule {
  std::int64_t first_wait_ms = 1000;
  std::int64_t longest_wait_ms = 5 * 60 * 1000;
  // A response_url is dead after 30 minutes, so what goes there is; the rest is worth a day.
  std::int64_t give_up_after_ms = 24 * 60 * 60 * 1000;
};

// When to try again: waits double with each attempt, `asked_wait_ms` (Slack's Retry-After) is
// never undercut, and `spread` (0 to 1, random) adds up to a fifth so that many do not come back at
// once. Nothing when the delivery is to be given up.
std::optional<domain::Instant> next_attempt(RetryRule const& rule, FailureKind kind,
                                            std::int64_t attempts, domain::Instant put_at,
                                            domain::Instant now, std::int64_t asked_wait_ms,
                                            double spread);

}  // namespace bot
