// Clicks, submissions and shortcuts.
#include <boost/json/serialize.hpp>

#include "slack/payload_json.hpp"

namespace slack::payload_json {
namespace {

Payload click_of(json const& payload) {
  json const* const actions = find_at(payload, {"actions"});
  auto const* const list = actions != nullptr ? actions->if_array() : nullptr;
  bool const has_action = list != nullptr && !list->empty() && list->front().is_object();
  if (!has_action) return Malformed{"block_actions without an action"};
  json const& action = list->front();
  auto const values = chosen(action);
  // Some buttons have a type of their own.
  std::string value = values.empty() ? text_at(action, {"value"}) : values.front();
  Click click{.user = text_at(payload, {"user", "id"}),
              .channel = text_at(payload, {"channel", "id"}),
              .action_id = text_at(action, {"action_id"}),
              .block_id = text_at(action, {"block_id"}),
              .value = std::move(value),
              .response_url = text_at(payload, {"response_url"}),
              .trigger_id = text_at(payload, {"trigger_id"}),
              .action_ts = text_at(action, {"action_ts"}),
              .message_ts = text_at(payload, {"container", "message_ts"}),
              .in_message = entered_in(payload),
              .view = view_of(payload)};
  if (click.user.empty()) return Malformed{"block_actions without a user"};
  if (click.action_id.empty()) return Malformed{"block_actions without an action_id"};
  return click;
}

Payload submission_of(json const& payload) {
  auto view = view_of(payload);
  if (!view || view->id.empty()) return Malformed{"view_submission without a view"};
  Submission submission{.user = text_at(payload, {"user", "id"}),
                        .trigger_id = text_at(payload, {"trigger_id"}),
                        .view = std::move(*view)};
  if (submission.user.empty()) return Malformed{"view_submission without a user"};
  return submission;
}

Payload shortcut_of(json const& payload) {
  Shortcut shortcut{.user = text_at(payload, {"user", "id"}),
                    .callback_id = text_at(payload, {"callback_id"}),
                    .trigger_id = text_at(payload, {"trigger_id"}),
                    .action_ts = text_at(payload, {"action_ts"}),
                    .response_url = text_at(payload, {"response_url"})};
  if (shortcut.user.empty()) return Malformed{"a shortcut without a user"};
  if (shortcut.callback_id.empty()) return Malformed{"a shortcut without a callback_id"};
  return shortcut;
}

}  // namespace

Payload interaction_of(json const& payload) {
  if (payload.is_null()) return Malformed{"payload is not a JSON object"};
  std::string const type = text_at(payload, {"type"});
  if (type == "block_actions") return click_of(payload);
  if (type == "view_submission") return submission_of(payload);
  if (type == "shortcut" || type == "message_action") return shortcut_of(payload);
  if (type.empty()) return Malformed{"payload without a type"};
  return Ignored{type};
}

// The user of an event is an id, or, where the event is about the user, the whole user.
Payload event_of(json const& body) {
  json const* const inner = find_at(body, {"event"});
  if (inner == nullptr || !inner->is_object()) return Malformed{"an event without its inside"};
  std::string user = text_at(*inner, {"user"});
  if (user.empty()) user = text_at(*inner, {"user", "id"});
  Event event{.id = text_at(body, {"event_id"}),
              .type = text_at(*inner, {"type"}),
              .user = std::move(user),
              .tab = text_at(*inner, {"tab"}),
              .event_ts = text_at(*inner, {"event_ts"}),
              .channel = text_at(*inner, {"channel"}),
              .view_hash = text_at(*inner, {"view", "hash"}),
              .json = boost::json::serialize(*inner)};
  if (event.id.empty()) return Malformed{"an event without event_id"};
  if (event.type.empty()) return Malformed{"an event without a type"};
  return event;
}

}  // namespace slack::payload_json
