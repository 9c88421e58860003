// Reading the command line.
#include "bot/cli/cli.hpp"

#include <cstdlib>
#include <iostream>

#include "bot/log.hpp"
#include "storage/connection.hpp"

namespace bot::cli {
namespace {

std::optional<std::string> from_environment(std::string const& name) {
  char const* const value = std::getenv(name.c_str());
  return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

void add_value_flag(CLI::App& app, SettingFlags& flags, std::string const& flag,
                    std::string const& variable, std::string const& meaning) {
  app.add_option_function<std::string>(
      flag, [&flags, variable](std::string const& value) { flags.values[variable] = value; },
      meaning + " (" + variable + ")");
}

}  // namespace

void add_setting_flags(CLI::App& app, SettingFlags& flags) {
  app.add_option_function<std::string>(
      "--config", [&flags](std::string const& value) { flags.file = value; },
      "Settings file; config/fieldcert.toml when it is there");
  add_value_flag(app, flags, "--database", "FIELDCERT_DATABASE", "SQLite file");
  add_value_flag(app, flags, "--listen", "FIELDCERT_LISTEN", "HOST:PORT for Slack's requests");
  add_value_flag(app, flags, "--log-level", "FIELDCERT_LOG_LEVEL", "error, warn, info or debug");
  add_value_flag(app, flags, "--slack-api-url", "SLACK_API_URL", "Address of Slack's Web API");
  add_value_flag(app, flags, "--slack-ca-file", "SLACK_CA_FILE", "Extra trusted certificates");
  add_value_flag(app, flags, "--enablement", "FIELDCERT_ENABLEMENT", "Slack user ids");
  add_value_flag(app, flags, "--handbook-url", "FIELDCERT_HANDBOOK_URL", "Site of the handbook");
  app.fallthrough();
}

std::optional<config::Settings> load_settings(SettingFlags const& flags) {
  auto const reading = config::read_settings({flags.values, from_environment, flags.file});
  for (std::string const& problem : reading.problems) complain(problem);
  if (!reading.problems.empty()) return std::nullopt;
  return reading.settings;
}

bool is_given(SettingFlags const& flags, std::string const& variable) {
  auto const value = from_environment(variable);
  return flags.values.contains(variable) || (value && !value->empty());
}

void complain(std::string const& line) { std::cerr << "fieldcert: " << line << '\n'; }

int run(int argc, char const* const* argv) {
  CLI::App app("Certification program of a sales field, in Slack", "fieldcert");
  app.set_version_flag("--version", "fieldcert " FIELDCERT_VERSION);
  app.require_subcommand(1);
  SettingFlags flags;
  add_setting_flags(app, flags);
  int exit_code = done;
  add_serve(app, flags, exit_code);
  add_sandbox(app, flags, exit_code);
  add_import(app, flags, exit_code);
  add_export(app, flags, exit_code);
  add_report(app, flags, exit_code);
  add_manifest(app, flags, exit_code);
  add_check(app, flags, exit_code);
  add_backup(app, flags, exit_code);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    bool const is_answer = error.get_exit_code() == 0;  // --help, --version
    if (is_answer) return app.exit(error);
    complain(std::string(error.what()) + " (fieldcert --help)");
    return refused;
  } catch (std::exception const& error) {
    complain(error.what());
    return refused;
  }
  flush_log();
  return exit_code;
}

}  // namespace bot::cli
