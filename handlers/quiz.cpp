// `/cert quiz [course]`: the knowledge check of a course. Goes on with the one that was begun, on
// whatever device; else draws a new one.
#include "handlers/attempt_result.hpp"
#include "handlers/quiz_blocks.hpp"
#include "handlers/status_blocks.hpp"
#include "handlers/texts.hpp"

namespace handlers {
namespace {

using domain::Course;
using domain::Gate;
using slack::Mrkdwn;

Screen choose(Mrkdwn intro, ReadContext const& context) {
  constexpr std::size_t most = 20;
  Screen screen;
  screen.title = "Knowledge checks";
  auto const& catalogue = context.catalogue();
  auto const* const own = catalogue.certification_of_role(context.caller.person->role);
  auto const add = [&](Course const& course) {
    bool const is_offered = course.has_quiz && !course.is_retired && screen.buttons.size() < most;
    if (is_offered) screen.buttons.push_back(slack::run_button(course.name, "quiz " + course.id));
  };
  if (own != nullptr) {
    for (std::string const& id : own->courses) add(*catalogue.course(id));
  }
  for (Course const& course : catalogue.courses()) {
    if (own == nullptr || course.certification != own->id) add(course);
  }
  if (screen.buttons.empty()) intro.own(" There are no questions in the program yet.");
  screen.story = intro;
  for (auto const& button : screen.buttons) screen.story.own("\n• ").typed(button.label);
  screen.blocks.emplace_back(slack::Section{std::move(intro), std::nullopt});
  return screen;
}

// The course that comes next on the person's way and has questions; null when there is none.
Course const* next_with_quiz(ReadContext const& context) {
  auto const where = standing_of(*context.caller.person, context);
  if (!where) return nullptr;
  for (auto const* const standing : {where->first ? &*where->first : nullptr, &where->own}) {
    if (standing == nullptr) continue;
    for (auto const wanted : {domain::CourseState::in_progress, domain::CourseState::open}) {
      for (auto const& it : standing->courses) {
        if (it.state == wanted && it.course->has_quiz) return it.course;
      }
    }
  }
  return nullptr;
}

Screen no_quiz(Course const& course, ReadContext const& context) {
  Mrkdwn text("There is no knowledge check for ");
  return choose(std::move(text.bold(course.name).own(" yet. These are there:")), context);
}

Mrkdwn rules_in_short(storage::Attempt const& attempt) {
  Mrkdwn text;
  text.number(attempt.questions);
  text.own(attempt.questions == 1 ? slack::OwnWords(" question, ") : " questions, ");
  text.number(texts::whole_percent(attempt.pass_percent)).own(" % passes");
  if (attempt.minutes > 0) text.own(", ").number(attempt.minutes).own(" minutes");
  return text.own(". Each answer is kept at once: stop and go on with `/cert quiz` any time.");
}

Screen go_on(Outcome& outcome, storage::Attempt attempt, WriteContext const& context) {
  if (has_ended(outcome, attempt, context)) return result_screen(attempt, context.reading());
  bool const is_begun = storage::count_answers(context.db, attempt.id) > 0;
  return quiz_now(attempt, is_begun ? Mrkdwn("You go on where you were.") : Mrkdwn(),
                  context.reading());
}

Screen quiz_screen(Outcome& outcome, Course const& course, WriteContext const& context) {
  auto const person = context.caller.person->id;
  // One that was begun is finished also when its course has been retired since.
  auto const state =
      state_of(assessment_of(context.db.catalogue(), course.id), person, context.db, context.now);
  if (state.next.gate == Gate::running) {
    return go_on(outcome, *storage::attempt(context.db, state.attempts.back().id), context);
  }
  auto const quiz = quiz_of(course);
  if (!quiz) return no_quiz(course, context.reading());
  if (state.next.gate != Gate::open) return closed_screen(*quiz, state, context.reading());
  auto const attempt = begin_attempt(*quiz, person, state, context);
  return quiz_now(attempt, rules_in_short(attempt), context.reading());
}

// The course that is meant without any words: that of the check which was begun last, else the next
// on the person's way.
Course const* usual_course(ReadContext const& context) {
  auto const running = storage::running_attempt(context.db, context.caller.person->id,
                                                domain::AssessmentKind::knowledge_check);
  return running ? context.catalogue().course(running->assessment) : next_with_quiz(context);
}

}  // namespace

Outcome take_quiz(Request const& request, WriteContext const& context) {
  Outcome outcome;
  if (!context.caller.person) {
    outcome.reply = texts::not_for_you();
    return outcome;
  }
  auto const reading = context.reading();
  auto const& catalogue = context.db.catalogue();
  auto const* const own = catalogue.certification_of_role(context.caller.person->role);
  Course const* const course =
      request.words.empty() ? usual_course(reading) : catalogue.find_course(request.words, own);
  Screen screen;
  if (course != nullptr) {
    screen = quiz_screen(outcome, *course, context);
  } else if (request.words.empty()) {
    screen = choose(Mrkdwn("Which knowledge check?"), reading);
  } else {
    Mrkdwn text("I know no course called “");
    screen = choose(std::move(text.typed(request.words).own("”. These have questions:")), reading);
  }
  show(outcome, std::move(screen), surface_of(request));
  return outcome;
}

}  // namespace handlers
