// Whether a question fits into a message of Slack, for imports.
#include <algorithm>

#include "handlers/question_parts.hpp"
#include "slack/utf8.hpp"

namespace handlers {

using domain::Question;
using domain::QuestionKind;

std::string why_not_showable(Question const& question) {
  constexpr std::size_t most_pairs = 20;
  constexpr std::size_t for_the_rest = 1500;  // progress, verdict, buttons
  if (question.kind == QuestionKind::matching && left_sides(question).size() > most_pairs) {
    return "has more than 20 pairs; split it into several questions";
  }
  if (question.answers.size() > slack::limits::menu_options) {
    return "has more than 100 options; leave some out";
  }
  AskedQuestion const asked{question, 0, 1'000'000, 100};
  std::size_t bytes = for_the_rest;
  for (auto const& block : question_blocks(asked, std::nullopt, slack::Needed::yes)) {
    bytes += slack::longest_json(block);
  }
  std::size_t feedback = for_the_rest + question.general_feedback.shown.size();
  for (auto const& it : question.answers) {
    feedback += it.text.shown.size() + it.match.size() + it.feedback.shown.size();
  }
  if (std::max(bytes, feedback) > slack::limits::blocks_bytes) {
    return "is too long for one message in Slack (about 10,000 characters with its options or its "
           "feedback); shorten it";
  }
  for (auto const& it : question.answers) {
    bool const is_left = question.kind == QuestionKind::matching && !it.text.empty();
    if (is_left && slack::code_points(it.text.shown) > slack::limits::input_label) {
      return "has a left side of more than 2,000 characters; shorten it";
    }
  }
  return {};
}

}  // namespace handlers
