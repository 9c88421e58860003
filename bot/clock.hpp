// The only place that asks what time it is.
#pragma once

#include <chrono>
#include <functional>

#include "domain/instant.hpp"

namespace bot {

// Read once per request or tick; everything below gets the result.
using Clock = std::function<domain::Instant()>;

inline domain::Instant system_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace bot
