// The screens of a knowledge check.
#include "handlers/quiz_blocks.hpp"

#include <algorithm>

#include "handlers/attempt_result.hpp"
#include "handlers/question_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/questions.hpp"

namespace handlers {
namespace {

using domain::Question;
using slack::Mrkdwn;

Screen begin_screen(storage::Attempt const& attempt, storage::AttemptQuestion const& at,
                    int answered, Mrkdwn note, ReadContext const& context) {
  Screen screen;
  screen.title = "Knowledge check";
  Mrkdwn line("Knowledge check · ");
  line.bold(name_of(context.catalogue(), attempt.assessment)).own(" · ");
  line.add(texts::question_progress(at.ordinal, answered, attempt.questions));
  if (attempt.ends_at) line.own(" · ends ").moment(attempt.ends_at->ms);
  screen.story = line;
  screen.blocks.emplace_back(slack::Context{std::move(line)});
  if (!note.empty()) {
    screen.story.own("\n").add(note);
    screen.blocks.emplace_back(slack::Section{std::move(note), std::nullopt});
  }
  return screen;
}

// Texts of authors, each kind in sections of its own.
void add_paragraph(Screen& screen, std::string_view text) {
  if (text.empty()) return;
  screen.story.own("\n").typed(text);
  add_text(screen.blocks, text);
}

Mrkdwn verdict(storage::AttemptQuestion const& at) {
  constexpr double nearly_all = 1 - 1e-9;
  if (!at.fraction) return {"*Kept.* An assessor reads your answer later."};
  if (*at.fraction >= nearly_all) return {":white_check_mark: *Right.*"};
  if (*at.fraction <= 0) return {":x: *Not right.*"};
  Mrkdwn text(":heavy_minus_sign: *Partly right:* ");
  return text.number(texts::whole_percent(*at.fraction * 100)).own(" % of the mark.");
}

// Feedback that several options share is said once.
void add_feedback(Screen& screen, Question const& question, domain::Response const& response) {
  std::vector<std::string_view> said;
  for (int const index : domain::grade(question, response).decided_by) {
    std::string_view const text = question.answers[static_cast<std::size_t>(index)].feedback.shown;
    if (text.empty() || std::ranges::find(said, text) != said.end()) continue;
    said.push_back(text);
    add_paragraph(screen, text);
  }
  add_paragraph(screen, question.general_feedback.shown);
}

// The question with what was answered and what it was worth.
void add_answer(Screen& screen, storage::AttemptQuestion const& at, ReadContext const& context) {
  auto const question = storage::question_version(context.db, at.version);
  add_text(screen.blocks, question->stem.shown);
  Mrkdwn text;
  auto const response = at.response ? domain::response_of(*at.response) : std::nullopt;
  if (response) {
    text.own("Your answer: ").add(response_words(*question, *response)).own("\n").add(verdict(at));
  } else {
    text.own("You did not answer this question.");
  }
  screen.story.own("\n").add(text);
  screen.blocks.emplace_back(slack::Section{std::move(text), std::nullopt});
  if (response) add_feedback(screen, *question, *response);
}

}  // namespace

Screen quiz_question(storage::Attempt const& attempt, storage::AttemptQuestion const& at,
                     Mrkdwn note, ReadContext const& context) {
  auto const question = storage::question_version(context.db, at.version);
  int const answered = storage::count_answers(context.db, attempt.id);
  Screen screen = begin_screen(attempt, at, answered, std::move(note), context);
  AskedQuestion const asked{*question, attempt.seed, attempt.id, at.ordinal};
  screen.story.own("\n").add(question_words(asked));
  for (auto& block : question_blocks(asked, std::nullopt, slack::Needed::yes)) {
    screen.blocks.push_back(std::move(block));
  }
  screen.route = "quiz.answer";
  screen.subject = to_text(Place{attempt.id, at.ordinal});
  screen.label = "Answer";
  return screen;
}

Screen quiz_feedback(storage::Attempt const& attempt, storage::AttemptQuestion const& at,
                     int answered, Mrkdwn note, ReadContext const& context) {
  Screen screen = begin_screen(attempt, at, answered, std::move(note), context);
  add_answer(screen, at, context);
  bool const is_last = !attempt.is_running();
  screen.route = "quiz.next";
  screen.subject = to_text(Place{attempt.id, at.ordinal});
  screen.label = is_last ? "See the result" : "Next question";
  return screen;
}

Screen quiz_review(storage::Attempt const& attempt, int ordinal, ReadContext const& context) {
  auto const at = storage::question_of_attempt(context.db, attempt.id, ordinal);
  bool const may_look = !attempt.is_running() && attempt.feedback != domain::FeedbackTime::never;
  if (!at || !may_look) return quiz_now(attempt, {}, context);
  int const answered = storage::count_answers(context.db, attempt.id);
  Screen screen = begin_screen(attempt, *at, answered, {}, context);
  add_answer(screen, *at, context);
  screen.route = "quiz.review";
  screen.subject = to_text(Place{attempt.id, ordinal + 1});
  screen.label = ordinal < attempt.questions ? "Next answer" : "Back to the result";
  return screen;
}

std::optional<storage::Attempt> own_quiz(Act const& act, WriteContext const& context) {
  return own_attempt(act.subject, domain::AssessmentKind::knowledge_check, context);
}

Outcome not_your_quiz() {
  Outcome outcome;
  slack::Reply reply = texts::sentence(
      Mrkdwn("This is not your knowledge check. `/cert quiz` begins one of your own."));
  slack::Modal modal;
  modal.title = "Knowledge check";
  modal.blocks = reply.blocks;
  outcome.submission = slack::submission::Update{std::move(modal)};
  outcome.reply = std::move(reply);
  return outcome;
}

Screen quiz_now(storage::Attempt const& attempt, Mrkdwn note, ReadContext const& context) {
  auto const ordinal = storage::first_unanswered(context.db, attempt.id);
  if (!attempt.is_running() || !ordinal) return result_screen(attempt, context);
  auto const at = storage::question_of_attempt(context.db, attempt.id, *ordinal);
  return quiz_question(attempt, *at, std::move(note), context);
}

}  // namespace handlers
