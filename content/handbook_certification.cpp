// The certification that a page describes: role, name, prerequisite, paths, courses.
#include <algorithm>

#include "content/course_finder.hpp"
#include "content/handbook_draft.hpp"
#include "content/words.hpp"

namespace content {
namespace {

// What stands behind the program's prefix: "Field Certification: Strategic Account Leaders".
std::string_view title_without_prefix(std::string_view title) {
  auto const colon = title.find(": ");
  return colon == std::string_view::npos ? trim(title) : trim(title.substr(colon + 2));
}

// What the page calls the program, in the title or else in the first place that says it.
std::string noun_of(HandbookDraft& draft) {
  std::vector<std::string_view> places = {draft.page().title};
  for (auto const& section : draft.sections) places.push_back(section.heading);
  places.push_back(draft.page().description);
  for (auto const text : places) {
    if (says(text, "accreditation")) return "accreditation";
    if (says(text, "certification")) return "certification";
  }
  return "certification";
}

void name_certification(HandbookDraft& draft, domain::PageCertification& certification) {
  std::string_view const title = draft.page().title;
  certification.name = title_without_prefix(title);
  certification.noun = noun_of(draft);
  bool const has_prefix = title.find(": ") != std::string_view::npos;
  auto const words = !draft.front.role.empty() ? std::string_view(draft.front.role)
                     : has_prefix              ? std::string_view(certification.name)
                                               : std::string_view();
  auto const named = name_role(draft.roles, words);
  certification.role = named.singular;
  if (named.role != nullptr) certification.role_code = named.role->code;
  certification.id = draft.front.id;
  if (certification.id.empty() && named.role != nullptr) {
    auto const& fixed = named.role->certification;
    certification.id = slug(fixed.empty() ? named.role->code : fixed);
  }
  if (certification.id.empty()) {
    draft.problem(draft.front.title_line,
                  "the title names no known role; add `id:` to the front matter (like `id: sal`)");
  }
  certification.prerequisite = draft.front.requires_id;
  if (!certification.id.empty() && certification.prerequisite == certification.id) {
    draft.problem(1, "`requires` names the certification itself");
  }
}

void fix_course_ids(HandbookDraft& draft, domain::PageCertification& certification) {
  auto& courses = certification.courses;
  for (auto const& [number, id] : draft.front.course_ids) {
    auto const wanted = number;
    auto const found = std::find_if(courses.begin(), courses.end(),
                                    [&](auto const& course) { return course.number == wanted; });
    if (found != courses.end()) {
      found->id = id;
    } else {
      draft.problem(
          draft.front.course_ids_line,
          "`course_ids` names course " + std::to_string(number) + ", which the page does not have");
    }
  }
}

domain::Source source_of(HandbookDraft const& draft) {
  auto const first = std::find_if(draft.sections.begin(), draft.sections.end(),
                                  [](auto const& section) { return section.level > 0; });
  return first != draft.sections.end() ? first->source : draft.sections.front().source;
}

}  // namespace

NamedRole name_role(std::span<domain::Role const> roles, std::string_view words) {
  words = trim(words);
  NamedRole named{domain::find_role(roles, words), singular(words)};
  bool const is_singular = std::any_of(roles.begin(), roles.end(), [&](domain::Role const& role) {
    return lower(role.name) == lower(words) || lower(role.code) == lower(words);
  });
  if (is_singular) named.singular = words;
  return named;
}

void find_certification(HandbookDraft& draft) {
  CourseFinder finder(draft);
  finder.run();
  if (finder.courses.empty() && !finder.has_faulty_course) return;
  domain::PageCertification certification;
  certification.paths = std::move(finder.paths);
  certification.courses = std::move(finder.courses);
  certification.source = source_of(draft);
  name_certification(draft, certification);
  fix_course_ids(draft, certification);
  draft.page().certification = std::move(certification);
}

}  // namespace content
