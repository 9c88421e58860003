// `/cert courses [certification]`: the courses of a certification with objectives and links.
#include "handlers/texts.hpp"

namespace handlers {
namespace {

using domain::Certification;
using domain::Course;
using slack::Mrkdwn;

Mrkdwn course_summary(Course const& course) {
  Mrkdwn text;
  if (!course.is_use_case_training()) text.number(course.number).own(". ");
  text.bold(course.name);
  if (std::string const url = texts::material_of(course); !url.empty()) {
    text.own(" · ").link(url, course.links.empty() ? "handbook" : "course");
  }
  for (domain::Link const& link : course.links) {
    if (link.kind == domain::LinkKind::knowledge_check) {
      text.own(" · ").link(link.url, "knowledge check");
    }
    if (link.internal_only) text.own(" (internal only)");
  }
  for (domain::Objective const& objective : course.objectives) {
    text.own("\n• ").typed(objective.text);
  }
  return text;
}

slack::Section course_entry(Course const& course) {
  return {course_summary(course), slack::run_button("Details", "course " + course.id)};
}

// Certifications side by side, for people without one of their own and for unknown names.
slack::Reply choose_certification(Mrkdwn intro, ReadContext const& context, std::size_t page) {
  slack::Reply reply;
  Mrkdwn story = intro;
  slack::Pages pages;
  pages.top.emplace_back(slack::Section{std::move(intro), std::nullopt});
  for (Certification const& it : context.catalogue().certifications()) {
    Mrkdwn text;
    text.bold(it.name);
    if (it.courses.empty()) {
      text.own(" · courses are described on the ").link(it.handbook_url, "handbook page");
    } else {
      text.own(" · ").number(static_cast<std::int64_t>(it.courses.size())).own(" courses");
    }
    story.own("\n").add(text);
    auto button = it.courses.empty()
                      ? std::optional<slack::Button>{}
                      : std::optional(slack::run_button("Courses", "courses " + it.id));
    pages.entries.emplace_back(slack::Section{std::move(text), std::move(button)});
  }
  pages.entries.emplace_back(slack::Section{Mrkdwn("*Customer use-case trainings*"),
                                            slack::run_button("Courses", "courses use-cases")});
  pages.more_words = "courses all";
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

slack::Reply list(Mrkdwn title, std::string header, std::vector<Course const*> const& courses,
                  std::string words, std::size_t page) {
  slack::Reply reply;
  Mrkdwn story;
  story.typed(header);
  slack::Pages pages;
  pages.top.emplace_back(slack::Header{std::move(header)});
  if (!title.empty()) pages.top.emplace_back(slack::Section{std::move(title), std::nullopt});
  for (Course const* const course : courses) {
    pages.entries.emplace_back(course_entry(*course));
    story.own("\n").add(course_summary(*course));
  }
  pages.more_words = std::move(words);
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

slack::Reply list_trainings(ReadContext const& context, std::size_t page) {
  std::vector<Course const*> trainings;
  for (Course const& course : context.catalogue().courses()) {
    if (course.is_use_case_training() && !course.is_retired) trainings.push_back(&course);
  }
  if (trainings.empty()) {
    return texts::sentence(Mrkdwn("The program has no use-case trainings yet."));
  }
  return list({}, "Customer use-case trainings", trainings, "courses use-cases", page);
}

slack::Reply list_certification(Certification const& it, ReadContext const& context,
                                std::size_t page) {
  if (it.courses.empty()) {
    Mrkdwn text("The courses of ");
    text.typed(it.name).own(" are not in the program yet; the handbook describes them ");
    return texts::sentence(text.link(it.handbook_url, "here").own("."));
  }
  std::vector<Course const*> courses;
  for (std::string const& id : it.courses) courses.push_back(context.catalogue().course(id));
  Mrkdwn title;
  for (domain::PageLearningPath const& path : it.paths) {
    if (!title.empty()) title.own("\n");
    title.own("Learning path: ").bold(path.name);
    if (path.in_development) title.own(" (in development)");
  }
  if (!it.handbook_url.empty()) {
    title.own(title.empty() ? slack::OwnWords("") : slack::OwnWords(" · "));
    title.link(it.handbook_url, "Handbook page");
  }
  return list(std::move(title), it.name, courses, "courses " + it.id, page);
}

}  // namespace

slack::Reply list_courses(Request const& request, ReadContext const& context) {
  auto const& catalogue = context.catalogue();
  if (request.words == "use-cases") return list_trainings(context, request.page);
  if (request.words.empty() && context.caller.person) {
    auto const* const own = catalogue.certification_of_role(context.caller.person->role);
    if (own != nullptr) return list_certification(*own, context, request.page);
  }
  if (request.words.empty() || request.words == "all") {
    return choose_certification(Mrkdwn("Which certification?"), context, request.page);
  }
  if (auto const* const it = catalogue.find_certification(request.words)) {
    return list_certification(*it, context, request.page);
  }
  Mrkdwn intro("I know no certification called “");
  return choose_certification(intro.typed(request.words).own("”. These are there:"), context,
                              request.page);
}

}  // namespace handlers
