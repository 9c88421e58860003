// See guest.hpp.
#include "bot/cli/guest.hpp"

#include <stdexcept>

#include "bot/cli/cast.hpp"
#include "bot/cli/random_text.hpp"

namespace bot::cli {
namespace {

std::string given_or(config::Secret const& given, std::string const& start, std::size_t digits) {
  return given.empty() ? start + random_text(digits) : given.reveal();
}

sandbox::SlashCommand command_of(std::string const& name) {
  if (!name.starts_with('/') || name.size() < 2) {
    throw std::invalid_argument("--commands: a command begins with a slash: " + name);
  }
  return {name, "", {}};
}

sandbox::Shortcut shortcut_of(std::string const& text) {
  std::string const message = "message:";
  sandbox::Shortcut shortcut;
  shortcut.callback_id = text;
  if (text.starts_with(message)) {
    shortcut.kind = sandbox::Shortcut::Kind::message;
    shortcut.callback_id = text.substr(message.size());
  }
  shortcut.name = shortcut.callback_id;
  return shortcut;
}

}  // namespace

sandbox::Settings guest_workspace(GuestOptions const& options, config::Settings const& settings,
                                  std::string const& page) {
  sandbox::Settings workspace;
  workspace.listen = page;
  bool const by_socket = options.app == "socket";
  if (!by_socket && !options.app.starts_with("http://") && !options.app.starts_with("https://")) {
    throw std::invalid_argument("--app: neither an address (http://…) nor \"socket\": " +
                                options.app);
  }
  if (!by_socket) workspace.bot_url = options.app;
  workspace.signing_secret = given_or(settings.signing_secret, "", 32);
  workspace.bot_token = given_or(settings.bot_token, "xoxb-sandbox-", 24);
  workspace.app_token = given_or(settings.app_token, "xapp-sandbox-", 24);
  workspace.team_name = "Northwind Field";
  workspace.app_name = "Your app";
  workspace.people = cast_people();
  workspace.channels = cast_channels();
  for (auto const& name : options.commands) workspace.commands.push_back(command_of(name));
  for (auto const& text : options.shortcuts) workspace.shortcuts.push_back(shortcut_of(text));
  workspace.unfurl_domains = options.unfurled;
  workspace.events = {"*"};
  return workspace;
}

std::string guest_lines(sandbox::Settings const& workspace, config::Settings const& given,
                        std::string const& api_url) {
  std::string lines = "SLACK_API_URL=" + api_url + '\n';
  auto const add = [&lines](char const* name, config::Secret const& from_outside,
                            std::string const& made_up) {
    if (from_outside.empty()) lines += std::string(name) + "=" + made_up + '\n';
  };
  add("SLACK_BOT_TOKEN", given.bot_token, workspace.bot_token);
  add("SLACK_SIGNING_SECRET", given.signing_secret, workspace.signing_secret);
  add("SLACK_APP_TOKEN", given.app_token, workspace.app_token);
  return lines;
}

}  // namespace bot::cli
