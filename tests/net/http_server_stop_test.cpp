// How the HTTP server ends: requests in progress are finished, or cut when patience is over.
#include <atomic>
#include <future>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/http_server.hpp"
#include "tests/net/support/peer.hpp"
#include "tests/net/support/running_server.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

asio::awaitable<net::HttpReply> nothing(net::HttpRequest) { co_return net::HttpReply(); }

std::string get(std::string_view path) { return "GET " + std::string(path) + " HTTP/1.1\r\n\r\n"; }

// A handler that waits until the test opens the gate.
struct Gate {
  explicit Gate(asio::io_context& io) : timer(io, std::chrono::steady_clock::time_point::max()) {}
  asio::steady_timer timer;
  std::promise<void> entered;
  std::atomic<bool> was_cancelled = false;
};

asio::awaitable<net::HttpReply> wait_at(Gate* gate) {
  gate->entered.set_value();
  co_await gate->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  auto const state = co_await asio::this_coro::cancellation_state;
  gate->was_cancelled = state.cancelled() != asio::cancellation_type::none;
  net::HttpReply reply;
  reply.body = "at last";
  co_return reply;
}

TEST(HttpServerStop, StopLetsTheRequestInProgressFinish) {
  auto gate = std::make_shared<std::optional<Gate>>();
  RunningServer server([gate](net::HttpRequest) { return wait_at(&**gate); });
  gate->emplace(server.io());
  Peer idle(server.port());
  Peer busy(server.port());
  busy.say(get("/"));
  (*gate)->entered.get_future().wait();
  server.begin_stop(10s);
  EXPECT_TRUE(idle.is_closed());
  EXPECT_THROW(Peer(server.port()), std::runtime_error);
  asio::post(server.io(), [gate] { (*gate)->timer.cancel(); });
  EXPECT_THAT(busy.hear_all(), AllOf(HasSubstr("Connection: close"), HasSubstr("at last")));
  server.wait_until_stopped();
  EXPECT_FALSE((*gate)->was_cancelled);
  gate->reset();  // before the server's context
}

TEST(HttpServerStop, StopCancelsWhatOutlastsItsPatience) {
  auto gate = std::make_shared<std::optional<Gate>>();
  RunningServer server([gate](net::HttpRequest) { return wait_at(&**gate); });
  gate->emplace(server.io());
  Peer busy(server.port());
  busy.say(get("/"));
  (*gate)->entered.get_future().wait();
  server.begin_stop(20ms);
  EXPECT_THAT(busy.hear_all(), IsEmpty());
  server.wait_until_stopped();
  EXPECT_TRUE((*gate)->was_cancelled);
  gate->reset();
}

TEST(HttpServerStop, StopWithoutConnectionsReturnsAtOnce) {
  RunningServer server(nothing);
  server.begin_stop(1h);
  server.wait_until_stopped();
}

TEST(HttpServerStop, ARequestThatHasBegunToComeIsStillAnswered) {
  RunningServer server(nothing);
  Peer idle(server.port());
  Peer sender(server.port());
  sender.say("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_THAT(sender.hear("\r\n\r\n"), HasSubstr("100 Continue"));
  server.begin_stop(10s);
  EXPECT_TRUE(idle.is_closed());
  sender.say("body");
  EXPECT_THAT(sender.hear_all(), AllOf(HasSubstr("200 OK"), HasSubstr("Connection: close")));
  server.wait_until_stopped();
}

TEST(HttpServerStop, DestroyingARunningServerAndItsContextLeavesNothingBehind) {
  auto io = std::make_unique<asio::io_context>();
  auto server = std::make_unique<net::HttpServer>(*io, "127.0.0.1:0", nothing);
  server->start();
  Peer idle(server->port());
  Peer half(server->port());
  half.say("GET / HT");
  while (io->poll_one() > 0) {
  }
  server.reset();
  io.reset();
  EXPECT_TRUE(idle.is_closed());
}

}  // namespace
