// Forms of a text, by Unicode's tables.
#include "domain/text_forms.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "domain/words.hpp"

namespace domain {
namespace {

constexpr char32_t not_utf8 = 0xFFFD;
constexpr char32_t next_line = 0x85;

utf8proc_uint8_t const* bytes_of(std::string_view text) {
  return reinterpret_cast<utf8proc_uint8_t const*>(text.data());
}

utf8proc_ssize_t size_of(std::string_view text) {
  return static_cast<utf8proc_ssize_t>(text.size());
}

utf8proc_category_t category(char32_t code) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code));
}

struct Release {
  void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }  // utf8proc uses malloc
};

}  // namespace

std::vector<CodePoint> code_points(std::string_view text) {
  std::vector<CodePoint> points;
  points.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t code = 0;
    utf8proc_ssize_t const length = utf8proc_iterate(bytes_of(text), size_of(text), &code);
    std::string_view const bytes =
        text.substr(0, length > 0 ? static_cast<std::size_t>(length) : 1);
    points.push_back({length > 0 ? static_cast<char32_t>(code) : not_utf8, bytes});
    text.remove_prefix(bytes.size());
  }
  return points;
}

bool is_letter(char32_t code) {
  auto const of = category(code);
  return of >= UTF8PROC_CATEGORY_LU && of <= UTF8PROC_CATEGORY_LO;
}

bool is_white_space(char32_t code) {
  auto const of = category(code);
  return (of >= UTF8PROC_CATEGORY_ZS && of <= UTF8PROC_CATEGORY_ZP) || code == 0 ||
         (code >= U'\t' && code <= U'\r') || code == next_line;
}

std::string squeezed(std::string_view text) {
  std::string result;
  bool space_is_due = false;
  for (CodePoint const& point : code_points(text)) {
    if (is_white_space(point.code)) {
      space_is_due = !result.empty();
      continue;
    }
    if (space_is_due) result += ' ';
    space_is_due = false;
    result += point.bytes;
  }
  return result;
}

std::string folded(std::string_view text) {
  std::string const plain = squeezed(text);
  constexpr auto how =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  utf8proc_uint8_t* raw = nullptr;
  utf8proc_ssize_t const size = utf8proc_map(bytes_of(plain), size_of(plain), &raw, how);
  std::unique_ptr<utf8proc_uint8_t, Release> const mapped(raw);
  if (size < 0 || !mapped) return lower(plain);
  return {reinterpret_cast<char const*>(mapped.get()), static_cast<std::size_t>(size)};
}

}  // namespace domain
