#include "tests/net/support/one_call.hpp"

#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>

namespace {

using Outcome = net::HttpResult<net::HttpResponse>;

boost::asio::awaitable<void> send(net::HttpClient* client, net::HttpCall what,
                                  std::optional<Outcome>* outcome) {
  auto result = co_await client->send(std::move(what));
  outcome->emplace(std::move(result));
}

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

}  // namespace

Outcome call(boost::asio::io_context& io, net::HttpClient& client, net::HttpCall what) {
  std::optional<Outcome> outcome;
  boost::asio::co_spawn(io, send(&client, std::move(what), &outcome), rethrow);
  io.restart();
  while (!outcome && io.run_one() > 0) {
  }
  return std::move(outcome.value());
}
