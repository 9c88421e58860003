// The rules of marking, a function per kind of question.
#include "domain/grade.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

#include "domain/accepted_text.hpp"
#include "domain/text_forms.hpp"
#include "domain/typed_number.hpp"

namespace domain {
namespace {

// Three answers of 33.3 % are meant to be the whole: what is this near to it, or to nothing, is it.
constexpr double rounding_of_weights = 0.0015;

// Moodle widens each range by this, relative to its end where that is above 1: 0.7 + 0.1 holds 0.8.
constexpr double rounding_of_numbers = 1e-14;

double between_nothing_and_all(double fraction) {
  if (!(fraction > rounding_of_weights)) return 0;
  return fraction >= 1 - rounding_of_weights ? 1 : fraction;
}

bool is_anything(AnswerChoice const& answer) { return squeezed(answer.text.source) == "*"; }

// Those that are answers of the question, ascending, each once.
std::vector<int> valid_choices(Question const& question, std::span<int const> chosen) {
  auto const count = static_cast<int>(question.answers.size());
  std::vector<int> valid;
  std::ranges::copy_if(chosen, std::back_inserter(valid),
                       [&](int index) { return index >= 0 && index < count; });
  std::ranges::sort(valid);
  valid.erase(std::unique(valid.begin(), valid.end()), valid.end());
  return valid;
}

Grade grade_choices(Question const& question, Response const& response) {
  std::vector<int> chosen = valid_choices(question, response.chosen);
  if (question.kind != QuestionKind::multiple_choice && chosen.size() > 1) return {};
  double sum = 0;
  for (int const index : chosen) sum += question.answers[static_cast<std::size_t>(index)].fraction;
  return {between_nothing_and_all(sum), std::move(chosen), false};
}

// The first answer that it fits.
template <class Fits>
Grade grade_by_first(Question const& question, Fits const& fits) {
  auto const hit = std::ranges::find_if(question.answers, fits);
  if (hit == question.answers.end()) return {};
  auto const index = static_cast<int>(hit - question.answers.begin());
  return {between_nothing_and_all(hit->fraction), {index}, false};
}

bool holds(NumberRange const& range, double value) {
  auto const slack = [](double end) { return rounding_of_numbers * std::max(1.0, std::abs(end)); };
  return value >= range.low - slack(range.low) && value <= range.high + slack(range.high);
}

Grade grade_number(Question const& question, Response const& response) {
  auto const grade_as = [&](std::optional<double> value) {
    return grade_by_first(question, [&](AnswerChoice const& answer) {
      return answer.range ? value && holds(*answer.range, *value) : is_anything(answer);
    });
  };
  std::vector<double> const readings = number_readings(response.text);
  if (readings.empty()) return grade_as({});
  Grade best = grade_as(readings.front());
  for (double const value : std::span(readings).subspan(1)) {
    Grade other = grade_as(value);
    if (other.fraction > best.fraction) best = std::move(other);
  }
  return best;
}

Grade grade_pairs(Question const& question, Response const& response) {
  auto const& answers = question.answers;
  Grade result;
  std::size_t left_sides = 0;
  for (std::size_t at = 0; at < answers.size(); ++at) {
    if (answers[at].text.empty()) continue;
    std::size_t const side = left_sides++;
    if (side >= response.chosen.size() || response.chosen[side] < 0) continue;
    auto const chosen = static_cast<std::size_t>(response.chosen[side]);
    bool const right = chosen < answers.size() && answers[chosen].match == answers[at].match;
    if (right) result.decided_by.push_back(static_cast<int>(at));
  }
  if (left_sides == 0) return {};
  auto const right = static_cast<double>(result.decided_by.size());
  result.fraction = right / static_cast<double>(left_sides);
  return result;
}

}  // namespace

Grade grade(Question const& question, Response const& response) {
  if (is_blank(question, response)) return {};
  switch (question.kind) {
    case QuestionKind::single_choice:
    case QuestionKind::true_false:
    case QuestionKind::multiple_choice:
      return grade_choices(question, response);
    case QuestionKind::short_answer:
      return grade_by_first(question, [&](AnswerChoice const& answer) {
        return accepts(answer.text.source, response.text);
      });
    case QuestionKind::numerical:
      return grade_number(question, response);
    case QuestionKind::matching:
      return grade_pairs(question, response);
    case QuestionKind::essay:
      return {.fraction = 0, .decided_by = {}, .needs_assessor = true};
    case QuestionKind::description:
      break;
  }
  return {};
}

bool is_blank(Question const& question, Response const& response) {
  switch (question.kind) {
    case QuestionKind::single_choice:
    case QuestionKind::true_false:
    case QuestionKind::multiple_choice:
    case QuestionKind::matching:
      return std::ranges::none_of(response.chosen, [](int index) { return index >= 0; });
    case QuestionKind::short_answer:
    case QuestionKind::numerical:
    case QuestionKind::essay:
      return squeezed(response.text).empty();
    case QuestionKind::description:
      break;
  }
  return true;
}

}  // namespace domain
