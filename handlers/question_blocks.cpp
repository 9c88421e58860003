// Questions as blocks. Options that are too long for Slack's labels are listed above the input by
// letter, so that nothing is ever cut.
#include "handlers/question_blocks.hpp"

#include <algorithm>

#include "domain/draw.hpp"
#include "handlers/question_parts.hpp"
#include "slack/utf8.hpp"

namespace handlers {
namespace {

using domain::Question;
using domain::QuestionKind;
using domain::Response;
using slack::Mrkdwn;

// What `order` shows at its places, as labels or, where one would be cut, as a list by letter.
struct Labels {
  std::vector<slack::Option> options;
  std::string list;  // "A. …\nB. …"; empty when the labels say it all
};

std::string letter(std::size_t place) {
  std::string text;
  if (place >= 26) text += static_cast<char>('A' + place / 26 - 1);
  return text += static_cast<char>('A' + place % 26);
}

bool fits_label(std::string_view text) {
  return !text.empty() && text.find('\n') == std::string_view::npos &&
         slack::code_points(text) <= slack::limits::option_label;
}

Labels labels_of(std::vector<std::string_view> const& texts) {
  Labels labels;
  bool const all_fit = std::ranges::all_of(texts, fits_label);
  for (std::size_t place = 0; place < texts.size(); ++place) {
    std::string const name = letter(place);
    std::string const value = std::to_string(place + 1);
    labels.options.push_back({value, all_fit ? std::string(texts[place]) : name});
    if (all_fit) continue;
    labels.list += (place > 0 ? "\n" : "") + name + ". ";
    labels.list += texts[place];
  }
  return labels;
}

std::vector<std::string_view> texts_of(Question const& question, std::vector<int> const& order) {
  if (question.kind == QuestionKind::true_false) return {"True", "False"};
  std::vector<std::string_view> texts;
  for (int const index : order) {
    auto const& answer = question.answers[static_cast<std::size_t>(index)];
    texts.push_back(question.kind == QuestionKind::matching ? std::string_view(answer.match)
                                                            : answer.text.shown);
  }
  return texts;
}

// The value of the option that shows this answer; empty when none does.
std::string value_of(std::vector<int> const& order, int index) {
  auto const found = std::ranges::find(order, index);
  return found == order.end() ? "" : std::to_string(found - order.begin() + 1);
}

void add_input(std::vector<slack::Block>& blocks, slack::Input input) {
  input.action_id = "answer";
  blocks.emplace_back(std::make_shared<slack::Input const>(std::move(input)));
}

void add_choices(std::vector<slack::Block>& blocks, slack::Input input, AskedQuestion const& asked,
                 std::optional<Response> const& given) {
  auto const order = domain::option_order(asked.question, asked.seed, asked.ordinal);
  Labels labels = labels_of(texts_of(asked.question, order));
  if (!labels.list.empty()) add_text(blocks, labels.list);
  bool const is_long = labels.options.size() > slack::limits::tick_options;
  std::vector<std::string> chosen;
  if (given) {
    for (int const index : given->chosen) chosen.push_back(value_of(order, index));
    std::erase(chosen, "");
  }
  std::string first = chosen.empty() ? "" : chosen.front();
  if (asked.question.kind == QuestionKind::multiple_choice) {
    input.label = "Your answers (choose all that apply)";
    if (is_long) {
      input.element = slack::MultiSelectInput{std::move(labels.options), std::move(chosen), ""};
    } else {
      input.element = slack::CheckboxInput{std::move(labels.options), std::move(chosen)};
    }
  } else if (is_long) {
    input.element = slack::SelectInput{std::move(labels.options), std::move(first), ""};
  } else {
    input.element = slack::RadioInput{std::move(labels.options), std::move(first)};
  }
  add_input(blocks, std::move(input));
}

// Two pairs may have the same right side: it is shown once, by the first of them.
int shown_right(Question const& question, std::vector<int> const& order, int index) {
  for (int const shown : order) {
    if (right_side(question, shown) == right_side(question, index)) return shown;
  }
  return -1;
}

void add_pairs(std::vector<slack::Block>& blocks, slack::Input const& input,
               AskedQuestion const& asked, std::optional<Response> const& given) {
  auto const order = domain::option_order(asked.question, asked.seed, asked.ordinal);
  Labels const labels = labels_of(texts_of(asked.question, order));
  if (!labels.list.empty()) add_text(blocks, labels.list);
  auto const lefts = left_sides(asked.question);
  for (std::size_t part = 0; part < lefts.size(); ++part) {
    slack::Input one = input;
    one.block_id = question_block_id(asked, part + 1);
    one.label = asked.question.answers[lefts[part]].text.shown;
    std::string initial;
    if (given && part < given->chosen.size() && given->chosen[part] >= 0) {
      initial = value_of(order, shown_right(asked.question, order, given->chosen[part]));
    }
    one.element =
        slack::SelectInput{labels.options, std::move(initial), "Choose what belongs to it"};
    add_input(blocks, std::move(one));
  }
}

void add_field(std::vector<slack::Block>& blocks, slack::Input input, QuestionKind kind,
               std::optional<Response> const& given) {
  std::string initial = given ? given->text : "";
  if (kind == QuestionKind::numerical) {
    input.label = "Your answer (a number)";
    input.element = slack::NumberInput{slack::Decimals::yes, std::move(initial), ""};
  } else {
    slack::TextInput text;
    text.initial = std::move(initial);
    if (kind == QuestionKind::essay) {
      text.lines = slack::Lines::many;
      input.hint = "An assessor reads and marks it.";
    } else {
      text.max_length = 500;
    }
    input.element = std::move(text);
  }
  add_input(blocks, std::move(input));
}

// How much of the text one section holds; between words where that is possible.
std::size_t section_end(std::string_view text) {
  constexpr std::size_t longest_entity = 5;  // "&amp;"
  if (text.size() * longest_entity <= slack::limits::section_text) return text.size();
  std::size_t length = 0;
  std::size_t after_blank = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const begins_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (!begins_character) continue;
    length += std::string_view("&<>").find(text[i]) != std::string_view::npos ? longest_entity : 1;
    if (length > slack::limits::section_text) return after_blank > 0 ? after_blank : i;
    if (text[i] == ' ' || text[i] == '\n') after_blank = i + 1;
  }
  return text.size();
}

}  // namespace

void add_text(std::vector<slack::Block>& blocks, std::string_view text) {
  while (!text.empty()) {
    std::size_t const end = section_end(text);
    Mrkdwn part;
    part.typed(text.substr(0, end));
    blocks.emplace_back(
        slack::Section{std::move(part), std::nullopt, slack::PlainWords::as_they_are});
    text.remove_prefix(end);
  }
}

std::vector<slack::Block> question_blocks(AskedQuestion const& asked,
                                          std::optional<Response> const& given,
                                          slack::Needed needed) {
  std::vector<slack::Block> blocks;
  add_text(blocks, asked.question.stem.shown);
  slack::Input input;
  input.block_id = question_block_id(asked);
  input.label = "Your answer";
  input.needed = needed;
  switch (asked.question.kind) {
    case QuestionKind::single_choice:
    case QuestionKind::multiple_choice:
    case QuestionKind::true_false:
      add_choices(blocks, std::move(input), asked, given);
      break;
    case QuestionKind::matching:
      add_pairs(blocks, input, asked, given);
      break;
    case QuestionKind::short_answer:
    case QuestionKind::numerical:
    case QuestionKind::essay:
      add_field(blocks, std::move(input), asked.question.kind, given);
      break;
    case QuestionKind::description:
      break;
  }
  return blocks;
}

}  // namespace handlers
