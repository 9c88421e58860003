// `fieldcert sandbox`: the bot inside a local Slack-compatible workspace with a web page.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <boost/asio/io_context.hpp>

#include "bot/cli/cli.hpp"
#include "bot/cli/demo.hpp"
#include "bot/cli/guest.hpp"
#include "bot/cli/until_signal.hpp"
#include "bot/database_lock.hpp"
#include "bot/log.hpp"

namespace bot::cli {
namespace {

namespace fs = std::filesystem;

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

// What nobody has set is chosen so that trying the sandbox touches nothing that is in use.
config::Settings sandbox_settings(config::Settings settings, SettingFlags const& flags,
                                  fs::path const& folder) {
  if (!is_given(flags, "FIELDCERT_DATABASE")) settings.database = folder / "sandbox.db";
  if (!is_given(flags, "FIELDCERT_LISTEN")) settings.listen = "127.0.0.1:0";
  if (!is_given(flags, "FIELDCERT_LOG_LEVEL")) settings.log_level = config::LogLevel::warn;
  return settings;
}

int run_sandbox(SettingFlags const& flags, DemoOptions const& options) {
  auto const given = load_settings(flags);
  if (!given) return refused;
  TemporaryFolder const folder;
  auto const settings = sandbox_settings(*given, flags, folder.path());
  set_log_level(settings.log_level);

  DatabaseLock const lock(settings.database, std::chrono::seconds(0));
  boost::asio::io_context io(1);
  Demo demo(io, settings, options);
  auto const problems = demo.fill();
  for (auto const& problem : problems) complain(problem.text());
  if (!problems.empty()) return refused;
  demo.start();
  std::cout << "The sandbox is open: " << demo.workspace().page_url() << '\n'
            << "Its Web API: " << demo.workspace().api_url() << '\n'
            << "Type /cert status there. Ctrl+C ends it." << std::endl;
  run_until_signal(io, [&demo] { return demo.stop(); });
  return done;
}

// The workspace alone, for another app.
int run_guest(SettingFlags const& flags, GuestOptions const& guest, std::string const& page) {
  auto const given = load_settings(flags);
  if (!given) return refused;
  boost::asio::io_context io(1);
  auto const settings = guest_workspace(guest, *given, page);
  sandbox::Sandbox workspace(io, settings);
  workspace.start();
  std::cout << "The sandbox is open: " << workspace.page_url() << '\n'
            << guest_lines(settings, *given, workspace.api_url()) << "Ctrl+C ends it." << std::endl;
  run_until_signal(io, [&workspace] { return workspace.stop(); });
  return done;
}

int run_either(SettingFlags const& flags, DemoOptions const& options, GuestOptions const& guest) {
  if (guest.app.empty()) return run_sandbox(flags, options);
  try {
    return run_guest(flags, guest, options.page);
  } catch (std::invalid_argument const& problem) {
    complain(problem.what());
    return refused;
  }
}

void add_guest_options(CLI::App& command, GuestOptions& guest) {
  auto* const app = command.add_option(
      "--app", guest.app, "Another app instead of the bot: the URL of its requests, or \"socket\"");
  command.add_option("--commands", guest.commands, "Its slash commands: /poll,/vote")
      ->delimiter(',')
      ->needs(app);
  command
      .add_option("--shortcuts", guest.shortcuts,
                  "Callback ids of its shortcuts, of messages with \"message:\" before")
      ->delimiter(',')
      ->needs(app);
  command.add_option("--unfurl", guest.unfurled, "Domains whose links it unfurls")
      ->delimiter(',')
      ->needs(app);
}

}  // namespace

void add_sandbox(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command =
      app.add_subcommand("sandbox", "Try the bot in a local workspace; needs no Slack account");
  auto const options = std::make_shared<DemoOptions>();
  command->add_option("--page", options->page, "HOST:PORT of the web page")->capture_default_str();
  command->add_option("--program", options->program, "Handbook pages instead of our own program");
  auto const by_socket = std::make_shared<bool>(false);
  command->add_flag("--socket-mode", *by_socket, "Connect the bot by Socket Mode, not HTTP");
  auto const guest = std::make_shared<GuestOptions>();
  add_guest_options(*command, *guest);
  command->callback([&, options, guest, by_socket] {
    options->transport = *by_socket ? Transport::socket_mode : Transport::http;
    exit_code = run_either(flags, *options, *guest);
  });
}

}  // namespace bot::cli
