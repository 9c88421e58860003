// What stands behind a WebSocket: Beast's stream, the queue of writes, and the watch over silence.
#pragma once

#include <deque>
#include <optional>
#include <string_view>

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "net/http_server.hpp"
#include "net/stream.hpp"
#include "net/websocket.hpp"

namespace net {

// Lives as long as an operation on it is pending.
class WebSocketLink : public std::enable_shared_from_this<WebSocketLink> {
 public:
  using Clock = std::chrono::steady_clock;
  using Pointer = std::shared_ptr<WebSocketLink>;

  WebSocketLink(Stream stream, WebSocketSettings settings);

  // Asks the peer for the upgrade. Returns why that failed, if it did.
  static boost::asio::awaitable<std::optional<HttpFailure>> upgrade(Pointer self,
                                                                    std::string authority,
                                                                    std::string target);
  // Grants the upgrade. False when the connection is lost.
  static boost::asio::awaitable<bool> accept(Pointer self, HttpRequest request);

  static boost::asio::awaitable<WebSocketResult<std::string>> read(Pointer self);
  static boost::asio::awaitable<bool> write(Pointer self, std::string text);
  static boost::asio::awaitable<void> close(Pointer self, std::uint16_t code, std::string reason);
  void drop();
  bool is_open() const { return !end_ && !is_closing_; }
  Clock::time_point last_heard() const { return last_heard_; }

 private:
  // A message that waits to be sent.
  struct Waiting {
    Waiting(boost::asio::any_io_executor const& executor, std::string text_)
        : text(std::move(text_)), done(executor, Clock::time_point::max()) {}
    std::string text;
    boost::asio::steady_timer done;  // ends early
    bool is_done = false;
    bool was_sent = false;
  };
  using Beast = boost::beast::websocket::stream<Stream, false>;

  void begin();
  void watch();
  void look_after();
  void ping();
  void send_next();
  void sent(Waiting& message, boost::system::error_code error);
  void say_goodbye();
  static void settle(Waiting& message, bool was_sent);
  WebSocketEnd end_of(boost::system::error_code error) const;
  WebSocketEnd const& finish(WebSocketEnd end);

  WebSocketSettings settings_;  // holds the trust, which must outlive the stream
  Beast stream_;
  std::optional<WebSocketEnd> end_;
  std::deque<std::shared_ptr<Waiting>> queue_;
  std::size_t queued_bytes_ = 0;
  boost::asio::steady_timer watch_;
  boost::asio::steady_timer patience_;  // of closing
  boost::asio::steady_timer ended_;
  boost::beast::websocket::close_reason goodbye_;
  Clock::time_point last_heard_;
  Clock::time_point listening_since_;  // of the pending read
  Clock::time_point last_ping_;
  Clock::time_point writing_since_;
  bool is_reading_ = false;
  bool is_writing_ = false;
  bool is_pinging_ = false;
  bool is_closing_ = false;
};

struct WebSocket::Connection {
  explicit Connection(WebSocketLink::Pointer link_) : link(std::move(link_)) {}
  ~Connection() { link->drop(); }
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  WebSocketLink::Pointer link;
};

}  // namespace net
