// A server with its own thread, for tests that talk to it through sockets.
#pragma once

#include <optional>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>

#include "net/http_server.hpp"

class RunningServer {
 public:
  RunningServer(net::HttpHandler handler, net::HttpServerSettings settings = {});
  ~RunningServer();

  std::uint16_t port() const { return port_; }
  std::string url(std::string_view path) const;
  boost::asio::io_context& io() { return io_; }

  // Begins to stop; `wait_until_stopped` returns when no connection remains.
  void begin_stop(std::chrono::milliseconds patience);
  void wait_until_stopped();

 private:
  struct Stopped;
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::shared_ptr<Stopped> stopped_;
  std::optional<net::HttpServer> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};
