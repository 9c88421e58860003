// A moment in time.
#pragma once

#include <compare>
#include <cstdint>

namespace domain {

// UTC milliseconds since 1970-01-01. Everything that is stored or compared is one of these;
// time zones only matter where a person reads or sets a time.
struct Instant {
  std::int64_t ms = 0;
  friend auto operator<=>(Instant, Instant) = default;
};

}  // namespace domain
