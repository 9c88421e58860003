// What Slack's user object says about a time zone besides its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sandbox {

struct ZoneNow {
  std::int64_t offset_seconds = 0;  // east of UTC
  std::string label;                // "CET"
};

// Read from the system's zone files; nothing when the name is empty or the zone unknown.
std::optional<ZoneNow> zone_now(std::string const& name, std::int64_t unix_seconds);

}  // namespace sandbox
