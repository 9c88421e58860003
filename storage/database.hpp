// The database of one workspace: one writer thread that shares commits, readers that never wait for
// it. Nothing above storage/ sees SQL.
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <thread>

#include "domain/catalogue.hpp"
#include "storage/connection.hpp"

namespace storage {

class QuestionCache;

// A consistent view for reading; lives on a database thread while one piece of work runs.
class Snapshot {
 public:
  Snapshot(Connection& connection, std::shared_ptr<domain::Catalogue const> catalogue,
           QuestionCache& questions)
      : connection_(connection), catalogue_(std::move(catalogue)), questions_(questions) {}

  Connection& connection() const { return connection_; }
  domain::Catalogue const& catalogue() const { return *catalogue_; }
  QuestionCache& questions() const { return questions_; }

 private:
  Connection& connection_;
  std::shared_ptr<domain::Catalogue const> catalogue_;
  QuestionCache& questions_;  // of this thread
};

// Reads and writes. What is written stays if the work returns, and goes if it throws.
class Transaction : public Snapshot {
 public:
  using Snapshot::Snapshot;
};

// A piece of work for a database thread. `ended` is called on that thread, once, after `run`: for
// writing only when the data is on disk. It gets what `run` or the commit threw.
struct ReadWork {
  virtual ~ReadWork() = default;
  virtual void run(Snapshot const& snapshot) = 0;
  virtual void ended(std::exception_ptr error) noexcept = 0;
};

struct WriteWork {
  virtual ~WriteWork() = default;
  virtual void run(Transaction const& transaction) = 0;
  virtual void ended(std::exception_ptr error) noexcept = 0;
};

struct DatabaseSettings {
  std::string path;          // SQLite file
  std::string handbook_url;  // makes "/handbook/…" links absolute
  // One on two cores, where a second only takes turns with the I/O thread; two on four and more.
  std::size_t readers = std::thread::hardware_concurrency() >= 4 ? 2 : 1;
  std::size_t queue_limit = 4096;  // waiting reads, and waiting writes; more are refused at once
  std::size_t commit_limit = 128;  // writes in one commit
};

class Database {
 public:
  // Opens or creates the file and brings its schema up to date in one transaction. Throws
  // DatabaseError when the file is unusable or newer than this program.
  explicit Database(DatabaseSettings const& settings);
  // Finishes what is queued.
  ~Database();
  Database(Database const&) = delete;
  Database& operator=(Database const&) = delete;

  // Takes the work over, or leaves it with the caller and says false when too much is waiting.
  bool read(std::unique_ptr<ReadWork>& work);
  bool write(std::unique_ptr<WriteWork>& work);

  // Blocks until done and throws what the work threw: for commands at a terminal and tests.
  template <class Job>
  auto read_now(Job job);
  template <class Job>
  auto write_now(Job job);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Copies a database, live or not, into a new file; what is copied is consistent while others write.
// Blocks; throws DatabaseError.
void backup_database(std::string const& path, std::string const& copy);

}  // namespace storage

#include "storage/blocking_work.hpp"
