#include "content/gift_question.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "content/gift_answers.hpp"
#include "content/gift_labels.hpp"
#include "content/gift_parts.hpp"
#include "content/gift_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

using domain::TextFormat;

constexpr std::string_view blank = "_____";

bool ends_with_brace(std::string_view text) {
  auto last = std::string_view::npos;
  for (auto at = find_mark(text, "}"); at < text.size(); at = find_mark(text, "}", at + 1)) {
    last = at;
  }
  return last != std::string_view::npos && last + 1 == text.size();
}

// Moodle shows a blank where the answers stood when words follow them, unless the last of these is
// a brace.
bool answers_stand_amid(GiftParts const& parts) {
  auto const after = inner(parts.after);
  return parts.answers && !trim(unescaped(after)).empty() && !ends_with_brace(after);
}

void read_stem(GiftParts const& parts, domain::Question& question) {
  std::string stem(parts.before);
  if (answers_stand_amid(parts)) {
    stem += blank;
    question.blank_at = gift_text(stem, TextFormat::automatic).source.size() - blank.size();
  }
  stem += parts.after;
  question.stem = gift_text(stem, TextFormat::automatic);
}

// Takes what follows the last "####" off the answers.
std::string_view take_general_feedback(std::string_view& answers) {
  constexpr std::string_view mark = "####";
  auto last = std::string_view::npos;
  for (auto at = find_mark(answers, "#"); at < answers.size();
       at = find_mark(answers, "#", at + 1)) {
    if (answers.substr(at).starts_with(mark)) last = at;
  }
  if (last == std::string_view::npos) return {};
  auto const feedback = answers.substr(last + mark.size());
  answers = inner(answers.substr(0, last));
  return feedback;
}

void read_braces(std::string_view answers, domain::Question& question, GiftFaults& faults) {
  answers = inner(answers);
  question.general_feedback = gift_text(take_general_feedback(answers), question.stem.format);
  read_gift_answers(answers, question, faults);
}

}  // namespace

std::optional<domain::Question> read_gift_question(GiftBlock const& block, GiftFaults& faults) {
  domain::Question question;
  auto labels = read_labels(block.comments);
  question.id = std::move(labels.id);
  question.tags = std::move(labels.tags);
  question.line = block.lines.front();
  auto parts = gift_parts(block, faults);
  if (!parts) return std::nullopt;
  question.title = std::move(parts->title);
  read_stem(*parts, question);
  if (question.stem.empty()) {
    faults.add(block.text,
               "there is a question without words; write them before the {" +
                   std::string(question.title.empty() ? "" : " (a title is no question)"));
  }
  if (parts->answers) {
    read_braces(*parts->answers, question, faults);
  } else {
    question.kind = domain::QuestionKind::description;
  }
  if (faults.any()) return std::nullopt;
  return question;
}

}  // namespace content
