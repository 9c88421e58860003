// Days and moments as files write them.
#pragma once

#include <optional>
#include <string_view>

#include "domain/instant.hpp"

namespace content {

// A day that exists, written YYYY-MM-DD.
bool is_day(std::string_view text);

// YYYY-MM-DD (00:00 UTC of that day) or RFC 3339 with seconds and Z or an offset.
std::optional<domain::Instant> read_moment(std::string_view text);

}  // namespace content
