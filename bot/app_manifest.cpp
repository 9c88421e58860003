// Writing the manifest from the route table.
#include "bot/app_manifest.hpp"

#include <nlohmann/json.hpp>

#include "handlers/routes.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;

std::string usage_hint() {
  std::string hint;
  for (auto const& word : handlers::words()) {
    hint += hint.empty() ? "[" : " | ";
    hint += word.word;
  }
  return hint + "]";
}

ordered_json event_names() {
  ordered_json names = ordered_json::array();
  for (auto const& event : handlers::events()) names.push_back(event.type);
  return names;
}

}  // namespace

std::vector<std::string> const& bot_scopes() {
  static std::vector<std::string> const scopes = {"chat:write", "commands", "users:read",
                                                  "users:read.email"};
  return scopes;
}

std::string app_manifest(std::string_view url) {
  std::string const address = std::string(url) + "/slack/events";
  ordered_json manifest;
  manifest["_metadata"] = {{"major_version", 2}, {"minor_version", 1}};
  manifest["display_information"] = {
      {"name", "fieldcert"},
      {"description", "Where you stand in your certification, and what is next"},
      {"background_color", "#4a154b"}};
  ordered_json command;
  command["command"] = "/cert";
  command["description"] = "Your certification: where you stand, and what is next";
  command["usage_hint"] = usage_hint();
  command["should_escape"] = true;  // mentions arrive as user ids
  command["url"] = address;
  manifest["features"]["app_home"] = {{"home_tab_enabled", true},
                                      {"messages_tab_enabled", true},
                                      {"messages_tab_read_only_enabled", true}};
  manifest["features"]["bot_user"] = {{"display_name", "fieldcert"}, {"always_online", true}};
  manifest["features"]["slash_commands"] = ordered_json::array({command});
  manifest["oauth_config"]["scopes"]["bot"] = bot_scopes();
  manifest["settings"]["event_subscriptions"] = {{"request_url", address},
                                                 {"bot_events", event_names()}};
  manifest["settings"]["interactivity"] = {{"is_enabled", true}, {"request_url", address}};
  manifest["settings"]["org_deploy_enabled"] = false;
  manifest["settings"]["socket_mode_enabled"] = false;
  manifest["settings"]["token_rotation_enabled"] = false;
  return manifest.dump(2) + "\n";
}

}  // namespace bot
