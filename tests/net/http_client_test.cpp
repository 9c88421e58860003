// The HTTP client against servers that behave.
#include "net/http_client.hpp"

#include <atomic>
#include <future>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/net/support/one_call.hpp"
#include "tests/net/support/running_server.hpp"
#include "tests/net/support/scripted_server.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Pair;

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

class HttpClient : public testing::Test {
 protected:
  net::HttpResult<net::HttpResponse> post(std::string url, std::string body = "hello") {
    if (!client) client.emplace(io.get_executor(), settings);
    net::HttpCall what("POST", std::move(url));
    what.body = std::move(body);
    what.headers.emplace_back("X-Secret", "xoxb-very-secret");
    return call(io, *client, what);
  }

  asio::io_context io;
  net::HttpClientSettings settings;
  std::optional<net::HttpClient> client;
};

TEST_F(HttpClient, SendsWhatItIsGivenAndReturnsStatusHeadersAndBody) {
  std::string request;
  std::uint16_t port = 0;
  {
    ScriptedServer const server([&](Peer& peer, int) {
      request = peer.hear_reply();
      peer.say("HTTP/1.1 418 Teapot\r\nX-Kind: Oolong\r\nContent-Length: 3\r\n\r\ntea");
    });
    port = server.port();
    auto const result = post(server.url("/pot?size=2&sugar=no#fragment"), "leaves");
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_EQ(result->status, 418);
    EXPECT_EQ(result->body, "tea");
    EXPECT_THAT(result->headers,
                ElementsAre(Pair("x-kind", "Oolong"), Pair("content-length", "3")));
    EXPECT_EQ(result->header("x-kind"), "Oolong");
    EXPECT_EQ(result->header("missing"), "");
  }
  EXPECT_EQ(request,
            "POST /pot?size=2&sugar=no HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                "\r\nX-Secret: xoxb-very-secret\r\nContent-Length: 6\r\n\r\nleaves");
}

TEST_F(HttpClient, UsesAConnectionAgain) {
  std::atomic<int> connections = 0;
  ScriptedServer const server([&](Peer& peer, int number) {
    connections = number;
    while (!peer.hear_reply().empty()) peer.say(ok);
  });
  for (int round = 0; round < 5; ++round) {
    auto const result = post(server.url("/"));
    ASSERT_TRUE(result.has_value()) << result.error().detail;
  }
  EXPECT_EQ(connections, 1);
  client->close_idle();
  ASSERT_TRUE(post(server.url("/")).has_value());
  EXPECT_EQ(connections, 2);
  client.reset();
}

TEST_F(HttpClient, DoesNotUseAConnectionAgainThatThePeerWantsClosed) {
  std::atomic<int> connections = 0;
  ScriptedServer const server([&](Peer& peer, int number) {
    connections = number;
    peer.hear_reply();
    peer.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    EXPECT_TRUE(peer.is_closed());
  });
  ASSERT_TRUE(post(server.url("/")).has_value());
  ASSERT_TRUE(post(server.url("/")).has_value());
  EXPECT_EQ(connections, 2);
}

TEST_F(HttpClient, DoesNotUseAConnectionAgainThatIsTooOld) {
  settings.idle_timeout = 0ms;
  std::atomic<int> connections = 0;
  ScriptedServer const server([&](Peer& peer, int number) {
    connections = number;
    while (!peer.hear_reply().empty()) peer.say(ok);
  });
  ASSERT_TRUE(post(server.url("/")).has_value());
  ASSERT_TRUE(post(server.url("/")).has_value());
  EXPECT_EQ(connections, 2);
  client.reset();
}

TEST_F(HttpClient, ReplacesAPooledConnectionThatThePeerHasClosed) {
  std::promise<void> closed;
  std::atomic<int> requests = 0;
  ScriptedServer const server([&](Peer& peer, int number) {
    if (number == 2) closed.set_value();  // the first one is closed by now
    peer.hear_reply();
    ++requests;
    peer.say(ok);
  });
  ASSERT_TRUE(post(server.url("/")).has_value());
  Peer second(server.port());
  closed.get_future().wait();
  second.say("GET / HTTP/1.1\r\n\r\n");  // lets the server go on
  auto const result = post(server.url("/"));
  ASSERT_TRUE(result.has_value()) << result.error().detail;
  EXPECT_EQ(requests, 3);
}

TEST_F(HttpClient, DoesNotTakeStrayBytesForTheNextResponse) {
  ScriptedServer const server([&](Peer& peer, int number) {
    peer.hear_reply();
    peer.say(std::string(ok) + (number == 1 ? "HTTP/1.1 500 Stray\r\n\r\n" : ""));
    peer.is_closed();
  });
  ASSERT_TRUE(post(server.url("/")).has_value());
  auto const result = post(server.url("/"));
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->status, 200);
  client.reset();
}

TEST_F(HttpClient, ReadsChunkedInterimAndUnlimitedResponses) {
  auto const body_of = [&](std::string answer) {
    ScriptedServer const server([&](Peer& peer, int) {
      peer.hear_reply();
      peer.say(answer);
    });
    auto const result = post(server.url("/"));
    return result ? result->body : "failed: " + result.error().detail;
  };
  EXPECT_EQ(body_of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "3\r\none\r\n3\r\ntwo\r\n0\r\nTrailer: x\r\n\r\n"),
            "onetwo");
  EXPECT_EQ(body_of("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + std::string(ok)), "ok");
  EXPECT_EQ(body_of("HTTP/1.0 200 OK\r\n\r\nuntil the end"), "until the end");
  EXPECT_EQ(body_of("HTTP/1.1 204 No Content\r\n\r\n"), "");
}

TEST_F(HttpClient, ReadsALargeResponse) {
  RunningServer server([](net::HttpRequest) -> asio::awaitable<net::HttpReply> {
    net::HttpReply reply;
    reply.body.assign(3'000'000, 'y');
    co_return reply;
  });
  auto const result = post(server.url("/"));
  ASSERT_TRUE(result.has_value()) << result.error().detail;
  EXPECT_EQ(result->body, std::string(3'000'000, 'y'));
}

TEST_F(HttpClient, SendsALargeRequest) {
  RunningServer server([](net::HttpRequest request) -> asio::awaitable<net::HttpReply> {
    net::HttpReply reply;
    reply.body = std::to_string(request.body.size());
    co_return reply;
  });
  auto const result = post(server.url("/"), std::string(1'000'000, 'z'));
  ASSERT_TRUE(result.has_value()) << result.error().detail;
  EXPECT_EQ(result->body, "1000000");
}

TEST_F(HttpClient, DoesNotFollowRedirects) {
  std::atomic<int> requests = 0;
  ScriptedServer const elsewhere([&](Peer&, int) { ++requests; });
  ScriptedServer const server([&](Peer& peer, int) {
    peer.hear_reply();
    peer.say("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url("/") +
             "\r\nContent-Length: 0\r\n\r\n");
  });
  auto const result = post(server.url("/"));
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->status, 302);
  EXPECT_EQ(result->header("location"), elsewhere.url("/"));
  EXPECT_EQ(requests, 0);
}

TEST_F(HttpClient, ResolvesNames) {
  RunningServer server(
      [](net::HttpRequest) -> asio::awaitable<net::HttpReply> { co_return net::HttpReply(); });
  auto const result = post("http://localhost:" + std::to_string(server.port()) + "/");
  EXPECT_TRUE(result.has_value()) << result.error().detail;
}

}  // namespace
