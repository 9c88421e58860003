// `fieldcert export progress|quiz`.
#include <iostream>

#include "bot/bot.hpp"
#include "bot/cli/cli.hpp"
#include "bot/import_questions.hpp"
#include "bot/progress_export.hpp"
#include "content/gift.hpp"

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

// With its keys: for the author, at a terminal.
int export_bank(SettingFlags const& flags, std::string const& course) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  storage::Database database(database_settings(*settings));
  auto const questions = database.read_now([&](storage::Snapshot const& snapshot) {
    return storage::questions_of_bank(snapshot, bank_of(snapshot.catalogue(), course));
  });
  if (questions.empty()) {
    complain("--course " + course + ": there are no questions for it");
    return refused;
  }
  std::cout << content::write_gift(questions);
  std::cout.flush();
  return std::cout ? done : refused;
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

  auto* const quiz = command->add_subcommand("quiz", "A bank of questions as GIFT, with its keys");
  auto const course = std::make_shared<std::string>();
  quiz->add_option("--course,COURSE", *course, "A course's id or name, or CERTIFICATION-exam")
      ->required();
  quiz->callback([&, course] { exit_code = export_bank(flags, *course); });
}

}  // namespace bot::cli
