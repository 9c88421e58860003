// The Slack app that this bot is, as a manifest (docs: "App manifest reference", version 2).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bot {

// A right that the bot's token needs.
struct Scope {
  std::string_view name;
  std::string_view use;
};

std::span<Scope const> scopes();
// Their names.
std::vector<std::string> const& bot_scopes();

struct AppAddress {
  // Where Slack reaches the bot, without a path: "https://cert.example.com". Empty = the bot
  // reaches Slack, by Socket Mode.
  std::string url;
  std::string handbook_url;  // links that lead there are unfurled
};

// JSON.
std::string app_manifest(AppAddress const& address);

}  // namespace bot
