// `fieldcert manifest --url HTTPS_URL`: the Slack app manifest for this bot.
#include <iostream>

#include "bot/app_manifest.hpp"
#include "bot/cli/cli.hpp"

namespace bot::cli {
namespace {

int print_manifest(std::string url) {
  if (!url.starts_with("https://") || url.size() == 8) {
    complain("--url must be the bot's public address, beginning with https://");
    return refused;
  }
  while (url.ends_with('/')) url.pop_back();
  std::cout << app_manifest(url);
  return done;
}

}  // namespace

void add_manifest(CLI::App& app, SettingFlags const&, int& exit_code) {
  CLI::App* const command = app.add_subcommand("manifest", "Print the Slack app manifest (JSON)");
  auto const url = std::make_shared<std::string>();
  command->add_option("--url", *url, "Where Slack reaches the bot: https://…")->required();
  command->callback([&exit_code, url] { exit_code = print_manifest(*url); });
}

}  // namespace bot::cli
