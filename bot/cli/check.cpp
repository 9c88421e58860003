// `fieldcert check [--rebuild]`: a line each for settings, database, program and token.
#include <filesystem>
#include <iostream>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "bot/bot.hpp"
#include "bot/cli/cli.hpp"
#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"
#include "storage/database.hpp"
#include "storage/probe.hpp"
#include "storage/progress_check.hpp"

namespace bot::cli {
namespace {

class Checks {
 public:
  void good(std::string const& what, std::string const& text) { line("ok  ", what, text); }
  void bad(std::string const& what, std::string const& text) {
    line("FAIL", what, text);
    has_failed_ = true;
  }
  int exit_code() const { return has_failed_ ? would_fail : done; }

 private:
  static void line(char const* mark, std::string const& what, std::string const& text) {
    std::cout << mark << "  " << what << ": " << text << '\n';
  }
  bool has_failed_ = false;
};

void check_progress(Checks& checks, storage::Database& database, bool rebuild) {
  auto const wrong = database.read_now(
      [](storage::Snapshot const& snapshot) { return storage::count_wrong_progress(snapshot); });
  if (wrong == 0) return checks.good("progress", "agrees with the recorded completions");
  std::string const found = std::to_string(wrong) + " rows disagree with the recorded completions";
  if (!rebuild) return checks.bad("progress", found + "; run fieldcert check --rebuild");
  database.write_now(
      [](storage::Transaction const& transaction) { storage::rebuild_progress(transaction); });
  checks.good("progress", found + "; rebuilt");
}

void check_database(Checks& checks, config::Settings const& settings, bool rebuild) {
  if (!std::filesystem::exists(settings.database)) {
    checks.bad("database", settings.database + ": no such file; import a program first");
    return;
  }
  storage::Database database(database_settings(settings));
  database.write_now([](storage::Transaction const& it) { storage::probe_writing(it); });
  auto const [structure, found] = database.read_now([](storage::Snapshot const& snapshot) {
    return std::pair(storage::integrity(snapshot), storage::contents(snapshot));
  });
  if (structure != "ok") return checks.bad("database", settings.database + ": " + structure);
  checks.good("database", settings.database + ", writable, structure sound");
  check_progress(checks, database, rebuild);
  std::string const text = std::to_string(found.certifications) + " certifications, " +
                           std::to_string(found.courses) + " courses, " +
                           std::to_string(found.people) + " people";
  if (found.courses == 0) return checks.bad("program", text + "; run fieldcert import program");
  checks.good("program", text);
}

void check_token(Checks& checks, config::Settings const& settings) {
  if (settings.bot_token.empty()) {
    return checks.bad("token",
                      "SLACK_BOT_TOKEN is not set; it stands in the app's settings in "
                      "Slack under OAuth & Permissions");
  }
  boost::asio::io_context io(1);
  net::HttpClientSettings client_settings;
  client_settings.ca_file = settings.ca_file;
  net::HttpClient http(io.get_executor(), client_settings);
  slack::WebApi web_api(http, settings.slack_api_url, settings.bot_token.reveal());
  std::string trouble = "no answer";
  boost::asio::co_spawn(io, web_api.call("auth.test", {}),
                        [&](std::exception_ptr error, slack::ApiResult<std::string> const& answer) {
                          if (error) return;
                          trouble.clear();
                          if (answer) return;
                          auto const& failure = answer.error();
                          trouble = failure.error.empty() ? failure.detail : failure.error;
                        });
  io.run();
  if (!trouble.empty()) return checks.bad("token", settings.slack_api_url + ": " + trouble);
  checks.good("token", "accepted by " + settings.slack_api_url);
}

int check(SettingFlags const& flags, bool rebuild) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  Checks checks;
  if (settings->signing_secret.empty()) {
    checks.bad("settings", "SLACK_SIGNING_SECRET is not set");
  } else {
    checks.good("settings", "read");
  }
  try {
    check_database(checks, *settings, rebuild);
  } catch (storage::DatabaseError const& error) {
    checks.bad("database", error.what());
  }
  check_token(checks, *settings);
  return checks.exit_code();
}

}  // namespace

void add_check(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command =
      app.add_subcommand("check", "Settings, database, program, token: a line each");
  auto const rebuild = std::make_shared<bool>(false);
  command->add_flag("--rebuild", *rebuild, "Make summaries anew where they disagree");
  command->callback([&, rebuild] { exit_code = check(flags, *rebuild); });
}

}  // namespace bot::cli
