// The one file that sees SQLite.
#include "storage/connection.hpp"

#include <sqlite3.h>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

namespace storage {

namespace {

// A writer in another process (an import) may hold the lock; a command must be answered within
// Slack's three seconds all the same.
constexpr int busy_timeout_ms = 2000;

// SQLite would count every piece of memory, under a lock that all threads share; nobody reads the
// sums. It listens only before the first connection.
void leave_memory_uncounted() {
  static int const once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

std::string explained(std::string const& path, char const* reason) {
  return "database " + path + ": " + reason;
}

}  // namespace

// On SQLite itself: it is told that the statement is kept, so that it takes no memory away from
// those that run, and values are not wrapped on their way.
struct Rows::Statement {
  Statement(sqlite3* database_, Sql const& sql) : database(database_), name(sql.name) {
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v3(database, sql.text.data(), static_cast<int>(sql.text.size()),
                             SQLITE_PREPARE_PERSISTENT, &made, nullptr));
    prepared.reset(made);
    // SQLite numbers parameters by first appearance, so $2 may well be the first.
    for (int number = 1; number <= sqlite3_bind_parameter_count(made); ++number) {
      indexes.push_back(sqlite3_bind_parameter_index(made, ("$" + std::to_string(number)).c_str()));
    }
  }

  void bind(std::initializer_list<Value> values) {
    if (values.size() != indexes.size()) {
      throw std::logic_error("SQL " + std::string(name) + ": wrong number of values");
    }
    std::size_t at = 0;
    for (Value const& value : values) check(bind_one(indexes[at++], value));
  }

  int bind_one(int index, Value const& value) {
    sqlite3_stmt* const statement = prepared.get();
    if (auto const* const number = std::get_if<std::int64_t>(&value)) {
      return sqlite3_bind_int64(statement, index, *number);
    }
    if (auto const* const real = std::get_if<double>(&value)) {
      return sqlite3_bind_double(statement, index, *real);
    }
    if (auto const* const text = std::get_if<std::string_view>(&value)) {
      // A null pointer would be NULL, not an empty text.
      char const* const begin = text->empty() ? "" : text->data();
      return sqlite3_bind_text64(statement, index, begin, text->size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8);
    }
    return sqlite3_bind_null(statement, index);
  }

  bool step() {
    int const result = sqlite3_step(prepared.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) throw SQLite::Exception(database, result);
    return result == SQLITE_ROW;
  }

  void check(int result) const {
    if (result != SQLITE_OK) throw SQLite::Exception(database, result);
  }

  struct Free {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database;
  std::unique_ptr<sqlite3_stmt, Free> prepared;
  std::string_view name;
  std::vector<int> indexes;
};

bool Rows::next() { return statement_.step(); }

std::int64_t Rows::integer(int column) const {
  return sqlite3_column_int64(statement_.prepared.get(), column);
}

double Rows::real(int column) const {
  return sqlite3_column_double(statement_.prepared.get(), column);
}

std::string Rows::text(int column) const {
  sqlite3_stmt* const statement = statement_.prepared.get();
  auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(statement, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

bool Rows::is_null(int column) const {
  return sqlite3_column_type(statement_.prepared.get(), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Rows::optional_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Rows::optional_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

// What a failed step has to say was said by it.
Rows::~Rows() { sqlite3_reset(statement_.prepared.get()); }

struct Connection::Parts {
  Parts(std::string const& path, Access access) : database(path, flags(access), busy_timeout_ms) {}

  static int flags(Access access) {
    int const threads = SQLite::OPEN_NOMUTEX;  // one thread at a time uses a connection
    return threads | (access == Access::write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                              : SQLite::OPEN_READONLY);
  }

  Rows::Statement& statement(Sql const& sql) {
    auto const found = statements.find(&sql);
    if (found != statements.end()) return *found->second;
    auto made = std::make_unique<Rows::Statement>(database.getHandle(), sql);
    return *statements.emplace(&sql, std::move(made)).first->second;
  }

  SQLite::Database database;
  std::unordered_map<Sql const*, std::unique_ptr<Rows::Statement>> statements;
};

Connection::Connection(std::string const& path, Access access) try {
  leave_memory_uncounted();
  parts_ = std::make_unique<Parts>(path, access);
  if (access == Access::write) {
    parts_->database.exec("PRAGMA journal_mode = WAL");
    parts_->database.exec("PRAGMA synchronous = FULL");
  }
  parts_->database.exec("PRAGMA foreign_keys = ON");
  parts_->database.exec("PRAGMA cache_size = -8000");
} catch (SQLite::Exception const& error) {
  throw DatabaseError(explained(path, error.what()) + " (FIELDCERT_DATABASE names the file)");
}

Connection::~Connection() = default;

Rows Connection::query(Sql const& sql, std::initializer_list<Value> values) {
  Rows::Statement& statement = parts_->statement(sql);
  statement.bind(values);
  return Rows(statement);
}

std::int64_t Connection::run(Sql const& sql, std::initializer_list<Value> values) {
  Rows rows = query(sql, values);
  while (rows.next()) {
  }
  return parts_->database.getChanges();
}

void Connection::run_script(std::string_view sql) { parts_->database.exec(std::string(sql)); }

std::int64_t Connection::integer(Sql const& sql, std::initializer_list<Value> values) {
  Rows rows = query(sql, values);
  if (!rows.next()) throw std::logic_error("SQL " + std::string(sql.name) + ": no row");
  return rows.integer(0);
}

std::int64_t Connection::last_insert_id() const { return parts_->database.getLastInsertRowid(); }

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(parts_->database.getHandle()) == 0;
}

void Connection::backup_to(std::string const& path) try {
  SQLite::Database target(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup backup(target, parts_->database);
  backup.executeStep(-1);  // all pages in one step: one consistent view
} catch (SQLite::Exception const& error) {
  throw DatabaseError("backup to " + path + ": " + error.what());
}

}  // namespace storage
