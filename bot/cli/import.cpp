// `fieldcert import program|roster|completions`.
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
