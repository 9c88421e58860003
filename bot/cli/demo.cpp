// Putting bot and workspace together.
#include "bot/cli/demo.hpp"

#include <filesystem>
#include <stdexcept>

#include "bot/app_manifest.hpp"
#include "bot/cli/cast.hpp"
#include "bot/cli/random_text.hpp"
#include "bot/imports.hpp"
#include "handlers/routes.hpp"

namespace bot::cli {
namespace {

namespace fs = std::filesystem;

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

// Secrets that are given hold, so that other programs can be pointed at the workspace as well.
config::Settings with_secrets(config::Settings settings, Transport transport) {
  auto const make = [](config::Secret& secret, std::string const& start) {
    if (secret.empty()) secret = config::Secret(start + random_text(24));
  };
  make(settings.signing_secret, "");
  make(settings.bot_token, "xoxb-sandbox-");
  if (transport == Transport::socket_mode) make(settings.app_token, "xapp-sandbox-");
  if (settings.enablement.empty()) settings.enablement = cast_enablement();
  return settings;
}

std::string host_of(std::string_view url) {
  auto const scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of(":/?#")));
}

sandbox::Settings workspace_of(DemoOptions const& options, config::Settings const& settings) {
  sandbox::Settings workspace;
  workspace.listen = options.page;
  workspace.signing_secret = settings.signing_secret.reveal();
  workspace.bot_token = settings.bot_token.reveal();
  workspace.app_token = settings.app_token.reveal();
  workspace.scopes = bot_scopes();
  workspace.team_name = "Northwind Field";
  workspace.people = cast_people();
  workspace.channels = cast_channels();
  sandbox::SlashCommand command{"/cert", "status, next, courses, find …", {}};
  for (auto const& word : handlers::words()) {
    command.words.push_back({std::string(word.word), std::string(word.hint)});
  }
  workspace.commands.push_back(std::move(command));
  for (auto const& shortcut : handlers::shortcuts()) {
    workspace.shortcuts.push_back({sandbox::Shortcut::Kind::global,
                                   std::string(shortcut.callback_id), std::string(shortcut.name),
                                   std::string(shortcut.description)});
  }
  workspace.events.clear();
  for (auto const& event : handlers::events()) workspace.events.emplace_back(event.type);
  workspace.unfurl_domains = {host_of(settings.handbook_url)};
  workspace.greetings.push_back({workspace.channels.front().id, first_steps_card()});
  for (auto const& person : workspace.people) {
    workspace.greetings.push_back({person.id, first_steps_card()});
  }
  return workspace;
}

config::Settings with_api(config::Settings settings, std::string const& api_url) {
  settings.slack_api_url = api_url;
  return settings;
}

}  // namespace

Demo::Demo(boost::asio::io_context& io, config::Settings settings, DemoOptions options)
    : options_(std::move(options)),
      settings_(with_secrets(std::move(settings), options_.transport)),
      workspace_(io, workspace_of(options_, settings_)),
      bot_(io, with_api(settings_, workspace_.api_url())) {
  if (!settings_.app_token.empty()) return;  // it connects by itself
  workspace_.set_bot_url("http://127.0.0.1:" + std::to_string(bot_.port()) + "/slack/events");
}

std::vector<content::Problem> Demo::fill() {
  domain::Instant const now = system_now();
  bool const is_own = options_.program.empty();
  auto& database = bot_.database();
  auto result = import_program(database, {is_own ? own_program() : options_.program}, now);
  if (result.problems.empty()) {
    result = import_roster_text(database, "cast", cast_roster(now), now);
  }
  // What the cast has finished is told in terms of our own program.
  if (result.problems.empty() && is_own) {
    result = import_completions_text(database, "cast", cast_completions(now), now);
  }
  return result.problems;
}

void Demo::start() {
  workspace_.start();
  bot_.start();
}

boost::asio::awaitable<void> Demo::stop() {
  co_await bot_.stop();
  co_await workspace_.stop();
}

}  // namespace bot::cli
