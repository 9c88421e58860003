// An HTTP/1.1 server for small requests and replies: one coroutine per connection, a limit on
// every size and a deadline on every read and write.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace net {

class WebSocket;
struct WebSocketSettings;

struct HttpHeader {
  std::string_view name;
  std::string_view value;
};

// A received request. The views stay valid until the handler's coroutine has finished.
struct HttpRequest {
  std::string_view method;  // "GET", "POST", …
  std::string_view path;    // target up to the first '?'
  std::string_view query;   // target after it, undecoded; may be empty
  std::string_view body;    // the bytes as received
  std::span<HttpHeader const> headers;

  // Value of the first header with this name (case is ignored), empty when there is none.
  std::string_view header(std::string_view name) const;
};

struct HttpReply {
  int status = 200;
  std::string_view content_type = "text/plain; charset=utf-8";  // must be static text
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // further headers
  // Closes the connection without an answer. Only a test peer that plays a fault wants this.
  bool drop_connection = false;
  // Answer to a request for an upgrade: the connection becomes a WebSocket, which this coroutine
  // serves; it is dropped when the coroutine ends. All else of the reply is left aside. A request
  // that asks for no (valid) upgrade gets 400 or 426 instead. A server that stops says goodbye with
  // 1001.
  std::function<boost::asio::awaitable<void>(WebSocket)> on_websocket;
  std::shared_ptr<WebSocketSettings const> websocket_settings;  // none = the defaults
};

using HttpHandler = std::function<boost::asio::awaitable<HttpReply>(HttpRequest)>;

// Called for a request that the server answers by itself (400, 408, 413, 431), for counting.
using HttpRefusal = std::function<void(int status)>;

struct HttpServerSettings {
  std::size_t header_limit_bytes = 8 * 1024;
  std::size_t body_limit_bytes = 1024 * 1024;
  std::size_t connection_limit = 1024;              // one more connection is closed at once
  std::chrono::milliseconds request_timeout{5000};  // from a request's first byte to its last
  std::chrono::milliseconds idle_timeout{60000};    // between requests on one connection
  std::chrono::milliseconds write_timeout{5000};
  HttpRefusal on_refusal;  // may be empty
};

class HttpServer {
 public:
  // Binds at once. `listen` is "host:port" (IPv6 as "[::1]:3000"); port 0 takes a free one.
  // Throws std::runtime_error with the address in its text when it cannot be bound.
  HttpServer(boost::asio::io_context& io, std::string_view listen, HttpHandler handler,
             HttpServerSettings settings = {});
  ~HttpServer();
  HttpServer(HttpServer const&) = delete;
  HttpServer& operator=(HttpServer const&) = delete;

  std::uint16_t port() const;

  // Begins to accept connections on the context's thread.
  void start();

  // Stops accepting, closes idle connections, lets requests in progress finish within `patience`,
  // then closes what is left. Resumes when no connection remains.
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace net
