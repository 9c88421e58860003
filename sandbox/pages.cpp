// See pages.hpp.
#include "sandbox/pages.hpp"

#include <algorithm>
#include <cctype>

namespace sandbox {
namespace {

constexpr std::string_view cursor_start = "bmV4dDo";

std::string cursor_at(std::size_t position) {
  return std::string(cursor_start) + std::to_string(position) + "=";
}

// The position of a cursor that this server gave; `total` + 1 when it is not one.
std::size_t position_of(std::string const& cursor, std::size_t total) {
  if (cursor.empty()) return 0;
  auto const digits_end = cursor.size() - 1;
  bool const known = cursor.starts_with(cursor_start) && cursor.back() == '=' &&
                     digits_end > cursor_start.size() && digits_end < cursor_start.size() + 10;
  if (!known) return total + 1;
  std::size_t position = 0;
  for (auto i = cursor_start.size(); i < digits_end; ++i) {
    if (std::isdigit(static_cast<unsigned char>(cursor[i])) == 0) return total + 1;
    position = position * 10 + static_cast<std::size_t>(cursor[i] - '0');
  }
  return position;
}

Page page_with(Arguments const& arguments, std::size_t total, std::int64_t limit,
               std::int64_t size) {
  Page page;
  page.begin = position_of(arguments.text("cursor"), total);
  if (limit < 1) page.error = "invalid_limit";
  if (page.begin > total) page.error = "invalid_cursor";
  if (!page.error.empty()) return page;
  page.end = std::min(total, page.begin + static_cast<std::size_t>(size));
  if (page.end < total) page.next_cursor = cursor_at(page.end);
  return page;
}

}  // namespace

Page page_of(Arguments const& arguments, std::size_t total, std::int64_t usual_limit,
             std::int64_t most) {
  auto const limit = std::min(arguments.number("limit", usual_limit), most);
  return page_with(arguments, total, limit, std::max<std::int64_t>(1, limit - limit / 4));
}

}  // namespace sandbox
