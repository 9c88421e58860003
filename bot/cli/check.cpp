// `fieldcert check [--rebuild]`: a line for each thing that could stand in the way.
#include <iostream>

#include "bot/cli/checks.hpp"
#include "bot/cli/cli.hpp"

namespace bot::cli {
namespace {

void check_settings(Checks& checks, config::Settings const& settings) {
  if (!settings.app_token.empty()) {
    return checks.good("settings", "read; the bot connects to Slack by Socket Mode");
  }
  if (settings.signing_secret.empty()) {
    return checks.bad("settings",
                      "SLACK_SIGNING_SECRET is not set; it stands in the app's settings in Slack "
                      "under Basic Information > App Credentials (or set SLACK_APP_TOKEN to "
                      "connect by Socket Mode)");
  }
  checks.good("settings", "read; Slack calls the bot at " + settings.listen);
}

int check(SettingFlags const& flags, Rebuild rebuild) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  Checks checks;
  check_settings(checks, *settings);
  check_database(checks, *settings, rebuild);
  check_slack(checks, *settings);
  return checks.has_failed() ? would_fail : done;
}

}  // namespace

void Checks::line(char const* mark, std::string const& what, std::string const& text) {
  std::cout << mark << "  " << what << ": " << text << std::endl;
}

void Checks::detail(std::string const& text) { std::cout << "        " << text << std::endl; }

void add_check(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command =
      app.add_subcommand("check", "Settings, database, Slack: a line each, exit 1 on a failure");
  auto const rebuild = std::make_shared<bool>(false);
  command->add_flag("--rebuild", *rebuild, "Make summaries anew where they disagree");
  command->callback(
      [&, rebuild] { exit_code = check(flags, *rebuild ? Rebuild::yes : Rebuild::no); });
}

}  // namespace bot::cli
