// Reading banks line by line.
#include "tests/end_to_end/support/bank_model.hpp"

#include <algorithm>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace {

std::string without_escapes(std::string const& text) {
  static std::regex const escape(R"(\\([:~=#{}]))");
  return std::regex_replace(text, escape, "$1");
}

std::string trimmed(std::string const& text) {
  static std::regex const ends(R"(^\s+|\s+$)");
  return std::regex_replace(text, ends, "");
}

std::string plain(std::string const& text) { return trimmed(without_escapes(text)); }

// At the first mark that is not escaped; the second part is empty when there is none.
std::pair<std::string, std::string> parted(std::string const& text, std::string const& mark) {
  std::size_t at = text.find(mark);
  while (at != std::string::npos && at > 0 && text[at - 1] == '\\') at = text.find(mark, at + 1);
  if (at == std::string::npos) return {text, ""};
  return {text.substr(0, at), text.substr(at + mark.size())};
}

// "10:0.5" or "1..5".
void read_range(ModelOption& option) {
  if (auto const [low, high] = parted(option.text, ".."); !high.empty()) {
    option.low = std::stod(low);
    option.high = std::stod(high);
    return;
  }
  auto const [middle, tolerance] = parted(option.text, ":");
  double const more = tolerance.empty() ? 0 : std::stod(tolerance);
  option.low = std::stod(middle) - more;
  option.high = std::stod(middle) + more;
}

// "=%50%text#feedback" of a question of this kind.
ModelOption option_of(std::string const& line, ModelKind kind) {
  static std::regex const weighed(R"(^([=~])(?:%(-?[\d.]+)%)?(.*)$)");
  std::smatch parts;
  std::regex_match(line, parts, weighed);
  auto const [text, feedback] = parted(parts[3], "#");
  ModelOption option;
  option.share = parts[1] == "=" ? 1 : 0;
  if (parts[2].matched) option.share = std::stod(parts[2]) / 100;
  option.feedback = plain(feedback);
  if (kind == ModelKind::number) {
    option.text = text;
    if (!trimmed(text).empty()) read_range(option);
    return option;
  }
  auto const [left, right] = parted(text, "->");
  option.text = plain(left);
  option.right = plain(right);
  return option;
}

// Of the lines between the braces.
ModelKind kind_of(std::vector<std::string> const& lines, std::string const& opening) {
  if (opening == "{T" || opening == "{F" || opening == "{TRUE" || opening == "{FALSE") {
    return ModelKind::truth;
  }
  if (opening == "{#") return ModelKind::number;
  if (lines.empty()) return ModelKind::essay;
  bool has_wrong = false;
  bool has_one = false;
  for (std::string const& line : lines) {
    if (line.find(" -> ") != std::string::npos) return ModelKind::pairs;
    has_wrong = has_wrong || line.starts_with("~");
    has_one = has_one || line.starts_with("=");
  }
  if (!has_wrong) return ModelKind::text;
  return has_one ? ModelKind::one : ModelKind::several;
}

// "#if wrong", "#if right".
void add_truth(ModelQuestion& question, std::string const& opening,
               std::vector<std::string> const& feedback) {
  bool const is_true = opening.starts_with("{T");
  std::string const wrong = feedback.empty() ? "" : plain(feedback[0].substr(1));
  std::string const right = feedback.size() < 2 ? "" : plain(feedback[1].substr(1));
  question.options = {{"True", is_true ? 1.0 : 0.0, is_true ? right : wrong, "", 0, 0},
                      {"False", is_true ? 0.0 : 1.0, is_true ? wrong : right, "", 0, 0}};
}

ModelQuestion question_of(std::string const& head, std::vector<std::string> lines) {
  static std::regex const titled(R"(^::.*?::(.*?)\s*(\{\S*)$)");
  std::smatch parts;
  if (!std::regex_match(head, parts, titled)) throw std::runtime_error("not plain GIFT: " + head);
  ModelQuestion question;
  question.stem = plain(parts[1]);
  if (!lines.empty() && lines.back().starts_with("####")) {
    question.general_feedback = plain(lines.back().substr(4));
    lines.pop_back();
  }
  question.kind = kind_of(lines, parts[2]);
  if (question.kind == ModelKind::truth) {
    add_truth(question, parts[2], lines);
    return question;
  }
  for (std::string const& line : lines) question.options.push_back(option_of(line, question.kind));
  return question;
}

}  // namespace

ModelBank model_of(std::string_view gift) {
  ModelBank bank;
  std::istringstream stream{std::string(gift)};
  std::string head;
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    line = trimmed(line);
    if (line.starts_with("::")) {
      head = line;
      lines.clear();
    } else if (line == "}") {
      bank.push_back(question_of(head, lines));
    } else if (line.starts_with("=") || line.starts_with("~") || line.starts_with("#")) {
      lines.push_back(line);
    }
  }
  return bank;
}

ModelQuestion const& asked_on(ModelBank const& bank, Screen const& screen) {
  std::string const words = screen.words();
  for (ModelQuestion const& question : bank) {
    if (words.find(question.stem) != std::string::npos) return question;
  }
  throw std::runtime_error("none of the bank's questions: " + words);
}
