// Database::read_now and write_now: work that the caller waits for.
#pragma once

#include <future>
#include <optional>
#include <type_traits>

#include "storage/database.hpp"

namespace storage {

// Runs `Job` on a database thread and hands its result over through a future.
template <class Base, class Access, class Job>
class BlockingWork final : public Base {
 public:
  using Result = std::invoke_result_t<Job&, Access const&>;

  BlockingWork(Job job, std::promise<Result>& promise) : job_(std::move(job)), promise_(promise) {}

  void run(Access const& access) override {
    if constexpr (std::is_void_v<Result>) {
      job_(access);
    } else {
      result_.emplace(job_(access));
    }
  }

  void ended(std::exception_ptr error) noexcept override {
    if (error) {
      promise_.set_exception(std::move(error));
    } else if constexpr (std::is_void_v<Result>) {
      promise_.set_value();
    } else {
      promise_.set_value(std::move(*result_));
    }
  }

 private:
  using Kept = std::conditional_t<std::is_void_v<Result>, std::monostate, Result>;
  Job job_;
  std::promise<Result>& promise_;
  std::optional<Kept> result_;
};

template <class Job>
auto Database::read_now(Job job) {
  using Work = BlockingWork<ReadWork, Snapshot, Job>;
  std::promise<typename Work::Result> promise;
  auto future = promise.get_future();
  std::unique_ptr<ReadWork> work = std::make_unique<Work>(std::move(job), promise);
  if (!read(work)) {
    throw DatabaseError("the database is busy");
  }
  return future.get();
}

template <class Job>
auto Database::write_now(Job job) {
  using Work = BlockingWork<WriteWork, Transaction, Job>;
  std::promise<typename Work::Result> promise;
  auto future = promise.get_future();
  std::unique_ptr<WriteWork> work = std::make_unique<Work>(std::move(job), promise);
  if (!write(work)) {
    throw DatabaseError("the database is busy");
  }
  return future.get();
}

}  // namespace storage
