// Runs one coroutine on this thread to its end.
#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

template <class Result>
boost::asio::awaitable<void> keep_result(boost::asio::awaitable<Result> work,
                                         std::optional<Result>* result) {
  Result made = co_await std::move(work);
  result->emplace(std::move(made));
}

template <class Result>
Result run(boost::asio::io_context& io, boost::asio::awaitable<Result> work) {
  std::optional<Result> result;
  boost::asio::co_spawn(io, keep_result(std::move(work), &result), [](std::exception_ptr error) {
    if (error) std::rethrow_exception(error);
  });
  io.restart();
  while (!result && io.run_one() > 0) {
  }
  return std::move(result.value());
}

inline boost::asio::awaitable<bool> tell_end(boost::asio::awaitable<void> work) {
  co_await std::move(work);
  co_return true;
}

inline void run(boost::asio::io_context& io, boost::asio::awaitable<void> work) {
  run(io, tell_end(std::move(work)));
}
