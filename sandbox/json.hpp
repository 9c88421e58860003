// The sandbox's JSON type, and ways to read it that never throw.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace sandbox {

using Json = nlohmann::json;

// Nothing when the text is not JSON, or nested beyond all reason.
std::optional<Json> parse_json(std::string_view text);

// One line; bytes that are not UTF-8 are replaced, since people's forms may hold anything.
std::string to_text(Json const& json);

// A member of an object; null when there is none or `object` is not an object.
Json const& at(Json const& object, std::string_view key);

// A string member, "" when there is none.
std::string text_at(Json const& object, std::string_view key);

// True for true and "true", as Slack takes both.
bool flag_at(Json const& object, std::string_view key);

bool has(Json const& object, std::string_view key);

}  // namespace sandbox
