// Marking by the book, and answers of every quality.
#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "tests/end_to_end/support/bank_model.hpp"

namespace {

std::string trimmed(std::string const& text) {
  static std::regex const ends(R"(^\s+|\s+$)");
  return std::regex_replace(text, ends, "");
}

std::string folded(std::string text) {
  static std::regex const blanks(R"(\s+)");
  text = std::regex_replace(trimmed(text), blanks, " ");
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// "*" stands for anything.
bool fits(std::string const& accepted, std::string const& typed) {
  static std::regex const special(R"([.^$|()\[\]{}+?\\])");
  static std::regex const star(R"(\*)");
  std::string const literal = std::regex_replace(folded(accepted), special, R"(\$&)");
  return std::regex_match(folded(typed), std::regex(std::regex_replace(literal, star, ".*")));
}

double share_of_number(ModelQuestion const& question, std::string const& typed) {
  double const number = std::stod(typed);
  for (ModelOption const& option : question.options) {
    bool const is_anything_else = trimmed(option.text).empty();
    if (is_anything_else || (number >= option.low && number <= option.high)) return option.share;
  }
  return 0;
}

double share_of_choices(ModelQuestion const& question, Entries const& entries) {
  double sum = 0;
  for (std::string const& entry : entries) {
    auto const found = std::ranges::find(question.options, entry, &ModelOption::text);
    if (found == question.options.end()) throw std::runtime_error("no such option: " + entry);
    sum += found->share;
  }
  constexpr double three_thirds = 0.998;  // as authors write them: 33.3 %
  return sum > three_thirds ? 1 : std::max(sum, 0.0);
}

double share_of_pairs(ModelQuestion const& question, Entries const& entries) {
  double right = 0;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (entries.at(i) == question.options[i].right) right += 1;
  }
  return right / static_cast<double>(question.options.size());
}

// Within a range, and outside of all.
std::string number_within(ModelOption const& option, double place) {
  return std::to_string(option.low + (option.high - option.low) * place);
}

Entries texts_with(ModelQuestion const& question, auto const& is_wanted) {
  Entries texts;
  for (ModelOption const& option : question.options) {
    if (is_wanted(option)) texts.push_back(option.text);
  }
  return texts;
}

}  // namespace

std::optional<double> share_of(ModelQuestion const& question, Entries const& entries) {
  switch (question.kind) {
    case ModelKind::essay:
      return std::nullopt;
    case ModelKind::number:
      return share_of_number(question, entries.at(0));
    case ModelKind::pairs:
      return share_of_pairs(question, entries);
    case ModelKind::text:
      for (ModelOption const& option : question.options) {
        if (fits(option.text, entries.at(0))) return option.share;
      }
      return 0;
    case ModelKind::one:
    case ModelKind::several:
    case ModelKind::truth:
      break;
  }
  return share_of_choices(question, entries);
}

Entries right_entries(ModelQuestion const& question) {
  Entries rights;
  switch (question.kind) {
    case ModelKind::essay:
      return {"I would ask what a good month looks like."};
    case ModelKind::number:
      return {number_within(question.options[0], 0.5)};
    case ModelKind::text:
      return {question.options[0].text};
    case ModelKind::pairs:
      for (ModelOption const& option : question.options) rights.push_back(option.right);
      return rights;
    case ModelKind::several:
      return texts_with(question, [](ModelOption const& option) { return option.share > 0; });
    case ModelKind::one:
    case ModelKind::truth:
      break;
  }
  return texts_with(question, [](ModelOption const& option) { return option.share >= 1; });
}

Entries wrong_entries(ModelQuestion const& question) {
  Entries wrongs;
  switch (question.kind) {
    case ModelKind::essay:
      return {"No idea."};
    case ModelKind::number:
      return {"-987654"};
    case ModelKind::text:
      return {"nothing of the kind"};
    case ModelKind::pairs:
      // Each the right side of the next one.
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        wrongs.push_back(question.options[(i + 1) % question.options.size()].right);
      }
      return wrongs;
    case ModelKind::one:
    case ModelKind::several:
    case ModelKind::truth:
      break;
  }
  wrongs = texts_with(question, [](ModelOption const& option) { return option.share <= 0; });
  wrongs.resize(1);
  return wrongs;
}

Entries some_entries(ModelQuestion const& question, std::size_t number) {
  auto const& options = question.options;
  auto const pick = [&] { return options[(number / 4) % options.size()]; };
  if (number % 4 == 0) return right_entries(question);
  if (number % 4 == 1) return wrong_entries(question);
  Entries entries;
  switch (question.kind) {
    case ModelKind::essay:
      return {"Essay number " + std::to_string(number)};
    case ModelKind::number: {
      bool const is_anything_else = trimmed(pick().text).empty();
      return {is_anything_else ? "31337" : number_within(pick(), number % 8 < 4 ? 0.0 : 1.0)};
    }
    case ModelKind::text:
      return {"  " + pick().text + (number % 8 < 4 ? " " : " of a kind")};
    case ModelKind::pairs:
      for (std::size_t i = 0; i < options.size(); ++i) {
        entries.push_back(options[(i * number) % options.size()].right);
      }
      return entries;
    case ModelKind::several:
      for (std::size_t i = 0; i < options.size(); ++i) {
        if ((number >> (i % 8) & 1U) != 0) entries.push_back(options[i].text);
      }
      return entries.empty() ? Entries{pick().text} : entries;
    case ModelKind::one:
    case ModelKind::truth:
      break;
  }
  return {pick().text};
}

Entries entries_of(ModelQuestion const& question, std::string_view stored) {
  if (stored.starts_with(":")) return {std::string(stored.substr(1))};
  Entries entries;
  std::istringstream stream{std::string(stored)};
  for (std::string index; std::getline(stream, index, ',');) {
    auto const& option = question.options.at(std::stoul(index));
    entries.push_back(question.kind == ModelKind::pairs ? option.right : option.text);
  }
  return entries;
}

bool are_same(ModelQuestion const& question, Entries const& one, Entries const& other) {
  if (question.kind != ModelKind::several) return one == other;
  return one.size() == other.size() && std::ranges::is_permutation(one, other);
}
