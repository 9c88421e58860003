// Applying the embedded migrations.
#include "storage/migration.hpp"

#include <charconv>

#include "embedded/migrations.hpp"

namespace storage {
namespace {

constexpr Sql make_table{"make_schema_migration",
                         "CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY "
                         "KEY, name TEXT NOT NULL)"};

constexpr Sql newest_version{"newest_version",
                             "SELECT COALESCE(MAX(version), 0) FROM schema_migration"};

constexpr Sql record{"record_migration",
                     "INSERT INTO schema_migration (version, name) VALUES ($1, $2)"};

// "002_people.sql" → 2
std::int64_t version_of(std::string_view file_name) {
  std::int64_t version = 0;
  std::from_chars(file_name.data(), file_name.data() + file_name.size(), version);
  return version;
}

void apply_missing(Connection& connection, std::string const& path) {
  connection.run(make_table);
  std::int64_t const present = connection.integer(newest_version);
  auto const files = embedded::migrations::files();
  std::int64_t const known = version_of(files.back().name);
  if (present > known) {
    throw DatabaseError("database " + path + ": was written by a newer fieldcert (schema " +
                        std::to_string(present) + ", this program knows " + std::to_string(known) +
                        "); run that version, or restore a backup");
  }
  for (auto const& file : files) {
    if (version_of(file.name) <= present) continue;
    connection.run_script(file.text);
    connection.run(record, {version_of(file.name), file.name});
  }
}

}  // namespace

void migrate(Connection& connection, std::string const& path) {
  connection.run_script("BEGIN IMMEDIATE");
  try {
    apply_missing(connection, path);
  } catch (...) {
    if (connection.in_transaction()) connection.run_script("ROLLBACK");
    throw;
  }
  connection.run_script("COMMIT");
}

}  // namespace storage
