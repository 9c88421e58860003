// `fieldcert export progress`.
#include <iostream>

#include "bot/bot.hpp"
#include "bot/cli/cli.hpp"
#include "bot/progress_export.hpp"

namespace bot::cli {
namespace {

int export_everybody(SettingFlags const& flags, ExportFormat format) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  storage::Database database(database_settings(*settings));
  database.read_now(
      [&](storage::Snapshot const& snapshot) { export_progress(snapshot, format, std::cout); });
  std::cout.flush();
  if (!std::cout) {
    complain("standard output could not be written");
    return refused;
  }
  return done;
}

}  // namespace

void add_export(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command = app.add_subcommand("export", "Write data to standard output");
  command->require_subcommand(1);
  auto* const progress = command->add_subcommand("progress", "Every learner's progress");
  auto const format = std::make_shared<std::string>("csv");
  progress->add_option("--format", *format, "csv or json")->check(CLI::IsMember({"csv", "json"}));
  progress->callback([&, format] {
    exit_code = export_everybody(flags, *format == "json" ? ExportFormat::json : ExportFormat::csv);
  });
}

}  // namespace bot::cli
