// The payloads of clicks and of modals.
#pragma once

#include "sandbox/elements.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

// A click, choice or entry: the element and what was chosen (see chosen_state).
struct Action {
  std::string person;
  PlacedElement placed;
  Json chosen;
};

// What a payload says of the place of an element: channel, container and message, or the view.
Json message_members(Workspace const& workspace, Conversation const& conversation,
                     Message const& message);
Json view_members(Workspace const& workspace, View const& view);

// In a message; `given` is the page's state of its elements.
Json message_action_payload(Workspace& workspace, Action const& action,
                            Conversation const& conversation, Message const& message,
                            Json const& given);

// In a modal or home view.
Json view_action_payload(Workspace& workspace, Action const& action, View const& view);

Json shortcut_payload(Workspace& workspace, Shortcut const& shortcut, std::string const& person);
Json message_shortcut_payload(Workspace& workspace, Shortcut const& shortcut,
                              std::string const& person, Conversation const& conversation,
                              Message const& message);

Json submission_payload(Workspace& workspace, View const& view);

enum class Cleared { no, yes };
Json closed_payload(Workspace& workspace, View const& view, Cleared cleared);

}  // namespace sandbox
