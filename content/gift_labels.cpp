#include "content/gift_labels.hpp"

#include <cstddef>
#include <utility>

#include "content/words.hpp"

namespace content {
namespace {

// Moodle's columns hold 100 characters of an id and 255 of a tag.
constexpr std::size_t longest_label = 1024;
constexpr std::string_view id_opening = "[id:";
constexpr std::string_view tag_opening = "[tag:";
constexpr std::string_view escapables = "[]\\";

bool is_control(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

struct Label {
  std::string text;
  std::size_t length = 0;  // with its closing bracket; 0 = it is none
};

Label label_at(std::string_view text, std::string_view forbidden) {
  text = text.substr(0, longest_label);
  std::string label;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    if (c == ']') return {std::string(trim(label)), at + 1};
    if (is_control(c) || forbidden.find(c) != std::string_view::npos) return {};
    bool const escape = c == '\\' && at + 1 < text.size() &&
                        escapables.find(text[at + 1]) != std::string_view::npos;
    label += escape ? text[++at] : c;
  }
  return {};
}

// A backslash is doubled only where it would else be taken for an escape: Moodle knows `\]` alone.
std::string label_of(std::string_view opening, std::string_view text) {
  std::string result(opening);
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const next = at + 1 < text.size() ? text[at + 1] : ']';
    bool const ambiguous = text[at] == '\\' && escapables.find(next) != std::string_view::npos;
    if (ambiguous || text[at] == ']') result += '\\';
    result += text[at];
  }
  return result + "]";
}

}  // namespace

GiftLabels read_labels(std::string_view comments) {
  GiftLabels labels;
  for (auto at = comments.find('['); at < comments.size(); at = comments.find('[', at + 1)) {
    auto const rest = comments.substr(at);
    bool const is_tag = rest.starts_with(tag_opening);
    if (!is_tag && !rest.starts_with(id_opening)) continue;
    auto const opening = is_tag ? tag_opening : id_opening;
    auto label = label_at(rest.substr(opening.size()), is_tag ? "<>`" : "");
    at += label.length;
    if (label.text.empty()) continue;
    if (is_tag) {
      labels.tags.push_back(std::move(label.text));
    } else if (labels.id.empty()) {
      labels.id = std::move(label.text);
    }
  }
  return labels;
}

std::string write_labels(GiftLabels const& labels) {
  std::string line;
  if (!labels.id.empty()) line += " " + label_of(id_opening, labels.id);
  for (auto const& tag : labels.tags) line += " " + label_of(tag_opening, tag);
  return line.empty() ? line : "//" + line + "\n";
}

}  // namespace content
