// `fieldcert manifest --url HTTPS_URL | --socket-mode`: the Slack app manifest for this bot.
#include <iostream>

#include "bot/app_manifest.hpp"
#include "bot/cli/cli.hpp"

namespace bot::cli {
namespace {

enum class Transport { unsaid, http, socket_mode };

int print_manifest(SettingFlags const& flags, Transport transport, std::string url) {
  if (transport == Transport::unsaid) {
    complain(
        "say how Slack and the bot reach each other: --url https://… (Slack calls the bot) or "
        "--socket-mode (the bot calls Slack; needs no public address)");
    return refused;
  }
  if (transport == Transport::http && (!url.starts_with("https://") || url.size() == 8)) {
    complain("--url must be the bot's public address, beginning with https://");
    return refused;
  }
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  while (url.ends_with('/')) url.pop_back();
  std::cout << app_manifest({url, settings->handbook_url});
  return done;
}

}  // namespace

void add_manifest(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command = app.add_subcommand("manifest", "Print the Slack app manifest (JSON)");
  auto const url = std::make_shared<std::string>();
  auto const is_socket = std::make_shared<bool>(false);
  auto* const by_http =
      command->add_option("--url", *url, "Where Slack reaches the bot: https://…");
  auto* const by_socket =
      command->add_flag("--socket-mode", *is_socket, "The bot connects to Slack instead");
  by_http->excludes(by_socket);
  command->callback([&flags, &exit_code, url, is_socket, by_http] {
    Transport const transport = *by_http     ? Transport::http
                                : *is_socket ? Transport::socket_mode
                                             : Transport::unsaid;
    exit_code = print_manifest(flags, transport, *url);
  });
}

}  // namespace bot::cli
