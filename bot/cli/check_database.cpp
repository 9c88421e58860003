// What `fieldcert check` says about the database.
#include <filesystem>

#include "bot/bot.hpp"
#include "bot/cli/checks.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"
#include "storage/probe.hpp"
#include "storage/progress_check.hpp"
#include "storage/questions.hpp"

namespace bot::cli {
namespace {

using storage::Database;
using storage::Snapshot;
using storage::Transaction;

constexpr std::int64_t letters_shown = 5;

void check_progress(Checks& checks, Database& database, Rebuild rebuild) {
  auto const wrong = database.read_now(
      [](Snapshot const& snapshot) { return storage::count_wrong_progress(snapshot); });
  if (wrong == 0) return checks.good("progress", "agrees with the recorded completions");
  std::string const found = std::to_string(wrong) + " rows disagree with the recorded completions";
  if (rebuild == Rebuild::no) {
    return checks.bad("progress", found + "; run fieldcert check --rebuild");
  }
  database.write_now(
      [](Transaction const& transaction) { storage::rebuild_progress(transaction); });
  checks.good("progress", found + "; rebuilt");
}

void check_program(Checks& checks, storage::Contents const& found) {
  std::string const text = std::to_string(found.certifications) + " certifications, " +
                           std::to_string(found.courses) + " courses, " +
                           std::to_string(found.people) + " people";
  if (found.courses == 0) return checks.bad("program", text + "; run fieldcert import program");
  checks.good("program", text);
}

// Courses without questions are told, since people will ask for them.
void check_questions(Checks& checks, Database& database) {
  auto const [banks, without] = database.read_now([](Snapshot const& snapshot) {
    std::size_t count = 0;
    for (auto const& it : snapshot.catalogue().courses()) {
      if (!it.is_retired && !it.has_quiz) ++count;
    }
    return std::pair(storage::banks(snapshot), count);
  });
  std::int64_t questions = 0;
  for (auto const& it : banks) questions += it.questions;
  checks.good("questions", std::to_string(questions) + " in " + std::to_string(banks.size()) +
                               " banks; " + std::to_string(without) +
                               " courses have no knowledge check");
}

// "chat.postMessage to C012AB3CD: not_in_channel (3 attempts)". An address to answer to is as good
// as a password while it lasts, so it is not shown.
std::string describe(storage::DeadLetter const& letter) {
  bool const is_address = letter.lane.find("://") != std::string::npos;
  return letter.method + (is_address ? "" : " to " + letter.lane) + ": " + letter.reason + " (" +
         std::to_string(letter.attempts) + (letter.attempts == 1 ? " attempt)" : " attempts)");
}

void check_outbox(Checks& checks, Database& database) {
  auto const count =
      database.read_now([](Snapshot const& snapshot) { return storage::count_outbox(snapshot); });
  std::string const waiting = std::to_string(count.waiting) + " waiting";
  if (count.buried == 0) return checks.good("outbox", waiting + ", none given up");
  auto const letters = database.read_now(
      [](Snapshot const& snapshot) { return storage::dead_letters(snapshot, letters_shown); });
  checks.bad("outbox", waiting + ", " + std::to_string(count.buried) +
                           " given up; mend the reason, then send or discard them in Slack with "
                           "/cert admin outbox");
  for (storage::DeadLetter const& letter : letters) checks.detail(describe(letter));
  if (count.buried > letters_shown) {
    checks.detail("… and " + std::to_string(count.buried - letters_shown) + " more");
  }
}

void check_contents(Checks& checks, config::Settings const& settings, Rebuild rebuild) {
  Database database(database_settings(settings));
  database.write_now([](Transaction const& it) { storage::probe_writing(it); });
  auto const [structure, found] = database.read_now([](Snapshot const& snapshot) {
    return std::pair(storage::integrity(snapshot), storage::contents(snapshot));
  });
  if (structure != "ok") return checks.bad("database", settings.database + ": " + structure);
  checks.good("database", settings.database + ", writable, structure sound");
  check_progress(checks, database, rebuild);
  check_program(checks, found);
  check_questions(checks, database);
  check_outbox(checks, database);
}

}  // namespace

void check_database(Checks& checks, config::Settings const& settings, Rebuild rebuild) {
  if (!std::filesystem::exists(settings.database)) {
    return checks.bad("database", settings.database + ": no such file; import a program first");
  }
  try {
    check_contents(checks, settings, rebuild);
  } catch (storage::DatabaseError const& error) {
    checks.bad("database", error.what());
  }
}

}  // namespace bot::cli
