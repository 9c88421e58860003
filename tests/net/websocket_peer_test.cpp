// The WebSocket client against peers that are written byte by byte.
#include <poll.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/websocket.hpp"
#include "tests/net/support/run.hpp"
#include "tests/net/support/scripted_server.hpp"
#include "tests/net/support/websocket_frames.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Kind = net::WebSocketEnd::Kind;
using Failure = net::HttpFailure::Kind;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Opened = net::HttpResult<net::WebSocket>;

std::string accept_upgrade(Peer& peer) {
  auto request = peer.hear("\r\n\r\n");
  peer.say(upgrade_answer(request));
  return request;
}

class WebSocketPeer : public testing::Test {
 protected:
  Opened try_open(ScriptedServer const& server) {
    return try_open("ws://127.0.0.1:" + std::to_string(server.port()) + "/link?ticket=secret");
  }

  Opened try_open(std::string url) {
    return run(io, net::open_websocket(io.get_executor(), std::move(url), settings));
  }

  net::WebSocketResult<std::string> read_first(ScriptedServer::Script script) {
    ScriptedServer const server(std::move(script));
    auto opened = try_open(server);
    EXPECT_TRUE(opened.has_value()) << opened.error().detail;
    auto message = run(io, opened->read());
    opened->drop();
    return message;
  }

  void expect_failure(std::string const& answer, Failure kind, std::string const& detail) {
    ScriptedServer const server([&](Peer& peer, int) {
      peer.hear("\r\n\r\n");
      peer.say(answer);
    });
    auto const opened = try_open(server);
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().kind, kind) << opened.error().detail;
    EXPECT_THAT(opened.error().detail, AllOf(HasSubstr(detail), Not(HasSubstr("secret"))));
  }

  asio::io_context io;
  net::WebSocketSettings settings;
};

TEST_F(WebSocketPeer, AsksForTheUpgradeAsGivenAndOffersNoExtension) {
  std::string request;
  auto const message = read_first([&](Peer& peer, int) {
    request = accept_upgrade(peer);
    peer.say(raw_frame(Opcode::text, "hello"));
    peer.hear_all();
  });
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(*message, "hello");
  EXPECT_THAT(request, StartsWith("GET /link?ticket=secret HTTP/1.1\r\n"));
  EXPECT_THAT(request, Not(HasSubstr("Sec-WebSocket-Extensions")));
}

TEST_F(WebSocketPeer, ALargeMessageIsOneFrame) {
  RawFrame frame;
  ScriptedServer const server([&](Peer& peer, int) {
    accept_upgrade(peer);
    FrameReader reader(peer);
    frame = reader.next();
    peer.say(raw_frame(Opcode::text, "seen"));
    peer.hear_all();
  });
  auto opened = try_open(server);
  ASSERT_TRUE(opened.has_value()) << opened.error().detail;
  std::string const text(20'000, 'a');
  EXPECT_TRUE(run(io, opened->write(text)));
  EXPECT_TRUE(run(io, opened->read()).has_value());
  EXPECT_EQ(frame.opcode, Opcode::text);
  EXPECT_TRUE(frame.is_final);
  EXPECT_TRUE(frame.is_masked);
  EXPECT_FALSE(frame.has_reserved_bits);
  EXPECT_EQ(frame.payload, text);
  opened->drop();
}

TEST_F(WebSocketPeer, FragmentsArePutTogetherAndAPingBetweenThemIsAnswered) {
  RawFrame pong;
  auto const message = read_first([&](Peer& peer, int) {
    accept_upgrade(peer);
    peer.say(raw_frame(Opcode::text, "one ", Fin::no) + raw_frame(Opcode::ping, "are you there?"));
    FrameReader reader(peer);
    pong = reader.next();
    peer.say(raw_frame(Opcode::continuation, "", Fin::no));
    peer.say(raw_frame(Opcode::continuation, "message"));
    peer.hear_all();
  });
  ASSERT_TRUE(message.has_value()) << message.error().detail;
  EXPECT_EQ(*message, "one message");
  EXPECT_EQ(pong.opcode, Opcode::pong);
  EXPECT_EQ(pong.payload, "are you there?");
}

TEST_F(WebSocketPeer, PingsComeInTheirTime) {
  settings.ping_every = 10ms;
  std::vector<Opcode> heard;
  auto const message = read_first([&](Peer& peer, int) {
    accept_upgrade(peer);
    FrameReader reader(peer);
    for (int count = 0; count < 3; ++count) {
      heard.push_back(reader.next().opcode);
      peer.say(raw_frame(Opcode::pong, ""));
    }
    peer.say(raw_frame(Opcode::text, "enough"));
    peer.hear_all();
  });
  EXPECT_TRUE(message.has_value());
  EXPECT_EQ(heard, std::vector<Opcode>(3, Opcode::ping));
}

TEST_F(WebSocketPeer, ASilentPeerIsFoundDeadAndItsSocketClosed) {
  settings.ping_every = 20ms;
  settings.dead_after = 100ms;
  auto const began = Clock::now();
  auto const message = read_first([](Peer& peer, int) {
    accept_upgrade(peer);
    peer.hear_all();  // ends only when our side closes
  });
  ASSERT_TRUE(message.has_error());
  EXPECT_EQ(message.error().kind, Kind::silent);
  EXPECT_GE(Clock::now() - began, 100ms);
  EXPECT_LT(Clock::now() - began, 2s);
}

TEST_F(WebSocketPeer, AnyFrameIsLife) {
  settings.ping_every = 0ms;
  settings.dead_after = 150ms;
  auto const message = read_first([](Peer& peer, int) {
    accept_upgrade(peer);
    for (auto const opcode : {Opcode::ping, Opcode::pong, Opcode::ping, Opcode::pong}) {
      peer.hear_within(60);
      peer.say(raw_frame(opcode, ""));
    }
    peer.say(raw_frame(Opcode::text, "alive"));
    peer.hear_all();
  });
  ASSERT_TRUE(message.has_value()) << message.error().detail;
  EXPECT_EQ(*message, "alive");
}

TEST_F(WebSocketPeer, APeerThatTakesNothingIsFoundDead) {
  settings.ping_every = 0ms;
  settings.dead_after = 100ms;
  ScriptedServer const server([](Peer& peer, int) {
    accept_upgrade(peer);
    pollfd gone{peer.native(), POLLHUP | POLLERR, 0};
    while (::poll(&gone, 1, 20) == 0 && peer.say(raw_frame(Opcode::pong, ""))) {
    }
  });
  auto opened = try_open(server);
  ASSERT_TRUE(opened.has_value());
  asio::co_spawn(io, opened->read(), [](std::exception_ptr, auto const&) {});
  EXPECT_FALSE(run(io, opened->write(std::string(40 * 1024 * 1024, 'x'))));
  EXPECT_FALSE(opened->is_open());
}

TEST_F(WebSocketPeer, CloseDoesNotWaitForAPeerThatSaysNoGoodbye) {
  settings.close_timeout = 50ms;
  RawFrame goodbye;
  {
    ScriptedServer const server([&](Peer& peer, int) {
      accept_upgrade(peer);
      FrameReader reader(peer);
      goodbye = reader.next();
      peer.hear_all();
    });
    auto opened = try_open(server);
    ASSERT_TRUE(opened.has_value());
    run(io, opened->close(1000, "bye"));
    EXPECT_FALSE(opened->is_open());
  }
  EXPECT_EQ(goodbye.opcode, Opcode::close);
  EXPECT_EQ(close_code(goodbye), 1000);
}

TEST_F(WebSocketPeer, CloseDoesNotWaitForTcpAfterTheGoodbyes) {
  settings.close_timeout = 10s;
  ScriptedServer const server([&](Peer& peer, int) {
    accept_upgrade(peer);
    FrameReader reader(peer);
    reader.next();
    peer.say(raw_frame(Opcode::close, close_payload(1000)));
    peer.hear_all();
  });
  auto opened = try_open(server);
  ASSERT_TRUE(opened.has_value());
  auto const began = Clock::now();
  run(io, opened->close(1000, "bye"));
  EXPECT_LT(Clock::now() - began, 5s);
}

TEST_F(WebSocketPeer, ACutConnectionIsLost) {
  auto const message = read_first([](Peer& peer, int) {
    accept_upgrade(peer);
    peer.say(raw_frame(Opcode::text, "half", Fin::no));
  });
  ASSERT_TRUE(message.has_error());
  EXPECT_EQ(message.error().kind, Kind::connection_lost);
}

TEST_F(WebSocketPeer, WhatIsNotTextOrBreaksTheProtocolEndsTheConnection) {
  for (auto const& bytes :
       {raw_frame(Opcode::binary, "bytes"), raw_frame(Opcode::continuation, "nothing before"),
        raw_frame(Opcode::text, "\xff\xfe"), raw_frame(Opcode::text, "x", Fin::yes, Mask::yes),
        raw_frame(Opcode::ping, std::string(126, 'p')), std::string("\xf1\x01x")}) {
    auto const message = read_first([&](Peer& peer, int) {
      accept_upgrade(peer);
      peer.say(bytes);
      peer.hear_all();
    });
    ASSERT_TRUE(message.has_error());
    EXPECT_EQ(message.error().kind, Kind::protocol) << message.error().detail;
  }
}

TEST_F(WebSocketPeer, AnAnnouncedLengthIsOnlyAPromise) {
  auto const message = read_first([&](Peer& peer, int) {
    accept_upgrade(peer);
    peer.say(std::string("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10));
    peer.hear_all();
  });
  ASSERT_TRUE(message.has_error());
  EXPECT_EQ(message.error().kind, Kind::too_large);
}

TEST_F(WebSocketPeer, AnHttpStatusInsteadOfTheUpgradeIsNamed) {
  expect_failure("HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n", Failure::malformed,
                 "HTTP 409");
  expect_failure("HTTP/1.1 302 Found\r\nLocation: ws://elsewhere/\r\nContent-Length: 0\r\n\r\n",
                 Failure::malformed, "HTTP 302");
}

TEST_F(WebSocketPeer, AWrongUpgradeIsRefused) {
  expect_failure("garbage\r\n\r\n", Failure::malformed, "http://127.0.0.1:");
  expect_failure("", Failure::connection_lost, "http://127.0.0.1:");
  expect_failure(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n",
      Failure::malformed, "http://127.0.0.1:");
}

TEST_F(WebSocketPeer, AnUpgradeThatIsNotAnsweredTakesItsTimeAndNoMore) {
  settings.handshake_timeout = 40ms;
  ScriptedServer const server([](Peer& peer, int) { peer.hear_all(); });
  auto const opened = try_open(server);
  ASSERT_TRUE(opened.has_error());
  EXPECT_EQ(opened.error().kind, Failure::timeout);
}

TEST_F(WebSocketPeer, OtherUrlsAreRefused) {
  for (auto const* url : {"", "http://127.0.0.1/", "wss:/x", "ws://user@host/", "ws://", "x"}) {
    auto const opened = try_open(std::string(url));
    ASSERT_TRUE(opened.has_error()) << url;
    EXPECT_EQ(opened.error().kind, Failure::bad_url) << url;
  }
}

}  // namespace
