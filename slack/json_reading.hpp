// Reading JSON from Slack leniently: what is missing or of another type is empty.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace slack::json_reading {

using nlohmann::json;

// An object, or null for anything else: broken JSON, another type, or nested deeper than any
// payload of Slack's (whose writing would end in a stack overflow).
json read_object(std::string_view text);

// What stands at a path of keys; null when it is missing.
json const* find_at(json const& object, std::initializer_list<char const*> path);

// Text at a path of keys, empty when it is missing or something else.
std::string text_at(json const& object, std::initializer_list<char const*> path);

}  // namespace slack::json_reading
