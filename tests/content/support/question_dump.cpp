#include "question_dump.hpp"

#include "content/gift_numbers.hpp"

namespace {

// On one line, so that a golden file shows every break; "[html]" only where it isn't the default.
std::string shown(domain::FormattedText const& text) {
  std::string result;
  if (text.format != domain::TextFormat::moodle && !text.text.empty()) {
    result = "[" + std::string(format_name(text.format)) + "]";
  }
  for (char const letter : text.text) {
    result += letter == '\n' ? std::string("⏎") : std::string(1, letter);
  }
  return result;
}

std::string answer(double weight, std::string const& words, domain::FormattedText const& feedback) {
  auto const after = feedback.text.empty() ? std::string() : " # " + shown(feedback);
  return "%" + content::write_weight(weight) + "% " + words + after + "\n";
}

struct Answers {
  std::string operator()(domain::MultipleChoice const& choice) const {
    std::string result = choice.selection == domain::Selection::one ? "one\n" : "several\n";
    for (auto const& each : choice.choices) {
      result += answer(each.weight, shown(each.text), each.feedback);
    }
    return result;
  }

  std::string operator()(domain::TrueFalse const& fact) const {
    return std::string(fact.is_true ? "true" : "false") + "\n" +
           (fact.wrong_feedback.text.empty() ? "" : "wrong: " + shown(fact.wrong_feedback) + "\n") +
           (fact.right_feedback.text.empty() ? "" : "right: " + shown(fact.right_feedback) + "\n");
  }

  std::string operator()(domain::ShortAnswer const& short_answer) const {
    std::string result = "text\n";
    for (auto const& each : short_answer.answers) {
      result += answer(each.weight, shown({each.text, {}}), each.feedback);
    }
    return result;
  }

  std::string operator()(domain::Numerical const& numerical) const {
    std::string result = "number\n";
    for (auto const& each : numerical.answers) {
      result += answer(each.weight, content::write_range(each.range), each.feedback);
    }
    return result;
  }

  std::string operator()(domain::Matching const& matching) const {
    std::string result = "pairs\n";
    for (auto const& pair : matching.pairs) {
      result += shown(pair.left) + " -> " + shown({pair.right, {}}) + "\n";
    }
    return result;
  }

  std::string operator()(domain::Essay const&) const { return "essay\n"; }
  std::string operator()(domain::Description const&) const { return "description\n"; }
};

std::string line_if(std::string const& name, std::string const& value) {
  return value.empty() ? std::string() : name + ": " + value + "\n";
}

}  // namespace

std::string answers(domain::Question const& question) {
  return std::visit(Answers{}, question.kind);
}

std::string dump(content::QuestionReading const& reading) {
  std::string result;
  for (auto const& question : reading.questions) {
    result += "line " + std::to_string(question.line) + "\n" + line_if("id", question.id) +
              line_if("category", question.category);
    for (auto const& tag : question.tags) result += line_if("tag", tag);
    result += line_if("title", question.title) + line_if("text", shown(question.text));
    if (question.blank_at) result += "blank at " + std::to_string(*question.blank_at) + "\n";
    result += answers(question) + line_if("general", shown(question.general_feedback)) + "\n";
  }
  for (auto const& problem : reading.problems) result += problem.text() + "\n";
  return result;
}
