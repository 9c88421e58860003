// `/cert admin extra @person`: extra time and attempts, also for an attempt that is running. Others
// don't see it.
#include <algorithm>

#include "domain/words.hpp"
#include "handlers/admin.hpp"
#include "handlers/attempt_start.hpp"
#include "handlers/exam_due.hpp"
#include "handlers/home.hpp"
#include "handlers/texts.hpp"
#include "storage/accommodations.hpp"
#include "storage/people.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

constexpr char const* time_block = "extra.time";
constexpr char const* attempts_block = "extra.attempts";
constexpr char const* exam_block = "extra.assessment";
constexpr char const* reason_block = "extra.reason";
constexpr char const* for_all = "all";
constexpr int most_time = 300;
constexpr int most_attempts = 20;

slack::InputBlock block(slack::Input input, char const* id) {
  input.block_id = id;
  input.action_id = "value";
  return std::make_shared<slack::Input const>(std::move(input));
}

slack::InputBlock number(char const* id, std::string label, std::string hint, int initial) {
  slack::Input input;
  input.label = std::move(label);
  input.hint = std::move(hint);
  input.element = slack::NumberInput{slack::Decimals::no, std::to_string(initial), ""};
  return block(std::move(input), id);
}

slack::InputBlock assessment_choice(domain::Catalogue const& catalogue) {
  slack::SelectInput select;
  select.initial = for_all;
  select.options.push_back({for_all, "All quizzes and exams"});
  for (auto const& it : catalogue.certifications()) {
    if (auto const exam = exam_of(it)) {
      select.options.push_back({exam->id, "Written exam: " + it.name});
    }
  }
  slack::Input input;
  input.label = "For";
  input.element = std::move(select);
  return block(std::move(input), exam_block);
}

slack::InputBlock reason_input() {
  slack::TextInput text;
  text.max_length = 500;
  slack::Input input;
  input.label = "Reason";
  input.hint = "Kept with it, for the enablement team only.";
  input.element = std::move(text);
  return block(std::move(input), reason_block);
}

Mrkdwn history(std::vector<storage::Accommodation> const& granted) {
  Mrkdwn text("*So far*");
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, granted.size()); ++i) {
    auto const& it = granted[i];
    text.own("\n• ").date(it.granted_at.ms).own(" · ");
    text.typed(it.assessment.empty() ? "all" : it.assessment).own(" · ");
    text.number(it.extra_time_percent).own(" % more time, ").number(it.extra_attempts);
    text.own(" more attempts · ").user(it.granted_by).own(" · ").typed(it.reason);
  }
  return text;
}

std::optional<int> number_up_to(int most, std::string const& value) {
  auto const number = domain::number_in(value);
  return number && *number >= 0 && *number <= most ? number : std::nullopt;
}

// A running attempt gets its time at once; the timetable hears of it.
void lengthen_running(domain::Person const& person, storage::Accommodation const& granted,
                      WriteContext const& context) {
  for (auto const kind :
       {domain::AssessmentKind::knowledge_check, domain::AssessmentKind::written_exam}) {
    for (auto attempt : storage::running_attempts(context.db, person.id, kind)) {
      bool const is_meant = granted.assessment.empty() || granted.assessment == attempt.assessment;
      auto const ends_at =
          domain::end_of(attempt.started_at, attempt.minutes, granted.extra_time_percent);
      if (!is_meant || !ends_at) continue;
      attempt.ends_at = ends_at;
      storage::move_end(context.db, attempt.id, *ends_at);
      storage::put_due(context.db, due_entry_of(attempt));
    }
  }
}

}  // namespace

Shown write_extra(std::string const& words, std::size_t, ReadContext const& context) {
  Shown shown;
  auto const person = storage::person_with_slack_id(context.db, mentioned_user(words));
  if (!person) {
    shown.reply = texts::sentence(
        Mrkdwn("For whom? Pick somebody from the roster: `/cert admin extra @person`."));
    return shown;
  }
  auto const granted = storage::accommodations_of(context.db, person->id);
  int const time = granted.empty() ? 0 : granted.front().extra_time_percent;
  int const attempts = granted.empty() ? 0 : granted.front().extra_attempts;
  slack::Modal modal;
  modal.callback_id = "extra";
  modal.title = "Extra time and attempts";
  modal.submit = "Grant";
  modal.close = "Cancel";
  modal.private_metadata = std::to_string(person->id);
  Mrkdwn who("For ");
  modal.blocks.emplace_back(slack::Section{std::move(who.bold(person->name)), std::nullopt});
  modal.blocks.emplace_back(number(time_block, "Extra time in percent",
                                   "25 makes 40 minutes 50; 0 takes it back.", time));
  modal.blocks.emplace_back(number(attempts_block, "Extra attempts", "0 to 20", attempts));
  modal.blocks.emplace_back(assessment_choice(context.catalogue()));
  modal.blocks.emplace_back(reason_input());
  if (!granted.empty()) modal.blocks.emplace_back(slack::Context{history(granted)});
  shown.modal = std::move(modal);
  return shown;
}

Outcome grant_extra(slack::Submission const& submission, WriteContext const& context) {
  Outcome outcome;
  auto const& view = submission.view;
  auto const time = number_up_to(most_time, view.value(time_block));
  auto const attempts = number_up_to(most_attempts, view.value(attempts_block));
  std::string const reason = view.value(reason_block);
  slack::submission::Errors errors;
  if (!time) errors.by_block.emplace_back(time_block, "Please give a whole number, 0 to 300.");
  if (!attempts) errors.by_block.emplace_back(attempts_block, "Please give a number, 0 to 20.");
  if (reason.empty()) errors.by_block.emplace_back(reason_block, "Please say why.");
  if (!errors.by_block.empty()) {
    outcome.submission = std::move(errors);
    return outcome;
  }
  auto const person = storage::person_with_id(context.db, place_of(view.private_metadata).attempt);
  if (!person) return outcome;
  std::string const chosen = view.value(exam_block);
  storage::Accommodation const granted{person->id, chosen == for_all ? "" : chosen, *time,
                                       *attempts,  context.caller.slack_user_id,    reason,
                                       context.now};
  storage::grant(context.db, granted);
  lengthen_running(*person, granted, context);
  if (!person->slack_user_id.empty()) {
    refresh_home(outcome, context, person->slack_user_id, storage::Urgency::normal);
  }
  return outcome;
}

}  // namespace handlers
