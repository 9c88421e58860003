// The database's threads: readers, and a writer that gathers what waits into one commit.
#include "storage/database.hpp"

#include <filesystem>
#include <sqlite3.h>
#include <thread>
#include <vector>

#include <SQLiteCpp/Exception.h>

#include "storage/catalogue.hpp"
#include "storage/migration.hpp"
#include "storage/question_cache.hpp"
#include "storage/work_queue.hpp"

namespace storage {
namespace {

constexpr Sql begin_read{"begin_read", "BEGIN"};
constexpr Sql begin_write{"begin_write", "BEGIN IMMEDIATE"};
constexpr Sql commit{"commit", "COMMIT"};
constexpr Sql rollback{"rollback", "ROLLBACK"};
constexpr Sql save{"save", "SAVEPOINT work"};
constexpr Sql release{"release", "RELEASE work"};
constexpr Sql undo{"undo", "ROLLBACK TO work"};

class Reader {
 public:
  Reader(std::string const& path, CatalogueCache& cache, WorkQueue<ReadWork>& queue)
      : connection_(path, Access::read), cache_(cache), queue_(queue) {}

  // What waits is read in one snapshot: its beginning and end cost as much as a small query.
  void serve() {
    for (;;) {
      auto const batch = queue_.take(batch_limit);
      if (batch.empty()) return;
      errors_.assign(batch.size(), nullptr);
      try {
        run_batch(batch);
      } catch (...) {
        for (auto& error : errors_) error = std::current_exception();
        if (connection_.in_transaction()) connection_.run(rollback);
      }
      for (std::size_t i = 0; i < batch.size(); ++i) batch[i]->ended(errors_[i]);
    }
  }

 private:
  static constexpr std::size_t batch_limit = 16;

  void run_batch(std::vector<std::unique_ptr<ReadWork>> const& batch) {
    connection_.run(begin_read);
    Snapshot const snapshot(connection_, cache_.current(connection_, seen_), questions_);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      try {
        batch[i]->run(snapshot);
      } catch (...) {
        errors_[i] = std::current_exception();
      }
    }
    connection_.run(commit);
  }

  Connection connection_;
  CatalogueCache& cache_;
  CatalogueCache::Seen seen_;
  QuestionCache questions_;
  WorkQueue<ReadWork>& queue_;
  std::vector<std::exception_ptr> errors_;
};

class Writer {
 public:
  Writer(std::string const& path, CatalogueCache& cache, WorkQueue<WriteWork>& queue,
         std::size_t commit_limit)
      : connection_(path, Access::write), cache_(cache), queue_(queue), limit_(commit_limit) {
    migrate(connection_, path);
  }

  void serve() {
    for (;;) {
      auto batch = queue_.take(limit_);
      if (batch.empty()) return;
      errors_.assign(batch.size(), nullptr);
      try {
        run_batch(batch);
      } catch (...) {
        fail_all(std::current_exception());
      }
      for (std::size_t i = 0; i < batch.size(); ++i) batch[i]->ended(errors_[i]);
    }
  }

 private:
  void run_batch(std::vector<std::unique_ptr<WriteWork>> const& batch) {
    connection_.run(begin_write);
    auto const catalogue = cache_.current(connection_, seen_);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      errors_[i] = run_one(*batch[i], catalogue);
      // A full disk or an I/O error ends the whole transaction: then nothing of this batch is kept.
      if (!connection_.in_transaction()) {
        throw DatabaseError("the transaction was lost (disk full, or an I/O error)");
      }
    }
    connection_.run(commit);
    // Our own commits do not move data_version, so an import through this connection would go
    // unnoticed by it.
    seen_ = {};
  }

  // One caller's failure undoes that caller's writes only.
  std::exception_ptr run_one(WriteWork& work,
                             std::shared_ptr<domain::Catalogue const> const& catalogue) {
    connection_.run(save);
    try {
      work.run(Transaction(connection_, catalogue, questions_));
      connection_.run(release);
      return nullptr;
    } catch (...) {
      auto error = std::current_exception();
      questions_.clear();
      if (connection_.in_transaction()) {
        connection_.run(undo);
        connection_.run(release);
      }
      return error;
    }
  }

  void fail_all(std::exception_ptr const& error) {
    questions_.clear();
    if (connection_.in_transaction()) {
      try {
        connection_.run(rollback);
      } catch (SQLite::Exception const&) {
        // The commit's own failure is what the callers hear; the next BEGIN shows if more is wrong.
      }
    }
    for (auto& each : errors_) {
      if (!each) each = error;
    }
  }

  Connection connection_;
  CatalogueCache& cache_;
  CatalogueCache::Seen seen_;
  QuestionCache questions_;
  WorkQueue<WriteWork>& queue_;
  std::size_t const limit_;
  std::vector<std::exception_ptr> errors_;
};

}  // namespace

struct Database::Parts {
  explicit Parts(DatabaseSettings const& settings)
      : path(settings.path),
        cache(settings.handbook_url),
        reads(settings.queue_limit),
        writes(settings.queue_limit),
        writer(settings.path, cache, writes, settings.commit_limit) {
    for (std::size_t i = 0; i < settings.readers; ++i) {
      readers.push_back(std::make_unique<Reader>(settings.path, cache, reads));
    }
    threads.emplace_back([this] { writer.serve(); });
    for (auto& reader : readers) {
      threads.emplace_back([&reader = *reader] { reader.serve(); });
    }
  }

  ~Parts() {
    reads.close();
    writes.close();
  }

  std::string path;
  CatalogueCache cache;
  WorkQueue<ReadWork> reads;
  WorkQueue<WriteWork> writes;
  Writer writer;
  std::vector<std::unique_ptr<Reader>> readers;
  std::vector<std::jthread> threads;  // last: joined before anything they use goes
};

Database::Database(DatabaseSettings const& settings) try
    : parts_(std::make_unique<Parts>(settings)) {
} catch (SQLite::Exception const& error) {
  throw DatabaseError("database " + settings.path + ": " + error.what());
}

Database::~Database() = default;

bool Database::read(std::unique_ptr<ReadWork>& work) { return parts_->reads.push(work); }
bool Database::write(std::unique_ptr<WriteWork>& work) { return parts_->writes.push(work); }

void backup_database(std::string const& path, std::string const& copy) {
  if (std::filesystem::exists(copy)) {
    throw DatabaseError("backup to " + copy + ": the file exists; name a new one");
  }
  Connection(path, Access::read).backup_to(copy);
}

}  // namespace storage
