// A person's standing as blocks.
#include "handlers/status_blocks.hpp"

#include <algorithm>
#include <cmath>

#include "handlers/texts.hpp"
#include "storage/people.hpp"
#include "storage/progress.hpp"

namespace handlers {
namespace {

using domain::CourseStanding;
using domain::CourseState;
using domain::Standing;
using slack::Mrkdwn;

Mrkdwn course_line(CourseStanding const& it) {
  Mrkdwn text(texts::state(it.state));
  text.own(" · ").number(it.course->number).own(". ").bold(it.course->name);
  if (it.completed_at) text.own(" · ").date(it.completed_at->ms);
  if (it.score) text.own(" · ").number(std::llround(*it.score)).own(" %");
  return text;
}

Mrkdwn title(domain::Person const& person, Addressed addressed, Standing const& standing) {
  Mrkdwn text;
  if (addressed == Addressed::self) {
    text.own("*Your way*");
  } else {
    text.bold(person.name);
  }
  auto const& paths = standing.certification->paths;
  if (paths.size() == 1) text.own(" · ").typed(paths.front().name);
  return text.own("\n").add(texts::progress(standing.done, standing.total()));
}

// Where somebody stands with the written exam (R7 to R9), and what opens with it.
Mrkdwn exam_line(AttemptState const& exam) {
  auto const passed = std::ranges::find_if(exam.attempts, &domain::AttemptOutline::is_passed);
  if (passed != exam.attempts.end()) {
    Mrkdwn text(":white_check_mark: Passed · *Written exam*");
    text.own(" · ").date(passed->handed_in_at->ms).own(" · ");
    text.number(texts::whole_percent(passed->percent)).own(" %");
    return text.own("\n:large_blue_circle: Open · *Practical assessment*");
  }
  Mrkdwn text;
  switch (exam.next.gate) {
    case domain::Gate::running:
      text.own(":hourglass_flowing_sand: Running · *Written exam*");
      if (exam.attempts.back().ends_at) {
        text.own(" · ends ").moment(exam.attempts.back().ends_at->ms);
      }
      break;
    case domain::Gate::pending:
      text.own(":hourglass_flowing_sand: With an assessor · *Written exam*");
      break;
    case domain::Gate::waits:
      text.own(":lock: Opens ").moment(exam.next.opens_at->ms).own(" · *Written exam*");
      break;
    case domain::Gate::study_first:
      text.own(":book: Read again first · *Written exam*");
      break;
    case domain::Gate::used_up:
      text.own(":lock: No attempts left · *Written exam*");
      break;
    case domain::Gate::open:
      text.own(":large_blue_circle: Open · *Written exam*");
      break;
  }
  if (exam.next.attempts_left) text.own(" · ").add(attempts_left(exam.next));
  return text.own("\n:lock: Locked · *Practical assessment* · opens with a passed written exam");
}

slack::Section exam_block(Standing const& standing, AttemptState const& exam, Addressed addressed) {
  bool const is_passed = domain::opens_practical(exam.attempts);
  bool const can_act = addressed == Addressed::self && !is_passed;
  slack::Section section{exam_line(exam), std::nullopt};
  if (can_act) {
    bool const is_running = exam.next.gate == domain::Gate::running;
    section.button = slack::run_button(is_running ? "Go on" : "Written exam",
                                       "exam " + standing.certification->id);
  }
  return section;
}

// Tells the whole story in one text, for screen readers and notifications.
std::string fallback(domain::Person const& person, Addressed addressed, WhereTheyStand const& where,
                     Mrkdwn const& next) {
  Standing const& standing = where.own;
  Mrkdwn text;
  text.reserve(1000).typed(standing.certification->name).own(": ");
  if (addressed == Addressed::other) text.typed(person.name).own(", ");
  text.add(texts::progress(standing.done, standing.total())).own(".");
  for (CourseStanding const& it : standing.courses) {
    text.own("\n").number(it.course->number).own(". ").typed(it.course->name).own(": ");
    text.add(Mrkdwn(texts::state(it.state)));
  }
  if (where.exam) text.own("\n").add(exam_line(*where.exam));
  if (!next.empty()) text.own("\n").add(next);
  return std::move(text).text();
}

Mrkdwn fine_print(Standing const& standing, ReadContext const& context) {
  Mrkdwn text;
  if (auto const& rule = standing.certification->badge_rule; rule && !rule->text.empty()) {
    text.own("Badge: ").typed(rule->text).own("\n");
  }
  if (!standing.retired.empty()) {
    text.own("Also completed, no longer in the handbook: ");
    for (std::size_t i = 0; i < standing.retired.size(); ++i) {
      text.own(i == 0 ? slack::OwnWords("") : slack::OwnWords(", "));
      text.typed(standing.retired[i].course->name);
    }
    text.own("\n");
  }
  if (!standing.certification->handbook_url.empty()) {
    text.link(standing.certification->handbook_url, "Handbook page").own(" · ");
  }
  return text.own("As of ").moment(context.now.ms);
}

slack::Section course_block(CourseStanding const& it, Addressed addressed) {
  // Somebody else's course is looked at, not started.
  auto button = addressed == Addressed::self
                    ? texts::course_button(*it.course, it.state)
                    : slack::run_button("Details", "course " + it.course->id);
  return {course_line(it), std::move(button)};
}

NextStep next_of(Standing const& standing) {
  NextStep step;
  auto const* const next = domain::next_course(standing);
  if (next == nullptr) return step;
  step.text.own(next->state == CourseState::in_progress ? slack::OwnWords("*Next:* go on with ")
                                                        : slack::OwnWords("*Next:* start "));
  step.text.own("course ").number(next->course->number).own(", ").bold(next->course->name);
  step.text.own(" (").typed(standing.certification->name).own(")");
  step.button = texts::course_button(*next->course, next->state, slack::ButtonStyle::primary);
  if (next->course->has_quiz) {
    step.quiz = slack::run_button("Knowledge check", "quiz " + next->course->id);
  }
  return step;
}

}  // namespace

std::optional<WhereTheyStand> standing_of(domain::Person const& person,
                                          ReadContext const& context) {
  auto const& catalogue = context.catalogue();
  auto const* const certification = catalogue.certification_of_role(person.role);
  if (person.role.empty() || certification == nullptr || certification->courses.empty()) {
    return std::nullopt;
  }
  auto const progress = storage::progress_of(context.db, person.id);
  WhereTheyStand result{domain::standing(catalogue, *certification, progress), {}, {}};
  if (result.own.waits_for != nullptr) {
    result.first = domain::standing(catalogue, *result.own.waits_for, progress);
  }
  if (auto const exam = exam_of(*certification)) {
    result.exam = state_of(*exam, person.id, context.db, context.now);
  }
  return result;
}

NextStep next_step(WhereTheyStand const& standing) {
  auto const& name = standing.own.certification->name;
  if (standing.first) {
    auto const& first = *standing.first;
    NextStep step = next_of(first);
    step.text.own("\n")
        .typed(first.certification->name)
        .own(" comes first and opens the courses of ");
    step.text.typed(name).own(": ").add(texts::progress(first.done, first.total())).own(".");
    return step;
  }
  if (!standing.own.is_complete()) return next_of(standing.own);
  NextStep step;
  step.text.own("*All courses done.* Well done! Every course of ");
  step.text.typed(name).own(" is complete.");
  bool const has_exam_to_pass = standing.exam && !domain::opens_practical(standing.exam->attempts);
  if (has_exam_to_pass) {
    step.text.own("\n*Next:* the written exam.");
    step.button = slack::run_button("Written exam", "exam " + standing.own.certification->id,
                                    slack::ButtonStyle::primary);
  }
  return step;
}

slack::Reply no_certification(domain::Person const& person, Addressed addressed,
                              ReadContext const& context) {
  auto const* const role = domain::find_role(context.catalogue().roles(), person.role);
  Mrkdwn text;
  if (addressed == Addressed::other) {
    text.bold(person.name).own(" takes no certification");
  } else {
    text.own("You take no certification yourself");
  }
  if (role != nullptr) {
    text.own(": the program has none for ").typed(role->name).own(" yet");
  }
  text.own(
      ". `/cert courses` shows the certifications that there are; all courses are open to "
      "everyone.");
  bool const manages =
      addressed == Addressed::self && storage::count_reports(context.db, person.email) > 0;
  if (manages) text.own("\nWith `/cert status @person` you see where your people stand.");
  slack::Reply reply = texts::sentence(std::move(text));
  slack::Actions actions;
  actions.buttons.push_back(slack::run_button("See the certifications", "courses all"));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

slack::Reply status_reply(domain::Person const& person, Addressed addressed, std::size_t page,
                          ReadContext const& context) {
  auto const where = standing_of(person, context);
  if (!where) return no_certification(person, addressed, context);
  Standing const& standing = where->own;
  NextStep next = next_step(*where);
  if (addressed == Addressed::other) next = {std::move(next.text), {}, {}};  // theirs to do

  slack::Reply reply;
  reply.text = fallback(person, addressed, *where, next.text);
  slack::Pages pages;
  pages.top.reserve(4);
  pages.top.emplace_back(slack::Header{standing.certification->name});
  pages.top.emplace_back(slack::Section{title(person, addressed, standing), std::nullopt});
  pages.top.emplace_back(slack::Section{std::move(next.text), std::move(next.button)});
  if (next.quiz) pages.top.emplace_back(slack::Actions{{std::move(*next.quiz)}});
  pages.top.emplace_back(slack::Divider{});
  pages.entries.reserve(standing.courses.size());
  for (CourseStanding const& it : standing.courses) {
    pages.entries.emplace_back(course_block(it, addressed));
  }
  if (where->exam) pages.bottom.emplace_back(exam_block(standing, *where->exam, addressed));
  pages.bottom.emplace_back(slack::Context{fine_print(standing, context)});
  pages.more_words = "status";
  if (addressed == Addressed::other) pages.more_words += " <@" + person.slack_user_id + ">";
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

}  // namespace handlers
