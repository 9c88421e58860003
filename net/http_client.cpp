// One call: take a connection from the pool or open one, write, read, give it back.
#include "net/http_client.hpp"

#include <map>
#include <optional>
#include <stdexcept>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/throw_exception.hpp>

#include "net/connect.hpp"
#include "net/deadline.hpp"
#include "net/response_reader.hpp"
#include "net/tls_context.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Kind = HttpFailure::Kind;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

enum class Sent { nothing, maybe };

HttpFailure failure(Kind kind, std::string detail, Sent sent) {
  HttpFailure failed;
  failed.kind = kind;
  failed.detail = std::move(detail);
  failed.maybe_sent = sent == Sent::maybe;
  return failed;
}

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool has_only_whole_lines(HttpCall const& call) {
  auto is_clean = !call.method.empty() && is_one_line(call.method);
  for (auto const& [name, value] : call.headers) {
    is_clean = is_clean && is_one_line(name) && is_one_line(value);
  }
  return is_clean;
}

std::string request_text(HttpCall const& call, Destination const& destination) {
  constexpr std::size_t usual_head = 512;
  std::string text;
  text.reserve(usual_head + call.body.size());
  text.append(call.method).append(" ").append(destination.target).append(" HTTP/1.1\r\n");
  text.append("Host: ").append(destination.authority).append("\r\n");
  for (auto const& [name, value] : call.headers) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
  if (!call.body.empty() || (call.method != "GET" && call.method != "HEAD")) {
    text += "Content-Length: " + std::to_string(call.body.size()) + "\r\n";
  }
  return text.append("\r\n").append(call.body);
}

// One request on its way over one connection.
struct Exchange {
  Origin origin;
  std::string request;
  ResponseReader::Body expected_body = ResponseReader::Body::expected;
  std::size_t response_limit_bytes = 0;
  std::chrono::milliseconds timeout{};

  HttpFailure too_slow(Sent sent) const {
    return failure(Kind::timeout, origin.text() + ": no response in time", sent);
  }
  HttpFailure lost(error_code error, Sent sent) const {
    return failure(Kind::connection_lost, origin.text() + ": " + error.message(), sent);
  }
};

struct Received {
  HttpResponse response;
  bool connection_is_usable = false;
};

using Progress = ResponseReader::Progress;

HttpResult<Received> conclude(Exchange const& exchange, ResponseReader& reader, Progress progress) {
  if (progress == Progress::too_large) {
    return failure(Kind::too_large, exchange.origin.text() + ": the response is too large",
                   Sent::maybe);
  }
  if (progress == Progress::malformed) {
    return failure(Kind::malformed, exchange.origin.text() + ": the response is not HTTP",
                   Sent::maybe);
  }
  Received received;
  received.connection_is_usable = reader.leaves_connection_usable();
  received.response = reader.take_response();
  return received;
}

asio::awaitable<HttpResult<Received>> read_response(Stream* stream, Exchange const* exchange,
                                                    Deadline const* deadline) {
  ResponseReader reader(exchange->response_limit_bytes, exchange->expected_body);
  auto progress = Progress::needs_more;
  while (progress == Progress::needs_more) {
    auto const space = reader.space();
    auto const buffer = asio::buffer(space.data(), space.size());
    auto const [error, size] = co_await stream->async_read_some(buffer, as_result);
    if (deadline->has_passed()) co_return exchange->too_slow(Sent::maybe);
    if (error == asio::error::eof) {
      progress = reader.ended();
      if (progress != Progress::complete) co_return exchange->lost(error, Sent::maybe);
    } else if (error) {
      co_return exchange->lost(error, Sent::maybe);
    } else {
      progress = reader.received(size);
    }
  }
  co_return conclude(*exchange, reader, progress);
}

asio::awaitable<HttpResult<Received>> carry_out(Stream* stream, Exchange const* exchange) {
  Deadline const deadline(stream->socket(), exchange->timeout);
  auto const request = asio::buffer(exchange->request);
  auto const [error, written] = co_await asio::async_write(*stream, request, as_result);
  auto const sent = written > 0 ? Sent::maybe : Sent::nothing;
  if (deadline.has_passed()) co_return exchange->too_slow(sent);
  // A peer may refuse a request before it has read all of it: then its response is there to read.
  if (error && sent == Sent::nothing) co_return exchange->lost(error, sent);
  co_return co_await read_response(stream, exchange, &deadline);
}

struct Idle {
  Stream stream;
  Clock::time_point since;
};

}  // namespace

[[noreturn]] void throw_exception_from_error(HttpFailure const& failure,
                                             boost::source_location const& location) {
  boost::throw_exception(std::runtime_error(failure.detail), location);
}

struct HttpClient::Pool {
  asio::any_io_executor executor;
  HttpClientSettings settings;
  std::string extra_authorities;
  std::unique_ptr<asio::ssl::context> tls;  // made at the first https call
  std::map<std::string, std::vector<Idle>> idle;
  bool is_open = true;

  asio::ssl::context* tls_for(Origin const& origin);
  std::optional<Stream> take_idle(Origin const& origin);
  void give_back(Origin const& origin, Stream stream);
  void forget_stale();

  static asio::awaitable<HttpResult<HttpResponse>> send(std::shared_ptr<Pool> pool, HttpCall call);
  static asio::awaitable<HttpResult<HttpResponse>> send(std::shared_ptr<Pool> pool,
                                                        Exchange exchange);
};

asio::ssl::context* HttpClient::Pool::tls_for(Origin const& origin) {
  if (origin.scheme == Scheme::http) return nullptr;
  if (!tls) tls = client_tls_context(extra_authorities);
  return tls.get();
}

std::optional<Stream> HttpClient::Pool::take_idle(Origin const& origin) {
  forget_stale();
  auto const found = idle.find(origin.text());
  if (found == idle.end()) return std::nullopt;
  auto& waiting = found->second;
  while (!waiting.empty()) {
    auto stream = std::move(waiting.back().stream);  // the one used last is the likeliest to live
    waiting.pop_back();
    if (stream.is_quiet()) return stream;
  }
  return std::nullopt;
}

void HttpClient::Pool::give_back(Origin const& origin, Stream stream) {
  if (!is_open) return;
  auto& waiting = idle[origin.text()];
  if (waiting.size() >= settings.idle_connections_per_host) return;
  waiting.push_back(Idle{std::move(stream), Clock::now()});
}

void HttpClient::Pool::forget_stale() {
  auto const oldest = Clock::now() - settings.idle_timeout;
  for (auto& [origin, waiting] : idle) {
    std::erase_if(waiting, [&](Idle const& each) { return each.since < oldest; });
  }
  std::erase_if(idle, [](auto const& entry) { return entry.second.empty(); });
}

asio::awaitable<HttpResult<HttpResponse>> HttpClient::Pool::send(std::shared_ptr<Pool> pool,
                                                                 HttpCall call) {
  auto const destination = parse_destination(call.url);
  if (!destination) {
    co_return failure(Kind::bad_url, "not an absolute http or https URL without user information",
                      Sent::nothing);
  }
  if (!has_only_whole_lines(call)) {
    co_return failure(Kind::bad_url, "the method or a header holds a line break", Sent::nothing);
  }
  Exchange exchange;
  exchange.origin = destination->origin;
  exchange.request = request_text(call, *destination);
  if (call.method == "HEAD") exchange.expected_body = ResponseReader::Body::none;
  exchange.response_limit_bytes = pool->settings.response_limit_bytes;
  exchange.timeout = pool->settings.response_timeout;
  co_return co_await send(pool, std::move(exchange));
}

asio::awaitable<HttpResult<HttpResponse>> HttpClient::Pool::send(std::shared_ptr<Pool> pool,
                                                                 Exchange exchange) {
  for (;;) {
    auto stream = pool->take_idle(exchange.origin);
    auto const is_reused = stream.has_value();
    if (!is_reused) {
      auto connected =
          co_await connect(pool->executor, exchange.origin, pool->tls_for(exchange.origin),
                           pool->settings.connect_timeout);
      if (!connected) co_return connected.error();
      stream.emplace(std::move(*connected));
    }
    auto received = co_await carry_out(&*stream, &exchange);
    if (received) {
      if (received->connection_is_usable) pool->give_back(exchange.origin, std::move(*stream));
      co_return std::move(received->response);
    }
    auto const& failed = received.error();
    auto const is_dead = failed.kind == Kind::connection_lost && !failed.maybe_sent;
    if (!is_reused || !is_dead) co_return failed;
  }
}

HttpClient::HttpClient(asio::any_io_executor executor, HttpClientSettings settings)
    : pool_(std::make_shared<Pool>()) {
  pool_->executor = std::move(executor);
  if (!settings.ca_file.empty()) pool_->extra_authorities = read_authorities(settings.ca_file);
  pool_->settings = std::move(settings);
}

HttpClient::~HttpClient() {
  pool_->is_open = false;
  close_idle();
}

asio::awaitable<HttpResult<HttpResponse>> HttpClient::send(HttpCall call) {
  return Pool::send(pool_, std::move(call));
}

void HttpClient::close_idle() { pool_->idle.clear(); }

}  // namespace net
