#include "content/roster.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <date/tz.h>

#include "content/csv_columns.hpp"
#include "content/mail.hpp"
#include "content/manager_circles.hpp"
#include "content/moment.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr std::array<std::string_view, 7> roster_columns = {
    "email", "name", "slack_user_id", "role", "manager_email", "start_date", "timezone"};
constexpr std::array<std::string_view, 3> known_duties = {"assessor", "enablement", "manager"};

bool is_duty(std::string_view word) {
  return std::find(known_duties.begin(), known_duties.end(), word) != known_duties.end();
}

bool is_time_zone(std::string_view name) {
  auto const& zones = date::get_tzdb().zones;
  return std::any_of(zones.begin(), zones.end(),
                     [&](auto const& zone) { return zone.name() == name; });
}

bool is_slack_user_id(std::string_view id) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return id.size() >= 2 && (id[0] == 'U' || id[0] == 'W') &&
         id.find_first_not_of(letters) == std::string_view::npos;
}

std::string known_roles(std::span<domain::Role const> roles) {
  std::string list;
  for (auto const& role : roles) list += role.code + ", ";
  return list + "manager, assessor, enablement";
}

class RosterReader {
 public:
  RosterReader(std::string const& file, CsvColumns const& table,
               std::span<domain::Role const> roles)
      : file_(file), table_(table), roles_(roles) {}

  Roster read() {
    result_.problems = table_.problems();
    if (!result_.problems.empty()) return std::move(result_);
    for (auto const& row : table_.rows()) read_row(row);
    for (auto& problem : manager_circles(file_, result_.rows)) {
      result_.problems.push_back(std::move(problem));
    }
    return std::move(result_);
  }

 private:
  void read_row(CsvRow const& cells) {
    RosterRow row;
    row.line = cells.line;
    row.email = lower(table_.cell(cells, "email"));
    row.name = table_.cell(cells, "name");
    row.slack_user_id = table_.cell(cells, "slack_user_id");
    row.manager_email = lower(table_.cell(cells, "manager_email"));
    row.start_date = table_.cell(cells, "start_date");
    row.timezone = table_.cell(cells, "timezone");
    read_duties(row, table_.cell(cells, "duties"));
    read_role(row, table_.cell(cells, "role"));
    std::sort(row.duties.begin(), row.duties.end());
    row.duties.erase(std::unique(row.duties.begin(), row.duties.end()), row.duties.end());
    check_person(row);
    check_details(row);
    result_.rows.push_back(std::move(row));
  }

  void read_duties(RosterRow& row, std::string_view cell) {
    for (auto const part : split(cell, ';')) {
      auto const duty = lower(trim(part));
      if (duty.empty()) continue;
      if (is_duty(duty)) {
        row.duties.push_back(duty);
      } else {
        problem(row, "unknown duty \"" + duty + "\"; known are assessor, enablement, manager");
      }
    }
  }

  void read_role(RosterRow& row, std::string_view cell) {
    auto const word = lower(cell);
    if (is_duty(word)) {
      row.duties.push_back(word);
    } else if (auto const* role = domain::find_role(roles_, cell)) {
      row.role = role->code;
    } else if (!word.empty() || row.duties.empty()) {
      problem(row, "unknown role \"" + std::string(cell) + "\"; known are " + known_roles(roles_));
    }
  }

  void check_person(RosterRow const& row) {
    if (auto const fault = mail_fault(row.email); !fault.empty()) {
      problem(row, "e-mail \"" + row.email + "\" " + fault);
    } else if (auto const [at, first] = mails_.emplace(row.email, row.line); !first) {
      problem(row, "e-mail " + row.email + " is in line " + std::to_string(at->second) + " too");
    }
    if (row.name.empty()) problem(row, "the name is empty");
    if (row.slack_user_id.empty()) return;
    if (!is_slack_user_id(row.slack_user_id)) {
      problem(row, "Slack id \"" + row.slack_user_id + "\" is not like U024BE7LH");
    } else if (auto const [at, first] = ids_.emplace(row.slack_user_id, row.line); !first) {
      problem(row, "Slack id " + row.slack_user_id + " is in line " + std::to_string(at->second) +
                       " too");
    }
  }

  void check_details(RosterRow const& row) {
    if (!row.manager_email.empty()) {
      if (auto const fault = mail_fault(row.manager_email); !fault.empty()) {
        problem(row, "manager's e-mail \"" + row.manager_email + "\" " + fault);
      } else if (row.manager_email == row.email) {
        problem(row, row.email + " is their own manager; leave manager_email empty");
      }
    }
    if (!row.start_date.empty() && !is_day(row.start_date)) {
      problem(row, "start date \"" + row.start_date + "\" is not a day like 2025-01-31");
    }
    if (!row.timezone.empty() && !is_time_zone(row.timezone)) {
      problem(row, "unknown time zone \"" + row.timezone + "\"; write it like Europe/Berlin");
    }
  }

  void problem(RosterRow const& row, std::string reason) {
    result_.problems.push_back({file_, row.line, std::move(reason)});
  }

  std::string const& file_;
  CsvColumns const& table_;
  std::span<domain::Role const> roles_;
  std::map<std::string, int> mails_;  // with the line of the first
  std::map<std::string, int> ids_;
  Roster result_;
};

}  // namespace

Roster read_roster(std::string const& file, std::string_view text,
                   std::span<domain::Role const> roles) {
  CsvColumns const table(file, read_csv(file, text), roster_columns);
  return RosterReader(file, table, roles).read();
}

}  // namespace content
