#include "content/gift_answers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "content/gift_number.hpp"
#include "content/gift_piece.hpp"
#include "content/gift_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

using domain::AnswerChoice;
using domain::QuestionKind;
using domain::TextFormat;

constexpr auto none = std::string_view::npos;

bool has(std::string_view text, std::string_view marks) { return find_mark(text, marks) != none; }

class AnswersReader {
 public:
  AnswersReader(domain::Question& question, GiftFaults& faults)
      : question_(question), faults_(faults) {}

  void read(std::string_view answers) {
    auto const truth = truth_of(answers.substr(0, find_mark(answers, "#")));
    if (answers.empty()) {
      question_.kind = QuestionKind::essay;
    } else if (answers.starts_with('#')) {
      read_numbers(answers.substr(1));
    } else if (has(answers, "~")) {
      read_choices(answers);
    } else if (truth) {
      read_truth(*truth, answers);
    } else if (is_matching(answers)) {
      read_pairs(answers);
    } else {
      read_accepted(answers);
    }
  }

 private:
  // An arrow in a feedback makes no pair.
  static bool is_matching(std::string_view answers) {
    auto const pieces = cut_at_marks(answers, "=");
    return has(answers, "=") && std::any_of(pieces.begin(), pieces.end(), [](auto piece) {
             return piece.substr(0, find_mark(piece, "#")).find("->") != none;
           });
  }

  void read_choices(std::string_view answers) {
    question_.kind =
        has(answers, "=") ? QuestionKind::single_choice : QuestionKind::multiple_choice;
    bool only_remarks = false;
    for (auto const part : cut_at_marks(answers, "=~")) {
      auto const piece = gift_piece(part, part.starts_with('=') ? 1 : 0, faults_);
      only_remarks |= piece.text.empty() && piece.feedback.has_value();
      add(text(piece.text), piece);
    }
    if (question_.answers.size() < 2) {
      faults_.add(answers, std::string("fewer than two answers to choose from; ") +
                               (only_remarks ? "write \\# where an answer itself begins with #"
                                             : "begin each with = or ~"));
    }
  }

  void read_accepted(std::string_view answers) {
    question_.kind = QuestionKind::short_answer;
    for (auto const part : cut_at_marks(answers, "=")) {
      auto const piece = gift_piece(part, 1, faults_);
      add(plain(gift_line(without_format(piece.text))), piece);
    }
    if (question_.answers.empty()) {
      faults_.add(answers, "no answer is accepted; write one after the =");
    } else if (!faults_.any() && best_fraction() < 1) {
      faults_.add(answers, "no accepted answer is worth 100 %; give one of them no weight");
    }
  }

  // "~" without a number means anything else.
  void read_numbers(std::string_view answers) {
    question_.kind = QuestionKind::numerical;
    for (auto const part : cut_at_marks(answers, "=~")) {
      auto const piece = gift_piece(part, part.starts_with('~') ? 0 : 1, faults_);
      auto number = gift_line(without_format(piece.text));
      if (number.empty() && part.starts_with('~')) number = "*";
      read_number(std::move(number), piece);
    }
    if (question_.answers.empty()) {
      if (!faults_.any()) faults_.add(answers, "no number after the #; write it, as in {#42}");
    } else {
      expect_right(answers);
    }
  }

  void read_number(std::string number, GiftPiece const& piece) {
    auto const range = range_of(number);
    if (!range && number != "*") {
      auto const fault = number.empty() ? std::string("a number is missing")
                                        : "\"" + shortened(number, 40) + "\" is no number";
      faults_.add(piece.text,
                  fault + "; write 12.5, 12:0.5 or 12..13, with a point and without a unit");
      return;
    }
    add(plain(std::move(number)), piece);
    question_.answers.back().range = range;
  }

  void read_pairs(std::string_view answers) {
    question_.kind = QuestionKind::matching;
    for (auto const part : cut_at_marks(answers, "=")) read_pair(inner(without_mark(part)));
    auto const& pairs = question_.answers;
    bool const asks = std::any_of(pairs.begin(), pairs.end(),
                                  [](auto const& pair) { return !pair.text.empty(); });
    if (!faults_.any() && (pairs.size() < 2 || !asks)) {
      faults_.add(answers, "fewer than two pairs to match; write each as =left -> right");
    }
  }

  void read_pair(std::string_view pair) {
    if (pair.empty()) return;
    auto const arrow = pair.find("->");
    if (arrow == none) {
      faults_.add(pair, "a pair without an arrow; write =left -> right");
      return;
    }
    AnswerChoice choice;
    choice.text = text(pair.substr(0, arrow));
    choice.match = gift_line(pair.substr(arrow + 2));
    if (choice.match.empty() && !choice.text.empty()) {
      faults_.add(pair, "a pair without a right side; write it after the ->");
    } else if (!choice.match.empty()) {
      question_.answers.push_back(std::move(choice));
    }
  }

  // The first feedback is for those who are wrong, whichever answer that is.
  void read_truth(bool truth, std::string_view answers) {
    question_.kind = QuestionKind::true_false;
    auto const wrong = find_mark(answers, "#");
    auto const right = wrong == none ? none : find_mark(answers, "#", wrong + 1);
    std::array<AnswerChoice, 2> choices;
    choices[0].text = plain("True");
    choices[1].text = plain("False");
    auto& right_one = choices[truth ? 0 : 1];
    auto& wrong_one = choices[truth ? 1 : 0];
    right_one.fraction = 1;
    if (wrong != none) wrong_one.feedback = text(answers.substr(wrong + 1, right - wrong - 1));
    if (right != none) right_one.feedback = text(answers.substr(right + 1));
    question_.answers.assign(choices.begin(), choices.end());
  }

  domain::Text text(std::string_view raw) const { return gift_text(raw, question_.stem.format); }

  // What is compared with what somebody types is no formatted text.
  static domain::Text plain(std::string words) {
    return text_of(std::move(words), TextFormat::plain);
  }

  // Like Moodle, leaves an answer without words out.
  void add(domain::Text words, GiftPiece const& piece) {
    if (words.empty()) return;
    AnswerChoice choice;
    choice.text = std::move(words);
    choice.fraction = piece.fraction;
    if (piece.feedback) choice.feedback = text(*piece.feedback);
    question_.answers.push_back(std::move(choice));
  }

  double best_fraction() const {
    auto const& answers = question_.answers;
    return std::max_element(
               answers.begin(), answers.end(),
               [](auto const& one, auto const& other) { return one.fraction < other.fraction; })
        ->fraction;
  }

  void expect_right(std::string_view answers) {
    if (!faults_.any() && best_fraction() <= 0) {
      faults_.add(answers, "no answer is right; write it after a =");
    }
  }

  domain::Question& question_;
  GiftFaults& faults_;
};

}  // namespace

void read_gift_answers(std::string_view answers, domain::Question& question, GiftFaults& faults) {
  AnswersReader(question, faults).read(answers);
}

}  // namespace content
