// The Slack app that this bot is, as a manifest (docs: "App manifest reference", version 2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bot {

// Scopes of the bot's token, with what each is for in docs/operating.md.
std::vector<std::string> const& bot_scopes();

// JSON. `url` is where Slack reaches the bot, without a path: "https://cert.example.com".
std::string app_manifest(std::string_view url);

}  // namespace bot
