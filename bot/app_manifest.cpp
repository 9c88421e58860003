// Writing the manifest from the tables of handlers/routes.hpp.
#include "bot/app_manifest.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "handlers/routes.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;

// Exactly what the bot uses. docs/operating.md tells operators the same.
constexpr std::array all_scopes = {
    Scope{"commands", "the command /cert and the shortcuts"},
    Scope{"chat:write", "answers and announcements"},
    Scope{"im:write", "opens the direct message in which a person is told something"},
    // After a connection broke while a message was sent, the bot looks for it before it sends it
    // again: in public channels, private channels and direct messages that it is a member of.
    Scope{"channels:history", "looks whether a message has arrived, in public channels"},
    Scope{"groups:history", "looks whether a message has arrived, in private channels"},
    Scope{"im:history", "looks whether a message has arrived, in direct messages"},
    Scope{"users:read", "names, time zones, and who joins or leaves"},
    Scope{"users:read.email", "finds people in the roster by their e-mail address"},
    Scope{"links:read", "is told of links to the handbook"},
    Scope{"links:write", "shows what is behind them"},
};

std::string usage_hint() {
  std::string hint;
  for (auto const& word : handlers::words()) {
    hint += hint.empty() ? "[" : " | ";
    hint += word.word;
  }
  return hint + "]";
}

// "handbook.example.com" of "https://handbook.example.com:8443/x". Empty for what is no name in the
// public Internet, which Slack would not take.
std::string domain_of(std::string_view url) {
  std::size_t const scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  std::string host(url.substr(0, url.find_first_of(":/?#")));
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
  bool const is_address =
      std::ranges::all_of(host, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  return host.find('.') == std::string::npos || is_address ? "" : host;
}

ordered_json event_names() {
  ordered_json names = ordered_json::array();
  for (auto const& event : handlers::events()) names.push_back(event.type);
  return names;
}

ordered_json slash_command(std::string const& request_url) {
  ordered_json command;
  command["command"] = "/cert";
  command["description"] = "Your certification: where you stand, and what is next";
  command["usage_hint"] = usage_hint();
  command["should_escape"] = true;  // mentions arrive as user ids
  if (!request_url.empty()) command["url"] = request_url;
  return command;
}

ordered_json shortcut_list() {
  ordered_json list = ordered_json::array();
  for (auto const& route : handlers::shortcuts()) {
    list.push_back({{"name", route.name},
                    {"type", "global"},
                    {"callback_id", route.callback_id},
                    {"description", route.description}});
  }
  return list;
}

ordered_json features(AppAddress const& address, std::string const& request_url) {
  ordered_json features;
  features["app_home"] = {{"home_tab_enabled", true},
                          {"messages_tab_enabled", true},
                          {"messages_tab_read_only_enabled", true}};
  features["bot_user"] = {{"display_name", "fieldcert"}, {"always_online", true}};
  features["slash_commands"] = ordered_json::array({slash_command(request_url)});
  ordered_json const shortcuts = shortcut_list();
  if (!shortcuts.empty()) features["shortcuts"] = shortcuts;
  std::string const domain = domain_of(address.handbook_url);
  if (!domain.empty()) features["unfurl_domains"] = ordered_json::array({domain});
  return features;
}

ordered_json app_settings(std::string const& request_url) {
  ordered_json settings;
  if (!request_url.empty()) settings["event_subscriptions"]["request_url"] = request_url;
  settings["event_subscriptions"]["bot_events"] = event_names();
  settings["interactivity"]["is_enabled"] = true;
  if (!request_url.empty()) settings["interactivity"]["request_url"] = request_url;
  settings["org_deploy_enabled"] = false;
  settings["socket_mode_enabled"] = request_url.empty();
  settings["token_rotation_enabled"] = false;
  return settings;
}

}  // namespace

std::span<Scope const> scopes() { return all_scopes; }

std::vector<std::string> const& bot_scopes() {
  static std::vector<std::string> const names = [] {
    std::vector<std::string> all;
    for (Scope const& scope : all_scopes) all.emplace_back(scope.name);
    return all;
  }();
  return names;
}

std::string app_manifest(AppAddress const& address) {
  std::string const request_url = address.url.empty() ? "" : address.url + "/slack/events";
  ordered_json manifest;
  manifest["_metadata"] = {{"major_version", 2}, {"minor_version", 1}};
  manifest["display_information"] = {
      {"name", "fieldcert"},
      {"description", "Where you stand in your certification, and what is next"},
      {"background_color", "#4a154b"}};
  manifest["features"] = features(address, request_url);
  manifest["oauth_config"]["scopes"]["bot"] = bot_scopes();
  manifest["settings"] = app_settings(request_url);
  return manifest.dump(2) + "\n";
}

}  // namespace bot
