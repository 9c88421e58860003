// Beginning an attempt.
#include "handlers/attempt_start.hpp"

#include <algorithm>

#include "domain/topic.hpp"
#include "handlers/attempt_result.hpp"
#include "handlers/exam_due.hpp"
#include "handlers/study.hpp"
#include "handlers/texts.hpp"
#include "storage/accommodations.hpp"
#include "storage/questions.hpp"
#include "storage/timetable.hpp"

namespace handlers {
namespace {

using domain::AssessmentKind;
using domain::Gate;
using slack::Mrkdwn;

// Topics of the last failed attempt that were weak and have not been read again.
std::vector<std::string> topics_to_study(storage::Snapshot const& snapshot,
                                         domain::AttemptOutline const& last, double pass_percent) {
  auto const result = result_of_attempt(snapshot, last.id, pass_percent);
  auto weak = domain::weak_topics(result, pass_percent);
  auto const studied = storage::studied_topics(snapshot, last.id);
  std::erase_if(weak, [&](std::string const& topic) {
    return std::ranges::find(studied, topic) != studied.end();
  });
  return weak;
}

Mrkdwn reason(Assessment const& it, AttemptState const& state, ReadContext const& context) {
  Mrkdwn text;
  switch (state.next.gate) {
    case Gate::waits:
      text.own("The next attempt opens ").moment(state.next.opens_at->ms).own(".");
      break;
    case Gate::study_first:
      text.own("Before the next attempt, please read again what was weak in the last one:");
      break;
    case Gate::pending:
      text.own("An assessor is still reading your last attempt. You will hear from me.");
      break;
    case Gate::used_up:
      text.own("You have used all your attempts. Please talk to ").add(texts::whom_to_ask(context));
      text.own(it.is_exam() ? slack::OwnWords(", who can open another one for you.")
                            : slack::OwnWords("."));
      break;
    case Gate::open:
      text.own("There are no questions for it at the moment.");
      break;
    case Gate::running:
      break;
  }
  return text;
}

Mrkdwn last_result(domain::AttemptOutline const& last) {
  Mrkdwn text("Your last attempt: ");
  text.number(texts::whole_percent(last.percent)).own(" %");
  if (last.handed_in_at) text.own(" on ").date(last.handed_in_at->ms);
  return text.own(".");
}

}  // namespace

std::optional<Assessment> quiz_of(domain::Course const& course) {
  if (!course.has_quiz || course.is_retired) return std::nullopt;
  return Assessment{
      course.id, AssessmentKind::knowledge_check, course.name, course.quiz_rules, {course.id}};
}

std::optional<Assessment> exam_of(domain::Certification const& certification) {
  if (certification.exam_banks.empty()) return std::nullopt;
  return Assessment{domain::exam_of(certification.id), AssessmentKind::written_exam,
                    certification.name, certification.exam_rules, certification.exam_banks};
}

Assessment assessment_of(domain::Catalogue const& catalogue, std::string const& id) {
  if (auto const* const course = catalogue.course(id)) {
    return {id, AssessmentKind::knowledge_check, course->name, course->quiz_rules, {id}};
  }
  auto const certification_id = domain::certification_of_exam(id);
  if (auto const* const it = catalogue.certification(certification_id)) {
    return {id, AssessmentKind::written_exam, it->name, it->exam_rules, it->exam_banks};
  }
  return {id,
          AssessmentKind::written_exam,
          id,
          domain::default_rules(AssessmentKind::written_exam),
          {}};
}

std::string_view name_of(domain::Catalogue const& catalogue, std::string_view id) {
  if (auto const* const course = catalogue.course(id)) return course->name;
  auto const* const it = catalogue.certification(domain::certification_of_exam(id));
  return it != nullptr ? std::string_view(it->name) : id;
}

std::optional<storage::Attempt> own_attempt(std::string_view subject, AssessmentKind kind,
                                            WriteContext const& context) {
  auto attempt = storage::attempt(context.db, place_of(subject).attempt);
  bool const is_own = attempt && context.caller.person &&
                      attempt->person == context.caller.person->id && attempt->kind == kind;
  return is_own ? attempt : std::nullopt;
}

AttemptState state_of(Assessment const& assessment, std::int64_t person,
                      storage::Snapshot const& snapshot, domain::Instant now) {
  AttemptState state;
  state.attempts = storage::attempts_of(snapshot, person, assessment.id);
  int const extra = storage::accommodation_of(snapshot, person, assessment.id).extra_attempts;
  bool const may_have_to_study = assessment.rules.study_first && !state.attempts.empty() &&
                                 state.attempts.back().handed_in_at &&
                                 !state.attempts.back().is_passed;
  if (may_have_to_study) {
    state.to_study =
        topics_to_study(snapshot, state.attempts.back(), assessment.rules.pass_percent);
  }
  state.next =
      domain::next_attempt(assessment.rules, extra, state.attempts, state.to_study.empty(), now);
  return state;
}

Pool pool_of(Assessment const& assessment, std::int64_t person, AttemptState const& state,
             storage::Snapshot const& snapshot) {
  Pool pool;
  for (std::string const& bank : assessment.banks) {
    auto questions = storage::pool_of(snapshot, bank, assessment.id, person);
    pool.questions.insert(pool.questions.end(), questions.begin(), questions.end());
  }
  pool.blueprint = {assessment.rules.questions, assessment.rules.per_objective,
                    state.attempts.empty() ? 0 : state.attempts.back().number};
  return pool;
}

storage::Attempt begin_attempt(Assessment const& assessment, std::int64_t person,
                               AttemptState const& state, WriteContext const& context) {
  auto const accommodation = storage::accommodation_of(context.db, person, assessment.id);
  storage::Attempt attempt;
  attempt.person = person;
  attempt.assessment = assessment.id;
  attempt.kind = assessment.kind;
  attempt.number = state.next.number;
  attempt.seed = storage::new_seed();
  attempt.pass_percent = assessment.rules.pass_percent;
  attempt.minutes = assessment.rules.minutes;
  attempt.feedback = assessment.rules.feedback;
  attempt.started_at = context.now;
  attempt.ends_at =
      domain::end_of(context.now, assessment.rules.minutes, accommodation.extra_time_percent);
  Pool const pool = pool_of(assessment, person, state, context.db);
  std::vector<storage::FormQuestion> form;
  for (auto const& it : domain::draw(pool.questions, pool.blueprint, attempt.seed)) {
    form.push_back({pool.questions[it.pool_index].version, it.slot});
  }
  attempt.questions = static_cast<int>(form.size());
  attempt.id = storage::start_attempt(context.db, attempt, form);
  if (attempt.ends_at) storage::put_due(context.db, due_entry_of(attempt));
  return attempt;
}

Screen closed_screen(Assessment const& assessment, AttemptState const& state,
                     ReadContext const& context) {
  Screen screen;
  screen.title = assessment.is_exam() ? "Written exam" : "Knowledge check";
  Mrkdwn text(assessment.is_exam() ? slack::OwnWords("Written exam: ")
                                   : slack::OwnWords("Knowledge check: "));
  text.bold(assessment.name).own("\n").add(reason(assessment, state, context));
  if (!state.attempts.empty()) text.own("\n").add(last_result(state.attempts.back()));
  if (state.next.attempts_left) text.own("\n").add(attempts_left(state.next));
  screen.story = text;
  screen.blocks.emplace_back(slack::Section{std::move(text), std::nullopt});
  if (state.next.gate == Gate::study_first) {
    add_study(screen, assessment, state, context);
  } else {
    screen.buttons.push_back(slack::run_button("Where I stand", "status"));
  }
  return screen;
}

Mrkdwn attempts_left(domain::NextAttempt const& next) {
  Mrkdwn text;
  if (!next.attempts_left) return text;
  text.number(*next.attempts_left);
  return text.own(*next.attempts_left == 1 ? slack::OwnWords(" attempt is left.")
                                           : slack::OwnWords(" attempts are left."));
}

}  // namespace handlers
