// The one file that sees SQLite.
#include "storage/connection.hpp"

#include <sqlite3.h>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace storage {

namespace {

// A writer in another process (an import) may hold the lock; a command must be answered within
// Slack's three seconds all the same.
constexpr int busy_timeout_ms = 2000;

std::string explained(std::string const& path, char const* reason) {
  return "database " + path + ": " + reason;
}

}  // namespace

struct Rows::Statement {
  Statement(SQLite::Database& database, Sql const& sql)
      : prepared(database, std::string(sql.text)), name(sql.name) {
    // SQLite numbers parameters by first appearance, so $2 may well be the first.
    for (int number = 1; number <= prepared.getBindParameterCount(); ++number) {
      indexes.push_back(prepared.getIndex(("$" + std::to_string(number)).c_str()));
    }
  }

  void bind(std::initializer_list<Value> values) {
    if (values.size() != indexes.size()) {
      throw std::logic_error("SQL " + std::string(name) + ": wrong number of values");
    }
    std::size_t at = 0;
    for (Value const& value : values) bind_one(indexes[at++], value);
  }

  void bind_one(int index, Value const& value) {
    if (auto const* const number = std::get_if<std::int64_t>(&value)) {
      prepared.bind(index, *number);
    } else if (auto const* const real = std::get_if<double>(&value)) {
      prepared.bind(index, *real);
    } else if (auto const* const text = std::get_if<std::string_view>(&value)) {
      // SQLiteCpp binds a pointer with a length as a BLOB only, which a STRICT table refuses.
      prepared.bind(index, std::string(*text));
    } else {
      prepared.bind(index);
    }
  }

  SQLite::Statement prepared;
  std::string_view name;
  std::vector<int> indexes;
};

bool Rows::next() { return statement_.prepared.executeStep(); }

std::int64_t Rows::integer(int column) const {
  return statement_.prepared.getColumn(column).getInt64();
}

double Rows::real(int column) const { return statement_.prepared.getColumn(column).getDouble(); }

std::string Rows::text(int column) const {
  return statement_.prepared.getColumn(column).getString();
}

bool Rows::is_null(int column) const { return statement_.prepared.isColumnNull(column); }

std::optional<std::int64_t> Rows::optional_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Rows::optional_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

Rows::~Rows() { statement_.prepared.tryReset(); }

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
    auto made = std::make_unique<Rows::Statement>(database, sql);
    return *statements.emplace(&sql, std::move(made)).first->second;
  }

  SQLite::Database database;
  std::unordered_map<Sql const*, std::unique_ptr<Rows::Statement>> statements;
};

Connection::Connection(std::string const& path, Access access) try
    : parts_(std::make_unique<Parts>(path, access)) {
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
