// One process serves a database: two would send every message twice.
#pragma once

#include <chrono>
#include <string>

namespace bot {

// Held while this lives; the kernel takes it back when the process ends, however it ends. Commands
// that only read or import don't need it.
class DatabaseLock {
 public:
  // Waits for as long as `patience` for another process to let go, as in a rolling restart. Throws
  // std::runtime_error with a line for the operator.
  DatabaseLock(std::string const& database, std::chrono::milliseconds patience);
  ~DatabaseLock();
  DatabaseLock(DatabaseLock const&) = delete;
  DatabaseLock& operator=(DatabaseLock const&) = delete;

 private:
  int file_ = -1;
};

}  // namespace bot
