// See client_actions.hpp.
#include "sandbox/client_actions.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/element_state.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/payloads.hpp"
#include "sandbox/suggestions.hpp"
#include "sandbox/views.hpp"

namespace sandbox {
namespace {

ClientAnswer nothing_to_send() { return {200, Json{{"ok", true}}}; }

struct FoundAction {
  std::optional<Action> action;
  ClientAnswer refusal;
};

FoundAction action_in(Json const& blocks, Json const& body) {
  auto placed = find_element(blocks, text_at(body, "block_id"), text_at(body, "action_id"));
  if (!placed) return {std::nullopt, client_refusal(404, "There is no such element.")};
  auto chosen = chosen_state(*placed->element, at(body, "value"));
  if (chosen.is_null()) {
    return {std::nullopt, client_refusal(400, "The element cannot hold this value.")};
  }
  return {Action{text_at(body, "as"), std::move(*placed), std::move(chosen)}, {}};
}

PreparedPayload prepare_in_message(Workspace& workspace, Json const& body) {
  auto const& container = at(body, "container");
  auto const scene = channel_scene(workspace, body, text_at(container, "channel"));
  if (scene.conversation == nullptr) return {nullptr, scene.refusal};
  auto const* found = seen_message(scene, text_at(container, "ts"));
  if (found == nullptr) return {nullptr, client_refusal(404, "There is no such message.")};
  auto const blocks = all_blocks(*found);
  auto const action = action_in(blocks, body);
  if (!action.action) return {nullptr, action.refusal};
  if (!action.action->placed.dispatches) return {nullptr, nothing_to_send()};
  return {message_action_payload(workspace, *action.action, *scene.conversation, *found,
                                 at(body, "state")),
          {}};
}

PreparedPayload prepare_in_view(Workspace& workspace, Json const& body) {
  auto const scene = person_scene(workspace, body);
  if (scene.person == nullptr) return {nullptr, scene.refusal};
  auto* view = find_view(workspace, text_at(at(body, "container"), "view_id"));
  if (view == nullptr || view->user != scene.person->id) {
    return {nullptr, client_refusal(404, "There is no such view.")};
  }
  auto const& blocks = at(view->content, "blocks");
  auto const action = action_in(blocks, body);
  if (!action.action) return {nullptr, action.refusal};
  auto const& placed = action.action->placed;
  view->values = values_of(blocks, at(body, "state"), view->values);
  if (auto state = initial_state(*placed.element); !state.is_null()) {
    state.update(action.action->chosen);
    view->values[placed.block_id][placed.action_id] = std::move(state);
  }
  if (!placed.dispatches) return {nullptr, nothing_to_send()};
  return {view_action_payload(workspace, *action.action, *view), {}};
}

// Blocks in which the element stands, and what the payload says of their place.
struct Around {
  Json blocks;
  Json members;
  ClientAnswer refusal;
};

Around around_message(Workspace& workspace, Json const& body) {
  auto const& container = at(body, "container");
  auto const scene = channel_scene(workspace, body, text_at(container, "channel"));
  if (scene.conversation == nullptr) return {nullptr, {}, scene.refusal};
  auto const* found = seen_message(scene, text_at(container, "ts"));
  if (found == nullptr) return {nullptr, {}, client_refusal(404, "There is no such message.")};
  return {all_blocks(*found), message_members(workspace, *scene.conversation, *found), {}};
}

Around around_view(Workspace& workspace, Json const& body) {
  auto const scene = person_scene(workspace, body);
  if (scene.person == nullptr) return {nullptr, {}, scene.refusal};
  auto const* view = find_view(workspace, text_at(at(body, "container"), "view_id"));
  if (view == nullptr || view->user != scene.person->id) {
    return {nullptr, {}, client_refusal(404, "There is no such view.")};
  }
  return {at(view->content, "blocks"), view_members(workspace, *view), {}};
}

Shortcut const* find_shortcut(Workspace const& workspace, std::string const& callback_id) {
  for (auto const& shortcut : workspace.settings.shortcuts) {
    if (shortcut.callback_id == callback_id) return &shortcut;
  }
  return nullptr;
}

}  // namespace

PreparedPayload prepare_action(Workspace& workspace, Json const& body) {
  auto const where = text_at(at(body, "container"), "type");
  if (where == "message") return prepare_in_message(workspace, body);
  if (where == "view") return prepare_in_view(workspace, body);
  return {nullptr, client_refusal(400, "A container is a \"message\" or a \"view\".")};
}

PreparedPayload prepare_suggestion(Workspace& workspace, Json const& body) {
  bool const in_view = text_at(at(body, "container"), "type") == "view";
  auto const around = in_view ? around_view(workspace, body) : around_message(workspace, body);
  if (around.blocks.is_null()) return {nullptr, around.refusal};
  auto const placed =
      find_element(around.blocks, text_at(body, "block_id"), text_at(body, "action_id"));
  if (!placed || !asks_app_for_options(*placed->element)) {
    return {nullptr, client_refusal(404, "There is no such select.")};
  }
  return {suggestion_payload(workspace, text_at(body, "as"), *placed, text_at(body, "value"),
                             around.members),
          {}};
}

PreparedPayload prepare_shortcut(Workspace& workspace, Json const& body) {
  auto const* shortcut = find_shortcut(workspace, text_at(body, "callback_id"));
  if (shortcut == nullptr) return {nullptr, client_refusal(404, "There is no such shortcut.")};
  if (shortcut->kind == Shortcut::Kind::global) {
    auto const scene = person_scene(workspace, body);
    if (scene.person == nullptr) return {nullptr, scene.refusal};
    return {shortcut_payload(workspace, *shortcut, scene.person->id), {}};
  }
  auto const scene = channel_scene(workspace, body, text_at(body, "channel"));
  if (scene.conversation == nullptr) return {nullptr, scene.refusal};
  auto const* found = seen_message(scene, text_at(body, "ts"));
  if (found == nullptr || !found->only_for.empty()) {
    return {nullptr, client_refusal(404, "There is no such message.")};
  }
  return {
      message_shortcut_payload(workspace, *shortcut, scene.person->id, *scene.conversation, *found),
      {}};
}

}  // namespace sandbox
