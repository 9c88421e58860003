// `/cert exam [certification]`: the written exam, in a modal. Anyone may sit it (R8); only a pass
// opens the practical assessment (R9).
#include <algorithm>

#include "domain/topic.hpp"
#include "handlers/attempt_result.hpp"
#include "handlers/exam_blocks.hpp"
#include "handlers/texts.hpp"

namespace handlers {
namespace {

using domain::Certification;
using domain::Gate;
using slack::Mrkdwn;

Screen choose(Mrkdwn intro, ReadContext const& context) {
  Screen screen;
  screen.title = "Written exams";
  for (Certification const& it : context.catalogue().certifications()) {
    if (it.exam_banks.empty() || screen.buttons.size() == slack::limits::actions_elements) continue;
    screen.buttons.push_back(slack::run_button(it.name, "exam " + it.id));
  }
  if (screen.buttons.empty()) intro.own(" There are no exam questions in the program yet.");
  screen.story = intro;
  for (auto const& button : screen.buttons) screen.story.own("\n• ").typed(button.label);
  screen.blocks.emplace_back(slack::Section{std::move(intro), std::nullopt});
  return screen;
}

Screen passed_screen(std::vector<domain::AttemptOutline> const& attempts,
                     ReadContext const& context) {
  for (auto it = attempts.rbegin(); it != attempts.rend(); ++it) {
    if (it->is_passed) return result_screen(*storage::attempt(context.db, it->id), context);
  }
  return {};
}

// The clock runs: where the person was, or the result when it has run out.
Screen go_on(Outcome& outcome, storage::Attempt attempt, WriteContext const& context) {
  auto const reading = context.reading();
  if (has_ended(outcome, attempt, context)) {
    tell_result(outcome, attempt, {}, context);
    return result_screen(attempt, reading);
  }
  auto const open = storage::first_unanswered(context.db, attempt.id);
  return open ? exam_question(attempt, *open, reading) : exam_overview(attempt, reading);
}

Screen exam_screen(Outcome& outcome, Certification const& certification,
                   WriteContext const& context) {
  auto const exam = exam_of(certification);
  if (!exam) {
    Mrkdwn text("There is no written exam for ");
    text.bold(certification.name).own(" yet. These are there:");
    return choose(std::move(text), context.reading());
  }
  auto const person = context.caller.person->id;
  auto const state = state_of(*exam, person, context.db, context.now);
  if (state.next.gate == Gate::running) {
    return go_on(outcome, *storage::attempt(context.db, state.attempts.back().id), context);
  }
  if (domain::opens_practical(state.attempts))
    return passed_screen(state.attempts, context.reading());
  if (state.next.gate != Gate::open) return closed_screen(*exam, state, context.reading());
  return exam_rules(*exam, state, context.reading());
}

// The exam that is meant without any words: the one that is running, else that of one's own role.
Certification const* usual_exam(ReadContext const& context) {
  auto const running = storage::running_attempt(context.db, context.caller.person->id,
                                                domain::AssessmentKind::written_exam);
  auto const& catalogue = context.catalogue();
  if (running) {
    return catalogue.certification(domain::certification_of_exam(running->assessment));
  }
  return catalogue.certification_of_role(context.caller.person->role);
}

}  // namespace

Outcome take_exam(Request const& request, WriteContext const& context) {
  Outcome outcome;
  if (!context.caller.person) {
    outcome.reply = texts::not_for_you();
    return outcome;
  }
  auto const reading = context.reading();
  Certification const* const certification =
      request.words.empty() ? usual_exam(reading)
                            : context.db.catalogue().find_certification(request.words);
  Screen screen;
  if (certification != nullptr) {
    screen = exam_screen(outcome, *certification, context);
  } else if (request.words.empty()) {
    screen = choose(Mrkdwn("Which written exam?"), reading);
  } else {
    Mrkdwn text("I know no certification called “");
    screen = choose(std::move(text.typed(request.words).own("”. These have an exam:")), reading);
  }
  // An exam needs a window: it asks without showing what was answered before. The rest may be a
  // message.
  bool const needs_modal = screen.route.starts_with("exam.");
  show(outcome, std::move(screen), needs_modal ? Surface::modal : surface_of(request));
  return outcome;
}

}  // namespace handlers
