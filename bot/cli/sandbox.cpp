// `fieldcert sandbox`: the bot inside a local Slack-compatible workspace with a web page.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <boost/asio/io_context.hpp>

#include "bot/cli/cli.hpp"
#include "bot/cli/demo.hpp"
#include "bot/cli/until_signal.hpp"
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

  boost::asio::io_context io(1);
  Demo demo(io, settings, options);
  auto const problems = demo.fill();
  for (auto const& problem : problems) complain(problem.text());
  if (!problems.empty()) return refused;
  demo.start();
  std::cout << "The sandbox is open: " << demo.workspace().page_url() << '\n'
            << "Type /cert status there. Ctrl+C ends it." << std::endl;
  run_until_signal(io, [&demo] { return demo.stop(); });
  return done;
}

}  // namespace

void add_sandbox(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command =
      app.add_subcommand("sandbox", "Try the bot in a local workspace; needs no Slack account");
  auto const options = std::make_shared<DemoOptions>();
  command->add_option("--page", options->page, "HOST:PORT of the web page")->capture_default_str();
  command->add_option("--program", options->program, "Handbook pages instead of our own program");
  command->callback([&, options] { exit_code = run_sandbox(flags, *options); });
}

}  // namespace bot::cli
