// WebSocket client and server with each other.
#include "net/websocket.hpp"

#include <future>

#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/net/support/run.hpp"
#include "tests/net/support/running_server.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Kind = net::WebSocketEnd::Kind;
using Outcome = net::WebSocketResult<std::string>;
using OnWebSocket = std::function<asio::awaitable<void>(net::WebSocket)>;

asio::awaitable<net::HttpReply> upgrade(net::HttpRequest, OnWebSocket serve,
                                        std::shared_ptr<net::WebSocketSettings> settings) {
  net::HttpReply reply;
  reply.on_websocket = std::move(serve);
  reply.websocket_settings = std::move(settings);
  co_return reply;
}

asio::awaitable<void> echo(net::WebSocket socket) {
  for (;;) {
    auto message = co_await socket.read();
    if (!message) co_return;
    co_await socket.write(std::move(*message));
  }
}

asio::awaitable<void> send_a_megabyte(net::WebSocket socket) {
  co_await socket.write(std::string(1024 * 1024, 'm'));
  co_await socket.read();
}

asio::awaitable<void> say_goodbye(net::WebSocket socket) {
  co_await socket.close(4001, "that was all");
}

asio::awaitable<void> leave(net::WebSocket) { co_return; }

asio::awaitable<void> keep_end(net::WebSocket socket, std::promise<net::WebSocketEnd>* end) {
  auto const message = co_await socket.read();
  end->set_value(message.error());
}

asio::awaitable<void> count_messages(net::WebSocket socket, std::promise<int>* count) {
  for (int heard = 0;; ++heard) {
    auto const message = co_await socket.read();
    if (message) continue;
    count->set_value(heard);
    co_return;
  }
}

class WebSocket : public testing::Test {
 protected:
  void serve(OnWebSocket handler) {
    server_settings->close_timeout = 200ms;
    server.emplace([handler, settings = server_settings](net::HttpRequest request) {
      return upgrade(request, handler, settings);
    });
  }

  net::WebSocket open() {
    auto const url = "ws://127.0.0.1:" + std::to_string(server->port()) + "/link?ticket=1";
    auto opened = run(io, net::open_websocket(io.get_executor(), url, settings));
    EXPECT_TRUE(opened.has_value()) << opened.error().detail;
    return *opened;
  }

  asio::io_context io;
  net::WebSocketSettings settings;
  std::shared_ptr<net::WebSocketSettings> server_settings =
      std::make_shared<net::WebSocketSettings>();
  std::optional<RunningServer> server;
};

TEST_F(WebSocket, MessagesGoBothWays) {
  serve(echo);
  auto socket = open();
  for (std::string const text : {"one", "", "drei \xc3\xa4", "four"}) {
    EXPECT_TRUE(run(io, socket.write(text)));
    auto const answer = run(io, socket.read());
    ASSERT_TRUE(answer.has_value()) << answer.error().detail;
    EXPECT_EQ(*answer, text);
  }
}

TEST_F(WebSocket, AMegabyteComesWhole) {
  serve(send_a_megabyte);
  auto socket = open();
  auto const message = run(io, socket.read());
  ASSERT_TRUE(message.has_value()) << message.error().detail;
  EXPECT_EQ(*message, std::string(1024 * 1024, 'm'));
}

TEST_F(WebSocket, OverlappingWritesKeepTheirOrder) {
  serve(echo);
  auto socket = open();
  for (int number = 0; number < 100; ++number) {
    asio::co_spawn(io, socket.write(std::to_string(number)),
                   [](std::exception_ptr, bool sent) { EXPECT_TRUE(sent); });
  }
  for (int number = 0; number < 100; ++number) {
    auto const answer = run(io, socket.read());
    ASSERT_TRUE(answer.has_value()) << answer.error().detail;
    EXPECT_EQ(*answer, std::to_string(number));
  }
}

TEST_F(WebSocket, AMessageOverTheLimitEndsTheConnectionOnBothSides) {
  serve(send_a_megabyte);
  settings.message_limit_bytes = 1000;
  auto socket = open();
  auto const message = run(io, socket.read());
  ASSERT_TRUE(message.has_error());
  EXPECT_EQ(message.error().kind, Kind::too_large);
  EXPECT_FALSE(socket.is_open());
  EXPECT_EQ(run(io, socket.read()).error().kind, Kind::too_large);
}

TEST_F(WebSocket, TheServerSaysThatAMessageIsTooLarge) {
  server_settings->message_limit_bytes = 20'480;
  serve(echo);
  auto socket = open();
  EXPECT_TRUE(run(io, socket.write(std::string(20'480, 'm'))));
  EXPECT_TRUE(run(io, socket.read()).has_value());
  run(io, socket.write(std::string(20'481, 'm')));
  auto const message = run(io, socket.read());
  ASSERT_TRUE(message.has_error());
  EXPECT_EQ(message.error().kind, Kind::closed);
  EXPECT_EQ(message.error().code, 1009);
}

TEST_F(WebSocket, TheGoodbyeOfThePeerTellsItsCode) {
  serve(say_goodbye);
  auto socket = open();
  auto const message = run(io, socket.read());
  ASSERT_TRUE(message.has_error());
  EXPECT_EQ(message.error().kind, Kind::closed);
  EXPECT_EQ(message.error().code, 4001);
  EXPECT_FALSE(socket.is_open());
  EXPECT_FALSE(run(io, socket.write("too late")));
}

TEST_F(WebSocket, OurGoodbyeReachesThePeerWithItsCode) {
  std::promise<net::WebSocketEnd> end;
  serve([&](net::WebSocket socket) { return keep_end(std::move(socket), &end); });
  auto socket = open();
  run(io, socket.close(1000, "bye"));
  EXPECT_FALSE(socket.is_open());
  auto const heard = end.get_future().get();
  EXPECT_EQ(heard.kind, Kind::closed);
  EXPECT_EQ(heard.code, 1000);
  run(io, socket.close(1000, "again"));  // does nothing
}

TEST_F(WebSocket, WhatWaitsToBeSentGoesBeforeTheGoodbye) {
  std::promise<int> count;
  serve([&](net::WebSocket socket) { return count_messages(std::move(socket), &count); });
  auto socket = open();
  std::vector<bool> sent;
  for (int number = 0; number < 20; ++number) {
    asio::co_spawn(io, socket.write(std::string(50'000, 'x')),
                   [&](std::exception_ptr, bool was_sent) { sent.push_back(was_sent); });
  }
  asio::co_spawn(io, socket.close(1000, "bye"), asio::detached);
  EXPECT_EQ(run(io, socket.read()).error().kind, Kind::closed);
  EXPECT_EQ(sent, std::vector<bool>(20, true));
  EXPECT_EQ(count.get_future().get(), 20);
}

TEST_F(WebSocket, TheConnectionIsDroppedWhenTheServersCoroutineEnds) {
  serve(leave);
  auto socket = open();
  EXPECT_EQ(run(io, socket.read()).error().kind, Kind::connection_lost);
}

TEST_F(WebSocket, TheConnectionIsDroppedWithItsLastHandle) {
  std::promise<net::WebSocketEnd> end;
  serve([&](net::WebSocket socket) { return keep_end(std::move(socket), &end); });
  {
    auto const socket = open();
    EXPECT_TRUE(socket.is_open());
  }
  EXPECT_EQ(end.get_future().get().kind, Kind::connection_lost);
}

TEST_F(WebSocket, DroppingEndsThePendingRead) {
  serve(echo);
  auto socket = open();
  asio::post(io, [socket]() mutable { socket.drop(); });
  EXPECT_EQ(run(io, socket.read()).error().kind, Kind::connection_lost);
}

TEST_F(WebSocket, PingsKeepAQuietConnectionAlive) {
  serve(echo);
  settings.ping_every = 10ms;
  settings.dead_after = 80ms;
  auto socket = open();
  asio::steady_timer later(io, 400ms);
  later.async_wait([this, socket](auto) mutable {
    asio::co_spawn(io, socket.write("still here"), asio::detached);
  });
  auto const answer = run(io, socket.read());
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(*answer, "still here");
}

}  // namespace
