// Writing comma-separated values.
#include "bot/csv.hpp"

#include <charconv>
#include <string_view>

namespace bot {
namespace {

// "-3.5" begins like a formula and is none.
bool is_number(std::string const& text) {
  double number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string cell(std::string const& text) {
  std::string safe = text;
  bool const looks_like_formula =
      !safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos;
  if (looks_like_formula && !is_number(safe)) safe.insert(safe.begin(), '\'');
  if (safe.find_first_of("\",\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (char const c : safe) {
    quoted += c;
    if (c == '"') quoted += '"';
  }
  return quoted + '"';
}

}  // namespace

void write_csv_row(std::ostream& out, std::span<std::string const> cells) {
  char const* separator = "";
  for (std::string const& it : cells) {
    out << separator << cell(it);
    separator = ",";
  }
  out << "\r\n";
}

}  // namespace bot
