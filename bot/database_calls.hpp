// Database work as something a coroutine can await: it leaves the I/O thread and comes back to it.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "storage/database.hpp"

namespace bot {

// Carries a coroutine's continuation to the database thread and posts it back with the result.
// `Result` needs a default value, which stands in when the work has thrown.
template <class Base, class Access, class Job, class Handler>
class AwaitedWork final : public Base {
 public:
  using Result = std::invoke_result_t<Job&, Access const&>;

  AwaitedWork(Job job, Handler handler)
      : job_(std::move(job)),
        handler_(std::move(handler)),
        guard_(boost::asio::get_associated_executor(handler_)) {}

  void run(Access const& access) override { result_ = job_(access); }

  void ended(std::exception_ptr error) noexcept override {
    auto executor = guard_.get_executor();
    boost::asio::post(executor, [handler = std::move(handler_), result = std::move(result_),
                                 error = std::move(error)]() mutable {
      std::move(handler)(std::move(error), std::move(result));
    });
  }

 private:
  using Executor = boost::asio::associated_executor_t<Handler>;
  Job job_;
  Handler handler_;
  Result result_{};
  boost::asio::executor_work_guard<Executor> guard_;
};

template <class Base, class Access, class Job>
struct HandOver {
  storage::Database& database;
  Job job;

  template <class Handler>
  void operator()(Handler handler) {
    using Work = AwaitedWork<Base, Access, Job, Handler>;
    auto work = std::make_unique<Work>(std::move(job), std::move(handler));
    submit(std::move(work));
  }

 private:
  // A full queue is told at once: the work answers for itself, then goes.
  template <class Work>
  void submit(std::unique_ptr<Work> work);
};

struct DatabaseBusy : storage::DatabaseError {
  DatabaseBusy() : storage::DatabaseError("too much work is waiting for the database") {}
};

template <class Base, class Access, class Job>
template <class Work>
void HandOver<Base, Access, Job>::submit(std::unique_ptr<Work> work) {
  bool accepted = false;
  std::unique_ptr<Base> base = std::move(work);
  if constexpr (std::is_same_v<Base, storage::ReadWork>) {
    accepted = database.read(base);
  } else {
    accepted = database.write(base);
  }
  if (!accepted) base->ended(std::make_exception_ptr(DatabaseBusy()));
}

// Not coroutines themselves: `job` must be named by the caller and moved in (g++ 12).
template <class Job>
auto read(storage::Database& database, Job job) {
  using Result = std::invoke_result_t<Job&, storage::Snapshot const&>;
  return boost::asio::async_initiate<boost::asio::use_awaitable_t<> const,
                                     void(std::exception_ptr, Result)>(
      HandOver<storage::ReadWork, storage::Snapshot, Job>{database, std::move(job)},
      boost::asio::use_awaitable);
}

template <class Job>
auto write(storage::Database& database, Job job) {
  using Result = std::invoke_result_t<Job&, storage::Transaction const&>;
  return boost::asio::async_initiate<boost::asio::use_awaitable_t<> const,
                                     void(std::exception_ptr, Result)>(
      HandOver<storage::WriteWork, storage::Transaction, Job>{database, std::move(job)},
      boost::asio::use_awaitable);
}

}  // namespace bot
