// See json.hpp.
#include "sandbox/json.hpp"

namespace sandbox {

std::optional<Json> parse_json(std::string_view text) {
  // Deeper than anything that Slack takes, and shallow enough to walk by recursion.
  constexpr int deepest = 100;
  bool too_deep = false;
  auto const watch_depth = [&too_deep](int depth, Json::parse_event_t, Json const&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  auto json = Json::parse(text, watch_depth, false);
  if (too_deep || json.is_discarded()) return std::nullopt;
  return json;
}

std::string to_text(Json const& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json const& at(Json const& object, std::string_view key) {
  static Json const nothing;
  if (!object.is_object()) return nothing;
  auto const found = object.find(std::string(key));
  return found == object.end() ? nothing : *found;
}

std::string text_at(Json const& object, std::string_view key) {
  auto const& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

bool flag_at(Json const& object, std::string_view key) {
  auto const& value = at(object, key);
  return value == true || value == "true";
}

bool has(Json const& object, std::string_view key) {
  return object.is_object() && object.contains(std::string(key));
}

}  // namespace sandbox
