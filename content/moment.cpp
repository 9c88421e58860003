#include "content/moment.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

#include <date/date.h>

namespace content {
namespace {

constexpr std::size_t day_length = 10;

// Takes the digits, or nothing at all when one of them is not a digit.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (char const c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<int> digits_up_to(std::string_view text, int most) {
  auto const number = digits(text);
  return number && *number <= most ? number : std::nullopt;
}

std::optional<date::sys_days> read_day(std::string_view text) {
  if (text.size() != day_length || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = digits(text.substr(0, 4));
  auto const month = digits(text.substr(5, 2));
  auto const day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  auto const result = date::year{*year} / *month / *day;
  if (!result.ok()) return std::nullopt;
  return date::sys_days(result);
}

// ".123456" → 123; the dot has to be followed by a digit.
std::optional<int> take_milliseconds(std::string_view& text) {
  if (!text.starts_with('.')) return 0;
  text.remove_prefix(1);
  auto const end = std::min(text.find_first_not_of("0123456789"), text.size());
  if (end == 0 || end > 9) return std::nullopt;
  int result = 0;
  for (std::size_t i = 0; i < 3; ++i) result = result * 10 + (i < end ? text[i] - '0' : 0);
  text.remove_prefix(end);
  return result;
}

std::optional<std::chrono::minutes> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return std::chrono::minutes(0);
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  auto const hours = digits_up_to(text.substr(1, 2), 23);
  auto const minutes = digits_up_to(text.substr(4, 2), 59);
  if (!hours || !minutes) return std::nullopt;
  auto const offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
  return text[0] == '-' ? -offset : offset;
}

// "T09:30:00.250+02:00" as the time since that day's midnight in UTC.
std::optional<std::chrono::milliseconds> read_time(std::string_view text) {
  constexpr std::size_t time_length = 9;
  if (text.size() <= time_length || text[3] != ':' || text[6] != ':') return std::nullopt;
  if (text[0] != 'T' && text[0] != 't' && text[0] != ' ') return std::nullopt;
  auto const hour = digits_up_to(text.substr(1, 2), 23);
  auto const minute = digits_up_to(text.substr(4, 2), 59);
  auto const second = digits_up_to(text.substr(7, 2), 59);
  text.remove_prefix(time_length);
  auto const milliseconds = take_milliseconds(text);
  auto const offset = read_offset(text);
  if (!hour || !minute || !second || !milliseconds || !offset) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second) +
         std::chrono::milliseconds(*milliseconds) - *offset;
}

}  // namespace

bool is_day(std::string_view text) { return read_day(text).has_value(); }

std::optional<domain::Instant> read_moment(std::string_view text) {
  auto const day = read_day(text.substr(0, day_length));
  if (!day) return std::nullopt;
  std::chrono::milliseconds moment = day->time_since_epoch();
  if (text.size() > day_length) {
    auto const time = read_time(text.substr(day_length));
    if (!time) return std::nullopt;
    moment += *time;
  }
  return domain::Instant{moment.count()};
}

}  // namespace content
