// write_gift(): a line per answer, as people write GIFT by hand.
#include <algorithm>
#include <string>

#include "content/encoding.hpp"
#include "content/gift.hpp"
#include "content/gift_labels.hpp"
#include "content/gift_number.hpp"
#include "content/gift_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

using domain::AnswerChoice;
using domain::Question;
using domain::QuestionKind;
using domain::TextFormat;

constexpr std::size_t blank_size = 5;  // of "_____"

// Words that would be taken for something else where they stand get a format in front of them: it
// makes them words.
bool needs_protection(std::string_view words) {
  return begins_with_format(words) || words.starts_with('%') || words.starts_with("//") ||
         words.starts_with("->") || without_byte_order_mark(words) != words;
}

std::string format_of(domain::Text const& text, TextFormat inherited) {
  bool const says_it = text.format != inherited || needs_protection(text.source);
  return says_it && !text.empty() ? format_mark(text.format) : std::string();
}

std::string one_line(std::string_view text) { return gift_line(escaped(text)); }

class QuestionWriter {
 public:
  explicit QuestionWriter(Question const& question) : question_(question) {}

  std::string write() {
    text_ = write_labels({question_.id, question_.tags});
    if (!question_.title.empty()) text_ += "::" + escaped(one_line(question_.title)) + "::";
    auto const& stem = question_.stem;
    text_ += format_of(stem, TextFormat::automatic);
    text_ += escaped(stem.source.substr(0, question_.blank_at.value_or(stem.source.size())));
    if (question_.kind != QuestionKind::description) {
      if (!question_.blank_at) text_ += ' ';
      text_ += '{';
      write_answers();
      write_general_feedback();
      text_ += several_lines_ ? "\n}" : "}";
    }
    if (question_.blank_at) text_ += escaped(stem.source.substr(*question_.blank_at + blank_size));
    return text_ + "\n";
  }

 private:
  void write_answers() {
    switch (question_.kind) {
      case QuestionKind::single_choice:
        return write_single_choice();
      case QuestionKind::multiple_choice:
        for (auto const& answer : question_.answers) line(weight('~', answer, 0), answer);
        return;
      case QuestionKind::true_false:
        return write_truth();
      case QuestionKind::short_answer:
        return write_accepted();
      case QuestionKind::numerical:
        return write_numbers();
      case QuestionKind::matching:
        for (auto const& pair : question_.answers) {
          line("=" + words(pair.text) + " -> " + escaped(one_line(pair.match)));
        }
        return;
      case QuestionKind::essay:
      case QuestionKind::description:
        return;
    }
  }

  // "=" makes it a choice of one, "~" makes it a choice: there is at least one of each.
  void write_single_choice() {
    auto const& answers = question_.answers;
    auto const is_full = [](AnswerChoice const& answer) { return answer.fraction == 1; };
    bool const all_full = std::all_of(answers.begin(), answers.end(), is_full);
    auto const best = std::max_element(
        answers.begin(), answers.end(),
        [](auto const& one, auto const& other) { return one.fraction < other.fraction; });
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
      bool const right = answer == best || (is_full(*answer) && !all_full);
      line(right ? weight('=', *answer, 1) : weight('~', *answer, 0), *answer);
    }
  }

  void write_truth() {
    auto const& answers = question_.answers;
    bool const truth = answers.size() < 2 || answers[0].fraction > answers[1].fraction;
    text_ += truth ? "T" : "F";
    if (answers.size() < 2) return;
    auto const& wrong = answers[truth ? 1 : 0].feedback;
    auto const& right = answers[truth ? 0 : 1].feedback;
    if (!wrong.empty() || !right.empty()) line("#" + words(wrong));
    if (!right.empty()) line("#" + words(right));
  }

  // An arrow after "=" makes a pair, so a single accepted text with one stands without it.
  void write_accepted() {
    auto const& answers = question_.answers;
    for (auto const& answer : answers) {
      bool const arrow = answers.size() == 1 && says(answer.text.source, "->");
      line((arrow ? "" : weight('=', answer, 1)) + typed(answer) + comment(answer));
    }
  }

  void write_numbers() {
    text_ += '#';
    for (auto const& answer : question_.answers) {
      bool const anything = answer.text.source == "*";
      auto const mark = anything && answer.fraction == 0 ? "~" : weight('=', answer, 1);
      line(mark + (mark == "~" ? "" : one_line(answer.text.source)) + comment(answer));
    }
  }

  static std::string typed(AnswerChoice const& answer) {
    auto const text = one_line(answer.text.source);
    return (needs_protection(text) ? format_mark(TextFormat::plain) : "") + escaped(text);
  }

  static std::string weight(char mark, AnswerChoice const& answer, double otherwise) {
    auto const text = std::string(1, mark);
    return answer.fraction == otherwise ? text : text + "%" + percent_of(answer.fraction) + "%";
  }

  std::string words(domain::Text const& text) const {
    return format_of(text, question_.stem.format) + escaped(text.source);
  }

  std::string comment(AnswerChoice const& answer) const {
    return answer.feedback.empty() ? std::string() : "#" + words(answer.feedback);
  }

  void line(std::string const& mark, AnswerChoice const& answer) {
    line(mark + words(answer.text) + comment(answer));
  }

  void line(std::string const& words) {
    several_lines_ = true;
    text_ += "\n  " + words;
  }

  void write_general_feedback() {
    if (!question_.general_feedback.empty()) line("####" + words(question_.general_feedback));
  }

  Question const& question_;
  std::string text_;
  bool several_lines_ = false;
};

}  // namespace

std::string write_gift(std::span<Question const> questions) {
  std::string text;
  std::string category;
  for (auto const& question : questions) {
    if (!text.empty()) text += '\n';
    if (question.category != category) {
      category = question.category;
      text += "$CATEGORY: " + one_line(category) + "\n\n";
    }
    text += QuestionWriter(question).write();
  }
  return text;
}

}  // namespace content
