// Clicks, typed searches and shortcuts of people: what is to be sent to the app for them.
#pragma once

#include "sandbox/client_scene.hpp"

namespace sandbox {

// The payload to send, or (it is null) the answer when there is nothing to send.
struct PreparedPayload {
  Json payload;
  ClientAnswer answer;
};

PreparedPayload prepare_action(Workspace& workspace, Json const& body);

// What was typed into a select whose options the app gives.
PreparedPayload prepare_suggestion(Workspace& workspace, Json const& body);

PreparedPayload prepare_shortcut(Workspace& workspace, Json const& body);

}  // namespace sandbox
