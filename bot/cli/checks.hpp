// The lines of `fieldcert check`: what was looked at, whether it is in order, what to do if not.
#pragma once

#include <string>

#include "config/settings.hpp"

namespace bot::cli {

class Checks {
 public:
  void good(std::string const& what, std::string const& text) { line("ok  ", what, text); }
  void bad(std::string const& what, std::string const& text) {
    line("FAIL", what, text);
    has_failed_ = true;
  }
  // Could not be looked at; that by itself is no failure.
  void skipped(std::string const& what, std::string const& why) { line("skip", what, why); }
  // More about the line before.
  void detail(std::string const& text);

  bool has_failed() const { return has_failed_; }

 private:
  static void line(char const* mark, std::string const& what, std::string const& text);
  bool has_failed_ = false;
};

enum class Rebuild { no, yes };

// Database, progress, program and outbox.
void check_database(Checks& checks, config::Settings const& settings, Rebuild rebuild);

// Token, scopes, clock, channels and Socket Mode.
void check_slack(Checks& checks, config::Settings const& settings);

}  // namespace bot::cli
