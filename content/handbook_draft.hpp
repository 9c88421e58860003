// A page while it is being read: what was found so far, and the sections that it is found in.
// Each function here looks for one kind of thing and marks what it has placed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/front_matter.hpp"
#include "content/handbook.hpp"
#include "content/outline.hpp"

namespace content {

struct HandbookDraft {
  HandbookReading& reading;
  FrontMatter const& front;
  std::span<domain::Role const> roles;
  std::vector<Section>& sections;

  domain::HandbookPage& page() { return reading.page; }
  void problem(int line, std::string reason) {
    reading.problems.push_back({reading.page.file, line, std::move(reason)});
  }
};

void find_trainings(HandbookDraft& draft);      // before the others: courses and elements ask
                                                // which training a section belongs to
void find_certification(HandbookDraft& draft);  // with its learning paths and courses
void find_use_cases(HandbookDraft& draft);
void find_elements(HandbookDraft& draft);
void find_badge_rule(HandbookDraft& draft);
void find_feedback(HandbookDraft& draft);
void find_audience(HandbookDraft& draft);
void find_roles(HandbookDraft& draft);
void list_sections(HandbookDraft& draft);
void list_unplaced(HandbookDraft& draft);  // after all others

// "Strategic Account Leaders" → the role, or null, and its name in the singular.
struct NamedRole {
  domain::Role const* role = nullptr;
  std::string singular;
};
NamedRole name_role(std::span<domain::Role const> roles, std::string_view words);

}  // namespace content
