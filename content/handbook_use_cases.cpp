// Use cases (R31) and the elements of their trainings (R30).
#include <algorithm>
#include <array>

#include "content/handbook_draft.hpp"
#include "content/use_case_headings.hpp"
#include "content/words.hpp"

namespace content {
namespace {

// Without the colon or dash between a name and what is said about it.
std::string_view without_separator(std::string_view text) {
  constexpr std::array<std::string_view, 4> separators = {":", "–", "—", "- "};
  text = trim(text);
  for (auto const separator : separators) {
    if (text.starts_with(separator)) return trim(text.substr(separator.size()));
  }
  return text;
}

std::string_view without_last_colon(std::string_view text) {
  text = trim(text);
  return text.ends_with(':') ? trim(text.substr(0, text.size() - 1)) : text;
}

void place_use_case(HandbookDraft& draft, Section const& section, Block& item) {
  for (auto& line : item.lines) {
    for (auto& link : line.links) {
      if (link.label.empty() || item.is_placed) continue;
      draft.page().use_cases.push_back({link.label, link.url, place(section, item.line)});
      link.is_placed = true;
      item.is_placed = true;
    }
  }
}

// The first list or lists of the section; what follows the next prose is something else, such as
// resources by customer size.
void read_use_cases(HandbookDraft& draft, Section& section) {
  bool listed = false;
  for (auto& block : section.blocks) {
    if (block.kind == BlockKind::paragraph && listed) return;
    if (block.kind != BlockKind::list) continue;
    listed = true;
    for (auto& item : block.blocks) place_use_case(draft, section, item);
  }
}

void place_element(HandbookDraft& draft, Section const& section, Block& item) {
  auto const text = joined(item.lines);
  if (text.empty()) return;
  auto const& bold = item.lines.front().bold;
  auto const colon = text.find(": ");
  auto const name_length = !bold.empty() ? bold.size() : std::min(colon, text.size());
  domain::PageElement element;
  element.training = section.training;
  element.name = without_last_colon(std::string_view(text).substr(0, name_length));
  element.text = without_separator(std::string_view(text).substr(name_length));
  element.source = place(section, item.line);
  for (auto& line : item.lines) {
    for (auto& link : line.links) {
      if (!element.url.empty() || link.url.empty()) continue;
      element.url = link.url;
      link.is_placed = true;
    }
  }
  if (element.name.empty()) return;
  draft.page().elements.push_back(std::move(element));
  item.is_placed = true;
}

// "… include the below elements:" makes the list behind it one of elements.
bool announces_elements(Block const& block) {
  auto const text = joined(block.lines);
  return says(text, "elements") && text.ends_with(':');
}

void read_elements(HandbookDraft& draft, Section& section) {
  bool const everywhere = is_elements_heading(section.heading);
  bool announced = false;
  for (auto& block : section.blocks) {
    if (block.kind == BlockKind::paragraph) announced = announces_elements(block);
    if (block.kind != BlockKind::list || !(everywhere || announced)) continue;
    for (auto& item : block.blocks) place_element(draft, section, item);
  }
}

}  // namespace

bool is_training_heading(std::string_view heading) { return says(heading, "use case training"); }

bool is_use_case_list(std::string_view heading) { return ends_with(heading, "use cases overview"); }

bool is_elements_heading(std::string_view heading) {
  auto const words = slug(heading);
  return words == "elements" || words == "ten-elements" || words == "the-ten-elements";
}

void find_use_cases(HandbookDraft& draft) {
  for (auto& section : draft.sections) {
    if (is_use_case_list(section.heading)) read_use_cases(draft, section);
  }
}

void find_elements(HandbookDraft& draft) {
  for (auto& section : draft.sections) read_elements(draft, section);
}

}  // namespace content
