#include "content/question_row.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "content/gift_number.hpp"
#include "content/plain_text.hpp"
#include "content/right_options.hpp"
#include "content/words.hpp"

namespace content {
namespace {

using domain::AnswerChoice;
using domain::QuestionKind;

constexpr std::size_t most_options = 26;  // each has a letter
constexpr std::size_t most_shown = 40;

struct TypeWord {
  std::string_view word;
  QuestionKind kind;
};
constexpr std::array<TypeWord, 6> type_words = {{{"single", QuestionKind::single_choice},
                                                 {"multiple", QuestionKind::multiple_choice},
                                                 {"true_false", QuestionKind::true_false},
                                                 {"text", QuestionKind::short_answer},
                                                 {"number", QuestionKind::numerical},
                                                 {"essay", QuestionKind::essay}}};

bool is_truth(std::string_view words) { return lower(words) == "true" || lower(words) == "false"; }

bool are_truths(std::vector<std::string> const& options) {
  return options.size() == 2 && is_truth(options[0]) && is_truth(options[1]) &&
         lower(options[0]) != lower(options[1]);
}

bool is_letter(std::string_view words) {
  auto const letter = lower(words);
  return letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z';
}

bool is_choice(QuestionKind kind) {
  return kind == QuestionKind::single_choice || kind == QuestionKind::multiple_choice ||
         kind == QuestionKind::true_false;
}

// "2" or "3.2"
bool is_objective(std::string_view text) {
  auto const numbers = split(text, '.');
  return numbers.size() <= 2 && std::all_of(numbers.begin(), numbers.end(), [](auto number) {
           return small_number(number).value_or(0) > 0;
         });
}

class RowReader {
 public:
  RowReader(QuestionCells const& cells, std::vector<std::string>& faults)
      : cells_(cells), options_(cells.options), faults_(faults) {}

  std::optional<domain::Question> read() {
    auto const before = faults_.size();
    read_labels();
    if (auto const kind = kind_of_row()) {
      question_.kind = *kind;
      read_answers();
    }
    return faults_.size() == before ? std::optional(std::move(question_)) : std::nullopt;
  }

 private:
  void read_labels() {
    question_.stem = plain_text(cells_.question);
    if (question_.stem.empty()) fault("the question is empty; write it in the column question");
    question_.title = shortened(cells_.title, cells_.title.size());
    question_.id = shortened(cells_.id, cells_.id.size());
    if (cells_.objective.empty()) return;
    if (is_objective(cells_.objective)) {
      question_.tags.push_back("objective:" + std::string(cells_.objective));
    } else {
      fault("objective \"" + shortened(cells_.objective, most_shown) +
            "\" is not a number like 2 or 3.2");
    }
  }

  // What the type says; without one what options and correct look like. A choice with several right
  // options becomes a multiple one only when they are read.
  std::optional<QuestionKind> kind_of_row() {
    if (!cells_.type.empty()) return kind_of_type();
    if (are_truths(options_)) return QuestionKind::true_false;
    if (!options_.empty()) return QuestionKind::single_choice;
    if (is_truth(cells_.correct)) return QuestionKind::true_false;
    if (cells_.correct.empty()) {
      fault("neither options nor a correct answer; an essay needs the type \"essay\"");
      return std::nullopt;
    }
    if (is_letter(cells_.correct)) {
      fault("correct is the letter " + std::string(cells_.correct) +
            ", but there are no options; list them, or write the type \"text\"");
      return std::nullopt;
    }
    return QuestionKind::short_answer;
  }

  std::optional<QuestionKind> kind_of_type() {
    auto const word = lower(cells_.type);
    auto const found = std::find_if(type_words.begin(), type_words.end(),
                                    [&](auto const& known) { return known.word == word; });
    if (found != type_words.end()) return found->kind;
    fault("unknown type \"" + shortened(cells_.type, most_shown) +
          "\"; known are single, multiple, true_false, text, number, essay; it may be empty");
    return std::nullopt;
  }

  void read_answers() {
    if (is_choice(question_.kind)) {
      read_choices();
      return;
    }
    add_general(cells_.feedback);
    add_general(cells_.general_feedback);
    if (!options_.empty()) {
      fault("there are options, but the type says that the answer is typed; empty one of the two");
    } else if (question_.kind == QuestionKind::essay) {
      if (!cells_.correct.empty()) fault("an essay has no correct answer; empty it or the type");
    } else {
      read_accepted();
    }
  }

  void read_accepted() {
    for (auto const part : cell_parts(cells_.correct)) {
      if (part.empty()) continue;
      AnswerChoice answer;
      answer.text = plain_text(part);
      answer.fraction = 1;
      if (question_.kind == QuestionKind::numerical) answer.range = number(part);
      question_.answers.push_back(std::move(answer));
    }
    if (question_.answers.empty()) fault("no answer is accepted; write it in the column correct");
  }

  std::optional<domain::NumberRange> number(std::string_view part) {
    auto const range = range_of(part);
    if (!range) {
      fault("\"" + shortened(part, most_shown) +
            "\" is not a number; write 12.5, 12:0.5 or 12..13, with a point and without a unit");
    }
    return range;
  }

  void read_choices() {
    bool const truth = question_.kind == QuestionKind::true_false;
    if (truth && options_.empty()) options_ = {"True", "False"};
    if (auto reason = options_fault(); !reason.empty()) {
      fault(std::move(reason));
      return;
    }
    auto rights = read_right_options(cells_.correct, options_);
    if (!rights.fault.empty()) {
      fault(std::move(rights.fault));
      return;
    }
    for (auto const& option : options_) question_.answers.emplace_back().text = plain_text(option);
    weigh(rights.right);
    read_feedback();
    if (truth) order_truth();
  }

  std::string options_fault() const {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (options_[i].empty()) {
        return "option " + std::to_string(i + 1) +
               " is empty and a later one is not; close the gap";
      }
      if (!seen.insert(options_[i]).second) {
        return "the option \"" + shortened(options_[i], most_shown) + "\" is there twice; drop one";
      }
    }
    if (question_.kind == QuestionKind::true_false && !are_truths(options_)) {
      return "type true_false has the options True and False or none; mend options or type";
    }
    if (options_.size() < 2) return "fewer than two options; separate them by line breaks or by |";
    if (options_.size() > most_options) return "more than 26 options; leave some out";
    return {};
  }

  void weigh(std::vector<bool> const& right) {
    auto const rights = std::count(right.begin(), right.end(), true);
    auto const wrongs = static_cast<std::ptrdiff_t>(right.size()) - rights;
    if (rights > 1 && cells_.type.empty() && question_.kind == QuestionKind::single_choice) {
      question_.kind = QuestionKind::multiple_choice;
    }
    bool const several = question_.kind == QuestionKind::multiple_choice;
    if (rights > 1 && !several) {
      fault("several right options, but only one can be chosen; name one, or empty the type");
    }
    for (std::size_t i = 0; i < right.size(); ++i) {
      double const wrong = several ? -1.0 / static_cast<double>(wrongs) : 0;
      question_.answers[i].fraction = right[i] ? 1.0 / static_cast<double>(rights) : wrong;
    }
  }

  void read_feedback() {
    auto const& cell = cells_.feedback;
    bool const by_line = cell.find_first_of("\r\n") != std::string_view::npos;
    auto each = by_line ? cell_parts(cell) : split(cell, '|');  // here an empty last one counts
    if (each.size() == options_.size() + 1 && each.back().empty()) each.pop_back();
    if (each.size() == options_.size()) {
      for (std::size_t i = 0; i < each.size(); ++i) {
        question_.answers[i].feedback = plain_text(each[i]);
      }
    } else if (by_line || each.size() == 1) {
      add_general(cell);
    } else {
      fault("feedback has " + std::to_string(each.size()) + " parts for " +
            std::to_string(options_.size()) +
            " options; write one for each, or one for all in the column general_feedback");
    }
    add_general(cells_.general_feedback);
  }

  void add_general(std::string_view words) {
    if (words.empty()) return;
    auto const& before = question_.general_feedback.source;
    question_.general_feedback =
        plain_text(before.empty() ? words : before + "\n\n" + std::string(words));
  }

  void order_truth() {
    auto& answers = question_.answers;
    if (lower(answers[0].text.source) == "false") std::swap(answers[0], answers[1]);
    answers[0].text = plain_text("True");
    answers[1].text = plain_text("False");
  }

  void fault(std::string reason) { faults_.push_back(std::move(reason)); }

  QuestionCells const& cells_;
  std::vector<std::string> options_;
  std::vector<std::string>& faults_;
  domain::Question question_;
};

}  // namespace

std::optional<domain::Question> read_question_row(QuestionCells const& cells,
                                                  std::vector<std::string>& faults) {
  return RowReader(cells, faults).read();
}

}  // namespace content
