// Screens as messages and modals.
#include "handlers/screen.hpp"

#include <charconv>

namespace handlers {

void add_paragraph(Screen& screen, slack::Mrkdwn text) {
  if (!screen.story.empty()) screen.story.own("\n");
  screen.story.add(text);
  screen.blocks.emplace_back(slack::Section{std::move(text), std::nullopt});
}

slack::Reply as_message(Screen screen) {
  slack::Reply reply;
  reply.text = std::move(screen.story).text();
  reply.blocks = std::move(screen.blocks);
  reply.replaces_original = true;
  slack::Actions actions;
  if (!screen.route.empty()) {
    slack::Button button;
    button.action_id = screen.route + ':' + screen.subject;
    button.label = std::move(screen.label);
    button.value = std::move(screen.subject);
    button.style = slack::ButtonStyle::primary;
    actions.buttons.push_back(std::move(button));
  }
  for (auto& it : screen.buttons) actions.buttons.push_back(std::move(it));
  if (!actions.buttons.empty()) reply.blocks.emplace_back(std::move(actions));
  return reply;
}

slack::Modal as_modal(Screen screen) {
  slack::Modal modal;
  modal.title = std::move(screen.title);
  modal.callback_id = std::move(screen.route);
  modal.private_metadata = std::move(screen.subject);
  modal.submit = std::move(screen.label);
  modal.blocks = std::move(screen.blocks);
  if (!screen.buttons.empty()) modal.blocks.emplace_back(slack::Actions{std::move(screen.buttons)});
  return modal;
}

void show(Outcome& outcome, Screen screen, Surface surface) {
  if (surface == Surface::modal) {
    outcome.modal = as_modal(std::move(screen));
  } else {
    outcome.reply = as_message(std::move(screen));
    outcome.reply.replaces_original = false;  // the button stood on something else
  }
}

Surface surface_of(Request const& request) {
  return request.response_url.empty() ? Surface::modal : Surface::message;
}

std::string to_text(Place place) {
  return std::to_string(place.attempt) + '.' + std::to_string(place.ordinal);
}

Place place_of(std::string_view text) {
  Place place;
  char const* const end = text.data() + text.size();
  auto const [dot, error] = std::from_chars(text.data(), end, place.attempt);
  if (error != std::errc{} || dot == end || *dot != '.') return place;
  auto const ordinal = std::from_chars(dot + 1, end, place.ordinal);
  if (ordinal.ec != std::errc{} || ordinal.ptr != end) place.ordinal = 0;
  return place;
}

Act act_of(slack::Click const& click) {
  bool const in_modal = click.view && click.view->type == "modal";
  return {click.value, click.entered(), in_modal ? Surface::modal : Surface::message};
}

Act act_of(slack::Submission const& submission) {
  return {submission.view.private_metadata, submission.view, Surface::modal};
}

Outcome answer_to(Act const& act, Screen screen) {
  Outcome outcome;
  if (act.surface == Surface::message) {
    outcome.reply = as_message(std::move(screen));
    return outcome;
  }
  // A submission takes its answer from `submission`, a button in a modal from `modal`.
  slack::Modal modal = as_modal(std::move(screen));
  outcome.submission = slack::submission::Update{modal};
  outcome.modal = std::move(modal);
  outcome.placement = Placement::in_place;
  return outcome;
}

}  // namespace handlers
