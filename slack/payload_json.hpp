// The parts of payloads that several kinds have. For the files slack/payload*.cpp only.
#pragma once

#include <string>

#include "slack/json_reading.hpp"
#include "slack/payload.hpp"

namespace slack::payload_json {

using json_reading::json;

using json_reading::find_at;
using json_reading::read_object;
using json_reading::text_at;

// What a stateful element holds: an action's object and an entry of state.values look alike.
std::vector<std::string> chosen(json const& element);

// What stands in the inputs of a message or view: `holder` has the state, it is the payload or
// view.
Entered entered_in(json const& holder);

// The view of an interaction; empty when it has none.
std::optional<ViewState> view_of(json const& payload);

Payload interaction_of(json const& payload);
Payload event_of(json const& body);

}  // namespace slack::payload_json
