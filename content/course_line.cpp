#include "content/course_line.hpp"

#include <algorithm>
#include <array>

#include "content/words.hpp"

namespace content {
namespace {

constexpr int highest_number = 999;

// Takes ":", "-", "." or a dash off the front; false when there is none.
bool take_separator(std::string_view& text) {
  constexpr std::array<std::string_view, 5> separators = {":", "-", ".", "–", "—"};
  text = trim(text);
  for (auto const separator : separators) {
    if (!text.starts_with(separator)) continue;
    text = trim(text.substr(separator.size()));
    return true;
  }
  return false;
}

CourseLine fault(std::string reason) { return {0, "", std::move(reason)}; }

}  // namespace

std::optional<CourseLine> read_course_line(std::string_view text) {
  constexpr std::string_view opening = "course";
  constexpr auto remedy = "; write it like **Course 1: Name**";
  text = trim(text);
  if (!begins_with(text, opening)) return std::nullopt;
  text.remove_prefix(opening.size());
  if (trim(text).starts_with(':')) return fault(std::string("the course has no number") + remedy);
  if (!text.starts_with(' ')) return std::nullopt;
  text = trim(text);
  auto const digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0) return std::nullopt;
  auto const number = small_number(text.substr(0, digits));
  auto const named = "course " + shortened(text.substr(0, digits), 20);
  text.remove_prefix(digits);
  if (!number || *number < 1 || *number > highest_number) {
    return fault(named + " needs a number from 1 to 999");
  }
  if (!take_separator(text)) {
    return fault(named + (text.empty() ? " has no name" : " has no colon before its name") +
                 remedy);
  }
  if (text.empty()) return fault(named + " has no name" + remedy);
  return CourseLine{*number, std::string(text), ""};
}

}  // namespace content
