// `fieldcert import program|quiz|roster|completions`.
#include <functional>
#include <iostream>

#include "bot/bot.hpp"
#include "bot/cli/cli.hpp"
#include "bot/clock.hpp"
#include "bot/imports.hpp"

namespace bot::cli {
namespace {

using Import =
    std::function<ImportResult(storage::Database&, domain::Instant, config::Settings const&)>;

int import(SettingFlags const& flags, Import const& take) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  storage::Database database(database_settings(*settings));
  auto const result = take(database, system_now(), *settings);
  for (auto const& problem : result.problems) complain(problem.text());
  if (!result.problems.empty()) {
    complain(std::to_string(result.problems.size()) +
             (result.problems.size() == 1 ? " problem" : " problems") + "; nothing was imported");
    return refused;
  }
  for (std::string const& line : result.report) std::cout << line << '\n';
  return done;
}

void add_quiz(CLI::App& command, SettingFlags const& flags, int& exit_code) {
  auto* const quiz =
      command.add_subcommand("quiz", "One bank of questions: GIFT, Aiken, or a spreadsheet's CSV");
  auto const order = std::make_shared<QuizImport>();
  quiz->add_option("--course", order->course,
                   "Whose questions they are: a course's id or name, or CERTIFICATION-exam")
      ->required();
  quiz->add_option("FILE", order->path)->required();
  quiz->add_flag_callback(
      "--check", [order] { order->mode = ImportMode::check; },
      "Only say what is wrong with the file");
  quiz->add_flag_callback(
      "--skip-faulty", [order] { order->faults = FaultyQuestions::skip; },
      "Take the good questions and list the others");
  quiz->callback([&flags, &exit_code, order] {
    exit_code = import(flags, [&](storage::Database& database, domain::Instant now,
                                  config::Settings const& settings) {
      return import_quiz(database, *order, now, settings);
    });
  });
}

}  // namespace

void add_import(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command = app.add_subcommand("import", "Take files into the database");
  command->require_subcommand(1);

  auto* const program = command->add_subcommand("program", "Handbook Markdown: files or folders");
  auto const paths = std::make_shared<std::vector<std::string>>();
  program->add_option("PATH", *paths)->required();
  program->callback([&, paths] {
    exit_code = import(flags, [&](storage::Database& database, domain::Instant now,
                                  config::Settings const& settings) {
      return import_program(database, *paths, now, settings);
    });
  });

  add_quiz(*command, flags, exit_code);

  auto const file = std::make_shared<std::string>();
  auto* const roster = command->add_subcommand("roster", "People, a CSV file");
  roster->add_option("FILE", *file)->required();
  roster->callback([&, file] {
    exit_code = import(flags, [&](storage::Database& database, domain::Instant now,
                                  config::Settings const& settings) {
      return import_roster(database, *file, now, settings);
    });
  });

  auto* const completions = command->add_subcommand("completions", "Finished courses, a CSV file");
  completions->add_option("FILE", *file)->required();
  completions->callback([&, file] {
    exit_code = import(flags, [&](storage::Database& database, domain::Instant now,
                                  config::Settings const& settings) {
      return import_completions(database, *file, now, settings);
    });
  });
}

}  // namespace bot::cli
