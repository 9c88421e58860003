// One connection of the HTTP server: reads requests, asks the handler, writes replies.
#pragma once

#include <optional>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "net/http_server.hpp"
#include "net/request_reader.hpp"
#include "net/websocket.hpp"

namespace net {

// With its executor's own type an operation costs less than through `any_io_executor`.
using ServerSocket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// What the connections of one server share.
struct ServerWork {
  HttpHandler handler;
  HttpServerSettings settings;
  bool is_stopping = false;
};

class HttpConnection {
 public:
  using Clock = std::chrono::steady_clock;

  // `work` must outlive the connection.
  HttpConnection(ServerSocket socket, ServerWork const& work);

  // Returns when the connection has ended; cancelling it also cancels the handler.
  boost::asio::awaitable<void> serve();

  // Ends a wait that has passed its deadline. Called from time to time, so that an operation
  // needs no timer of its own.
  void check_deadline(Clock::time_point now);

  // The server stops: closes the connection unless a request is in progress; a WebSocket says
  // goodbye.
  void begin_end();
  void close();

  boost::asio::cancellation_signal cancellation;

 private:
  enum class State { idle, receiving, answering, sending, draining, upgrading, upgraded };
  enum class Outcome { request, refused, ended };

  boost::asio::awaitable<Outcome> receive();
  boost::asio::awaitable<HttpReply> answer();
  boost::asio::awaitable<bool> send(HttpReply reply, bool keep);
  boost::asio::awaitable<void> refuse(HttpReply reply);
  boost::asio::awaitable<void> become_websocket(HttpReply reply);
  boost::asio::awaitable<void> drain();
  void enter(State state, Clock::time_point deadline);
  void await_bytes();

  ServerSocket socket_;
  ServerWork const& work_;
  RequestReader reader_;
  std::string head_;
  std::optional<WebSocket> websocket_;
  State state_ = State::idle;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool is_overdue_ = false;
  int refusal_ = 0;
};

}  // namespace net
