// `fieldcert backup FILE`: a consistent copy of the live database.
#include <filesystem>
#include <iostream>

#include "bot/cli/cli.hpp"
#include "storage/database.hpp"

namespace bot::cli {
namespace {

int backup(SettingFlags const& flags, std::string const& file) {
  auto const settings = load_settings(flags);
  if (!settings) return refused;
  if (!std::filesystem::exists(settings->database)) {
    complain("database " + settings->database + ": no such file (FIELDCERT_DATABASE names it)");
    return refused;
  }
  storage::backup_database(settings->database, file);
  std::cout << settings->database << " copied to " << file << ", "
            << std::filesystem::file_size(file) << " bytes\n";
  return done;
}

}  // namespace

void add_backup(CLI::App& app, SettingFlags const& flags, int& exit_code) {
  CLI::App* const command = app.add_subcommand("backup", "Copy the live database into a new file");
  auto const file = std::make_shared<std::string>();
  command->add_option("FILE", *file)->required();
  command->callback([&, file] { exit_code = backup(flags, *file); });
}

}  // namespace bot::cli
