// Runs the context of one server until the test is over.
#include "tests/net/support/running_server.hpp"

#include <future>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace {

boost::asio::awaitable<void> stop_and_tell(net::HttpServer* server,
                                           std::chrono::milliseconds patience,
                                           std::promise<void>* done) {
  co_await server->stop(patience);
  done->set_value();
}

}  // namespace

struct RunningServer::Stopped {
  std::promise<void> promise;
};

RunningServer::RunningServer(net::HttpHandler handler, net::HttpServerSettings settings)
    : work_(io_.get_executor()), stopped_(std::make_shared<Stopped>()) {
  server_.emplace(io_, "127.0.0.1:0", std::move(handler), std::move(settings));
  port_ = server_->port();
  server_->start();
  thread_ = std::thread([this] { io_.run(); });
}

RunningServer::~RunningServer() {
  io_.stop();
  thread_.join();
}

std::string RunningServer::url(std::string_view path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
}

void RunningServer::begin_stop(std::chrono::milliseconds patience) {
  boost::asio::co_spawn(io_, stop_and_tell(&*server_, patience, &stopped_->promise),
                        boost::asio::detached);
}

void RunningServer::wait_until_stopped() {
  auto stopped = stopped_->promise.get_future();
  if (stopped.wait_for(std::chrono::seconds(10)) != std::future_status::ready) {
    throw std::runtime_error("the server does not stop");
  }
}
