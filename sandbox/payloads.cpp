// See payloads.hpp.
#include "sandbox/payloads.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/element_state.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/requests.hpp"
#include "sandbox/response_urls.hpp"
#include "sandbox/triggers.hpp"
#include "sandbox/views.hpp"

namespace sandbox {
namespace {

// What an action repeats of its element.
constexpr char const* echoed[] = {"text",
                                  "value",
                                  "url",
                                  "style",
                                  "icon",
                                  "placeholder",
                                  "confirm",
                                  "initial_option",
                                  "initial_options",
                                  "initial_user",
                                  "initial_users",
                                  "initial_date",
                                  "initial_time",
                                  "timezone",
                                  "initial_conversation",
                                  "initial_channel",
                                  "initial_date_time"};

Json action_object(Action const& action) {
  auto const& element = *action.placed.element;
  Json object{{"type", text_at(element, "type")},
              {"block_id", action.placed.block_id},
              {"action_id", action.placed.action_id},
              {"action_ts", ts_text(now_microseconds())}};
  for (auto const* key : echoed) {
    if (has(element, key)) object[key] = at(element, key);
  }
  for (auto const& [key, value] : action.chosen.items()) object[key] = value;
  return object;
}

// One entry for each select of the view that asked for a response_url and has a choice.
Json response_urls_of(Workspace& workspace, View const& view) {
  auto urls = Json::array();
  for (auto const& placed : placed_elements(at(view.content, "blocks"))) {
    if (at(*placed.element, "response_url_enabled") != true) continue;
    auto const& state = at(at(view.values, placed.block_id), placed.action_id);
    auto channel = text_at(state, "selected_conversation");
    if (channel.empty()) channel = text_at(state, "selected_channel");
    if (find_conversation(workspace, channel) == nullptr) continue;
    urls.push_back({{"block_id", placed.block_id},
                    {"action_id", placed.action_id},
                    {"channel_id", channel},
                    {"response_url", make_response_url(workspace, "app", channel, view.user, "")}});
  }
  return urls;
}

// The attachment in which the element stands; null when it stands in the message itself.
Json const* attachment_with(Message const& message, PlacedElement const& placed) {
  for (auto const& attachment : message.attachments) {
    if (find_element(at(attachment, "blocks"), placed.block_id, placed.action_id)) {
      return &attachment;
    }
  }
  return nullptr;
}

}  // namespace

Json message_members(Workspace const& workspace, Conversation const& conversation,
                     Message const& message) {
  bool const is_ephemeral = !message.only_for.empty();
  auto const& channel = conversation.channel;
  Json container{{"type", "message"},
                 {"message_ts", message.ts},
                 {"channel_id", channel.id},
                 {"is_ephemeral", is_ephemeral}};
  if (!message.thread_ts.empty()) container["thread_ts"] = message.thread_ts;
  Json members{{"container", std::move(container)},
               {"channel", {{"id", channel.id}, {"name", request_channel_name(conversation)}}}};
  if (!is_ephemeral) members["message"] = message_object(workspace, message, Metadata::full);
  return members;
}

Json view_members(Workspace const& workspace, View const& view) {
  return Json{{"container", {{"type", "view"}, {"view_id", view.id}}},
              {"view", view_object(workspace, view)}};
}

Json message_action_payload(Workspace& workspace, Action const& action,
                            Conversation const& conversation, Message const& message,
                            Json const& given) {
  auto const& channel = conversation.channel;
  auto const& placed = action.placed;
  auto payload = payload_start(workspace, "block_actions", action.person);
  payload["trigger_id"] = make_trigger(workspace, action.person, "");
  payload.update(message_members(workspace, conversation, message));
  if (auto const* attachment = attachment_with(message, placed)) {
    auto& container = payload["container"];
    container["type"] = "message_attachment";
    container["attachment_id"] = at(*attachment, "id");
    container["is_app_unfurl"] = at(*attachment, "is_app_unfurl") == true;
    if (has(*attachment, "app_unfurl_url")) {
      container["app_unfurl_url"] = at(*attachment, "app_unfurl_url");
      payload["app_unfurl"] = *attachment;
    }
  }
  auto values = values_of(all_blocks(message), given, nullptr);
  if (!initial_state(*placed.element).is_null()) {
    auto state = action.chosen;
    state["type"] = at(*placed.element, "type");
    values[placed.block_id][placed.action_id] = std::move(state);
  }
  payload["state"] = Json{{"values", std::move(values)}};
  payload["response_url"] =
      make_response_url(workspace, "actions", channel.id, action.person, message.ts);
  payload["actions"] = Json::array({action_object(action)});
  return payload;
}

Json view_action_payload(Workspace& workspace, Action const& action, View const& view) {
  auto payload = payload_start(workspace, "block_actions", action.person);
  payload["trigger_id"] = make_trigger(workspace, action.person, view.id);
  payload.update(view_members(workspace, view));
  payload["actions"] = Json::array({action_object(action)});
  return payload;
}

Json shortcut_payload(Workspace& workspace, Shortcut const& shortcut, std::string const& person) {
  auto payload = payload_start(workspace, "shortcut", person);
  payload["action_ts"] = ts_text(now_microseconds());
  payload["callback_id"] = shortcut.callback_id;
  payload["trigger_id"] = make_trigger(workspace, person, "");
  return payload;
}

Json message_shortcut_payload(Workspace& workspace, Shortcut const& shortcut,
                              std::string const& person, Conversation const& conversation,
                              Message const& message) {
  auto payload = shortcut_payload(workspace, shortcut, person);
  auto const& channel = conversation.channel;
  payload["type"] = "message_action";
  payload["message_ts"] = message.ts;
  payload["channel"] = Json{{"id", channel.id}, {"name", request_channel_name(conversation)}};
  payload["message"] = message_object(workspace, message, Metadata::full);
  payload["response_url"] = make_response_url(workspace, "app", channel.id, person, message.ts);
  return payload;
}

Json submission_payload(Workspace& workspace, View const& view) {
  auto payload = payload_start(workspace, "view_submission", view.user);
  payload["trigger_id"] = make_trigger(workspace, view.user, view.id);
  payload["response_urls"] = response_urls_of(workspace, view);
  payload["view"] = view_object(workspace, view);
  return payload;
}

Json closed_payload(Workspace& workspace, View const& view, Cleared cleared) {
  auto payload = payload_start(workspace, "view_closed", view.user);
  payload["is_cleared"] = cleared == Cleared::yes;
  payload["view"] = view_object(workspace, view);
  return payload;
}

}  // namespace sandbox
