// WebSockets of the HTTP server: who gets one, and how a server with some of them stops.
#include <future>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/websocket.hpp"
#include "tests/net/support/running_server.hpp"
#include "tests/net/support/websocket_frames.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using OnWebSocket = std::function<asio::awaitable<void>(net::WebSocket)>;

asio::awaitable<net::HttpReply> upgrade(net::HttpRequest, OnWebSocket serve) {
  net::HttpReply reply;
  reply.on_websocket = std::move(serve);
  co_return reply;
}

asio::awaitable<void> echo(net::WebSocket socket) {
  for (;;) {
    auto message = co_await socket.read();
    if (!message) co_return;
    co_await socket.write(std::move(*message));
  }
}

asio::awaitable<void> wait_for_ever(net::WebSocket, std::promise<void>* entered) {
  entered->set_value();
  auto const executor = co_await asio::this_coro::executor;
  asio::steady_timer never(executor, std::chrono::steady_clock::time_point::max());
  co_await never.async_wait(asio::as_tuple(asio::use_awaitable));
}

net::HttpHandler with(OnWebSocket serve) {
  return [serve](net::HttpRequest request) { return upgrade(request, serve); };
}

std::string without(std::string text, std::string_view line) {
  auto const at = text.find(line);
  EXPECT_NE(at, std::string::npos);
  return text.erase(at, text.find("\r\n", at) + 2 - at);
}

TEST(WebSocketServer, BytesThatCameWithTheUpgradeAreNotLost) {
  RunningServer server(with(echo));
  Peer peer(server.port());
  auto const first = raw_frame(Opcode::text, "early", Fin::yes, Mask::yes);
  peer.say(upgrade_request("/") + first + first.substr(0, 3));
  auto const heard = peer.hear("\r\n\r\n");
  EXPECT_THAT(heard, StartsWith("HTTP/1.1 101 "));
  FrameReader reader(peer, heard);
  EXPECT_EQ(reader.next().payload, "early");
  peer.say(first.substr(3));
  EXPECT_EQ(reader.next().payload, "early");
}

TEST(WebSocketServer, AnAnswerIsOneFrame) {
  RunningServer server(with(echo));
  Peer peer(server.port());
  peer.say(upgrade_request("/"));
  peer.hear("\r\n\r\n");
  std::string const text(100'000, 'x');
  peer.say(raw_frame(Opcode::text, text, Fin::yes, Mask::yes));
  FrameReader reader(peer);
  auto const frame = reader.next();
  EXPECT_TRUE(frame.is_final);
  EXPECT_FALSE(frame.is_masked);
  EXPECT_EQ(frame.payload, text);
}

TEST(WebSocketServer, ARequestWithoutAValidUpgradeIsRefused) {
  std::vector<int> refused;
  net::HttpServerSettings settings;
  settings.on_refusal = [&](int status) { refused.push_back(status); };
  auto const whole = upgrade_request("/");
  auto const old = without(whole, "Sec-WebSocket-Version");
  {
    RunningServer server(with(echo), settings);
    auto const answer_to = [&](std::string const& request) {
      Peer peer(server.port());
      peer.say(request);
      return peer.hear_all();
    };
    EXPECT_THAT(answer_to("GET / HTTP/1.1\r\nHost: test\r\n\r\n"),
                AllOf(StartsWith("HTTP/1.1 426 "), HasSubstr("Upgrade: websocket\r\n"),
                      HasSubstr("Sec-WebSocket-Version: 13\r\n")));
    EXPECT_THAT(answer_to(old), StartsWith("HTTP/1.1 426 "));
    EXPECT_THAT(answer_to(without(whole, "Sec-WebSocket-Key")), StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(answer_to(without(whole, "Host")), StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(answer_to("POST" + whole.substr(3)), StartsWith("HTTP/1.1 400 "));
  }
  EXPECT_EQ(refused, (std::vector<int>{426, 426, 400, 400, 400}));
}

TEST(WebSocketServer, StopSaysGoodbye) {
  RunningServer server(with(echo));
  {
    Peer peer(server.port());
    peer.say(upgrade_request("/"));
    peer.hear("\r\n\r\n");
    server.begin_stop(10s);
    FrameReader reader(peer);
    auto const goodbye = reader.next();
    EXPECT_EQ(goodbye.opcode, Opcode::close);
    EXPECT_EQ(close_code(goodbye), 1001);
    peer.say(raw_frame(Opcode::close, close_payload(1001), Fin::yes, Mask::yes));
    EXPECT_TRUE(peer.is_closed());
  }
  server.wait_until_stopped();
}

TEST(WebSocketServer, StopEndsAConnectionWhosePeerIsDeaf) {
  RunningServer server(with(echo));
  Peer peer(server.port());
  peer.say(upgrade_request("/"));
  peer.hear("\r\n\r\n");
  server.begin_stop(20ms);
  server.wait_until_stopped();
  peer.hear_all();
}

TEST(WebSocketServer, StopCancelsACoroutineThatDoesNotEnd) {
  std::promise<void> entered;
  RunningServer server(
      with([&](net::WebSocket socket) { return wait_for_ever(std::move(socket), &entered); }));
  Peer peer(server.port());
  peer.say(upgrade_request("/"));
  entered.get_future().wait();
  server.begin_stop(20ms);
  server.wait_until_stopped();
  peer.hear_all();
}

TEST(WebSocketServer, AServerThatIsDestroyedTakesItsConnectionsWithIt) {
  std::optional<RunningServer> server(std::in_place, with(echo));
  Peer peer(server->port());
  peer.say(upgrade_request("/"));
  peer.hear("\r\n\r\n");
  server.reset();
  EXPECT_TRUE(peer.is_closed());
}

}  // namespace
