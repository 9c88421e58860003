// Handing in, and the result in words.
#include "handlers/attempt_result.hpp"

#include <algorithm>

#include "domain/topic.hpp"
#include "handlers/exam_due.hpp"
#include "handlers/home.hpp"
#include "handlers/rescore.hpp"
#include "handlers/status_blocks.hpp"
#include "handlers/study.hpp"
#include "handlers/texts.hpp"
#include "storage/marks.hpp"
#include "storage/people.hpp"
#include "storage/progress.hpp"
#include "storage/timetable.hpp"

namespace handlers {
namespace {

using domain::AssessmentKind;
using domain::Gate;
using domain::Result;
using slack::Mrkdwn;

bool is_exam(storage::Attempt const& attempt) {
  return attempt.kind == AssessmentKind::written_exam;
}

// Keeps the result, and what follows from it.
void settle(Outcome& outcome, storage::Attempt& attempt, domain::Instant at, Result const& result,
            WriteContext const& context) {
  bool const passes_anew = result.is_passed && !attempt.is_passed;
  storage::save_result(context.db, attempt.id, at, result);
  attempt.handed_in_at = attempt.handed_in_at.value_or(at);
  attempt.percent = result.percent;
  attempt.is_passed = result.is_passed;
  attempt.is_pending = result.is_pending;
  bool const completes_course = result.is_passed && !is_exam(attempt) &&
                                context.db.catalogue().course(attempt.assessment) != nullptr;
  if (completes_course) {
    storage::record_completion(
        context.db, {attempt.person, attempt.assessment, *attempt.handed_in_at, result.percent},
        context.now);
  }
  auto const person = storage::person_with_id(context.db, attempt.person);
  if (!person || person->slack_user_id.empty()) return;
  refresh_home(outcome, context, person->slack_user_id,
               passes_anew ? storage::Urgency::awaited : storage::Urgency::normal);
}

Mrkdwn verdict(storage::Attempt const& attempt, domain::Catalogue const& catalogue) {
  Mrkdwn text;
  if (attempt.is_pending) {
    text.own(":hourglass_flowing_sand: *Handed in.* ");
  } else {
    text.own(attempt.is_passed ? slack::OwnWords(":white_check_mark: *Passed.* ")
                               : slack::OwnWords("*Not passed yet.* "));
  }
  text.own(is_exam(attempt) ? slack::OwnWords("Written exam: ")
                            : slack::OwnWords("Knowledge check: "));
  text.bold(name_of(catalogue, attempt.assessment)).own("\n");
  text.number(texts::whole_percent(attempt.percent)).own(" %");
  text.own(attempt.is_pending ? slack::OwnWords(" so far; ") : slack::OwnWords("; "));
  text.number(texts::whole_percent(attempt.pass_percent)).own(" % passes.");
  if (attempt.is_pending) {
    text.own(" An assessor reads what you wrote; you will hear from me when it is marked.");
  }
  bool const was_cut_off = attempt.ends_at && attempt.handed_in_at == attempt.ends_at;
  if (was_cut_off) text.own("\nThe time was over: what you had answered was handed in.");
  return text;
}

Mrkdwn topic_line(domain::TopicResult const& it, storage::Attempt const& attempt, bool is_weak,
                  domain::Catalogue const& catalogue) {
  auto const place = domain::place_of_topic(catalogue, attempt.assessment, it.topic);
  Mrkdwn text;
  if (it.is_pending) {
    text.own(":hourglass_flowing_sand: Waits for an assessor · ").typed(place.name);
  } else if (is_weak) {
    text.own(":book: Read again · ").link(place.url, place.name);
  } else {
    text.own(":white_check_mark: Solid · ").typed(place.name);
  }
  if (!it.is_pending) text.own(" · ").number(texts::whole_percent(it.percent)).own(" %");
  return text;
}

void add_topics(Screen& screen, Result const& result, storage::Attempt const& attempt,
                domain::Catalogue const& catalogue) {
  auto const weak = domain::weak_topics(result, attempt.pass_percent);
  // Some lines a section: an exam may cover dozens of objectives.
  constexpr std::size_t lines_together = 8;
  Mrkdwn section;
  std::size_t lines = 0;
  for (auto const& it : result.topics) {
    bool const is_weak = std::ranges::find(weak, it.topic) != weak.end();
    Mrkdwn const line = topic_line(it, attempt, is_weak, catalogue);
    screen.story.own("\n").add(line);
    if (!section.empty()) section.own("\n");
    section.add(line);
    if (++lines % lines_together != 0) continue;
    screen.blocks.emplace_back(slack::Section{std::move(section), std::nullopt});
    section = {};
  }
  if (!section.empty()) {
    screen.blocks.emplace_back(slack::Section{std::move(section), std::nullopt});
  }
}

// What assessors wrote about essays is for the learner to read.
void add_comments(Screen& screen, storage::Attempt const& attempt, ReadContext const& context) {
  for (auto const& mark : storage::judgements_of(context.db, attempt.id)) {
    if (mark.comment.empty()) continue;
    Mrkdwn text("*About your answer to question ");
    text.number(mark.ordinal).own("* (").number(texts::whole_percent(mark.fraction * 100));
    text.own(" %): ").typed(mark.comment);
    add_paragraph(screen, std::move(text));
  }
}

void add_next_after_pass(Screen& screen, storage::Attempt const& attempt,
                         domain::Person const& person, ReadContext const& context) {
  if (is_exam(attempt)) {
    add_paragraph(screen, Mrkdwn("The practical assessment is open to you now."));
  } else if (auto const standing = standing_of(person, context)) {
    NextStep next = next_step(*standing);
    if (!next.text.empty()) add_paragraph(screen, std::move(next.text));
    if (next.button) screen.buttons.push_back(std::move(*next.button));
  }
}

void add_next_after_failure(Screen& screen, storage::Attempt const& attempt,
                            ReadContext const& context) {
  auto const assessment = assessment_of(context.catalogue(), attempt.assessment);
  auto const state = state_of(assessment, attempt.person, context.db, context.now);
  Mrkdwn text;
  if (state.next.gate == Gate::open) {
    text.own("You can try again whenever you like.");
  } else if (state.next.gate == Gate::waits) {
    text.own("The next attempt opens ").moment(state.next.opens_at->ms).own(".");
  } else if (state.next.gate == Gate::study_first) {
    text.own("Before the next attempt, please read again what was weak:");
  } else if (state.next.gate == Gate::used_up) {
    text.own("That was your last attempt. Please talk to ").add(texts::whom_to_ask(context));
    text.own(".");
  }
  if (state.next.attempts_left && state.next.gate != Gate::used_up) {
    text.own(" ").add(attempts_left(state.next));
  }
  if (!text.empty()) add_paragraph(screen, std::move(text));
  if (state.next.gate == Gate::study_first) add_study(screen, assessment, state, context);
  if (state.next.gate == Gate::open) screen.buttons.push_back(again_button(assessment));
}

slack::Button review_button(storage::Attempt const& attempt) {
  std::string const first = to_text(Place{attempt.id, 1});
  return {"quiz.review:" + first, "Look at the answers", first, ""};
}

}  // namespace

Result result_of_attempt(storage::Snapshot const& snapshot, std::int64_t attempt,
                         double pass_percent) {
  auto questions = storage::questions_of_attempt(snapshot, attempt);
  // In the order of the blueprint, as the program has its objectives.
  std::ranges::sort(questions, {}, &storage::AttemptQuestion::slot);
  std::vector<domain::MarkedQuestion> marked;
  for (auto const& it : questions) {
    bool const is_pending = it.response && !it.fraction;
    marked.push_back({it.topic, it.fraction.value_or(0), is_pending});
  }
  return domain::result_of(marked, pass_percent);
}

void hand_in(Outcome& outcome, storage::Attempt& attempt, domain::Instant at,
             WriteContext const& context) {
  rescore_attempt(attempt.id, context);
  auto const result = result_of_attempt(context.db, attempt.id, attempt.pass_percent);
  settle(outcome, attempt, at, result, context);
  if (!attempt.ends_at) return;
  auto const entry = due_entry_of(attempt);
  storage::take_off(context.db, entry.kind, entry.subject);
}

Renewed renew_result(Outcome& outcome, storage::Attempt& attempt, WriteContext const& context) {
  auto const result = result_of_attempt(context.db, attempt.id, attempt.pass_percent);
  bool const is_as_before = result.percent == attempt.percent &&
                            result.is_passed == attempt.is_passed &&
                            result.is_pending == attempt.is_pending;
  if (is_as_before) return Renewed::as_before;
  settle(outcome, attempt, *attempt.handed_in_at, result, context);
  return Renewed::changed;
}

bool has_ended(Outcome& outcome, storage::Attempt& attempt, WriteContext const& context) {
  if (!attempt.is_running()) return true;
  if (!attempt.ends_at || context.now.ms < attempt.ends_at->ms) return false;
  hand_in(outcome, attempt, *attempt.ends_at, context);
  return true;
}

Screen result_screen(storage::Attempt const& attempt, ReadContext const& context) {
  Screen screen;
  screen.title = "Your result";
  screen.story = verdict(attempt, context.catalogue());
  screen.blocks.emplace_back(slack::Section{screen.story, std::nullopt});
  auto const result = result_of_attempt(context.db, attempt.id, attempt.pass_percent);
  add_topics(screen, result, attempt, context.catalogue());
  add_comments(screen, attempt, context);
  auto const person = storage::person_with_id(context.db, attempt.person);
  if (attempt.is_passed && person) add_next_after_pass(screen, attempt, *person, context);
  if (!attempt.is_passed && !attempt.is_pending) add_next_after_failure(screen, attempt, context);
  bool const shows_answers = !is_exam(attempt) && attempt.feedback != domain::FeedbackTime::never;
  if (shows_answers) screen.buttons.push_back(review_button(attempt));
  screen.buttons.push_back(slack::run_button("Where I stand", "status"));
  return screen;
}

void tell_result(Outcome& outcome, storage::Attempt const& attempt, Mrkdwn const& intro,
                 WriteContext const& context) {
  auto const person = storage::person_with_id(context.db, attempt.person);
  if (!person || person->slack_user_id.empty()) return;
  Screen screen = result_screen(attempt, context.reading());
  if (!intro.empty()) {
    Mrkdwn story = intro;
    screen.story = story.own("\n").add(screen.story);
    screen.blocks.insert(screen.blocks.begin(), slack::Section{intro, std::nullopt});
  }
  auto delivery = message_to(person->slack_user_id, as_message(std::move(screen)));
  delivery.urgency = storage::Urgency::awaited;
  outcome.deliveries.push_back(std::move(delivery));
}

}  // namespace handlers
