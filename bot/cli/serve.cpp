// `fieldcert serve`: the bot for a real Slack workspace.
#include <iostream>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "bot/bot.hpp"
#include "bot/cli/cli.hpp"
#include "bot/cli/until_signal.hpp"
#include "bot/database_lock.hpp"
#include "bot/log.hpp"

namespace bot::cli {
namespace {

// A rolling restart starts the new process before the old one has ended.
constexpr std::chrono::seconds restart_patience{10};

int serve(SettingFlags const& flags) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  if (settings->signing_secret.empty() && settings->app_token.empty()) {
    complain(
        "SLACK_SIGNING_SECRET is not set; it stands in the app's settings in Slack under "
        "Basic Information > App Credentials (or set SLACK_APP_TOKEN to connect by Socket Mode)");
    return refused;
  }
  set_log_level(settings->log_level);
  if (settings->bot_token.empty()) {
    log_warning("settings", {{"missing", "SLACK_BOT_TOKEN"},
                             {"effect",
                              "commands are answered, but nothing can be sent to Slack "
                              "and /readyz says not ready"}});
  }
  DatabaseLock const lock(settings->database, restart_patience);
  boost::asio::io_context io(1);
  Bot bot(io, *settings);
  bot.start();
  // Said by the loop: whoever reads it may send a signal at once, which must find its handler.
  boost::asio::post(io, [&bot, &settings] {
    log_info("listening", {{"address", settings->listen}, {"port", std::to_string(bot.port())}});
  });
  auto const on_end = [&bot](std::function<void()> end) { bot.on_uninstalled(std::move(end)); };
  run_until_signal(
      io, [&bot] { return bot.stop(); }, on_end);
  log_info("stopped", {});
  return done;
}

}  // namespace

void add_serve(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command = app.add_subcommand("serve", "Run the bot for a Slack workspace");
  command->callback([&] { exit_code = serve(flags); });
}

}  // namespace bot::cli
