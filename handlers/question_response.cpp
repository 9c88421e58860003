// What a person filled in, as a response and in words.
#include <algorithm>
#include <charconv>

#include "domain/draw.hpp"
#include "handlers/question_parts.hpp"

namespace handlers {
namespace {

using domain::Question;
using domain::QuestionKind;
using domain::Response;
using slack::Mrkdwn;

// The answer at a place as shown; -1 when the value names none.
int index_at(std::vector<int> const& order, std::string const& value) {
  std::size_t place = 0;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), place);
  bool const is_place = error == std::errc{} && end == value.data() + value.size() && place > 0 &&
                        place <= order.size();
  return is_place ? order[place - 1] : -1;
}

bool is_choice(QuestionKind kind) {
  return kind == QuestionKind::single_choice || kind == QuestionKind::multiple_choice ||
         kind == QuestionKind::true_false;
}

}  // namespace

std::vector<std::size_t> left_sides(Question const& question) {
  std::vector<std::size_t> lefts;
  for (std::size_t i = 0; i < question.answers.size(); ++i) {
    if (!question.answers[i].text.empty()) lefts.push_back(i);
  }
  return lefts;
}

std::string_view right_side(Question const& question, int index) {
  return question.answers[static_cast<std::size_t>(index)].match;
}

std::string question_block_id(AskedQuestion const& asked, std::size_t part) {
  std::string id = "q" + std::to_string(asked.attempt) + '.' + std::to_string(asked.ordinal);
  if (part > 0) id += '.' + std::to_string(part);
  return id;
}

Response response_in(AskedQuestion const& asked, slack::Entered const& entered) {
  Response response;
  Question const& question = asked.question;
  auto const order = domain::option_order(question, asked.seed, asked.ordinal);
  if (question.kind == QuestionKind::matching) {
    for (std::size_t part = 1; part <= left_sides(question).size(); ++part) {
      response.chosen.push_back(index_at(order, entered.value(question_block_id(asked, part))));
    }
    return response;
  }
  if (!is_choice(question.kind)) {
    response.text = entered.value(question_block_id(asked));
    return response;
  }
  for (std::string const& value : entered.chosen(question_block_id(asked))) {
    response.chosen.push_back(index_at(order, value));
  }
  std::erase(response.chosen, -1);
  std::ranges::sort(response.chosen);
  return response;
}

Mrkdwn question_words(AskedQuestion const& asked) {
  Question const& question = asked.question;
  Mrkdwn words;
  words.typed(question.stem.shown);
  if (question.kind == QuestionKind::matching) {
    for (std::size_t const left : left_sides(question)) {
      words.own("\n• ").typed(question.answers[left].text.shown).own(" → ?");
    }
  }
  if (!is_choice(question.kind) && question.kind != QuestionKind::matching) return words;
  for (int const index : domain::option_order(question, asked.seed, asked.ordinal)) {
    auto const& answer = question.answers[static_cast<std::size_t>(index)];
    bool const is_right_side = question.kind == QuestionKind::matching;
    words.own("\n○ ").typed(is_right_side ? answer.match : answer.text.shown);
  }
  return words;
}

Mrkdwn response_words(Question const& question, Response const& response) {
  Mrkdwn words;
  auto const is_answer = [&](int index) {
    return index >= 0 && static_cast<std::size_t>(index) < question.answers.size();
  };
  if (question.kind == QuestionKind::matching) {
    auto const lefts = left_sides(question);
    for (std::size_t part = 0; part < lefts.size() && part < response.chosen.size(); ++part) {
      if (part > 0) words.own("\n");
      words.typed(question.answers[lefts[part]].text.shown).own(" → ");
      int const index = response.chosen[part];
      is_answer(index) ? words.typed(right_side(question, index)) : words.own("–");
    }
    return words;
  }
  if (question.kind == QuestionKind::true_false) {
    bool const is_true = !response.chosen.empty() && response.chosen.front() == 0;
    return is_true ? words.own("True") : words.own("False");
  }
  if (response.chosen.empty()) return words.typed(response.text);
  for (int const index : response.chosen) {
    if (!is_answer(index)) continue;
    if (!words.empty()) words.own("\n");
    words.typed(question.answers[static_cast<std::size_t>(index)].text.shown);
  }
  return words;
}

}  // namespace handlers
