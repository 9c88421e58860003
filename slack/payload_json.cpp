// Looking things up in a payload without trusting its shape.
#include "slack/payload_json.hpp"

#include <boost/json/parse.hpp>

namespace slack::payload_json {

Document::Document(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 100;
  boost::json::error_code error;
  json read = boost::json::parse(text, error, &memory_, options);
  if (!error && read.is_object()) root_ = std::move(read);
}

json const* find_at(json const& object, std::initializer_list<std::string_view> path) {
  json const* at = &object;
  for (std::string_view const key : path) {
    auto const* const members = at->if_object();
    at = members != nullptr ? members->if_contains(key) : nullptr;
    if (at == nullptr) return nullptr;
  }
  return at;
}

std::string text_at(json const& object, std::initializer_list<std::string_view> path) {
  json const* const found = find_at(object, path);
  auto const* const text = found != nullptr ? found->if_string() : nullptr;
  return text != nullptr ? std::string(*text) : std::string{};
}

}  // namespace slack::payload_json
