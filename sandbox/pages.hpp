// Cursor pagination as Slack does it: opaque cursors, pages that may be shorter than asked for.
#pragma once

#include <cstddef>
#include <string>

#include "sandbox/methods.hpp"

namespace sandbox {

struct Page {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string next_cursor;  // "" on the last page
  std::string error;        // "invalid_cursor", "invalid_limit" or ""
};

// Pages of a list hold at most three quarters of the limit, so that a client which takes a short
// page for the last one is found out.
Page page_of(Arguments const& arguments, std::size_t total, std::int64_t usual_limit,
             std::int64_t most);

}  // namespace sandbox
