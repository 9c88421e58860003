// Replaying past attempts under another pass mark, before anybody changes it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace domain {

struct PastAttempt {
  double percent = 0;                    // of the most that could be earned
  std::optional<bool> passed_practical;  // empty when there was none
};

// Whether that is enough. Marks are sums of parts: a billionth below the mark is on it.
bool passes(double percent, double pass_mark);

struct WhatIf {
  std::size_t attempts = 0;
  std::size_t pass_today = 0;
  std::size_t pass_then = 0;
  std::size_t newly_failed = 0;           // pass today, would fail then
  std::size_t newly_failed_but_able = 0;  // of these, who passed the practical
  std::size_t newly_passed = 0;           // fail today, would pass then

  friend bool operator==(WhatIf const&, WhatIf const&) = default;
};

// Pass marks in percent. With the pass mark of today nobody is newly anything.
WhatIf what_if(std::span<PastAttempt const> attempts, double pass_mark_today,
               double pass_mark_then);

}  // namespace domain
