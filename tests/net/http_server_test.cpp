// The HTTP server over real sockets: what it answers and what it keeps open.
#include "net/http_server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/net/support/peer.hpp"
#include "tests/net/support/running_server.hpp"

namespace {

namespace asio = boost::asio;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// Tells back what it was asked: "GET /a ? q=1 [body]".
asio::awaitable<net::HttpReply> echo(net::HttpRequest request) {
  net::HttpReply reply;
  reply.body.append(request.method).append(" ").append(request.path).append(" ? ");
  reply.body.append(request.query).append(" [").append(request.body).append("]");
  co_return reply;
}

std::string get(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

std::string post(std::string_view body) {
  return "POST / HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

TEST(HttpServer, AnswersARequestWithOneReply) {
  RunningServer server(echo);
  Peer peer(server.port());
  peer.say(get("/a/b?c=d&e=%20"));
  EXPECT_EQ(
      peer.hear_reply(),
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 23\r\n\r\n"
      "GET /a/b ? c=d&e=%20 []");
}

TEST(HttpServer, KeepsAConnectionForFurtherRequests) {
  RunningServer server(echo);
  Peer peer(server.port());
  for (int round = 0; round < 3; ++round) {
    peer.say(post("round " + std::to_string(round)));
    EXPECT_THAT(peer.hear_reply(), HasSubstr("[round " + std::to_string(round) + "]"));
  }
}

TEST(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  RunningServer server(echo);
  Peer peer(server.port());
  std::string requests;
  for (int i = 0; i < 500; ++i) requests += post("body " + std::to_string(i));
  peer.say(requests);
  for (int i = 0; i < 500; ++i) {
    ASSERT_THAT(peer.hear_reply(), HasSubstr("[body " + std::to_string(i) + "]"));
  }
}

TEST(HttpServer, ReadsARequestThatComesByteByByte) {
  RunningServer server(echo);
  Peer peer(server.port());
  auto const request = post("slow but sure");
  for (auto const byte : request) peer.say({&byte, 1});
  EXPECT_THAT(peer.hear_reply(), HasSubstr("POST / ?  [slow but sure]"));
}

TEST(HttpServer, ReadsChunkedBodiesAndIgnoresTrailers) {
  RunningServer server(echo);
  Peer peer(server.port());
  std::string const request =
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;name=value\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: unwanted\r\n\r\n";
  peer.say(request + request + get("/after"));
  EXPECT_THAT(peer.hear_reply(), HasSubstr("[hello world]"));
  EXPECT_THAT(peer.hear_reply(), HasSubstr("[hello world]"));
  EXPECT_THAT(peer.hear_reply(), HasSubstr("GET /after"));
}

TEST(HttpServer, ReadsABodyThatIsLargerThanItsBuffer) {
  RunningServer server(echo);
  Peer peer(server.port());
  std::string body;
  for (int i = 0; i < 50'000; ++i) body += std::to_string(i) + ",";
  peer.say(post(body));
  EXPECT_THAT(peer.hear_reply(), HasSubstr("[" + body + "]"));

  std::string chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 10'000; ++i) chunked += "7\r\nabcdefg\r\n";
  peer.say(chunked + "0\r\n\r\n" + get("/after"));
  EXPECT_THAT(peer.hear_reply(), HasSubstr("Content-Length: 70012\r\n"));
  EXPECT_THAT(peer.hear_reply(), HasSubstr("GET /after"));
}

TEST(HttpServer, SendsAReplyThatIsLargerThanTheSocketsBuffers) {
  RunningServer server([](net::HttpRequest) -> asio::awaitable<net::HttpReply> {
    net::HttpReply reply;
    reply.body.assign(20'000'000, 'x');
    co_return reply;
  });
  Peer peer(server.port());
  peer.say(get("/"));
  auto const reply = peer.hear_reply();
  EXPECT_GT(reply.size(), 20'000'000U);
  EXPECT_THAT(reply.substr(0, 200), HasSubstr("Content-Length: 20000000\r\n"));
}

TEST(HttpServer, GivesHeadersWithoutRegardToCase) {
  RunningServer server([](net::HttpRequest request) -> asio::awaitable<net::HttpReply> {
    net::HttpReply reply;
    reply.body = "<" + std::string(request.header("x-slack-signature")) + "><" +
                 std::string(request.header("missing")) + ">";
    co_return reply;
  });
  Peer peer(server.port());
  peer.say("GET / HTTP/1.1\r\nX-SLACK-signature:  v0=abc \r\nEmpty:\r\n\r\n");
  EXPECT_THAT(peer.hear_reply(), HasSubstr("<v0=abc><>"));
}

TEST(HttpServer, SendsFurtherHeadersButNoneThatCarryLineBreaks) {
  RunningServer server([](net::HttpRequest) -> asio::awaitable<net::HttpReply> {
    net::HttpReply reply;
    reply.status = 429;
    reply.headers.emplace_back("Retry-After", "7");
    reply.headers.emplace_back("X-Bad", "a\r\nX-Injected: b");
    co_return reply;
  });
  Peer peer(server.port());
  peer.say(get("/"));
  auto const reply = peer.hear_reply();
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 429 Too Many Requests\r\n"));
  EXPECT_THAT(reply, HasSubstr("Retry-After: 7\r\n"));
  EXPECT_THAT(reply, Not(HasSubstr("Injected")));
}

TEST(HttpServer, ClosesAfterConnectionCloseAndAfterHttp10) {
  RunningServer server(echo);
  Peer modern(server.port());
  modern.say("GET /1 HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(modern.hear_all(),
              testing::AllOf(HasSubstr("Connection: close\r\n"), HasSubstr("GET /1")));
  Peer old(server.port());
  old.say("GET /2 HTTP/1.0\r\n\r\n");
  EXPECT_THAT(old.hear_all(), HasSubstr("GET /2"));

  Peer old_but_lasting(server.port());
  old_but_lasting.say("GET /3 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_THAT(old_but_lasting.hear_reply(), HasSubstr("Connection: keep-alive\r\n"));
  old_but_lasting.say(get("/4"));
  EXPECT_THAT(old_but_lasting.hear_reply(), HasSubstr("GET /4"));
}

TEST(HttpServer, InvitesTheBodyOfAPeerThatExpectsContinue) {
  RunningServer server(echo);
  Peer peer(server.port());
  peer.say("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(peer.hear("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  peer.say("bo");
  peer.say("dy");
  EXPECT_THAT(peer.hear_reply(), testing::AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("[body]")));
}

TEST(HttpServer, AnswersAHalfClosedPeerAndThenCloses) {
  RunningServer server(echo);
  Peer peer(server.port());
  peer.say(get("/half"));
  peer.finish_saying();
  EXPECT_THAT(peer.hear_all(), HasSubstr("GET /half"));
}

TEST(HttpServer, AnswersNothingToAPeerThatLeavesInTheMiddle) {
  RunningServer server(echo);
  Peer peer(server.port());
  peer.say("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf");
  peer.finish_saying();
  EXPECT_THAT(peer.hear_all(), IsEmpty());
}

TEST(HttpServer, ListensOnIpv6WhenAsked) {
  asio::io_context io;
  try {
    net::HttpServer const server(io, "[::1]:0", echo);
    EXPECT_GT(server.port(), 0);
  } catch (std::runtime_error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("[::1]:0"));  // a machine without IPv6
  }
}

TEST(HttpServer, NamesTheAddressThatItCannotBind) {
  RunningServer server(echo);
  asio::io_context io;
  auto const taken = "127.0.0.1:" + std::to_string(server.port());
  for (auto const& address : {taken, std::string("nowhere"), std::string("127.0.0.1:http"),
                              std::string(":80"), std::string("127.0.0.1:")}) {
    try {
      net::HttpServer const second(io, address, echo);
      ADD_FAILURE() << address << " was taken";
    } catch (std::runtime_error const& error) {
      EXPECT_THAT(error.what(), HasSubstr(address));
    }
  }
}

TEST(HttpServer, AHandlerThatThrowsCostsOneReplyOnly) {
  RunningServer server([](net::HttpRequest request) -> asio::awaitable<net::HttpReply> {
    if (request.path == "/throw") throw std::runtime_error("secret story");
    co_return net::HttpReply();
  });
  Peer peer(server.port());
  peer.say(get("/throw") + get("/fine"));
  EXPECT_EQ(peer.hear_reply(), "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
  EXPECT_THAT(peer.hear_reply(), StartsWith("HTTP/1.1 200"));
}

TEST(HttpServer, AHandlerThatThrowsBeforeItsCoroutineBeginsIsAnsweredToo) {
  RunningServer server([](net::HttpRequest) -> asio::awaitable<net::HttpReply> {
    throw 42;  // not a coroutine: thrown by the call itself
  });
  Peer peer(server.port());
  peer.say(get("/"));
  EXPECT_THAT(peer.hear_reply(), StartsWith("HTTP/1.1 500"));
}

TEST(HttpServer, DropsTheConnectionWhenTheHandlerSaysSo) {
  RunningServer server([](net::HttpRequest) -> asio::awaitable<net::HttpReply> {
    net::HttpReply reply;
    reply.body = "never seen";
    reply.drop_connection = true;
    co_return reply;
  });
  Peer peer(server.port());
  peer.say(get("/"));
  EXPECT_THAT(peer.hear_all(), IsEmpty());
}

TEST(HttpServer, ClosesOneConnectionTooMany) {
  net::HttpServerSettings settings;
  settings.connection_limit = 2;
  RunningServer server(echo, settings);
  Peer first(server.port());
  first.say(get("/1"));
  EXPECT_THAT(first.hear_reply(), HasSubstr("/1"));
  {
    Peer second(server.port());
    second.say(get("/2"));
    EXPECT_THAT(second.hear_reply(), HasSubstr("/2"));
    Peer third(server.port());
    EXPECT_TRUE(third.is_closed());
  }
  first.say(get("/still"));
  EXPECT_THAT(first.hear_reply(), HasSubstr("/still"));
}

}  // namespace
