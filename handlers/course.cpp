// `/cert course NAME-OR-NUMBER`: one course with its objectives, links and where the caller stands.
#include <algorithm>

#include "domain/search.hpp"
#include "handlers/status_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/progress.hpp"

namespace handlers {
namespace {

using domain::Course;
using domain::CourseState;
using slack::Mrkdwn;

// The caller's state in a course of their own certification or in any other course.
CourseState state_of(Course const& course, ReadContext const& context) {
  if (!context.caller.person) return CourseState::open;
  auto const& person = *context.caller.person;
  if (auto const standing = standing_of(person, context)) {
    for (auto const& it : standing->own.courses) {
      if (it.course == &course) return it.state;
    }
  }
  auto const progress = storage::progress_of(context.db, person.id);
  auto const found = std::ranges::find(progress, course.id, &domain::CourseProgress::course);
  if (found == progress.end()) return CourseState::open;
  return found->completed_at ? CourseState::done : CourseState::in_progress;
}

Mrkdwn link_line(domain::Link const& link) {
  Mrkdwn text;
  switch (link.kind) {
    case domain::LinkKind::material:
      text.own("Course: ");
      break;
    case domain::LinkKind::learning_path:
      text.own("Learning path: ");
      break;
    case domain::LinkKind::knowledge_check:
      text.own("Knowledge check: ");
      break;
  }
  text.link(link.url, link.label);
  if (link.internal_only) text.own(" (internal only)");
  return text;
}

Mrkdwn objectives(Course const& course) {
  Mrkdwn text("*You will be able to*");
  for (auto const& objective : course.objectives) text.own("\n• ").typed(objective.text);
  return text;
}

// The elements of a use-case training (R30), one entry each.
void add_elements(slack::Pages& pages, Course const& course, domain::Catalogue const& catalogue) {
  for (auto const& it : catalogue.elements()) {
    if (it.training != course.id) continue;
    Mrkdwn text;
    text.bold(it.name);
    if (!it.text.empty()) text.own("\n").typed(it.text);
    if (!it.url.empty()) text.own(" ").link(it.url, "handbook");
    pages.entries.emplace_back(slack::Section{std::move(text), std::nullopt});
  }
}

Mrkdwn links_of(Course const& course) {
  Mrkdwn text;
  for (auto const& link : course.links) {
    if (!text.empty()) text.own("\n");
    text.add(link_line(link));
  }
  if (!course.handbook_url.empty()) {
    if (!text.empty()) text.own("\n");
    text.own("Handbook: ").link(course.handbook_url, "where this course is described");
  }
  return text;
}

slack::Reply describe(Course const& course, ReadContext const& context, std::size_t page) {
  CourseState const state = state_of(course, context);
  slack::Pages pages;
  Mrkdwn place = texts::place_of(context.catalogue(), course);
  if (!course.learning_path.empty()) place.own(" · path ").typed(course.learning_path);
  if (course.is_retired) place.own(" · no longer in the handbook");
  if (context.caller.person) place.own("\n").add(Mrkdwn(texts::state(state)));

  Mrkdwn story;
  story.bold(course.name).own(" · ").add(place);
  pages.top.emplace_back(slack::Header{course.name});
  auto button = texts::course_button(course, state, slack::ButtonStyle::primary);
  bool const shows_itself = button.url.empty();
  pages.top.emplace_back(slack::Section{
      std::move(place), shows_itself ? std::nullopt : std::optional(std::move(button))});
  if (course.has_quiz && !course.is_retired) {
    pages.top.emplace_back(
        slack::Actions{{slack::run_button("Knowledge check", "quiz " + course.id)}});
  }
  if (!course.objectives.empty()) {
    story.own("\n").add(objectives(course));
    pages.entries.emplace_back(slack::Section{objectives(course), std::nullopt});
  }
  add_elements(pages, course, context.catalogue());
  if (Mrkdwn links = links_of(course); !links.empty()) {
    story.own("\n").add(links);
    pages.entries.emplace_back(slack::Section{std::move(links), std::nullopt});
  }
  pages.more_words = "course " + course.id;
  slack::Reply reply;
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

// The course may have been meant by some of its words.
slack::Reply suggest(Request const& request, ReadContext const& context) {
  constexpr std::size_t most = 5;
  Mrkdwn text("I know no course called “");
  text.typed(request.words).own("”.");
  slack::Actions actions;
  std::vector<Course const*> offered;
  for (auto const& finding : domain::find(context.catalogue(), request.words)) {
    bool const known = std::ranges::find(offered, finding.course) != offered.end();
    if (finding.course == nullptr || known) continue;
    offered.push_back(finding.course);
    actions.buttons.push_back(
        slack::run_button(finding.course->name, "course " + finding.course->id));
    if (offered.size() == most) break;
  }
  if (!offered.empty()) text.own(" Did you mean one of these?");
  actions.buttons.push_back(slack::run_button("All courses", "courses"));
  slack::Reply reply = texts::sentence(std::move(text));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

// The courses of the caller's own certification are a click away.
slack::Reply ask_which(domain::Certification const* own, domain::Catalogue const& catalogue) {
  slack::Reply reply =
      texts::sentence(Mrkdwn("Which course? Give its number within your certification, its "
                             "name or its id: `/cert course 2`, `/cert course DevSecOps`."));
  slack::Actions actions;
  if (own != nullptr) {
    for (std::string const& id : own->courses) {
      if (actions.buttons.size() + 1 == slack::limits::actions_elements) break;
      actions.buttons.push_back(slack::run_button(catalogue.course(id)->name, "course " + id));
    }
  }
  actions.buttons.push_back(slack::run_button("All certifications", "courses all"));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

}  // namespace

slack::Reply show_course(Request const& request, ReadContext const& context) {
  auto const& catalogue = context.catalogue();
  auto const* const own = context.caller.person
                              ? catalogue.certification_of_role(context.caller.person->role)
                              : nullptr;
  if (request.words.empty()) return ask_which(own, catalogue);
  auto const* const course = catalogue.find_course(request.words, own);
  if (course == nullptr) return suggest(request, context);
  return describe(*course, context, request.page);
}

}  // namespace handlers
