// The HTTP client against servers that behave badly: why there is no response, and whether the
// request may have been carried out all the same.
#include <atomic>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/http_client.hpp"
#include "tests/net/support/one_call.hpp"
#include "tests/net/support/scripted_server.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using net::HttpFailure;
using Kind = HttpFailure::Kind;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

class HttpClientFailures : public testing::Test {
 protected:
  net::HttpResult<net::HttpResponse> post(std::string url, std::string body = "hello") {
    if (!client) client.emplace(io.get_executor(), settings);
    net::HttpCall what("POST", std::move(url));
    what.body = std::move(body);
    what.headers.emplace_back("X-Secret", "xoxb-very-secret");
    return call(io, *client, what);
  }

  HttpFailure failure_of(std::string url) {
    auto const result = post(std::move(url));
    if (result.has_value()) throw std::runtime_error("the call has succeeded");
    EXPECT_THAT(result.error().detail, Not(HasSubstr("secret")));
    EXPECT_THAT(result.error().detail, Not(HasSubstr("hello")));
    return result.error();
  }

  // The failure of a call that the peer answers with these bytes and then closes.
  HttpFailure failure_after(std::string answer) {
    ScriptedServer const server([&](Peer& peer, int) {
      peer.hear_reply();
      peer.say(answer);
    });
    return failure_of(server.url("/"));
  }

  asio::io_context io;
  net::HttpClientSettings settings;
  std::optional<net::HttpClient> client;
};

TEST_F(HttpClientFailures, ARequestThatAReusedConnectionSwallowedIsNotRepeated) {
  std::atomic<int> requests = 0;
  ScriptedServer const server([&](Peer& peer, int) {
    peer.hear_reply();
    ++requests;
    peer.say(ok);
    peer.hear_reply();
    ++requests;  // and closes without a word
  });
  ASSERT_TRUE(post(server.url("/")).has_value());
  auto const failure = failure_of(server.url("/"));
  EXPECT_EQ(failure.kind, Kind::connection_lost);
  EXPECT_TRUE(failure.maybe_sent);
  EXPECT_EQ(requests, 2);
}

TEST_F(HttpClientFailures, RefusesUrlsThatAreNotPlainHttp) {
  for (auto const* url :
       {"", "slack.com/api", "/relative", "ftp://slack.com/", "https://", "http://:80/",
        "http://user:password@127.0.0.1/", "http://127.0.0.1:70000/", "http://127.0.0.1:0/",
        "http://a%0d%0ab/", "http://127.0.0.1/with space", "http://127.0.0.1/\r\nX: y"}) {
    auto const failure = failure_of(url);
    EXPECT_EQ(failure.kind, Kind::bad_url) << url;
    EXPECT_FALSE(failure.maybe_sent);
    EXPECT_THAT(failure.detail, Not(HasSubstr("password")));
  }
}

TEST_F(HttpClientFailures, RefusesAHeaderWithALineBreak) {
  net::HttpClient own(io.get_executor());
  net::HttpCall what("GET", "http://127.0.0.1:1/");
  what.headers.emplace_back("Authorization", "Bearer a\r\nX-Injected: b");
  auto const result = call(io, own, what);
  ASSERT_TRUE(result.has_error());
  EXPECT_EQ(result.error().kind, Kind::bad_url);
  EXPECT_THAT(result.error().detail, Not(HasSubstr("Bearer")));
}

TEST_F(HttpClientFailures, SaysThatNothingWasSentWhenItCannotConnect) {
  std::uint16_t free_port = 0;
  {
    ScriptedServer const server([](Peer&, int) {});
    free_port = server.port();
  }
  auto const failure = failure_of("http://127.0.0.1:" + std::to_string(free_port) + "/");
  EXPECT_EQ(failure.kind, Kind::connect);
  EXPECT_FALSE(failure.maybe_sent);
  EXPECT_THAT(failure.detail, StartsWith("http://127.0.0.1:"));
}

TEST_F(HttpClientFailures, SaysWhenAHostIsUnknown) {
  auto const failure = failure_of("http://no-such-host.invalid/");
  EXPECT_EQ(failure.kind, Kind::resolve);
  EXPECT_FALSE(failure.maybe_sent);
}

TEST_F(HttpClientFailures, GivesUpWhenTheResponseIsLate) {
  settings.response_timeout = 40ms;
  ScriptedServer const server([](Peer& peer, int) { peer.hear_all(); });
  auto const failure = failure_of(server.url("/"));
  EXPECT_EQ(failure.kind, Kind::timeout);
  EXPECT_TRUE(failure.maybe_sent);
}

TEST_F(HttpClientFailures, GivesUpWhenTheResponseDripsIn) {
  settings.response_timeout = 40ms;
  ScriptedServer const server([](Peer& peer, int) {
    peer.hear_reply();
    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (peer.say("x")) peer.hear_within(2);
  });
  EXPECT_EQ(failure_of(server.url("/")).kind, Kind::timeout);
}

TEST_F(HttpClientFailures, TellsTruncatedResponsesFromWholeOnes) {
  for (auto const* answer :
       {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", "HTTP/1.1 200 OK\r\nContent-Le",
        "", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"}) {
    auto const failure = failure_after(answer);
    EXPECT_EQ(failure.kind, Kind::connection_lost) << answer;
    EXPECT_TRUE(failure.maybe_sent);
  }
}

TEST_F(HttpClientFailures, RefusesWhatIsNotHttp) {
  for (auto const* answer : {"<html>hello</html>\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n",
                             "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n",
                             "HTTP/1.1 101 Switching Protocols\r\n\r\n"}) {
    auto const failure = failure_after(answer);
    EXPECT_EQ(failure.kind, Kind::malformed) << answer;
    EXPECT_TRUE(failure.maybe_sent);
  }
}

TEST_F(HttpClientFailures, RefusesResponsesThatAreTooLarge) {
  settings.response_limit_bytes = 1000;
  std::string endless_header = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 5000; ++i) endless_header += "X-Name: value\r\n";
  for (auto const& answer :
       {std::string("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n"),
        "HTTP/1.0 200 OK\r\n\r\n" + std::string(1001, 'x'),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x'),
        endless_header, "HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x')}) {
    auto const failure = failure_after(answer);
    EXPECT_EQ(failure.kind, Kind::too_large) << answer.substr(0, 60);
    EXPECT_TRUE(failure.maybe_sent);
  }
}

}  // namespace
