// Choosing the way of an answer.
#include "bot/answers.hpp"

#include <utility>

#include "handlers/answer_modal.hpp"
#include "handlers/texts.hpp"

namespace bot {
namespace {

using handlers::Placement;
using handlers::Shown;
using How = FollowUp::How;
using Place = Asked::Place;

bool turns_a_page(Asked const& asked) {
  return asked.command.text.find(" page:") != std::string::npos;
}

// The message for those who cannot be shown a view.
std::string as_message(slack::Reply const& reply, Asked const& asked) {
  if (asked.command.response_url.empty()) {
    return slack::to_json_for_channel(reply, asked.command.user);
  }
  return slack::to_json(reply);
}

std::unique_ptr<FollowUp> follow_up(How how, std::string json, std::string otherwise,
                                    Asked const& asked) {
  return std::make_unique<FollowUp>(FollowUp{how, std::move(json), std::move(otherwise), asked});
}

How way_of(Placement placement, Asked const& asked) {
  if (asked.place != Place::modal) return How::open;
  return placement == Placement::in_place ? How::update : How::push;
}

storage::Delivery call(std::string_view method, Asked const& asked) {
  storage::Delivery delivery;
  delivery.lane = "view:" + asked.command.user;
  delivery.method = method;
  delivery.urgency = storage::Urgency::awaited;
  return delivery;
}

// A message to where the answer belongs.
storage::Delivery message_call(Asked const& asked, std::string json) {
  auto const& command = asked.command;
  bool const has_address = !command.response_url.empty();
  auto delivery = call(has_address ? "response_url" : "chat.postMessage", asked);
  delivery.lane = has_address ? command.response_url : command.user;
  delivery.url = command.response_url;
  delivery.body = std::move(json);
  if (has_address) delivery.fallback_user = command.user;
  return delivery;
}

void add_text(std::string& json, std::string_view key, std::string_view text) {
  json += json.empty() ? "{\"" : ",\"";
  json += key;
  json += "\":";
  slack::write_string(json, text);
}

// A submission's acknowledgement takes a modal. Where it lies above others there may be no room for
// one more.
std::string in_place_of_submission(slack::Modal modal, Asked const& asked) {
  if (asked.is_root) return slack::to_json(slack::SubmissionAnswer(slack::submission::Push{modal}));
  return slack::to_json(slack::SubmissionAnswer(slack::submission::Update{std::move(modal)}));
}

}  // namespace

Asked asked_by(slack::Command command) {
  Asked asked;
  asked.command = std::move(command);
  return asked;
}

Asked asked_by(slack::Click const& click) {
  Asked asked;
  asked.command.user = click.user;
  asked.command.channel = click.channel;
  asked.command.text = slack::words_of_run_action(click.action_id);
  asked.command.response_url = click.response_url;
  asked.command.trigger_id = click.trigger_id;
  bool const in_modal = click.view && click.view->type == "modal";
  if (in_modal) {
    asked.place = Place::modal;
    asked.view_id = click.view->id;
    asked.view_hash = click.view->hash;
  } else {
    asked.place = click.response_url.empty() ? Place::no_place : Place::message;
  }
  return asked;
}

Asked asked_by(slack::Submission const& submission) {
  Asked asked;
  asked.place = Place::submission;
  asked.command.user = submission.user;
  asked.command.trigger_id = submission.trigger_id;
  asked.view_id = submission.view.id;
  asked.view_hash = submission.view.hash;
  asked.is_root = submission.view.root_view_id == submission.view.id;
  return asked;
}

Asked asked_by(slack::Shortcut const& shortcut, std::string_view words) {
  Asked asked;
  asked.place = Place::no_place;
  asked.command.user = shortcut.user;
  asked.command.text = words;
  asked.command.response_url = shortcut.response_url;
  asked.command.trigger_id = shortcut.trigger_id;
  return asked;
}

Prepared prepared(slack::Reply reply, Asked const& asked) {
  Prepared made;
  if (reply.empty()) return made;
  if (asked.place == Place::command) {
    made.acknowledgement = slack::to_json(reply);
    return made;
  }
  if (asked.place == Place::submission) {
    auto modal = handlers::answer_modal(std::move(reply), asked.command);
    made.acknowledgement = in_place_of_submission(std::move(modal), asked);
    return made;
  }
  // A page takes the place of the page on which its button stood.
  reply.replaces_original = reply.replaces_original || turns_a_page(asked);
  if (asked.place == Place::message) {
    made.follow_up = follow_up(How::respond, slack::to_json(reply), {}, asked);
    return made;
  }
  auto const placement = reply.replaces_original ? Placement::in_place : Placement::on_top;
  std::string otherwise = as_message(reply, asked);
  std::string view = slack::to_json(handlers::answer_modal(std::move(reply), asked.command));
  made.follow_up =
      follow_up(way_of(placement, asked), std::move(view), std::move(otherwise), asked);
  return made;
}

Prepared prepared(Shown shown, Asked const& asked) {
  if (!shown.words.empty()) {
    Asked where = asked;
    where.command.text = std::exchange(shown.words, {});
    return prepared(std::move(shown), where);
  }
  if (!shown.modal) return prepared(std::move(shown.reply), asked);
  // A reply beside a modal is for when that can't be shown.
  slack::Reply const otherwise =
      shown.reply.empty() ? handlers::texts::too_late() : std::move(shown.reply);
  Prepared made;
  made.follow_up = follow_up(way_of(shown.placement, asked), slack::to_json(*shown.modal),
                             as_message(otherwise, asked), asked);
  return made;
}

storage::Delivery first_call(FollowUp const& it) {
  auto const& command = it.asked.command;
  switch (it.how) {
    case How::respond:
      return message_call(it.asked, it.json);
    case How::update:
      return update_call(it, it.json, it.asked.view_hash);
    case How::open:
    case How::push:
      break;
  }
  auto delivery = call(it.how == How::open ? "views.open" : "views.push", it.asked);
  add_text(delivery.body, "trigger_id", command.trigger_id);
  add_text(delivery.body, "view", it.json);
  delivery.body += '}';
  return delivery;
}

storage::Delivery update_call(FollowUp const& it, std::string const& view,
                              std::string const& hash) {
  auto delivery = call("views.update", it.asked);
  add_text(delivery.body, "view_id", it.asked.view_id);
  add_text(delivery.body, "view", view);
  if (!hash.empty()) add_text(delivery.body, "hash", hash);
  delivery.body += '}';
  return delivery;
}

storage::Delivery other_call(FollowUp const& it) { return message_call(it.asked, it.otherwise); }

}  // namespace bot
