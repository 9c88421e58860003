// All operations of Beast's stream are compiled here. It runs without timers of its own: one watch
// per connection sends pings and finds silence.
#include "net/websocket_connection.hpp"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/deadline.hpp"
#include "net/websocket_upgrade.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Kind = WebSocketEnd::Kind;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds shortest_tick{5};
constexpr std::chrono::milliseconds longest_tick{1000};
// Closing a socket with unread bytes makes the kernel send a reset, which can overtake a goodbye.
constexpr std::chrono::milliseconds linger_time{1000};
constexpr std::size_t longest_reason = 120;
constexpr std::size_t write_buffer_bytes = 32 * 1024;
constexpr std::size_t queue_limit_bytes = 64 * 1024 * 1024;

asio::awaitable<void> linger(Stream* stream) {
  Deadline const deadline(stream->socket(), linger_time);
  error_code ignored;
  stream->socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  std::string unread(4096, '\0');
  auto const buffer = asio::buffer(unread);
  for (;;) {
    auto const [error, size] = co_await stream->socket().async_read_some(buffer, as_result);
    if (error) co_return;
  }
}

bool is_lost(error_code error) {
  return error.category() == boost::system::system_category() ||
         error.category() == asio::error::get_misc_category() ||
         error == http::error::end_of_stream || error == http::error::partial_message;
}

HttpFailure upgrade_failure(HttpFailure::Kind kind, std::string detail) {
  HttpFailure failed;
  failed.kind = kind;
  failed.detail = std::move(detail);
  return failed;
}

WebSocketEnd end_by(Kind kind, std::string detail) {
  WebSocketEnd end;
  end.kind = kind;
  end.detail = std::move(detail);
  return end;
}

}  // namespace

// Beast finds these two by their argument. Slack does not close TCP after the goodbyes, so a client
// doesn't wait for that.
template <class Handler>
void async_teardown(beast::role_type role, Stream& stream, Handler&& handler) {
  auto const executor = stream.get_executor();
  if (role == beast::role_type::client) {
    stream.close();
    return asio::post(executor,
                      beast::bind_front_handler(std::forward<Handler>(handler), error_code()));
  }
  asio::co_spawn(executor, linger(&stream),
                 [kept = std::forward<Handler>(handler)](std::exception_ptr) mutable {
                   std::move(kept)(error_code());
                 });
}

void beast_close_socket(Stream& stream) { stream.close(); }

WebSocketLink::WebSocketLink(Stream stream, WebSocketSettings settings)
    : settings_(std::move(settings)),
      stream_(std::move(stream)),
      watch_(stream_.get_executor()),
      patience_(stream_.get_executor()),
      ended_(stream_.get_executor(), Clock::time_point::max()) {
  stream_.text(true);
  stream_.auto_fragment(false);  // Slack is said not to put fragments together
  stream_.write_buffer_bytes(write_buffer_bytes);
  stream_.read_message_max(settings_.message_limit_bytes);
  websocket::stream_base::timeout const none{websocket::stream_base::none(),
                                             websocket::stream_base::none(), false};
  stream_.set_option(none);
}

asio::awaitable<std::optional<HttpFailure>> WebSocketLink::upgrade(Pointer self,
                                                                   std::string authority,
                                                                   std::string target) {
  using Failure = HttpFailure::Kind;
  Deadline const deadline(self->stream_.next_layer().socket(), self->settings_.handshake_timeout);
  websocket::response_type response;
  auto const [error] =
      co_await self->stream_.async_handshake(response, authority, target, as_result);
  auto const is_late = deadline.has_passed();
  if (is_late) co_return upgrade_failure(Failure::timeout, "no answer in time while upgrading");
  if (error == websocket::error::upgrade_declined) {
    co_return upgrade_failure(Failure::malformed, "the upgrade was answered with HTTP " +
                                                      std::to_string(response.result_int()));
  }
  if (error) {
    co_return upgrade_failure(is_lost(error) ? Failure::connection_lost : Failure::malformed,
                              error.message());
  }
  self->begin();
  co_return std::nullopt;
}

asio::awaitable<bool> WebSocketLink::accept(Pointer self, HttpRequest request) {
  auto const asked = upgrade_of(request);
  Deadline const deadline(self->stream_.next_layer().socket(), self->settings_.handshake_timeout);
  auto const [error] = co_await self->stream_.async_accept(asked, as_result);
  if (error || deadline.has_passed()) co_return false;
  self->begin();
  co_return true;
}

void WebSocketLink::begin() {
  stream_.control_callback(
      [this](websocket::frame_type, beast::string_view) { last_heard_ = Clock::now(); });
  last_heard_ = last_ping_ = Clock::now();
  watch();
}

void WebSocketLink::watch() {
  auto shortest = std::chrono::milliseconds::max();
  for (auto const time : {settings_.ping_every, settings_.dead_after}) {
    if (time.count() > 0) shortest = std::min(shortest, time);
  }
  if (shortest == std::chrono::milliseconds::max()) return;
  watch_.expires_after(std::clamp(shortest / 8, shortest_tick, longest_tick));
  watch_.async_wait([watched = weak_from_this()](error_code error) {
    auto const self = watched.lock();
    if (error || !self || self->end_) return;
    self->look_after();
  });
}

void WebSocketLink::look_after() {
  auto const now = Clock::now();
  if (settings_.dead_after.count() > 0) {
    auto const latest = now - settings_.dead_after;
    if (is_reading_ && std::max(last_heard_, listening_since_) < latest) {
      finish(end_by(Kind::silent, "nothing was heard in time"));
      return;
    }
    if (is_writing_ && writing_since_ < latest) {
      finish(end_by(Kind::silent, "nothing was taken in time"));
      return;
    }
  }
  if (settings_.ping_every.count() > 0 && now - last_ping_ >= settings_.ping_every) ping();
  watch();
}

void WebSocketLink::ping() {
  if (is_pinging_ || is_closing_) return;
  last_ping_ = Clock::now();
  is_pinging_ = true;
  stream_.async_ping({}, [self = shared_from_this()](error_code) { self->is_pinging_ = false; });
}

asio::awaitable<WebSocketResult<std::string>> WebSocketLink::read(Pointer self) {
  if (self->end_) co_return *self->end_;
  std::string text;
  auto buffer = asio::dynamic_buffer(text);
  self->is_reading_ = true;
  // What came while nobody read was not seen.
  self->listening_since_ = Clock::now();
  auto is_whole = false;
  while (!is_whole) {
    auto const [error, size] = co_await self->stream_.async_read_some(buffer, 0, as_result);
    if (error) {
      self->is_reading_ = false;
      co_return self->finish(self->end_of(error));
    }
    self->last_heard_ = Clock::now();
    is_whole = self->stream_.is_message_done();
  }
  self->is_reading_ = false;
  if (!self->stream_.got_text()) {
    co_return self->finish(end_by(Kind::protocol, "a message that is not text"));
  }
  co_return text;
}

asio::awaitable<bool> WebSocketLink::write(Pointer self, std::string text) {
  if (!self->is_open()) co_return false;
  self->queued_bytes_ += text.size();
  auto const message = std::make_shared<Waiting>(self->stream_.get_executor(), std::move(text));
  self->queue_.push_back(message);
  if (self->queued_bytes_ > queue_limit_bytes) {
    self->finish(end_by(Kind::silent, "too much waits to be taken"));
  }
  self->send_next();
  if (!message->is_done) {
    co_await message->done.async_wait(as_result);
  }
  co_return message->was_sent;
}

void WebSocketLink::send_next() {
  if (is_writing_ || end_) return;
  if (queue_.empty()) {
    if (is_closing_) say_goodbye();
    return;
  }
  is_writing_ = true;
  writing_since_ = Clock::now();
  auto const message = queue_.front();
  queue_.pop_front();
  auto const text = asio::buffer(message->text);
  stream_.async_write(text, [self = shared_from_this(), message](error_code error, std::size_t) {
    self->sent(*message, error);
  });
}

void WebSocketLink::sent(Waiting& message, error_code error) {
  is_writing_ = false;
  queued_bytes_ -= message.text.size();
  settle(message, !error);
  // A pending read learns more about the end than a failed write.
  if (error && !is_reading_) finish(end_of(error));
  send_next();
}

void WebSocketLink::settle(Waiting& message, bool was_sent) {
  message.is_done = true;
  message.was_sent = was_sent;
  message.done.cancel();
}

asio::awaitable<void> WebSocketLink::close(Pointer self, std::uint16_t code, std::string reason) {
  if (self->end_) co_return;
  if (!self->is_closing_) {
    self->is_closing_ = true;
    reason.resize(std::min(reason.size(), longest_reason));
    self->goodbye_ = websocket::close_reason(code);
    self->goodbye_.reason = reason;
    self->patience_.expires_after(self->settings_.close_timeout);
    self->patience_.async_wait([watched = std::weak_ptr(self)](error_code error) {
      auto const waiting = watched.lock();
      if (error || !waiting) return;
      waiting->finish(end_by(Kind::connection_lost, "no goodbye in time"));
    });
    self->send_next();
  }
  co_await self->ended_.async_wait(as_result);
}

void WebSocketLink::say_goodbye() {
  stream_.async_close(goodbye_, [self = shared_from_this()](error_code) {
    self->finish(self->end_of(websocket::error::closed));
  });
}

void WebSocketLink::drop() { finish(end_by(Kind::connection_lost, "dropped")); }

WebSocketEnd WebSocketLink::end_of(error_code error) const {
  if (end_) return *end_;
  auto end = end_by(Kind::connection_lost, error.message());
  if (error == websocket::error::closed) {
    end.kind = Kind::closed;
    end.code = stream_.reason().code;
    end.detail = "closed with " + std::to_string(end.code);
  } else if (error == websocket::error::message_too_big) {
    end.kind = Kind::too_large;
  } else if (error == websocket::condition::protocol_violation) {
    end.kind = Kind::protocol;
  }
  return end;
}

WebSocketEnd const& WebSocketLink::finish(WebSocketEnd end) {
  if (end_) return *end_;
  end_ = std::move(end);
  stream_.next_layer().close();
  watch_.cancel();
  patience_.cancel();
  ended_.cancel();
  for (auto const& message : queue_) settle(*message, false);
  queue_.clear();
  return *end_;
}

}  // namespace net
