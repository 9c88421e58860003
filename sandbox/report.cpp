// See report.hpp.
#include "sandbox/report.hpp"

#include <algorithm>

namespace sandbox {
namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::size_t count_code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins_code_point));
}

std::string_view first_code_points(std::string_view utf8, std::size_t most) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (begins_code_point(utf8[i]) && seen++ == most) return utf8.substr(0, i);
  }
  return utf8;
}

void Report::error(std::string_view pointer, std::string_view text) {
  auto const where = pointer.empty() ? std::string_view("/") : pointer;
  messages_.push_back("[ERROR] " + std::string(text) + " [json-pointer:" + std::string(where) +
                      "]");
}

void Report::longer_than(std::string_view pointer, std::string_view text, std::size_t most) {
  if (count_code_points(text) <= most) return;
  error(pointer, "must be less than " + std::to_string(most + 1) + " characters");
}

void Report::shorter_than(std::string_view pointer, std::string_view text, std::size_t least) {
  if (count_code_points(text) >= least) return;
  error(pointer, "must be more than " + std::to_string(least - 1) + " characters");
}

void Report::count(std::string_view pointer, std::size_t items, std::size_t least,
                   std::size_t most) {
  if (items < least) error(pointer, "no less than " + std::to_string(least) + " items allowed");
  if (items > most) error(pointer, "no more than " + std::to_string(most) + " items allowed");
}

}  // namespace sandbox
