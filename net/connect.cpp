// A lookup runs in a thread of the resolver and cannot be cut short, only left behind.
#include "net/connect.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/deadline.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Kind = HttpFailure::Kind;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// Shared by the caller, who may give up, and the resolver's callback, which comes at last.
struct Lookup {
  explicit Lookup(asio::any_io_executor executor) : resolver(executor), found(executor) {}

  tcp::resolver resolver;
  asio::steady_timer found;
  std::vector<tcp::endpoint> endpoints;
  error_code error = asio::error::timed_out;
};

HttpFailure failure(Kind kind, Origin const& origin, std::string const& why) {
  HttpFailure failed;
  failed.kind = kind;
  failed.detail = origin.text() + ": " + why;
  return failed;
}

HttpFailure too_slow(Origin const& origin, std::string const& step) {
  return failure(Kind::timeout, origin, "no answer in time while " + step);
}

void begin(std::shared_ptr<Lookup> const& lookup, Origin const& origin) {
  lookup->resolver.async_resolve(
      origin.host, origin.port, tcp::resolver::numeric_service,
      [lookup](error_code error, tcp::resolver::results_type const& results) {
        lookup->error = error;
        for (auto const& result : results) lookup->endpoints.push_back(result.endpoint());
        lookup->found.cancel();
      });
}

asio::awaitable<std::shared_ptr<Lookup>> look_up(asio::any_io_executor executor, Origin origin,
                                                 std::chrono::milliseconds timeout) {
  auto lookup = std::make_shared<Lookup>(executor);
  error_code not_an_address;
  auto const address = asio::ip::make_address(origin.host, not_an_address);
  if (!not_an_address) {
    auto const port = static_cast<std::uint16_t>(std::stoul(origin.port));
    lookup->endpoints.emplace_back(address, port);
    lookup->error = error_code();
    co_return lookup;
  }
  lookup->found.expires_after(timeout);
  begin(lookup, origin);
  co_await lookup->found.async_wait(as_result);
  co_return lookup;
}

}  // namespace

asio::awaitable<HttpResult<Stream>> connect(asio::any_io_executor executor, Origin origin,
                                            asio::ssl::context* tls,
                                            std::chrono::milliseconds step_timeout) {
  auto const lookup = co_await look_up(executor, origin, step_timeout);
  if (lookup->error == asio::error::timed_out) co_return too_slow(origin, "looking up its name");
  if (lookup->error) co_return failure(Kind::resolve, origin, lookup->error.message());

  tcp::socket socket(executor);
  {
    Deadline const deadline(socket, step_timeout);
    auto const [error, where] = co_await asio::async_connect(socket, lookup->endpoints, as_result);
    if (deadline.has_passed()) co_return too_slow(origin, "connecting");
    if (error) co_return failure(Kind::connect, origin, error.message());
  }
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (origin.scheme == Scheme::http) co_return plain_stream(std::move(socket));

  auto stream = tls_stream(std::move(socket), *tls);
  Deadline const deadline(stream.socket(), step_timeout);
  auto const trouble = co_await stream.secure(origin.host);
  if (deadline.has_passed()) co_return too_slow(origin, "agreeing on TLS");
  if (!trouble.empty()) co_return failure(Kind::tls, origin, trouble);
  co_return stream;
}

}  // namespace net
