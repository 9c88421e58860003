// The modals of a written exam. None of them says whether an answer is right.
#include "handlers/exam_blocks.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/grade.hpp"
#include "domain/topic.hpp"
#include "handlers/question_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/accommodations.hpp"
#include "storage/questions.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

// How many questions are asked on each topic at least; the rest is drawn by lot.
void add_blueprint(Screen& screen, Assessment const& exam, Pool const& pool,
                   ReadContext const& context) {
  constexpr std::size_t lines_together = 10;
  std::map<std::string_view, std::size_t> counts;
  std::vector<std::string_view> topics;
  for (auto const& it : pool.questions) {
    if (counts[it.topic]++ == 0) topics.push_back(it.topic);
  }
  std::size_t const all = domain::draw_size(pool.questions, pool.blueprint);
  std::size_t const share = topics.empty() ? 0 : all / topics.size();
  std::size_t by_lot = all;
  Mrkdwn text("*What is asked*");
  std::size_t lines = 0;
  for (std::string_view const topic : topics) {
    std::size_t const count = std::min(counts[topic], share);
    by_lot -= count;
    auto const place = domain::place_of_topic(context.catalogue(), exam.id, topic);
    if (!text.empty()) text.own("\n");
    text.own("• ");
    if (count > 0) text.number(static_cast<std::int64_t>(count)).own(" · ");
    text.typed(place.name);
    if (place.course != nullptr && place.course->number > 0 && place.name != place.course->name) {
      text.own(" (course ").number(place.course->number).own(")");
    }
    if (++lines % lines_together == 0) add_paragraph(screen, std::exchange(text, {}));
  }
  if (by_lot > 0) {
    if (!text.empty()) text.own("\n");
    text.own("• ").number(static_cast<std::int64_t>(by_lot));
    text.own(share > 0 ? slack::OwnWords(" more, on any of these") : " in all, on some of these");
  }
  if (!text.empty()) add_paragraph(screen, std::move(text));
}

Mrkdwn waits_words(std::vector<std::int64_t> const& waits) {
  Mrkdwn text("\nAfter a failed attempt you wait ");
  for (std::size_t i = 0; i < waits.size(); ++i) {
    if (i > 0) text.own(", then ");
    text.add(texts::duration(waits[i]));
  }
  return text.own(".");
}

Mrkdwn rules_words(Assessment const& exam, AttemptState const& state, std::size_t questions,
                   int extra_time_percent) {
  auto const& rules = exam.rules;
  Mrkdwn text;
  text.number(static_cast<std::int64_t>(questions)).own(" questions, ");
  text.number(texts::whole_percent(rules.pass_percent)).own(" % passes.\n");
  if (auto const end = domain::end_of({0}, rules.minutes, extra_time_percent)) {
    text.own("You have ").add(texts::duration(end->ms));
    text.own(
        " from the start. The clock runs on when you close the window; you can come back with "
        "`/cert exam`. When the time is over, what you have answered is handed in.\n");
  } else {
    text.own("There is no time limit: you can close the window and come back with `/cert exam`.\n");
  }
  text.own(
      "Each answer is kept when you go on, and can be changed until you hand in. You are told "
      "at the end how you did on each objective, not which answers were right.\nAttempt ");
  text.number(state.next.number);
  if (state.next.attempts_left) text.own("; ").add(attempts_left(state.next));
  if (!rules.waits_ms.empty()) text.add(waits_words(rules.waits_ms));
  return text.own("\nPlease answer on your own, without help from others.");
}

Mrkdwn clock_words(storage::Attempt const& attempt, domain::Instant now) {
  Mrkdwn text;
  if (!attempt.ends_at) return text;
  std::int64_t const left = std::max<std::int64_t>(attempt.ends_at->ms - now.ms, 0);
  return text.own(" · ends ")
      .moment(attempt.ends_at->ms)
      .own(", ")
      .add(texts::duration(left))
      .own(" left");
}

slack::Button go_button(std::int64_t attempt, int ordinal, std::string label) {
  std::string subject = to_text(Place{attempt, ordinal});
  std::string action = "exam.go:" + subject;
  return {std::move(action), std::move(label), std::move(subject), ""};
}

Mrkdwn top_line(storage::Attempt const& attempt, ReadContext const& context) {
  Mrkdwn line("Written exam · ");
  return line.bold(name_of(context.catalogue(), attempt.assessment));
}

}  // namespace

Screen exam_rules(Assessment const& exam, AttemptState const& state, ReadContext const& context) {
  auto const person = context.caller.person->id;
  Pool const pool = pool_of(exam, person, state, context.db);
  int const extra = storage::accommodation_of(context.db, person, exam.id).extra_time_percent;
  Screen screen;
  screen.title = "Written exam";
  screen.blocks.emplace_back(slack::Header{exam.name});
  screen.story.typed(exam.name);
  std::size_t const questions = domain::draw_size(pool.questions, pool.blueprint);
  add_paragraph(screen, rules_words(exam, state, questions, extra));
  add_blueprint(screen, exam, pool, context);
  screen.route = "exam.start";
  screen.subject = exam.id;
  screen.label = "Start the exam";
  return screen;
}

Screen exam_question(storage::Attempt const& attempt, int ordinal, ReadContext const& context) {
  auto const at = storage::question_of_attempt(context.db, attempt.id, ordinal);
  if (!at) return exam_overview(attempt, context);
  auto const question = storage::question_version(context.db, at->version);
  Screen screen;
  screen.title = "Written exam";
  Mrkdwn line = top_line(attempt, context);
  int const answered = storage::count_answers(context.db, attempt.id);
  line.own(" · ").add(texts::question_progress(ordinal, answered, attempt.questions));
  line.add(clock_words(attempt, context.now));
  screen.story = line;
  screen.blocks.emplace_back(slack::Context{std::move(line)});
  std::optional<domain::Response> given;
  if (at->response) given = domain::response_of(*at->response);
  AskedQuestion const asked{*question, attempt.seed, attempt.id, ordinal};
  for (auto& block : question_blocks(asked, given, slack::Needed::no)) {
    screen.blocks.push_back(std::move(block));
  }
  screen.route = "exam.answer";
  screen.subject = to_text(Place{attempt.id, ordinal});
  screen.label = "Keep and go on";
  if (ordinal > 1) screen.buttons.push_back(go_button(attempt.id, ordinal - 1, "Back"));
  screen.buttons.push_back(go_button(attempt.id, 0, "All questions"));
  return screen;
}

Screen exam_overview(storage::Attempt const& attempt, ReadContext const& context) {
  Screen screen;
  screen.title = "Written exam";
  Mrkdwn line = top_line(attempt, context);
  line.add(clock_words(attempt, context.now));
  screen.story = line;
  screen.blocks.emplace_back(slack::Context{std::move(line)});
  auto const questions = storage::questions_of_attempt(context.db, attempt.id);
  auto const open = std::ranges::count_if(questions, [](auto const& it) { return !it.response; });
  Mrkdwn text;
  if (open == 0) {
    text.own("*You have answered all questions.* Look at any of them again, or hand in.");
  } else {
    text.number(open).own(open == 1 ? slack::OwnWords(" question is") : " questions are");
    text.own(" still open. What is open when you hand in earns nothing.");
  }
  add_paragraph(screen, std::move(text));
  slack::Actions actions;
  for (auto const& it : questions) {
    std::string label = std::to_string(it.ordinal) + (it.response ? " · answered" : " · open");
    actions.buttons.push_back(go_button(attempt.id, it.ordinal, std::move(label)));
    if (actions.buttons.size() < slack::limits::actions_elements) continue;
    screen.blocks.emplace_back(std::move(actions));
    actions = {};
  }
  if (!actions.buttons.empty()) screen.blocks.emplace_back(std::move(actions));
  screen.route = "exam.hand_in";
  screen.subject = to_text(Place{attempt.id, 0});
  screen.label = "Hand in";
  return screen;
}

}  // namespace handlers
