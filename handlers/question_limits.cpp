// Whether a question fits into a message of Slack, for imports.
#include <algorithm>

#include "handlers/question_parts.hpp"
#include "slack/utf8.hpp"

namespace handlers {

using domain::Question;
using domain::QuestionKind;

namespace {

std::size_t bytes_of(std::vector<slack::Block> const& blocks) {
  std::size_t bytes = 0;
  for (auto const& block : blocks) bytes += slack::longest_json(block);
  return bytes;
}

std::size_t bytes_of(std::string_view text) {
  std::vector<slack::Block> blocks;
  add_text(blocks, text);
  return bytes_of(blocks);
}

// With its feedback: of the answers that a response can hit at once.
std::size_t longest_feedback(Question const& question) {
  bool const hits_several =
      question.kind == QuestionKind::multiple_choice || question.kind == QuestionKind::matching;
  std::size_t all = 0;
  std::size_t longest = 0;
  for (auto const& it : question.answers) {
    std::size_t const bytes =
        bytes_of(it.text.shown) + bytes_of(it.match) + bytes_of(it.feedback.shown);
    all += bytes;
    longest = std::max(longest, bytes);
  }
  return bytes_of(question.stem.shown) + bytes_of(question.general_feedback.shown) +
         (hits_several ? all : longest);
}

bool has_long_left_side(Question const& question) {
  return question.kind == QuestionKind::matching &&
         std::ranges::any_of(question.answers, [](domain::AnswerChoice const& it) {
           return slack::code_points(it.text.shown) > slack::limits::input_label;
         });
}

}  // namespace

std::string why_not_showable(Question const& question) {
  constexpr std::size_t most_pairs = 20;
  constexpr std::size_t for_the_rest = 1500;  // progress, verdict, buttons
  if (question.kind == QuestionKind::matching && left_sides(question).size() > most_pairs) {
    return "has more than 20 pairs; split it into several questions";
  }
  if (question.answers.size() > slack::limits::menu_options) {
    return "has more than 100 options; leave some out";
  }
  if (question.kind != QuestionKind::description && question.stem.shown.empty()) {
    return "has no text that Slack could show; write what is asked";
  }
  if (has_long_left_side(question)) {
    return "has a left side of more than 2,000 characters; shorten it";
  }
  AskedQuestion const asked{question, 0, 1'000'000, 100};
  std::size_t const bytes = bytes_of(question_blocks(asked, std::nullopt, slack::Needed::yes));
  if (std::max(bytes, longest_feedback(question)) + for_the_rest > slack::limits::blocks_bytes) {
    return "is too long for one message in Slack (about 10,000 characters with its options or its "
           "feedback); shorten it";
  }
  return {};
}

}  // namespace handlers
