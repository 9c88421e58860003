// Opening a WebSocket: the way to the peer is the HTTP client's.
#include "net/websocket.hpp"

#include <stdexcept>

#include <boost/throw_exception.hpp>

#include "net/connect.hpp"
#include "net/tls_context.hpp"
#include "net/websocket_connection.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using Kind = HttpFailure::Kind;

HttpFailure failure(Kind kind, std::string detail) {
  HttpFailure failed;
  failed.kind = kind;
  failed.detail = std::move(detail);
  return failed;
}

std::optional<Destination> destination_of(std::string_view url) {
  std::string_view const plain = "ws://";
  std::string_view const secure = "wss://";
  if (url.starts_with(plain)) {
    return parse_destination("http://" + std::string(url.substr(plain.size())));
  }
  if (url.starts_with(secure)) {
    return parse_destination("https://" + std::string(url.substr(secure.size())));
  }
  return std::nullopt;
}

// Empty trust and a reason when the file cannot be read.
std::string make_trust(WebSocketSettings& settings) {
  try {
    settings.trust = trust_for_websockets(settings.ca_file);
  } catch (std::exception const& error) {
    return error.what();
  }
  return {};
}

}  // namespace

[[noreturn]] void throw_exception_from_error(WebSocketEnd const& end,
                                             boost::source_location const& location) {
  boost::throw_exception(std::runtime_error(end.detail), location);
}

std::shared_ptr<asio::ssl::context> trust_for_websockets(std::string const& ca_file) {
  return client_tls_context(ca_file.empty() ? std::string() : read_authorities(ca_file));
}

asio::awaitable<HttpResult<WebSocket>> open_websocket(asio::any_io_executor executor,
                                                      std::string url, WebSocketSettings settings) {
  auto const destination = destination_of(url);
  if (!destination) {
    co_return failure(Kind::bad_url, "not an absolute ws or wss URL without user information");
  }
  auto const& origin = destination->origin;
  if (origin.scheme == Scheme::https && !settings.trust) {
    auto const trouble = make_trust(settings);
    if (!trouble.empty()) co_return failure(Kind::tls, trouble);
  }
  auto stream =
      co_await connect(executor, origin, settings.trust.get(), settings.handshake_timeout);
  if (!stream) co_return stream.error();

  auto const link = std::make_shared<WebSocketLink>(std::move(*stream), settings);
  auto failed = co_await WebSocketLink::upgrade(link, destination->authority, destination->target);
  if (failed) {
    failed->detail = origin.text() + ": " + failed->detail;
    co_return std::move(*failed);
  }
  co_return WebSocket(std::make_shared<WebSocket::Connection>(link));
}

WebSocket::WebSocket(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

asio::awaitable<WebSocketResult<std::string>> WebSocket::read() {
  return WebSocketLink::read(connection_->link);
}

asio::awaitable<bool> WebSocket::write(std::string text) {
  return WebSocketLink::write(connection_->link, std::move(text));
}

asio::awaitable<void> WebSocket::close(std::uint16_t code, std::string reason) {
  return WebSocketLink::close(connection_->link, code, std::move(reason));
}

void WebSocket::drop() { connection_->link->drop(); }

bool WebSocket::is_open() const { return connection_->link->is_open(); }

std::chrono::steady_clock::time_point WebSocket::last_heard() const {
  return connection_->link->last_heard();
}

}  // namespace net
