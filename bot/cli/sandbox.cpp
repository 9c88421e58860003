// `fieldcert sandbox`: the bot inside a local Slack-compatible workspace with a web page.
#include "sandbox/sandbox.hpp"

#include "bot/app_manifest.hpp"
#include "bot/bot.hpp"
#include "bot/cli/cast.hpp"
#include "bot/cli/cli.hpp"
#include "bot/cli/until_signal.hpp"
#include "bot/imports.hpp"
#include "bot/log.hpp"
#include "handlers/routes.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>

namespace bot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string page = "127.0.0.1:4000";
  std::string program;  // folder or file; empty = our own
};

// A folder that goes with the process.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "fieldcert-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

std::string random_text(std::size_t length) {
  std::random_device device;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += digits[device() % digits.size()];
  return text;
}

// Our own program lies in the source tree, or beside an installed program.
std::string own_program() {
  std::error_code error;
  fs::path const binary = fs::read_symlink("/proc/self/exe", error);
  for (fs::path const& candidate :
       {fs::path("config/program"), binary.parent_path() / "../../config/program",
        binary.parent_path() / "../share/fieldcert/program"}) {
    if (fs::is_directory(candidate, error)) return candidate.lexically_normal().string();
  }
  throw std::runtime_error("config/program is not here; name a program with --program FOLDER");
}

sandbox::Settings workspace_of(Options const& options, config::Settings const& settings) {
  sandbox::Settings workspace;
  workspace.listen = options.page;
  workspace.signing_secret = settings.signing_secret.reveal();
  workspace.bot_token = settings.bot_token.reveal();
  workspace.scopes = bot_scopes();
  workspace.team_name = "Northwind Field";
  workspace.people = cast_people();
  workspace.channels = cast_channels();
  sandbox::SlashCommand command{"/cert", "status, next, courses, find …", {}};
  for (auto const& word : handlers::words()) {
    command.words.push_back({std::string(word.word), std::string(word.hint)});
  }
  workspace.commands.push_back(std::move(command));
  workspace.greetings.push_back({"C0GENERAL1", first_steps_card()});
  for (auto const& person : workspace.people) {
    workspace.greetings.push_back({person.id, first_steps_card()});
  }
  return workspace;
}

// Stops at the first import that is refused.
bool fill(storage::Database& database, Options const& options) {
  domain::Instant const now = system_now();
  std::string const program = options.program.empty() ? own_program() : options.program;
  auto result = import_program(database, {program}, now);
  bool const is_own = options.program.empty();
  if (result.problems.empty()) {
    result = import_roster_text(database, "cast", cast_roster(now), now);
  }
  // What the cast has finished is told in terms of our own program.
  if (result.problems.empty() && is_own) {
    result = import_completions_text(database, "cast", cast_completions(now), now);
  }
  for (auto const& problem : result.problems) complain(problem.text());
  return result.problems.empty();
}

config::Settings sandbox_settings(config::Settings settings, SettingFlags const& flags,
                                  fs::path const& folder) {
  if (!is_given(flags, "FIELDCERT_DATABASE")) settings.database = folder / "sandbox.db";
  if (!is_given(flags, "FIELDCERT_LISTEN")) settings.listen = "127.0.0.1:0";
  if (!is_given(flags, "FIELDCERT_LOG_LEVEL")) settings.log_level = config::LogLevel::warn;
  if (settings.signing_secret.empty()) settings.signing_secret = config::Secret(random_text(32));
  settings.bot_token = config::Secret("xoxb-sandbox-" + random_text(24));
  if (settings.enablement.empty()) settings.enablement = cast_enablement();
  return settings;
}

int run_sandbox(SettingFlags const& flags, Options const& options) {
  auto const given = load_settings(flags);
  if (!given) return refused;
  TemporaryFolder const folder;
  auto settings = sandbox_settings(*given, flags, folder.path());
  set_log_level(settings.log_level);

  boost::asio::io_context io(1);
  sandbox::Sandbox workspace(io, workspace_of(options, settings));
  settings.slack_api_url = workspace.api_url();
  Bot bot(io, settings);
  if (!fill(bot.database(), options)) return refused;
  workspace.set_bot_url("http://127.0.0.1:" + std::to_string(bot.port()) + "/slack/events");
  workspace.start();
  bot.start();
  std::cout << "The sandbox is open: " << workspace.page_url() << '\n'
            << "Type /cert status there. Ctrl+C ends it." << std::endl;
  run_until_signal(io, [&]() { return bot.stop(); });
  return done;
}

}  // namespace

void add_sandbox(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command =
      app.add_subcommand("sandbox", "Try the bot in a local workspace; needs no Slack account");
  auto const options = std::make_shared<Options>();
  command->add_option("--page", options->page, "HOST:PORT of the web page")->capture_default_str();
  command->add_option("--program", options->program, "Handbook pages instead of our own program");
  command->callback([&, options] { exit_code = run_sandbox(flags, *options); });
}

}  // namespace bot::cli
