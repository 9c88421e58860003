// A reply is first offered to the kernel at once; only what it does not take is awaited.
#include "net/http_connection.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "net/reply_text.hpp"
#include "net/websocket_connection.hpp"
#include "net/websocket_upgrade.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds drain_time{1000};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

using TwoParts = std::array<asio::const_buffer, 2>;

// What is left of a reply after its first `sent` bytes.
TwoParts rest_of(std::string_view head, std::string_view body, std::size_t sent) {
  auto const from_head = std::min(sent, head.size());
  auto const from_body = sent - from_head;
  return {asio::buffer(head.substr(from_head)), asio::buffer(body.substr(from_body))};
}

HttpReply refusal(int status) {
  HttpReply reply;
  reply.status = status;
  if (status != 426) return reply;
  reply.headers.emplace_back("Upgrade", "websocket");
  reply.headers.emplace_back("Sec-WebSocket-Version", "13");
  return reply;
}

}  // namespace

HttpConnection::HttpConnection(ServerSocket socket, ServerWork const& work)
    : socket_(std::move(socket)),
      work_(work),
      reader_(work.settings.header_limit_bytes, work.settings.body_limit_bytes) {
  // Failures here show themselves at the first read.
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
}

asio::awaitable<void> HttpConnection::serve() {
  for (;;) {
    auto const outcome = co_await receive();
    if (outcome == Outcome::refused) {
      co_await refuse(refusal(refusal_));
    }
    if (outcome != Outcome::request) break;

    enter(State::answering, Clock::time_point::max());
    auto reply = co_await answer();
    if (reply.drop_connection || !socket_.is_open()) break;
    if (reply.on_websocket) {
      co_await become_websocket(std::move(reply));
      break;
    }

    auto const keep = reader_.keeps_alive() && !work_.is_stopping;
    auto const was_sent = co_await send(std::move(reply), keep);
    if (!was_sent || !keep) break;
  }
  close();
}

asio::awaitable<HttpConnection::Outcome> HttpConnection::receive() {
  using Progress = RequestReader::Progress;
  enter(State::idle, Clock::time_point::max());
  auto progress = reader_.next();
  while (progress == Progress::needs_more) {
    if (work_.is_stopping && !reader_.has_begun()) co_return Outcome::ended;
    await_bytes();
    auto const space = reader_.space();
    auto const buffer = asio::buffer(space.data(), space.size());
    auto const [error, size] = co_await socket_.async_read_some(buffer, as_result);
    if (is_overdue_ && state_ == State::receiving) {
      refusal_ = 408;
      co_return Outcome::refused;
    }
    if (error || is_overdue_) co_return Outcome::ended;
    progress = reader_.received(size);
  }
  refusal_ = reader_.refusal_status();
  co_return progress == Progress::complete ? Outcome::request : Outcome::refused;
}

// Sets the deadline of the read that follows.
void HttpConnection::await_bytes() {
  auto const& settings = work_.settings;
  if (!reader_.has_begun()) {
    enter(State::idle, Clock::now() + settings.idle_timeout);
  } else if (state_ != State::receiving) {
    enter(State::receiving, Clock::now() + settings.request_timeout);
  }
  if (reader_.take_continue_wish()) {
    error_code ignored;  // a peer that cannot be written to will not send its body either
    socket_.write_some(asio::buffer(go_on), ignored);
  }
}

// A handler that throws must not take the process with it; what went wrong is its own to report.
asio::awaitable<HttpReply> HttpConnection::answer() {
  HttpReply reply;
  try {
    auto const request = reader_.request();
    reply = co_await work_.handler(request);
  } catch (...) {
    reply = HttpReply();
    reply.status = 500;
  }
  co_return reply;
}

asio::awaitable<bool> HttpConnection::send(HttpReply reply, bool keep) {
  auto after = AfterReply::close;
  if (keep) after = reader_.is_http_1_0() ? AfterReply::keep_1_0 : AfterReply::keep;
  write_reply_head(head_, reply, after);

  auto const size = head_.size() + reply.body.size();
  error_code error;
  auto const sent = socket_.write_some(rest_of(head_, reply.body, 0), error);
  if (error && error != asio::error::would_block) co_return false;
  if (sent < size) {
    enter(State::sending, Clock::now() + work_.settings.write_timeout);
    auto const rest = rest_of(head_, reply.body, sent);
    auto const [failure, ignored] = co_await asio::async_write(socket_, rest, as_result);
    if (failure) co_return false;
  }
  co_return true;
}

asio::awaitable<void> HttpConnection::refuse(HttpReply reply) {
  is_overdue_ = false;
  if (work_.settings.on_refusal) work_.settings.on_refusal(reply.status);
  auto const was_sent = co_await send(std::move(reply), false);
  if (was_sent) {
    co_await drain();
  }
}

asio::awaitable<void> HttpConnection::become_websocket(HttpReply reply) {
  auto const request = reader_.request();
  auto const refused = reader_.is_http_1_0() ? 400 : upgrade_refusal(request);
  if (refused != 0) {
    co_await refuse(refusal(refused));
    co_return;
  }
  enter(State::upgrading, Clock::time_point::max());
  auto stream =
      plain_stream(asio::ip::tcp::socket(std::move(socket_)), std::string(reader_.read_ahead()));
  auto settings = reply.websocket_settings ? *reply.websocket_settings : WebSocketSettings();
  auto const link = std::make_shared<WebSocketLink>(std::move(stream), std::move(settings));
  websocket_.emplace(std::make_shared<WebSocket::Connection>(link));
  auto const was_accepted = co_await WebSocketLink::accept(link, request);
  if (!was_accepted) co_return;
  enter(State::upgraded, Clock::time_point::max());
  if (work_.is_stopping) begin_end();
  try {
    co_await reply.on_websocket(*websocket_);
  } catch (...) {
    // What went wrong is its own to report, as with a handler.
  }
}

// Closing a socket with unread bytes makes the kernel send a reset, which can overtake the reply.
asio::awaitable<void> HttpConnection::drain() {
  error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  enter(State::draining, Clock::now() + std::min(drain_time, work_.settings.write_timeout));
  head_.resize(4096);  // sent by now, so its memory may take what nobody wants
  auto const buffer = asio::buffer(head_);
  while (!work_.is_stopping && !is_overdue_) {
    auto const [error, size] = co_await socket_.async_read_some(buffer, as_result);
    if (error) break;
  }
}

void HttpConnection::enter(State state, Clock::time_point deadline) {
  state_ = state;
  deadline_ = deadline;
}

void HttpConnection::check_deadline(Clock::time_point now) {
  if (now < deadline_) return;
  deadline_ = Clock::time_point::max();
  is_overdue_ = true;
  if (state_ != State::receiving) return close();
  error_code ignored;
  socket_.cancel(ignored);  // the connection stays open for the refusal
}

void HttpConnection::begin_end() {
  if (state_ == State::idle || state_ == State::draining) close();
  if (state_ != State::upgraded) return;
  constexpr std::uint16_t going_away = 1001;
  auto const executor = socket_.get_executor();
  asio::co_spawn(executor, websocket_->close(going_away, "the server stops"), asio::detached);
}

void HttpConnection::close() {
  if (websocket_) websocket_->drop();
  error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
}

}  // namespace net
