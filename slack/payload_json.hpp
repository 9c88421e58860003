// Reading JSON from Slack leniently: what is missing or of another type is empty. For the files
// slack/payload*.cpp only.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "slack/payload.hpp"

namespace slack::payload_json {

using nlohmann::json;

// An object, or null for anything else: broken JSON, another type, or nested deeper than any
// payload of Slack's (whose writing would end in a stack overflow).
json read_object(std::string_view text);

// What stands at a path of keys; null when it is missing.
json const* find_at(json const& object, std::initializer_list<char const*> path);

// Text at a path of keys, empty when it is missing or something else.
std::string text_at(json const& object, std::initializer_list<char const*> path);

// What a stateful element holds: an action's object and an entry of state.values look alike.
std::vector<std::string> chosen(json const& element);

// The view of an interaction; empty when it has none.
std::optional<ViewState> view_of(json const& payload);

Payload interaction_of(json const& payload);
Payload event_of(json const& body);

}  // namespace slack::payload_json
