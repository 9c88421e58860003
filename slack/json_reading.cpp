// Looking things up in JSON without trusting its shape.
#include "slack/json_reading.hpp"

namespace slack::json_reading {
namespace {

constexpr std::size_t deepest = 100;

bool is_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    if (depth > deepest) return true;
  }
  return false;
}

}  // namespace

json read_object(std::string_view text) {
  if (is_too_deep(text)) return nullptr;
  json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return nullptr;
  return object;
}

json const* find_at(json const& object, std::initializer_list<char const*> path) {
  json const* at = &object;
  for (char const* const key : path) {
    if (!at->is_object()) return nullptr;
    auto const found = at->find(key);
    if (found == at->end()) return nullptr;
    at = &*found;
  }
  return at;
}

std::string text_at(json const& object, std::initializer_list<char const*> path) {
  json const* const found = find_at(object, path);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace slack::json_reading
