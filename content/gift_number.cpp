#include "content/gift_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "content/words.hpp"

namespace content {
namespace {

constexpr double decimals = 1e7;  // Moodle's column for a fraction

// Grades of Moodle that no author writes in full.
constexpr std::array<double, 6> periodic = {0.8333333, 0.6666667, 0.3333333,
                                            0.1666667, 0.1428571, 0.1111111};
// How far a percentage without decimals is from them at most.
constexpr double rounding = 0.005;

double rounded_to_14_digits(double number) {
  std::array<char, 32> text{};
  auto const written =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 14);
  double result = number;
  std::from_chars(text.data(), written.ptr, result);
  return result;
}

}  // namespace

std::optional<double> fraction_of(double percent) {
  if (!(percent >= -100 && percent <= 100)) return std::nullopt;
  double const size = std::abs(percent) / 100;
  for (double const grade : periodic) {
    if (std::abs(size - grade) < rounding) return percent < 0 ? -grade : grade;
  }
  double const fraction = std::round(percent / 100 * decimals) / decimals;
  return fraction == 0 ? 0 : fraction;  // no negative zero
}

std::string percent_of(double fraction) {
  auto const parts = std::llround(std::abs(fraction) * decimals);
  auto text = std::to_string(parts / 100000);
  if (auto const rest = parts % 100000; rest != 0) {
    auto digits = std::to_string(100000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return fraction < 0 && parts != 0 ? "-" + text : text;
}

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  bool const signed_plus = text.starts_with('+');
  if (signed_plus) text.remove_prefix(1);
  auto const digits = text.substr(!signed_plus && text.starts_with('-') ? 1 : 0);
  bool const begins =
      !digits.empty() && (digits[0] == '.' || (digits[0] >= '0' && digits[0] <= '9'));
  if (!begins) return std::nullopt;  // "inf" and "nan" too
  double number = 0;
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

std::optional<domain::NumberRange> range_of(std::string_view text) {
  if (auto const dots = text.find(".."); dots != std::string_view::npos && dots > 0) {
    auto const one = number_of(text.substr(0, dots));
    auto const other = number_of(text.substr(dots + 2));
    if (!one || !other) return std::nullopt;
    return domain::NumberRange{std::min(*one, *other), std::max(*one, *other)};
  }
  auto const colon = text.find(':');
  auto const number = number_of(text.substr(0, colon));
  if (!number || colon == std::string_view::npos) {
    return number ? std::optional(domain::NumberRange{*number, *number}) : std::nullopt;
  }
  auto const missing = number_of(text.substr(colon + 1));
  if (!missing) return std::nullopt;
  return domain::NumberRange{rounded_to_14_digits(*number - std::abs(*missing)),
                             rounded_to_14_digits(*number + std::abs(*missing))};
}

}  // namespace content
