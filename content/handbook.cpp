#include "content/handbook.hpp"

#include <cstddef>
#include <filesystem>

#include "content/encoding.hpp"
#include "content/handbook_draft.hpp"

namespace content {
namespace {

// Parsing takes time and memory in proportion; the longest page of the handbook has 200 KiB.
constexpr std::size_t most_page_bytes = 1024 * 1024;

// The file's stem; for a folder's own page (index.md, _index.md) the folder's name.
std::string key_of(std::string const& file) {
  auto const path = std::filesystem::path(file);
  auto const stem = path.stem().string();
  bool const stands_for_folder = stem == "index" || stem == "_index";
  auto const folder = path.parent_path().filename().string();
  return stands_for_folder && !folder.empty() ? folder : stem;
}

void read_title(HandbookDraft& draft) {
  auto& page = draft.page();
  page.title = draft.front.title;
  page.description = draft.front.description;
  page.url = draft.front.url;
  page.quiz_rules = draft.front.quiz_rules;
  page.exam_rules = draft.front.exam_rules;
  if (!draft.front.page.empty()) page.key = draft.front.page;
  for (auto const& section : draft.sections) {
    if (page.title.empty()) page.title = section.heading;
  }
}

void read_sections(HandbookDraft& draft) {
  list_sections(draft);
  find_trainings(draft);
  find_certification(draft);
  find_use_cases(draft);
  find_elements(draft);
  find_badge_rule(draft);
  find_feedback(draft);
  find_audience(draft);
  find_roles(draft);
  list_unplaced(draft);
}

}  // namespace

HandbookReading read_handbook_page(std::string const& file, std::string_view markdown,
                                   std::span<domain::Role const> roles) {
  HandbookReading reading;
  reading.page.file = file;
  reading.page.key = key_of(file);
  if (markdown.size() > most_page_bytes) {
    reading.problems.push_back({file, 0, "the page is larger than 1 MiB; split it"});
    return reading;
  }
  markdown = without_byte_order_mark(markdown);
  if (auto problem = encoding_problem(file, markdown)) {
    reading.problems.push_back(*std::move(problem));
    return reading;
  }
  auto const front = read_front_matter(file, markdown);
  reading.problems = front.problems;
  if (!reading.problems.empty()) return reading;
  auto sections = read_outline(front.body, front.body_line);
  HandbookDraft draft{reading, front, roles, sections};
  read_title(draft);
  read_sections(draft);
  return reading;
}

}  // namespace content
