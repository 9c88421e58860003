// The manifest keeps to Slack's limits and holds all that the tables of the handlers need.
#include "bot/app_manifest.hpp"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "handlers/routes.hpp"

namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

json by_http(std::string const& handbook_url = "https://handbook.example.com/x") {
  return json::parse(bot::app_manifest({"https://cert.example.com", handbook_url}));
}

json by_socket_mode() {
  return json::parse(bot::app_manifest({"", "https://handbook.example.com"}));
}

std::size_t size_of(json const& text) { return text.get<std::string>().size(); }

std::vector<std::string> texts(json const& list) { return list.get<std::vector<std::string>>(); }

TEST(AppManifest, HasAPlaceForEverythingThatSlackSends) {
  auto const manifest = by_http();
  std::string const url = "https://cert.example.com/slack/events";
  EXPECT_EQ(manifest["features"]["slash_commands"][0]["url"], url);
  EXPECT_EQ(manifest["settings"]["event_subscriptions"]["request_url"], url);
  EXPECT_EQ(manifest["settings"]["interactivity"]["request_url"], url);
  EXPECT_EQ(manifest["settings"]["socket_mode_enabled"], false);
}

TEST(AppManifest, NeedsNoAddressForSocketMode) {
  auto const manifest = by_socket_mode();
  EXPECT_EQ(manifest["settings"]["socket_mode_enabled"], true);
  EXPECT_EQ(manifest["settings"]["interactivity"]["is_enabled"], true);
  EXPECT_THAT(manifest.dump(), Not(HasSubstr("url\"")));
  EXPECT_THAT(manifest.dump(), Not(HasSubstr("https:")));
}

TEST(AppManifest, SubscribesToEveryEventThatAHandlerTakes) {
  std::vector<std::string> routes;
  for (auto const& event : handlers::events()) routes.emplace_back(event.type);
  EXPECT_EQ(texts(by_http()["settings"]["event_subscriptions"]["bot_events"]), routes);
  EXPECT_EQ(texts(by_socket_mode()["settings"]["event_subscriptions"]["bot_events"]), routes);
  EXPECT_EQ(std::set(routes.begin(), routes.end()).size(), routes.size()) << "an event twice";
}

TEST(AppManifest, HasTheScopeOfEveryEvent) {
  std::map<std::string_view, std::string> const scope_of = {
      {"app_home_opened", ""},     {"app_uninstalled", ""},       {"tokens_revoked", ""},
      {"team_join", "users:read"}, {"user_change", "users:read"}, {"link_shared", "links:read"},
  };
  for (auto const& event : handlers::events()) {
    auto const known = scope_of.find(event.type);
    ASSERT_NE(known, scope_of.end()) << event.type << ": which scope does it need?";
    if (known->second.empty()) continue;
    EXPECT_THAT(bot::bot_scopes(), Contains(known->second));
  }
}

TEST(AppManifest, AsksForExactlyTheScopesInUse) {
  EXPECT_THAT(bot::bot_scopes(),
              testing::UnorderedElementsAre(
                  "chat:write", "commands", "users:read", "users:read.email", "channels:history",
                  "groups:history", "im:history", "im:write", "links:read", "links:write"));
  EXPECT_EQ(texts(by_http()["oauth_config"]["scopes"]["bot"]), bot::bot_scopes());
  for (auto const& scope : bot::scopes()) EXPECT_FALSE(scope.use.empty()) << scope.name;
}

TEST(AppManifest, ListsEveryShortcut) {
  auto const listed = by_http()["features"].value("shortcuts", json::array());
  ASSERT_EQ(listed.size(), handlers::shortcuts().size());
  for (std::size_t i = 0; i < listed.size(); ++i) {
    EXPECT_EQ(listed[i]["callback_id"], handlers::shortcuts()[i].callback_id);
    EXPECT_EQ(listed[i]["type"], "global");
  }
}

TEST(AppManifest, KeepsToSlacksLimits) {
  auto const manifest = by_http();
  EXPECT_LE(size_of(manifest["display_information"]["name"]), 35U);
  EXPECT_LE(size_of(manifest["display_information"]["description"]), 140U);
  EXPECT_LE(size_of(manifest["features"]["bot_user"]["display_name"]), 80U);
  auto const& command = manifest["features"]["slash_commands"][0];
  EXPECT_LE(size_of(command["command"]), 32U);
  EXPECT_LE(size_of(command["description"]), 2000U);
  EXPECT_LE(size_of(command["usage_hint"]), 1000U);
  auto const shortcuts = manifest["features"].value("shortcuts", json::array());
  EXPECT_LE(shortcuts.size(), 10U);
  for (auto const& shortcut : shortcuts) {
    EXPECT_LE(size_of(shortcut["name"]), 24U);
    EXPECT_LE(size_of(shortcut["description"]), 150U);
    EXPECT_GE(size_of(shortcut["description"]), 1U);
    EXPECT_LE(size_of(shortcut["callback_id"]), 255U);
  }
  EXPECT_LE(manifest["settings"]["event_subscriptions"]["bot_events"].size(), 100U);
}

TEST(AppManifest, ShowsEveryWordInTheHint) {
  std::string const hint = by_http()["features"]["slash_commands"][0]["usage_hint"];
  for (auto const& word : handlers::words()) EXPECT_THAT(hint, HasSubstr(std::string(word.word)));
}

TEST(AppManifest, UnfurlsLinksToTheHandbook) {
  auto const domains = [](std::string const& url) {
    return texts(by_http(url)["features"].value("unfurl_domains", json::array()));
  };
  EXPECT_THAT(domains("https://handbook.example.com"), ElementsAre("handbook.example.com"));
  EXPECT_THAT(domains("https://Handbook.Example.com:8443/x"), ElementsAre("handbook.example.com"));
  for (auto const* url : {"http://localhost:8080", "http://127.0.0.1:80/x", "http://[::1]/"}) {
    EXPECT_TRUE(domains(url).empty()) << url << ": Slack takes names of the public Internet only";
  }
}

}  // namespace
