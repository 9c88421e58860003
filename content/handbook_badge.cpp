// What earns the badge (R11 to R14).
#include <cstddef>

#include "content/handbook_draft.hpp"
#include "content/words.hpp"

namespace content {
namespace {

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (!stop || (i + 1 < text.size() && text[i + 1] != ' ')) continue;
    sentences.push_back(trim(text.substr(begin, i + 1 - begin)));
    begin = i + 1;
  }
  sentences.push_back(trim(text.substr(begin)));
  return sentences;
}

// "all courses", "all of its five courses": the second word at most four behind the first.
bool says_of_courses(std::vector<std::string> const& words, std::string_view quantity) {
  constexpr std::size_t reach = 4;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != quantity) continue;
    for (std::size_t j = i + 1; j < words.size() && j <= i + reach; ++j) {
      if (words[j] == "courses" || words[j] == "course") return true;
    }
  }
  return false;
}

// Adds what the sentence asks for; nothing when it asks for nothing.
void add_sentence(domain::BadgeRule& rule, std::string_view sentence) {
  auto const words = domain::words_of(sentence);
  bool const each = says_of_courses(words, "each") || says_of_courses(words, "every");
  bool const all = says_of_courses(words, "all");
  bool const written = says(sentence, "written exam") || says(sentence, "written assessment");
  bool const practical = says(sentence, "practical");
  if (!each && !all && !written && !practical) return;
  rule.each_course |= each;
  rule.all_courses |= all;
  rule.written_exam |= written;
  rule.practical |= practical;
  if (!rule.text.empty()) rule.text += ' ';
  rule.text += sentence;
}

// The sentences about the badge count; where they only point at others ("… Then you get a badge."),
// those beside them do.
void add_text(domain::BadgeRule& rule, std::string_view text) {
  if (!says(text, "badge")) return;
  auto const before = rule.text.size();
  auto const sentences = sentences_of(text);
  for (auto const sentence : sentences) {
    if (says(sentence, "badge")) add_sentence(rule, sentence);
  }
  if (rule.text.size() > before) return;
  for (auto const sentence : sentences) add_sentence(rule, sentence);
}

class BadgeFinder {
 public:
  explicit BadgeFinder(HandbookDraft& draft) : draft_(draft) {}

  // The section on recognition has the last word over a list item elsewhere (R11).
  void run() {
    for (auto& section : draft_.sections) {
      if (says(section.heading, "recognition")) read_section(section, Place::recognition);
    }
    for (auto& section : draft_.sections) {
      if (!rule_.text.empty()) break;
      read_section(section, Place::elsewhere);
    }
    if (!rule_.text.empty()) draft_.page().badge_rule = rule_;
  }

 private:
  enum class Place { recognition, elsewhere };

  void read_section(Section& section, Place where) {
    for (auto& block : section.blocks) {
      if (block.kind == BlockKind::paragraph && where == Place::recognition) {
        read_text(section, block);
      }
      if (block.kind != BlockKind::list) continue;
      for (auto& item : block.blocks) {
        bool const is_rule = says(joined(item.lines), "complet");
        if (item.is_placed || (where == Place::elsewhere && !is_rule)) continue;
        item.is_placed = read_text(section, item);
      }
    }
  }

  bool read_text(Section const& section, Block const& block) {
    auto const before = rule_.text.size();
    add_text(rule_, joined(block.lines));
    bool const found = rule_.text.size() > before;
    if (found && before == 0) rule_.source = place(section, block.line);
    return found;
  }

  HandbookDraft& draft_;
  domain::BadgeRule rule_;
};

}  // namespace

void find_badge_rule(HandbookDraft& draft) { BadgeFinder(draft).run(); }

}  // namespace content
