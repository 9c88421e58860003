// Reading typed numbers: first every character becomes one of ASCII, then the rules are few.
#include "domain/typed_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <system_error>

#include "domain/text_forms.hpp"

namespace domain {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view decimal_marks = ".,";
constexpr char any_letter = 'a';
constexpr char anything_else = '#';

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_mark(char c) { return c == any_letter || c == 'e' || c == 'x'; }

std::optional<char> digit_of_other_script(char32_t code) {
  constexpr std::array<char32_t, 3> zeros = {0x0660, 0x06F0,
                                             0x0966};  // Arabic, Persian, Devanagari
  for (char32_t const zero : zeros) {
    if (code >= zero && code < zero + 10) return digits[code - zero];
  }
  return {};
}

// What a character is to a number: itself, 'a' for a letter, '#' for what doesn't matter.
char mark_of(char32_t code) {
  constexpr char32_t full_width = 0xFEE0;  // from "!" to its wide form
  if (code > full_width + ' ' && code <= full_width + '~') code -= full_width;
  if (is_white_space(code)) return ' ';
  if (code == U'e' || code == U'E') return 'e';
  if (code == U'x' || code == U'X' || code == U'×') return 'x';
  if (code == U'−' || code == U'–' || code == U'‐') return '-';
  if (code == U'’' || code == U'٬') return '\'';
  if (code == U'٫') return '.';
  if (std::optional<char> const digit = digit_of_other_script(code)) return *digit;
  if (is_letter(code)) return any_letter;
  return code < 128 ? static_cast<char>(code) : anything_else;
}

std::string marks_of(std::string_view text) {
  std::string marks;
  for (CodePoint const& point : code_points(text)) marks += mark_of(point.code);
  return marks;
}

bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

void take_spaces(std::string_view& text) {
  while (take(text, " ")) continue;
}

std::string_view take_digits(std::string_view& text) {
  std::string_view const taken = text.substr(0, text.find_first_not_of(digits));
  text.remove_prefix(taken.size());
  return taken;
}

// Whether the space or apostrophe there parts thousands: one to three digits before it, three
// after.
bool parts_thousands(std::string_view text, std::size_t at) {
  std::size_t before = 0;
  while (before < at && is_digit(text[at - before - 1])) ++before;
  std::string_view after = text.substr(at + 1);
  return before >= 1 && before <= 3 && take_digits(after).size() == 3;
}

// The number proper: digits and the marks between them. A dot at its end ends a sentence.
std::string_view take_body(std::string_view& text) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    char const c = text[end];
    bool const goes_on = end + 1 < text.size() && is_digit(text[end + 1]);
    bool const is_mark = decimal_marks.find(c) != std::string_view::npos && goes_on;
    bool const is_gap = (c == ' ' || c == '\'') && parts_thousands(text, end);
    if (!is_digit(c) && !is_mark && !is_gap) break;
  }
  std::string_view const body = text.substr(0, end);
  text.remove_prefix(end);
  return body;
}

// "e3", "x 10^3" or "*10**-3" at the beginning, as "e3" or "e-3"; empty when there is none.
std::string take_exponent(std::string_view& text) {
  std::string_view rest = text;
  take_spaces(rest);
  if (!take(rest, "e")) {
    if (!take(rest, "x") && !take(rest, "*")) return "";
    take_spaces(rest);
    if (!take(rest, "10") || (!take(rest, "^") && !take(rest, "**"))) return "";
  }
  std::string exponent = take(rest, "-") ? "e-" : "e";
  if (exponent == "e") take(rest, "+");
  std::string_view const power = take_digits(rest);
  if (power.empty()) return "";
  text = rest;
  return exponent += power;
}

// Another number; digits that belong to a unit ("m2", "m^2") are none.
bool has_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    std::size_t const of_unit = at >= 1 && text[at - 1] == '^' ? at - 1 : at;
    bool const in_unit =
        of_unit >= 1 && (is_letter_mark(text[of_unit - 1]) || is_digit(text[of_unit - 1]));
    if (!in_unit) return true;
  }
  return false;
}

// "1,234", "12,345,678", "1,00,000": groups as people write them, all parted by that mark.
bool is_grouped(std::string_view text, char mark) {
  std::string_view const first = take_digits(text);
  if (first.empty() || first.size() > 3 || first.front() == '0') return false;
  std::size_t last = 0;
  while (!text.empty()) {
    if (last == 1 || last > 3 || !take(text, {&mark, 1})) return false;
    last = take_digits(text).size();
    if (last < 2) return false;
  }
  return last == 3;
}

std::string without(std::string_view text, std::string_view unwanted) {
  std::string kept;
  std::ranges::copy_if(text, std::back_inserter(kept),
                       [&](char c) { return unwanted.find(c) == std::string_view::npos; });
  return kept;
}

// A body's meanings in the C++ way of writing them.
std::vector<std::string> plain_forms(std::string_view body) {
  std::string const text = without(body, " '");
  std::size_t const last = text.find_last_of(decimal_marks);
  if (last == std::string::npos) return {text};
  char const mark = text[last];
  char const other = mark == ',' ? '.' : ',';
  bool const mixed = text.find(other) != std::string::npos;
  bool const several = std::ranges::count(text, mark) > 1;
  std::string const whole = without(text, decimal_marks);
  std::string const before = text.substr(0, last);
  std::string const decimal = "0" + without(before, decimal_marks) + "." + text.substr(last + 1);
  if (mixed) {
    return !several && is_grouped(before, other) ? std::vector{decimal}
                                                 : std::vector<std::string>();
  }
  bool const grouped = is_grouped(text, mark);
  if (several) return grouped ? std::vector{whole} : std::vector<std::string>();
  return grouped ? std::vector{decimal, whole} : std::vector{decimal};
}

std::optional<double> value_of(std::string const& text) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

// Where the number begins: its first digit, or the mark before it when that is its decimal mark
// and not the end of a word ("approx.10").
std::size_t beginning(std::string_view text, std::size_t first_digit) {
  if (first_digit == 0 || decimal_marks.find(text[first_digit - 1]) == std::string_view::npos) {
    return first_digit;
  }
  if (first_digit == 1) return 0;
  char const before = text[first_digit - 2];
  bool const ends_a_word =
      is_letter_mark(before) || decimal_marks.find(before) != std::string_view::npos;
  return ends_a_word ? first_digit : first_digit - 1;
}

// "-10", "- 10", "€ -10", and "-€10".
bool is_negative(std::string_view before) {
  std::size_t const first = before.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  return before[first] == '-' || before[before.find_last_not_of(' ')] == '-';
}

}  // namespace

std::vector<double> number_readings(std::string_view typed) {
  std::string const marks = marks_of(typed);
  std::size_t const first_digit = marks.find_first_of(digits);
  if (first_digit == std::string::npos) return {};
  std::size_t const begin = beginning(marks, first_digit);
  std::string_view rest = std::string_view(marks).substr(begin);
  std::string_view const body = take_body(rest);
  std::string const exponent = take_exponent(rest);
  if (has_number(rest)) return {};
  bool const negative = is_negative(std::string_view(marks).substr(0, begin));
  std::vector<double> readings;
  for (std::string const& form : plain_forms(body)) {
    std::optional<double> const value = value_of(form + exponent);
    if (value) readings.push_back(negative ? -*value : *value);
  }
  return readings;
}

}  // namespace domain
