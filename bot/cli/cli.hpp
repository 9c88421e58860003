// The program's subcommands, one file each.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "config/settings.hpp"

namespace bot::cli {

// Exit codes: 0 done; 1 something would fail (check); 2 the call, a setting or a file is wrong and
// nothing was changed.
inline constexpr int done = 0;
inline constexpr int would_fail = 1;
inline constexpr int refused = 2;

// Flags that stand for settings, shared by all subcommands.
struct SettingFlags {
  std::optional<std::string> file;            // --config
  std::map<std::string, std::string> values;  // by variable name
};

void add_setting_flags(CLI::App& app, SettingFlags& flags);

// Reads the settings; prints every problem and gives nothing when there is one.
std::optional<config::Settings> load_settings(SettingFlags const& flags);

// Whether a setting was given by a flag or the environment, rather than by default.
bool is_given(SettingFlags const& flags, std::string const& variable);

// Prints "fieldcert: LINE" to standard error.
void complain(std::string const& line);

// Each adds its subcommand; `exit_code` is set when it has run.
void add_serve(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_sandbox(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_import(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_export(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_report(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_manifest(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_check(CLI::App& app, SettingFlags const& flags, int& exit_code);
void add_backup(CLI::App& app, SettingFlags const& flags, int& exit_code);

// Runs the program.
int run(int argc, char const* const* argv);

}  // namespace bot::cli
