// One connection to the database with its prepared statements; used by one thread at a time.
#pragma once

#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>

#include "storage/sql.hpp"

namespace storage {

// The database cannot be used as asked; the text says why and, where there is one, the remedy.
struct DatabaseError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The rows of a running statement. Only one set of rows of the same statement may be open at once.
class Rows {
 public:
  bool next();  // false when there are no more
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  bool is_null(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  std::optional<double> optional_real(int column) const;

  ~Rows();
  Rows(Rows const&) = delete;
  Rows& operator=(Rows const&) = delete;

 private:
  friend class Connection;
  struct Statement;
  explicit Rows(Statement& statement) : statement_(statement) {}
  Statement& statement_;
};

enum class Access { read, write };

class Connection {
 public:
  // Opens the file (created for `Access::write`; ":memory:" is a database of its own) in WAL mode,
  // every commit on disk before it returns. Throws DatabaseError naming the file.
  Connection(std::string const& path, Access access);
  ~Connection();
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  // Starts a statement and gives its rows.
  Rows query(Sql const& sql, std::initializer_list<Value> values = {});

  // Runs a statement without rows; returns how many rows it changed.
  std::int64_t run(Sql const& sql, std::initializer_list<Value> values = {});

  // Runs a script of several statements.
  void run_script(std::string_view sql);

  // The integer in the first column of the only row.
  std::int64_t integer(Sql const& sql, std::initializer_list<Value> values = {});

  std::int64_t last_insert_id() const;

  // Whether a transaction is open. A full disk or an I/O error ends it behind our back.
  bool in_transaction() const;

  // Copies the whole database, consistent while others write. Throws DatabaseError.
  void backup_to(std::string const& path);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace storage
