// What the HTTP server refuses by itself: too large, too slow, not HTTP at all.
#include <future>
#include <mutex>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/http_server.hpp"
#include "tests/net/support/peer.hpp"
#include "tests/net/support/running_server.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

asio::awaitable<net::HttpReply> agree(net::HttpRequest) { co_return net::HttpReply(); }

asio::awaitable<net::HttpReply> large_reply(std::promise<void>* asked) {
  asked->set_value();
  net::HttpReply reply;
  reply.body.assign(20'000'000, 'x');
  co_return reply;
}

// Notes what the server refused; filled on its thread, read on the test's.
struct Refusals {
  std::mutex mutex;
  std::vector<int> statuses;

  std::vector<int> seen() {
    std::lock_guard const lock(mutex);
    return statuses;
  }
};

class HttpServerLimits : public testing::Test {
 protected:
  HttpServerLimits() {
    settings.header_limit_bytes = 1000;
    settings.body_limit_bytes = 5000;
    settings.on_refusal = [refusals = refusals](int status) {
      std::lock_guard const lock(refusals->mutex);
      refusals->statuses.push_back(status);
    };
  }

  // What the server says to these bytes before it closes the connection.
  std::string answer_to(RunningServer& server, std::string_view bytes) {
    Peer peer(server.port());
    peer.say(bytes);
    return peer.hear_all();
  }

  std::shared_ptr<Refusals> refusals = std::make_shared<Refusals>();
  net::HttpServerSettings settings;
};

TEST_F(HttpServerLimits, RefusesABodyThatIsAnnouncedTooLargeBeforeItComes) {
  RunningServer server(agree, settings);
  EXPECT_THAT(answer_to(server, "POST / HTTP/1.1\r\nContent-Length: 5001\r\n\r\n"),
              AllOf(StartsWith("HTTP/1.1 413 "), HasSubstr("Connection: close")));
  EXPECT_THAT(answer_to(server,
                        "POST / HTTP/1.1\r\nExpect: 100-continue\r\n"
                        "Content-Length: 99999999999999999999\r\n\r\n"),
              StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(refusals->seen(), ElementsAre(413, 400));
}

TEST_F(HttpServerLimits, TheRefusalReachesAPeerThatGoesOnSending) {
  settings.body_limit_bytes = 100;
  RunningServer server(agree, settings);
  Peer peer(server.port());
  peer.say("POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n");
  peer.say(std::string(300'000, 'x'));
  EXPECT_THAT(peer.hear_all(), StartsWith("HTTP/1.1 413 "));
}

TEST_F(HttpServerLimits, RefusesAChunkedBodyThatGrowsTooLarge) {
  RunningServer server(agree, settings);
  std::string request = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 51; ++i) request += "64\r\n" + std::string(100, 'x') + "\r\n";
  EXPECT_THAT(answer_to(server, request + "0\r\n\r\n"), StartsWith("HTTP/1.1 413 "));
}

TEST_F(HttpServerLimits, TakesABodyOfExactlyTheLimit) {
  RunningServer server(agree, settings);
  EXPECT_THAT(
      answer_to(server, "POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 5000\r\n\r\n" +
                            std::string(5000, 'x')),
      StartsWith("HTTP/1.1 200 "));
}

TEST_F(HttpServerLimits, RefusesHeadersThatAreTooLarge) {
  RunningServer server(agree, settings);
  std::string many = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 200; ++i) many += "X-Name: value\r\n";
  for (auto const& request : {
           "GET / HTTP/1.1\r\nX: " + std::string(1000, 'x') + "\r\n\r\n",
           "GET /" + std::string(2000, 'x') + " HTTP/1.1\r\n\r\n", many + "\r\n",
           "GET /" + std::string(600, 'x') + " HTTP/1.1\r\nX: " + std::string(600, 'x') +
               "\r\n\r\n",
           many,  // without its end
       }) {
    EXPECT_THAT(answer_to(server, request), StartsWith("HTTP/1.1 431 ")) << request;
  }
}

TEST_F(HttpServerLimits, CountsHeadersThatComeOneByOne) {
  RunningServer server(agree, settings);
  Peer peer(server.port());
  peer.say("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 200; ++i) peer.say("X-Name: value\r\n");
  EXPECT_THAT(peer.hear_all(), StartsWith("HTTP/1.1 431 "));
}

TEST_F(HttpServerLimits, RefusesWhatIsNotHttp) {
  RunningServer server(agree, settings);
  for (std::string_view const request : {
           "hello\r\n\r\n",
           "GET  / HTTP/1.1\r\n\r\n",
           "GET / HTTP/2.0\r\n\r\n",
           "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
           "GET / HTTP/1.1\r\nFolded: a\r\n b\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
           "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
           "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
           "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS client",
       }) {
    EXPECT_THAT(answer_to(server, request), StartsWith("HTTP/1.1 400 ")) << request;
  }
}

TEST_F(HttpServerLimits, RefusesAnEndlessChunkHeader) {
  RunningServer server(agree, settings);
  auto const answer = answer_to(
      server, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;" + std::string(20'000, 'x'));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 400 "));
}

TEST_F(HttpServerLimits, AnswersTheGoodRequestBeforeTheBadOne) {
  RunningServer server(agree, settings);
  auto const answer = answer_to(server, "GET / HTTP/1.1\r\n\r\nrubbish\r\n\r\n");
  EXPECT_THAT(answer, AllOf(StartsWith("HTTP/1.1 200 "), HasSubstr("HTTP/1.1 400 ")));
}

TEST_F(HttpServerLimits, DropsASenderWhoseHeaderIsTooSlow) {
  settings.request_timeout = 40ms;
  RunningServer server(agree, settings);
  EXPECT_THAT(answer_to(server, "GET / HTTP/1.1\r\nX-Slow: "), StartsWith("HTTP/1.1 408 "));
  EXPECT_THAT(refusals->seen(), ElementsAre(408));
}

TEST_F(HttpServerLimits, DropsASenderWhoseBodyIsTooSlowThoughItKeepsSending) {
  settings.request_timeout = 40ms;
  RunningServer server(agree, settings);
  Peer peer(server.port());
  peer.say("POST / HTTP/1.1\r\nContent-Length: 5000\r\n\r\n");
  std::string heard;
  // One byte per 5 ms (the wait of a read that finds nothing) would take 25 s.
  while (heard.empty()) {
    peer.say("x");
    heard = peer.hear_within(5);
  }
  EXPECT_THAT(heard, StartsWith("HTTP/1.1 408 "));
}

TEST_F(HttpServerLimits, ClosesAnIdleConnectionWithoutAWord) {
  settings.idle_timeout = 30ms;
  RunningServer server(agree, settings);
  EXPECT_THAT(answer_to(server, ""), IsEmpty());
  EXPECT_THAT(answer_to(server, "GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(refusals->seen(), IsEmpty());
}

TEST_F(HttpServerLimits, GivesUpOnAReaderThatDoesNotRead) {
  settings.write_timeout = 40ms;
  std::promise<void> asked;
  RunningServer server([&asked](net::HttpRequest) { return large_reply(&asked); }, settings);
  Peer peer(server.port());
  peer.say("GET / HTTP/1.1\r\n\r\n");
  asked.get_future().wait();
  server.begin_stop(1h);  // ends when the connection has ended
  server.wait_until_stopped();
  EXPECT_LT(peer.hear_all().size(), 20'000'000U);
}

TEST_F(HttpServerLimits, SurvivesRandomBytes) {
  settings.request_timeout = 40ms;
  RunningServer server(agree, settings);
  std::mt19937 random(20260901);
  std::vector<std::string> const starts = {
      "", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"};
  std::string_view const likely = "0123456789abcdef\r\n\r\n:; \t\x00\xff/HTTP";
  for (std::size_t round = 0; round < 200; ++round) {
    auto bytes = starts[round % starts.size()];
    auto const size = random() % 400;
    for (std::size_t i = 0; i < size; ++i) {
      bytes += round % 2 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
    }
    Peer peer(server.port());
    peer.say(bytes);
    peer.finish_saying();
    peer.hear_all();
  }
  EXPECT_THAT(answer_to(server, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
              StartsWith("HTTP/1.1 200 "));
}

}  // namespace
