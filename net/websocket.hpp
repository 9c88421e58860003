// WebSocket connections over the one Stream: as a client for Socket Mode, as a server for the
// sandbox.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

#include "net/http_client.hpp"

namespace boost::asio::ssl {
class context;
}

namespace net {

// Why a WebSocket gives no more messages.
struct WebSocketEnd {
  enum class Kind {
    closed,           // the peer said goodbye, with `code`
    connection_lost,  // without a goodbye
    silent,           // nothing came for `dead_after`, or nothing was taken from us
    too_large,        // a message over the limit
    protocol,         // the peer broke the protocol, or sent something else than text
  };
  Kind kind = Kind::connection_lost;
  std::uint16_t code = 0;
  std::string detail;  // for the log; holds nothing of the messages
};

[[noreturn]] void throw_exception_from_error(WebSocketEnd const& end,
                                             boost::source_location const& location);

template <class T>
using WebSocketResult = boost::system::result<T, WebSocketEnd>;

struct WebSocketSettings {
  std::string ca_file;  // client: as in HttpClientSettings
  // Client: what `trust_for_websockets(ca_file)` returned. Without it each wss connection reads the
  // authorities again, which takes some 50 ms.
  std::shared_ptr<boost::asio::ssl::context> trust;
  std::chrono::milliseconds handshake_timeout{5000};  // each of resolve, connect, TLS, upgrade
  std::chrono::milliseconds ping_every{10000};        // 0 = no pings
  // The time without a frame of any kind after which a pending read takes the peer for dead; also
  // the time that the peer may let a write wait. 0 = for ever.
  std::chrono::milliseconds dead_after{30000};
  std::chrono::milliseconds close_timeout{1000};
  std::size_t message_limit_bytes = 4 * 1024 * 1024;
};

// A handle on one connection, freely copied. Used on one thread. The connection is dropped when its
// last handle goes. Answers pings by itself while a `read` is pending.
class WebSocket {
 public:
  struct Connection;
  explicit WebSocket(std::shared_ptr<Connection> connection);

  // The next text message, whole. One read at a time; a cancelled one ends the connection.
  boost::asio::awaitable<WebSocketResult<std::string>> read();

  // Sends a text message as one unfragmented frame. Calls may overlap; they are sent in order.
  // False when the connection has ended before, or been closed.
  boost::asio::awaitable<bool> write(std::string text);

  // Says goodbye after what waits to be sent, awaits the peer's, at most `close_timeout`
  // altogether, then drops the connection.
  boost::asio::awaitable<void> close(std::uint16_t code, std::string reason);

  // Ends the connection at once, without a goodbye; a pending `read` ends.
  void drop();

  bool is_open() const;

  // When the last frame of any kind, or part of a message, came.
  std::chrono::steady_clock::time_point last_heard() const;

 private:
  std::shared_ptr<Connection> connection_;
};

// For WebSocketSettings::trust. Throws as HttpClient's constructor does.
std::shared_ptr<boost::asio::ssl::context> trust_for_websockets(std::string const& ca_file);

// Opens ws://… or wss://…. Certificates are checked as by the HTTP client. An upgrade that the
// peer answers with an HTTP status fails as `malformed` with "HTTP 409" in `detail`, which holds
// nothing of the URL but scheme, host and port.
boost::asio::awaitable<HttpResult<WebSocket>> open_websocket(boost::asio::any_io_executor executor,
                                                             std::string url,
                                                             WebSocketSettings settings);

}  // namespace net
