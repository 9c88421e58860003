// The one thread that writes: what waits goes into one commit.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/tuned/click.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

class Connection;

struct Job {
  Click click;
  std::shared_ptr<Connection> connection;
};

class Writer {
 public:
  // `committed` is called on the writer's thread when the jobs are on disk.
  using Committed = std::function<void(std::vector<Job> jobs)>;

  Writer(std::string const& path, Committed committed);
  ~Writer();

  void take(Job job);

 private:
  void serve();
  void insert(Click const& click);
  sqlite3_stmt* prepared(char const* sql);
  void run(sqlite3_stmt* statement);

  Committed committed_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt* begin_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::vector<Job> waiting_;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace bench
