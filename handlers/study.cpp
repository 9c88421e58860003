// Reading again what was weak.
#include "handlers/study.hpp"

#include "domain/topic.hpp"
#include "handlers/attempt_result.hpp"
#include "handlers/texts.hpp"
#include "storage/accommodations.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

slack::Button study_button(std::int64_t attempt, std::string const& topic, std::string url) {
  slack::Button button;
  button.value = std::to_string(attempt) + '.' + topic;
  button.action_id = "study.read:" + button.value;
  button.label = url.empty() ? "I have read it" : "Read";
  button.url = std::move(url);
  return button;
}

}  // namespace

void add_study(Screen& screen, Assessment const& assessment, AttemptState const& state,
               ReadContext const& context) {
  for (std::string const& topic : state.to_study) {
    auto const place = domain::place_of_topic(context.catalogue(), assessment.id, topic);
    Mrkdwn text(":book: ");
    text.typed(place.name);
    screen.story.own("\n").add(text);
    screen.blocks.emplace_back(
        slack::Section{std::move(text), study_button(state.attempts.back().id, topic, place.url)});
  }
}

slack::Button again_button(Assessment const& assessment) {
  std::string const words =
      assessment.is_exam() ? "exam " + std::string(domain::certification_of_exam(assessment.id))
                           : "quiz " + assessment.id;
  return slack::run_button("Try again", words, slack::ButtonStyle::primary);
}

// "Read" was pressed: Slack opens the page, we note it and show what is left.
Outcome note_study(slack::Click const& click, WriteContext const& context) {
  Act const act = act_of(click);
  std::size_t const dot = act.subject.find('.');
  auto const attempt = storage::attempt(context.db, place_of(act.subject).attempt);
  bool const is_own = attempt && context.caller.person && dot != std::string::npos &&
                      attempt->person == context.caller.person->id && !attempt->is_running();
  if (!is_own) return {};
  storage::record_study(context.db, attempt->id, std::string_view(act.subject).substr(dot + 1),
                        context.now);
  auto const assessment = assessment_of(context.db.catalogue(), attempt->assessment);
  auto const state = state_of(assessment, attempt->person, context.db, context.now);
  if (state.next.gate != domain::Gate::open) {
    return answer_to(act, closed_screen(assessment, state, context.reading()));
  }
  Screen screen;
  screen.title = "Ready";
  screen.story = Mrkdwn("You have read everything again. The next attempt is open.");
  screen.blocks.emplace_back(slack::Section{screen.story, std::nullopt});
  screen.buttons.push_back(again_button(assessment));
  return answer_to(act, std::move(screen));
}

}  // namespace handlers
