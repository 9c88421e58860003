// "Answer" and "Next question" on a screen of a knowledge check, in a message or a modal. Every
// press has one right outcome, also a second one, one on an old screen, and one by somebody else.
#include "handlers/attempt_result.hpp"
#include "handlers/question_blocks.hpp"
#include "handlers/quiz_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/questions.hpp"

namespace handlers {
namespace {

using domain::FeedbackTime;
using slack::Mrkdwn;

// The deliveries that `outcome` has gathered go with the answer.
Outcome with_screen(Outcome outcome, Act const& act, Screen screen) {
  Outcome answer = answer_to(act, std::move(screen));
  answer.deliveries = std::move(outcome.deliveries);
  return answer;
}

// A question that has its answer: whoever presses again sees the same, and the first one stands.
Screen answered_before(storage::Attempt const& attempt, storage::AttemptQuestion const& at,
                       domain::Response const& response, ReadContext const& context) {
  bool const is_same = domain::to_text(response) == *at.response;
  Mrkdwn note;
  if (!is_same) note.own("You had answered this question already; your first answer counts.");
  if (attempt.feedback != FeedbackTime::after_each_answer) {
    return quiz_now(attempt, std::move(note), context);
  }
  int const answered = storage::count_answers(context.db, attempt.id);
  return quiz_feedback(attempt, at, answered, std::move(note), context);
}

// Keeps the answer; with the last one the attempt is handed in.
Screen take_answer(Outcome& outcome, storage::Attempt& attempt, storage::AttemptQuestion at,
                   domain::Question const& question, domain::Response const& response,
                   WriteContext const& context) {
  auto const grade = domain::grade(question, response);
  at.response = domain::to_text(response);
  if (!grade.needs_assessor) at.fraction = grade.fraction;
  storage::record_answer(context.db, attempt.id, at.ordinal, *at.response, at.fraction,
                         storage::Overwrite::no, context.now);
  int const answered = storage::count_answers(context.db, attempt.id);
  if (answered == attempt.questions) hand_in(outcome, attempt, context.now, context);
  if (attempt.feedback == FeedbackTime::after_each_answer) {
    return quiz_feedback(attempt, at, answered, {}, context.reading());
  }
  return quiz_now(attempt, {}, context.reading());
}

Outcome answer_quiz(Act const& act, WriteContext const& context) {
  auto attempt = own_quiz(act, context);
  if (!attempt) return not_your_quiz();
  Outcome outcome;
  auto const at =
      storage::question_of_attempt(context.db, attempt->id, place_of(act.subject).ordinal);
  auto const reading = context.reading();
  if (!at) return answer_to(act, quiz_now(*attempt, {}, reading));
  auto const question = storage::question_version(context.db, at->version);
  auto const response =
      response_in({*question, attempt->seed, attempt->id, at->ordinal}, act.entered);
  if (at->response) {
    return answer_to(act, answered_before(*attempt, *at, response, reading));
  }
  if (has_ended(outcome, *attempt, context)) {
    return with_screen(std::move(outcome), act, result_screen(*attempt, reading));
  }
  if (domain::is_blank(*question, response)) {
    return answer_to(
        act,
        quiz_question(*attempt, *at, Mrkdwn("*Please choose or write an answer first.*"), reading));
  }
  Screen screen = take_answer(outcome, *attempt, *at, *question, response, context);
  return with_screen(std::move(outcome), act, std::move(screen));
}

Outcome go_on(Act const& act, WriteContext const& context) {
  auto attempt = own_quiz(act, context);
  if (!attempt) return not_your_quiz();
  Outcome outcome;
  if (has_ended(outcome, *attempt, context)) {
    return with_screen(std::move(outcome), act, result_screen(*attempt, context.reading()));
  }
  return answer_to(act, quiz_now(*attempt, {}, context.reading()));
}

Outcome review(Act const& act, WriteContext const& context) {
  auto const attempt = own_quiz(act, context);
  if (!attempt) return not_your_quiz();
  int const ordinal = place_of(act.subject).ordinal;
  return answer_to(act, quiz_review(*attempt, ordinal, context.reading()));
}

}  // namespace

Outcome click_quiz_answer(slack::Click const& click, WriteContext const& context) {
  return answer_quiz(act_of(click), context);
}

Outcome submit_quiz_answer(slack::Submission const& submission, WriteContext const& context) {
  return answer_quiz(act_of(submission), context);
}

Outcome click_quiz_next(slack::Click const& click, WriteContext const& context) {
  return go_on(act_of(click), context);
}

Outcome submit_quiz_next(slack::Submission const& submission, WriteContext const& context) {
  return go_on(act_of(submission), context);
}

Outcome click_quiz_review(slack::Click const& click, WriteContext const& context) {
  return review(act_of(click), context);
}

Outcome submit_quiz_review(slack::Submission const& submission, WriteContext const& context) {
  return review(act_of(submission), context);
}

}  // namespace handlers
