// The two CSV files of the interface: people, and courses finished on the learning platform.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/problem.hpp"
#include "domain/instant.hpp"
#include "domain/role.hpp"

namespace content {

struct RosterRow {
  int line = 0;
  std::string email;  // lower case, trimmed
  std::string name;
  std::string slack_user_id;        // empty = not known yet
  std::string role;                 // role code ("SAL"); empty for manager, assessor, enablement
  std::vector<std::string> duties;  // of "manager", "assessor", "enablement"; sorted, unique
  std::string manager_email;        // lower case; may be empty
  std::string start_date;           // YYYY-MM-DD or empty
  std::string timezone;             // IANA name or empty
};

struct Roster {
  std::vector<RosterRow> rows;
  std::vector<Problem> problems;  // nothing is taken when there is one
};

// Header row `email,name,slack_user_id,role,manager_email,start_date,timezone[,duties]` in any
// order and case; extra columns are ignored; `role` of "manager", "assessor", "enablement" becomes
// a duty. Problems: missing column, bad or doubled e-mail, doubled Slack id, unknown role (says
// which are known), impossible date, unknown time zone (IANA), a person who is their own manager, a
// circle of managers, unknown duty.
Roster read_roster(std::string const& file, std::string_view text,
                   std::span<domain::Role const> roles);

struct CompletionRow {
  int line = 0;
  std::string email;   // lower case
  std::string course;  // as written: id, full name, or number; resolved against the program later
  domain::Instant completed_at;  // a date alone means 00:00 UTC of that day
  std::optional<double> score;   // 0 to 100
};

struct Completions {
  std::vector<CompletionRow> rows;
  std::vector<Problem> problems;
};

// Header row `email,course,completed_at,score`. Times: YYYY-MM-DD or RFC 3339 with Z or an offset.
// Problems: missing column, bad e-mail, empty course, impossible time, score outside 0 to 100.
// A time after `now` by more than a day is a problem too.
Completions read_completions(std::string const& file, std::string_view text, domain::Instant now);

}  // namespace content
