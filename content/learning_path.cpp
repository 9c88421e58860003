#include "content/learning_path.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "content/words.hpp"

namespace content {
namespace {

constexpr std::string_view ending = "learning path";

std::optional<int> number_in_words(std::string_view word) {
  constexpr std::array<std::string_view, 13> numbers = {"zero", "one",    "two",   "three", "four",
                                                        "five", "six",    "seven", "eight", "nine",
                                                        "ten",  "eleven", "twelve"};
  auto const found = std::find(numbers.begin(), numbers.end(), word);
  if (found != numbers.end()) return static_cast<int>(found - numbers.begin());
  return small_number(word);
}

// The number before "courses", at most three words behind "consist".
std::optional<int> expected_courses(std::string_view text) {
  constexpr std::size_t reach = 3;
  auto const words = domain::words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("consist")) continue;
    for (std::size_t j = i + 1; j + 1 < words.size() && j <= i + reach; ++j) {
      bool const counts_courses = words[j + 1] == "courses" || words[j + 1] == "course";
      if (counts_courses) return number_in_words(words[j]);
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_learning_path(Section const& section) { return ends_with(section.heading, ending); }

domain::PageLearningPath read_learning_path(Section const& section) {
  domain::PageLearningPath path;
  auto const heading = trim(section.heading);
  path.name = trim(heading.substr(0, heading.size() - ending.size()));
  if (path.name.empty()) path.name = heading;
  path.source = section.source;
  for (auto const& block : section.blocks) {
    if (block.kind != BlockKind::paragraph) continue;
    auto const text = joined(block.lines);
    if (!path.expected_courses) path.expected_courses = expected_courses(text);
    if (says(text, "in development")) path.in_development = true;
  }
  return path;
}

}  // namespace content
