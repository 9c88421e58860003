#include "content/right_options.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "content/words.hpp"

namespace content {
namespace {

constexpr std::string_view separators = "\r\n|;,";  // those before bind less than those after
constexpr std::size_t most_shown = 40;

class RightReader {
 public:
  explicit RightReader(std::span<std::string const> options) : options_(options) {
    result_.right.assign(options.size(), false);
  }

  RightOptions read(std::string_view cell) {
    mark(trim(cell), 0);
    bool const any =
        std::find(result_.right.begin(), result_.right.end(), true) != result_.right.end();
    if (!any) fault("no right option in correct; write its letter, as in A, or several: A, C");
    return std::move(result_);
  }

 private:
  void mark(std::string_view words, std::size_t separator) {
    if (words.empty()) return;
    if (mark_one(words)) return;
    auto const next =
        std::find_if(separators.begin() + static_cast<std::ptrdiff_t>(separator), separators.end(),
                     [&](char c) { return words.find(c) != std::string_view::npos; });
    if (next == separators.end()) {
      fault("correct has \"" + shortened(words, most_shown) +
            "\", which is no option; write its letter, its number or its own words");
      return;
    }
    auto const after = static_cast<std::size_t>(next - separators.begin()) + 1;
    for (auto const part : split(words, *next)) mark(trim(part), after);
  }

  // Whether the words name an option, or more than one.
  bool mark_one(std::string_view words) {
    auto const text = with_text(words);
    auto const place = with_place(words);
    if (!text && !place) return false;
    if (text && place && *text != *place) {
      fault("correct has \"" + std::string(words) + "\", the words of option " + name(*text) +
            " and the sign of option " + name(*place) + "; write " + sign_beside(*text, words));
      return true;
    }
    auto const option = text ? *text : *place;
    if (result_.right[option]) fault("correct has option " + name(option) + " twice; once will do");
    result_.right[option] = true;
    return true;
  }

  // The option with exactly these words, else one with them in another case.
  std::optional<std::size_t> with_text(std::string_view words) const {
    auto found = std::find(options_.begin(), options_.end(), words);
    if (found == options_.end()) {
      found = std::find_if(options_.begin(), options_.end(),
                           [&, low = lower(words)](auto const& o) { return lower(o) == low; });
    }
    if (found == options_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - options_.begin());
  }

  // "B", "b", "B)", "2", "2."
  std::optional<std::size_t> with_place(std::string_view words) const {
    if (words.size() > 1 && (words.back() == ')' || words.back() == '.')) words.remove_suffix(1);
    std::size_t place = options_.size();
    if (auto const number = small_number(words); number && *number > 0) {
      place = static_cast<std::size_t>(*number) - 1;
    } else if (auto const letter = lower(words);
               letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
      place = static_cast<std::size_t>(letter[0] - 'a');
    }
    return place < options_.size() ? std::optional(place) : std::nullopt;
  }

  static std::string name(std::size_t option) { return {static_cast<char>('A' + option)}; }

  // How to name the option so that no other is meant.
  static std::string sign_beside(std::size_t option, std::string_view words) {
    return small_number(words.substr(0, 1)) ? "the letter, as in " + name(option)
                                            : "the number, as in " + std::to_string(option + 1);
  }

  void fault(std::string reason) {
    if (result_.fault.empty()) result_.fault = std::move(reason);
  }

  std::span<std::string const> options_;
  RightOptions result_;
};

}  // namespace

RightOptions read_right_options(std::string_view cell, std::span<std::string const> options) {
  return RightReader(options).read(cell);
}

}  // namespace content
