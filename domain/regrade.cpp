// Finding the answers of a response in another version of the question.
#include "domain/regrade.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "domain/text_forms.hpp"

namespace domain {
namespace {

std::vector<std::string> words_of_answers(Question const& question) {
  std::vector<std::string> words;
  for (AnswerChoice const& answer : question.answers) words.push_back(squeezed(answer.text.shown));
  return words;
}

std::vector<std::string> left_sides(Question const& question) {
  std::vector<std::string> sides;
  for (AnswerChoice const& answer : question.answers) {
    if (!answer.text.empty()) sides.push_back(squeezed(answer.text.shown));
  }
  return sides;
}

std::vector<std::string> right_sides(Question const& question) {
  std::vector<std::string> sides;
  for (AnswerChoice const& answer : question.answers) sides.push_back(squeezed(answer.match));
  return sides;
}

// Where the words at `index` stand in the newer list: of equal ones the second stays the second.
std::optional<int> place_of(std::span<std::string const> older, int index,
                            std::span<std::string const> newer) {
  if (index < 0 || static_cast<std::size_t>(index) >= older.size()) return {};
  std::string const& words = older[static_cast<std::size_t>(index)];
  auto rank = std::ranges::count(older.first(static_cast<std::size_t>(index)), words);
  for (std::size_t at = 0; at < newer.size(); ++at) {
    if (newer[at] == words && rank-- == 0) return static_cast<int>(at);
  }
  return {};
}

std::optional<Response> carried_choices(Question const& older, Response const& response,
                                        Question const& newer) {
  auto const before = words_of_answers(older);
  auto const now = words_of_answers(newer);
  Response carried;
  for (int const index : response.chosen) {
    std::optional<int> const place = place_of(before, index, now);
    if (!place) return {};
    carried.chosen.push_back(*place);
  }
  return carried;
}

// Equal right sides are one and the same.
std::optional<int> right_side_of(Question const& older, int index, Question const& newer) {
  auto const before = right_sides(older);
  auto const now = right_sides(newer);
  if (index < 0 || static_cast<std::size_t>(index) >= before.size()) return {};
  auto const found = std::ranges::find(now, before[static_cast<std::size_t>(index)]);
  if (found == now.end()) return {};
  return static_cast<int>(found - now.begin());
}

std::optional<Response> carried_pairs(Question const& older, Response const& response,
                                      Question const& newer) {
  auto const before = left_sides(older);
  auto const now = left_sides(newer);
  Response carried;
  carried.chosen.assign(now.size(), -1);
  for (std::size_t side = 0; side < response.chosen.size(); ++side) {
    if (response.chosen[side] < 0) continue;
    std::optional<int> const left = place_of(before, static_cast<int>(side), now);
    std::optional<int> const right = right_side_of(older, response.chosen[side], newer);
    if (!left || !right) return {};
    carried.chosen[static_cast<std::size_t>(*left)] = *right;
  }
  return carried;
}

}  // namespace

std::optional<Response> carried_over(Question const& older, Response const& response,
                                     Question const& newer) {
  if (older.kind != newer.kind) return {};
  if (squeezed(older.stem.shown) != squeezed(newer.stem.shown)) return {};
  switch (older.kind) {
    case QuestionKind::single_choice:
    case QuestionKind::multiple_choice:
    case QuestionKind::true_false:
      return carried_choices(older, response, newer);
    case QuestionKind::matching:
      return carried_pairs(older, response, newer);
    case QuestionKind::short_answer:
    case QuestionKind::numerical:
    case QuestionKind::essay:
    case QuestionKind::description:
      break;
  }
  return response;
}

}  // namespace domain
