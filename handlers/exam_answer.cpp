// What is done in the modals of a written exam: start, keep an answer, go to a question, hand in.
#include "handlers/attempt_result.hpp"
#include "handlers/exam_blocks.hpp"
#include "handlers/question_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/questions.hpp"

namespace handlers {
namespace {

using domain::Gate;
using slack::Mrkdwn;

Outcome in_modal(Outcome outcome, Screen screen) {
  slack::Modal modal = as_modal(std::move(screen));
  outcome.submission = slack::submission::Update{modal};
  outcome.modal = std::move(modal);
  outcome.placement = Placement::in_place;
  return outcome;
}

Outcome not_yours() {
  Screen screen;
  screen.title = "Written exam";
  screen.blocks =
      texts::sentence(Mrkdwn("This is not your exam. `/cert exam` shows yours.")).blocks;
  return in_modal({}, std::move(screen));
}

std::optional<storage::Attempt> own_exam(std::string_view subject, WriteContext const& context) {
  return own_attempt(subject, domain::AssessmentKind::written_exam, context);
}

// The result as it is shown, and as a message that stays.
Outcome ended(Outcome outcome, storage::Attempt const& attempt, WriteContext const& context) {
  return in_modal(std::move(outcome), result_screen(attempt, context.reading()));
}

// True when the time is over or the exam was handed in before; whoever runs out of time here is
// told by a message too.
bool is_over(Outcome& outcome, storage::Attempt& attempt, WriteContext const& context) {
  bool const was_running = attempt.is_running();
  if (!has_ended(outcome, attempt, context)) return false;
  if (was_running) tell_result(outcome, attempt, {}, context);
  return true;
}

// What stands in the inputs is the answer; nothing there takes an earlier one back.
void keep(storage::Attempt const& attempt, slack::ViewState const& view,
          WriteContext const& context) {
  auto const at =
      storage::question_of_attempt(context.db, attempt.id, place_of(view.private_metadata).ordinal);
  if (!at) return;
  auto const question = storage::question_version(context.db, at->version);
  auto const response = response_in({*question, attempt.seed, attempt.id, at->ordinal}, view);
  if (domain::is_blank(*question, response)) {
    storage::remove_answer(context.db, attempt.id, at->ordinal);
    return;
  }
  auto const grade = domain::grade(*question, response);
  auto const fraction = grade.needs_assessor ? std::nullopt : std::optional(grade.fraction);
  storage::record_answer(context.db, attempt.id, at->ordinal, domain::to_text(response), fraction,
                         storage::Overwrite::yes, context.now);
}

}  // namespace

Outcome start_exam(slack::Submission const& submission, WriteContext const& context) {
  if (!context.caller.person) return not_yours();
  auto const person = context.caller.person->id;
  auto const exam = assessment_of(context.db.catalogue(), submission.view.private_metadata);
  auto const state = state_of(exam, person, context.db, context.now);
  if (state.next.gate == Gate::running) {
    // Started on another device in the meantime.
    auto attempt = storage::attempt(context.db, state.attempts.back().id);
    Outcome outcome;
    if (is_over(outcome, *attempt, context)) return ended(std::move(outcome), *attempt, context);
    return in_modal(std::move(outcome), exam_question(*attempt, 1, context.reading()));
  }
  bool const is_closed = state.next.gate != Gate::open || exam.banks.empty();
  if (is_closed) return in_modal({}, closed_screen(exam, state, context.reading()));
  auto const attempt = begin_attempt(exam, person, state, context);
  return in_modal({}, exam_question(attempt, 1, context.reading()));
}

Outcome keep_exam_answer(slack::Submission const& submission, WriteContext const& context) {
  auto const& subject = submission.view.private_metadata;
  auto attempt = own_exam(subject, context);
  if (!attempt) return not_yours();
  Outcome outcome;
  if (is_over(outcome, *attempt, context)) return ended(std::move(outcome), *attempt, context);
  int const ordinal = place_of(subject).ordinal;
  keep(*attempt, submission.view, context);
  bool const is_last = ordinal >= attempt->questions;
  auto const reading = context.reading();
  return in_modal(std::move(outcome), is_last ? exam_overview(*attempt, reading)
                                              : exam_question(*attempt, ordinal + 1, reading));
}

Outcome go_in_exam(slack::Click const& click, WriteContext const& context) {
  auto attempt = own_exam(click.value, context);
  if (!attempt) return not_yours();
  Outcome outcome;
  if (is_over(outcome, *attempt, context)) return ended(std::move(outcome), *attempt, context);
  // What was chosen on the question that is left counts, although it was not sent.
  bool const leaves_question = click.view && click.view->callback_id == "exam.answer" &&
                               place_of(click.view->private_metadata).attempt == attempt->id;
  if (leaves_question) keep(*attempt, *click.view, context);
  int const ordinal = place_of(click.value).ordinal;
  auto const reading = context.reading();
  return in_modal(std::move(outcome), ordinal > 0 ? exam_question(*attempt, ordinal, reading)
                                                  : exam_overview(*attempt, reading));
}

Outcome hand_in_exam(slack::Submission const& submission, WriteContext const& context) {
  auto attempt = own_exam(submission.view.private_metadata, context);
  if (!attempt) return not_yours();
  Outcome outcome;
  if (is_over(outcome, *attempt, context)) return ended(std::move(outcome), *attempt, context);
  hand_in(outcome, *attempt, context.now, context);
  tell_result(outcome, *attempt, {}, context);
  return ended(std::move(outcome), *attempt, context);
}

}  // namespace handlers
