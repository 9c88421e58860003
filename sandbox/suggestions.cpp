// See suggestions.hpp.
#include "sandbox/suggestions.hpp"

#include "sandbox/requests.hpp"

namespace sandbox {
namespace {

constexpr std::size_t most_options = 100;

bool are_options(Json const& options) {
  if (!options.is_array() || options.size() > most_options) return false;
  for (auto const& option : options) {
    if (text_at(at(option, "text"), "text").empty() || !at(option, "value").is_string())
      return false;
  }
  return true;
}

bool are_groups(Json const& groups) {
  if (!groups.is_array() || groups.size() > most_options) return false;
  for (auto const& group : groups) {
    bool const named = !text_at(at(group, "label"), "text").empty();
    if (!named || !are_options(at(group, "options"))) return false;
  }
  return true;
}

}  // namespace

bool asks_app_for_options(Json const& element) {
  auto const type = text_at(element, "type");
  return type == "external_select" || type == "multi_external_select";
}

Json suggestion_payload(Workspace const& workspace, std::string const& person,
                        PlacedElement const& placed, std::string const& typed,
                        Json const& members) {
  auto payload = payload_start(workspace, "block_suggestion", person);
  payload["action_id"] = placed.action_id;
  payload["block_id"] = placed.block_id;
  payload["value"] = typed;
  payload.update(members);
  return payload;
}

Suggested take_suggestions(std::string_view body) {
  auto const answer = parse_json(body);
  if (!answer || !answer->is_object()) return {nullptr, "the answer is not a JSON object"};
  Json options = Json::object();
  if (are_options(at(*answer, "options"))) {
    options["options"] = at(*answer, "options");
  } else if (are_groups(at(*answer, "option_groups"))) {
    options["option_groups"] = at(*answer, "option_groups");
  } else {
    return {nullptr, "the answer holds neither good options nor good option_groups"};
  }
  return {std::move(options), {}};
}

}  // namespace sandbox
