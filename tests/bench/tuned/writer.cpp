// One INSERT an answer, which looks up in the same statement whose attempt it is.
#include "tests/bench/tuned/writer.hpp"

#include <chrono>
#include <sqlite3.h>
#include <stdexcept>

namespace bench {
namespace {

// The key of the table keeps a second click from counting.
constexpr char const* insert_answer =
    "INSERT INTO answer (attempt, ordinal, response, fraction, answered_at) "
    "SELECT a.id, ?2, ?3, ?4, ?5 FROM attempt a JOIN person p ON p.id = a.person "
    "WHERE a.id = ?1 AND p.slack_user_id = ?6 AND a.handed_in_at IS NULL ON CONFLICT DO NOTHING";

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

Writer::Writer(std::string const& path, Committed committed) : committed_(std::move(committed)) {
  if (sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                      nullptr) != SQLITE_OK) {
    throw std::runtime_error("cannot open " + path);
  }
  sqlite3_exec(database_, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", nullptr, nullptr,
               nullptr);
  begin_ = prepared("BEGIN IMMEDIATE");
  insert_ = prepared(insert_answer);
  commit_ = prepared("COMMIT");
  thread_ = std::thread([this] { serve(); });
}

Writer::~Writer() {
  {
    std::lock_guard const lock(mutex_);
    is_ending_ = true;
  }
  wakes_.notify_one();
  thread_.join();
  for (auto* const statement : {begin_, insert_, commit_}) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void Writer::take(Job job) {
  bool was_empty = false;
  {
    std::lock_guard const lock(mutex_);
    was_empty = waiting_.empty();
    waiting_.push_back(std::move(job));
  }
  if (was_empty) wakes_.notify_one();
}

void Writer::serve() {
  std::vector<Job> jobs;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wakes_.wait(lock, [&] { return is_ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      jobs.swap(waiting_);
    }
    run(begin_);
    for (Job const& job : jobs) insert(job.click);
    run(commit_);
    committed_(std::move(jobs));
    jobs.clear();
  }
}

// Which option is right is fixed; a bot would look at the question.
void Writer::insert(Click const& click) {
  sqlite3_bind_int64(insert_, 1, click.attempt);
  sqlite3_bind_int64(insert_, 2, click.ordinal);
  sqlite3_bind_text(insert_, 3, click.option.data(), static_cast<int>(click.option.size()),
                    SQLITE_STATIC);
  sqlite3_bind_double(insert_, 4, click.option == "1" ? 1 : 0);
  sqlite3_bind_int64(insert_, 5, now_ms());
  sqlite3_bind_text(insert_, 6, click.user.data(), static_cast<int>(click.user.size()),
                    SQLITE_STATIC);
  run(insert_);
}

sqlite3_stmt* Writer::prepared(char const* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
      SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database_));
  }
  return statement;
}

void Writer::run(sqlite3_stmt* statement) {
  int const result = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (result != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
}

}  // namespace bench
