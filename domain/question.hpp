// Questions of knowledge checks and written exams, as authors write them: what GIFT can say, and
// what Aiken and a spreadsheet say of it. Answer keys stand here and never leave the process.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace domain {

// How an author's text is to be read. `automatic` is Moodle's own: plain text in which some HTML
// may stand.
enum class TextFormat { automatic, plain, html, markdown };

struct Text {
  std::string source;  // as written, escapes undone; what an export writes back
  TextFormat format = TextFormat::automatic;
  // What people read: plain text, paragraphs and list items on lines of their own, code in
  // backticks, pictures as their description in brackets. Made from `source`.
  std::string shown;

  bool empty() const { return source.empty(); }
  friend bool operator==(Text const&, Text const&) = default;
};

enum class QuestionKind {
  single_choice,    // one answer; others may earn a part
  multiple_choice,  // several answers, each with its weight; of a survey none earns anything
  true_false,       // two answers: true first, then false
  short_answer,     // a text; accepted ones may hold `*`
  numerical,        // a number within one of the ranges
  matching,         // each left side has a right one
  essay,            // judged by an assessor
  description,      // says something and asks nothing: never drawn
};

// Both ends belong to it.
struct NumberRange {
  double low = 0;
  double high = 0;
  friend bool operator==(NumberRange const&, NumberRange const&) = default;
};

struct AnswerChoice {
  // The option; the accepted text; the number or range as written ("10:0.5", "1..5"); "*" where
  // anything else is meant; the left side of a pair (empty = a surplus right side).
  Text text;
  double fraction = 0;  // of the question's mark: 1 = all of it; may be negative
  Text feedback;
  std::string match;                 // matching: the right side
  std::optional<NumberRange> range;  // numerical, unless it is "*"

  friend bool operator==(AnswerChoice const&, AnswerChoice const&) = default;
};

struct Question {
  QuestionKind kind = QuestionKind::single_choice;
  std::string id;                 // `[id:…]` in the comment above it; may be empty
  std::vector<std::string> tags;  // `[tag:…]`, in order
  std::string title;              // `::title::`; may be empty
  std::string category;           // `$CATEGORY:` in force; may be empty
  Text stem;                      // the question itself
  // Where in `stem.source` the answers stood amid the text (a missing word): the offset of the
  // "_____" that is shown there.
  std::optional<std::size_t> blank_at;
  std::vector<AnswerChoice> answers;
  Text general_feedback;
  int line = 0;  // 1-based, of the file it was read from

  friend bool operator==(Question const&, Question const&) = default;
};

}  // namespace domain
