// A server that plays Slack by a list of answers, and remembers what it was asked.
#pragma once

#include <deque>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/http_server.hpp"

struct Asked {
  std::string path;
  std::string authorization;
  std::string content_type;
  std::string body;
};

class ToldSlack {
 public:
  explicit ToldSlack(boost::asio::io_context& io)
      : told_(io),
        server_(io, "127.0.0.1:0", [this](net::HttpRequest request) { return answer(request); }) {
    told_.expires_at(boost::asio::steady_timer::time_point::max());
    server_.start();
  }

  // The next answer; answers are given in this order, and what is asked beyond them waits for one.
  void will_say(std::string body, int status = 200) {
    net::HttpReply reply;
    reply.status = status;
    reply.content_type = "application/json; charset=utf-8";
    reply.body = std::move(body);
    will_say(std::move(reply));
  }
  void will_say(net::HttpReply reply) {
    answers_.push_back(std::move(reply));
    told_.cancel();
  }

  std::string url(std::string const& path) const {
    return "http://127.0.0.1:" + std::to_string(server_.port()) + path;
  }

  std::vector<Asked> asked;

 private:
  boost::asio::awaitable<net::HttpReply> answer(net::HttpRequest request) {
    asked.push_back({std::string(request.path), std::string(request.header("Authorization")),
                     std::string(request.header("Content-Type")), std::string(request.body)});
    auto const quiet = boost::asio::as_tuple(boost::asio::use_awaitable);
    while (answers_.empty()) {
      co_await told_.async_wait(quiet);
    }
    net::HttpReply reply = std::move(answers_.front());
    answers_.pop_front();
    co_return reply;
  }

  std::deque<net::HttpReply> answers_;
  boost::asio::steady_timer told_;
  net::HttpServer server_;
};

// Runs until the work is done, and gives what it returned.
template <class T>
T result_of(boost::asio::io_context& io, boost::asio::awaitable<T> work) {
  std::optional<T> result;
  std::exception_ptr failure;
  bool is_done = false;
  boost::asio::co_spawn(io, std::move(work), [&](std::exception_ptr error, T value) {
    failure = error;
    if (!error) result.emplace(std::move(value));
    is_done = true;
  });
  io.restart();
  while (!is_done && io.run_one() > 0) {
  }
  if (failure) std::rethrow_exception(failure);
  return std::move(result.value());
}
