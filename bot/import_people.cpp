// `fieldcert import roster` and `import completions`.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "bot/import_homes.hpp"
#include "bot/imports.hpp"
#include "content/roster.hpp"
#include "domain/words.hpp"
#include "storage/people.hpp"
#include "storage/progress.hpp"
#include "storage/roles.hpp"

namespace bot {
namespace {

using content::Problem;

domain::Person person_of(content::RosterRow const& row) {
  auto const has_duty = [&](std::string_view duty) {
    return std::ranges::find(row.duties, duty) != row.duties.end();
  };
  domain::Person person;
  person.email = row.email;
  person.name = row.name;
  person.slack_user_id = row.slack_user_id;
  person.role = row.role;
  person.manager_email = row.manager_email;
  person.start_date = row.start_date;
  person.timezone = row.timezone;
  person.is_assessor = has_duty("assessor");
  person.is_enablement = has_duty("enablement");
  person.is_manager = has_duty("manager");
  return person;
}

struct RosterCount {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::vector<std::string> users;  // Slack ids of the new and changed
};

// A roster without the Slack id keeps the one that is known.
std::string slack_user_of(storage::Transaction const& transaction, domain::Person const& person) {
  auto const saved = storage::person_with_email(transaction, person.email);
  return saved ? saved->slack_user_id : std::string{};
}

// The person whom a row is about: by e-mail, else by Slack id (their e-mail has changed).
void identify(storage::Transaction const& transaction, std::string const& file,
              content::RosterRow const& row, domain::Person& person,
              std::vector<Problem>& problems) {
  auto const by_email = storage::person_with_email(transaction, person.email);
  std::optional<domain::Person> by_slack;
  if (!person.slack_user_id.empty()) {
    by_slack = storage::person_with_slack_id(transaction, person.slack_user_id);
  }
  if (by_email && by_slack && by_email->id != by_slack->id) {
    problems.push_back({file, row.line,
                        "Slack user " + person.slack_user_id + " already belongs to " +
                            by_slack->email + "; correct slack_user_id or leave it empty"});
  } else if (by_email) {
    person.id = by_email->id;
  } else if (by_slack) {
    person.id = by_slack->id;
  }
}

RosterCount save_roster(storage::Transaction const& transaction, std::string const& file,
                        content::Roster const& roster, domain::Instant now) {
  RosterCount count;
  std::vector<Problem> problems;
  for (content::RosterRow const& row : roster.rows) {
    domain::Person person = person_of(row);
    identify(transaction, file, row, person, problems);
    if (!problems.empty()) continue;  // only to find the other problems
    switch (storage::save_person(transaction, person, now)) {
      case storage::Saved::added:
        ++count.added;
        count.users.push_back(person.slack_user_id);
        break;
      case storage::Saved::changed:
        ++count.changed;
        count.users.push_back(slack_user_of(transaction, person));
        break;
      case storage::Saved::unchanged:
        ++count.unchanged;
        break;
    }
  }
  if (!problems.empty()) throw ImportRefused{std::move(problems)};
  return count;
}

std::vector<std::string> unknown_managers(storage::Transaction const& transaction,
                                          content::Roster const& roster) {
  std::vector<std::string> lines;
  std::vector<std::string> told;
  for (auto const& row : roster.rows) {
    bool const is_told = std::ranges::find(told, row.manager_email) != told.end();
    if (row.manager_email.empty() || is_told) continue;
    if (storage::person_with_email(transaction, row.manager_email)) continue;
    told.push_back(row.manager_email);
    lines.push_back("note: manager " + row.manager_email + " (line " + std::to_string(row.line) +
                    ") is not in the roster; their people are seen by nobody until they are");
  }
  return lines;
}

// The id of the course that a row means, or a problem.
std::string course_of(domain::Catalogue const& catalogue, domain::Person const& person,
                      std::string const& file, content::CompletionRow const& row,
                      std::vector<Problem>& problems) {
  auto const* const own = catalogue.certification_of_role(person.role);
  auto const* const course = catalogue.find_course(row.course, own);
  if (course != nullptr) return course->id;
  problems.push_back({file, row.line,
                      "unknown course \"" + row.course +
                          "\"; give its id, its full name, or its number within the "
                          "certification of the person's role"});
  return {};
}

struct CompletionCount {
  std::size_t recorded = 0;
  std::size_t known = 0;
  std::vector<std::string> users;  // Slack ids of those about whom something is new
};

CompletionCount save_completions(storage::Transaction const& transaction, std::string const& file,
                                 content::Completions const& completions, domain::Instant now) {
  CompletionCount count;
  std::vector<Problem> problems;
  for (content::CompletionRow const& row : completions.rows) {
    auto const person = storage::person_with_email(transaction, row.email);
    if (!person) {
      problems.push_back(
          {file, row.line, row.email + " is not in the roster; import the roster first"});
      continue;
    }
    std::string const course = course_of(transaction.catalogue(), *person, file, row, problems);
    if (!problems.empty()) continue;
    storage::Completion const completion{person->id, course, row.completed_at, row.score};
    bool const is_new =
        storage::record_completion(transaction, completion, now) == storage::Recorded::anew;
    is_new ? ++count.recorded : ++count.known;
    if (is_new) count.users.push_back(person->slack_user_id);
  }
  if (!problems.empty()) throw ImportRefused{std::move(problems)};
  return count;
}

}  // namespace

std::optional<std::string> read_file(std::string const& path, std::vector<Problem>& problems) {
  std::ifstream stream(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  // A folder opens as a file would, but cannot be read.
  if (stream.is_open() && !stream.bad()) return text;
  problems.push_back({path, 0, "cannot be read; check the path and its permissions"});
  return std::nullopt;
}

ImportResult import_roster_text(storage::Database& database, std::string const& file,
                                std::string const& text, domain::Instant now,
                                config::Settings const& settings) {
  ImportResult result;
  auto const roles = database.read_now(
      [](storage::Snapshot const& snapshot) { return storage::load_roles(snapshot.connection()); });
  auto const roster = content::read_roster(file, text, roles);
  result.problems = roster.problems;
  if (!result.problems.empty()) return result;
  try {
    result.report = database.write_now([&](storage::Transaction const& transaction) {
      auto const count = save_roster(transaction, file, roster, now);
      refresh_homes(transaction, settings, count.users, now);
      auto lines = unknown_managers(transaction, roster);
      lines.push_back(file + ": " + std::to_string(count.added) + " people added, " +
                      std::to_string(count.changed) + " changed, " +
                      std::to_string(count.unchanged) + " as before");
      return lines;
    });
  } catch (ImportRefused const& refused) {
    result.problems = refused.problems;
  }
  return result;
}

ImportResult import_completions_text(storage::Database& database, std::string const& file,
                                     std::string const& text, domain::Instant now,
                                     config::Settings const& settings) {
  ImportResult result;
  auto const completions = content::read_completions(file, text, now);
  result.problems = completions.problems;
  if (!result.problems.empty()) return result;
  try {
    auto const count = database.write_now([&](storage::Transaction const& transaction) {
      auto saved = save_completions(transaction, file, completions, now);
      refresh_homes(transaction, settings, saved.users, now);
      return saved;
    });
    result.report.push_back(file + ": " + std::to_string(count.recorded) +
                            " completions recorded, " + std::to_string(count.known) +
                            " known before");
  } catch (ImportRefused const& refused) {
    result.problems = refused.problems;
  }
  return result;
}

ImportResult import_roster(storage::Database& database, std::string const& path,
                           domain::Instant now, config::Settings const& settings) {
  ImportResult result;
  auto const text = read_file(path, result.problems);
  return text ? import_roster_text(database, path, *text, now, settings) : result;
}

ImportResult import_completions(storage::Database& database, std::string const& path,
                                domain::Instant now, config::Settings const& settings) {
  ImportResult result;
  auto const text = read_file(path, result.problems);
  return text ? import_completions_text(database, path, *text, now, settings) : result;
}

}  // namespace bot
