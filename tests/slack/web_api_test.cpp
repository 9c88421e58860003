// The Web API client against a server that plays Slack: what each kind of answer is taken for.
#include "slack/client/web_api.hpp"

#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/http_client.hpp"
#include "net/http_server.hpp"

namespace {

namespace asio = boost::asio;
using Kind = slack::ApiFailure::Kind;
using testing::HasSubstr;
using testing::Not;
using Outcome = slack::ApiResult<slack::ApiAnswer>;

constexpr char const* token = "xoxb-1234-secret-token";

net::HttpReply json(std::string body, int status = 200) {
  net::HttpReply reply;
  reply.status = status;
  reply.content_type = "application/json; charset=utf-8";
  reply.body = std::move(body);
  return reply;
}

asio::awaitable<void> call_and_note(slack::WebApi* api, std::string method,
                                    slack::FormArguments arguments,
                                    std::optional<Outcome>* outcome) {
  auto result = co_await api->call(std::move(method), std::move(arguments));
  outcome->emplace(std::move(result));
}

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

// Answers what it is told to, and remembers what it was asked.
struct Slack {
  explicit Slack(asio::io_context& io)
      : server(io, "127.0.0.1:0", [this](net::HttpRequest request) { return answer(request); }) {
    server.start();
  }

  asio::awaitable<net::HttpReply> answer(net::HttpRequest request) {
    ++calls;
    method = request.method;
    path = request.path;
    body = request.body;
    authorization = request.header("Authorization");
    content_type = request.header("Content-Type");
    co_return reply;
  }

  std::string url(std::string const& folder = "/api/") const {
    return "http://127.0.0.1:" + std::to_string(server.port()) + folder;
  }

  net::HttpReply reply = json(R"({"ok":true})");
  int calls = 0;
  std::string method, path, body, authorization, content_type;
  net::HttpServer server;
};

class WebApi : public testing::Test {
 protected:
  Outcome call(std::string method, slack::FormArguments arguments = {}) {
    return call_at(slack.url(), std::move(method), std::move(arguments));
  }

  Outcome call_at(std::string base_url, std::string method, slack::FormArguments arguments = {}) {
    slack::WebApi api(client, std::move(base_url), token);
    return call_by(api, std::move(method), std::move(arguments));
  }

  Outcome call_by(slack::WebApi& api, std::string method, slack::FormArguments arguments = {}) {
    std::optional<Outcome> outcome;
    asio::co_spawn(io, call_and_note(&api, std::move(method), std::move(arguments), &outcome),
                   rethrow);
    io.restart();
    while (!outcome && io.run_one() > 0) {
    }
    return std::move(outcome.value());
  }

  // What Slack's `reply` to a post is taken for. Its texts never hold the token or the message.
  slack::ApiFailure failure_with(net::HttpReply reply) {
    slack.reply = std::move(reply);
    return failure_of(call("chat.postMessage", {{"text", "private words"}}));
  }

  slack::ApiFailure failure_of(Outcome const& outcome) {
    if (outcome.has_value()) throw std::runtime_error("the call has succeeded");
    auto const& failure = outcome.error();
    auto const texts = failure.error + failure.detail + failure.needed;
    EXPECT_THAT(texts, Not(HasSubstr("secret")));
    EXPECT_THAT(texts, Not(HasSubstr("private")));
    EXPECT_THAT(failure.detail, HasSubstr("chat.postMessage: "));
    return failure;
  }

  Kind kind_of_error(std::string const& code) {
    auto const failure = failure_with(json(R"({"ok":false,"error":")" + code + "\"}"));
    EXPECT_EQ(failure.error, code);
    return failure.kind;
  }

  asio::io_context io;
  Slack slack{io};
  net::HttpClient client{io.get_executor()};
};

TEST_F(WebApi, PostsAFormWithTheTokenInAHeader) {
  slack.reply = json(R"({"ok":true,"ts":"1700000000.000100"})");
  auto const answer = call("chat.postMessage", {{"channel", "C0GENERAL1"},
                                                {"text", "50% & more = \xC3\xA9, a+b\n~"},
                                                {"blocks", R"([{"type":"divider"}])"}});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->json, R"({"ok":true,"ts":"1700000000.000100"})");
  EXPECT_EQ(slack.method, "POST");
  EXPECT_EQ(slack.path, "/api/chat.postMessage");
  EXPECT_EQ(slack.authorization, "Bearer xoxb-1234-secret-token");
  EXPECT_EQ(slack.content_type, "application/x-www-form-urlencoded");
  EXPECT_EQ(slack.body,
            "channel=C0GENERAL1&text=50%25+%26+more+%3D+%C3%A9%2C+a%2Bb%0A~"
            "&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D");
}

TEST_F(WebApi, TakesABaseUrlWithOrWithoutASlashAtItsEnd) {
  ASSERT_TRUE(call_at(slack.url("/api"), "auth.test").has_value());
  EXPECT_EQ(slack.path, "/api/auth.test");
  EXPECT_EQ(slack.body, "");
}

TEST_F(WebApi, ARateLimitSaysHowLongToWait) {
  auto reply = json(R"({"ok":false,"error":"ratelimited"})", 429);
  reply.headers.emplace_back("Retry-After", "17");
  auto const failure = failure_with(reply);
  EXPECT_EQ(failure.kind, Kind::rate_limited);
  EXPECT_EQ(failure.error, "ratelimited");
  EXPECT_EQ(failure.retry_after_s, 17);
}

TEST_F(WebApi, ARateLimitIsOneWithoutAUsableRetryAfterOrAStatusToo) {
  for (auto const* wait : {"", "soon", "-3", "1.5", "99999999999999999999"}) {
    auto reply = json("", 429);
    reply.headers.emplace_back("Retry-After", wait);
    auto const failure = failure_with(reply);
    EXPECT_EQ(failure.kind, Kind::rate_limited) << wait;
    EXPECT_EQ(failure.retry_after_s, 1) << wait << ": never at once";
  }
  EXPECT_EQ(kind_of_error("ratelimited"), Kind::rate_limited);
  EXPECT_EQ(kind_of_error("rate_limited"), Kind::rate_limited);
}

asio::awaitable<void> write_down(std::vector<std::string>* kept, std::string method,
                                 std::int64_t until_ms) {
  kept->push_back(method + " until " + std::to_string(until_ms));
  co_return;
}

TEST_F(WebApi, AMethodIsLeftAloneUntilRetryAfterIsOver) {
  std::int64_t now = 1'000'000;
  std::vector<std::string> kept;
  slack::WebApi api(client, slack.url(), token, [&now] { return now; });
  api.on_pause([&kept](std::string method, std::int64_t until_ms) {
    return write_down(&kept, std::move(method), until_ms);
  });
  slack.reply = json(R"({"ok":false,"error":"rate_limited"})", 429);
  slack.reply.headers.emplace_back("Retry-After", "17");
  EXPECT_EQ(call_by(api, "chat.postMessage").error().kind, Kind::rate_limited);
  EXPECT_EQ(kept, std::vector<std::string>{"chat.postMessage until 1017100"});

  slack.reply = json(R"({"ok":true})");
  now += 16'500;
  auto const early = call_by(api, "chat.postMessage");
  EXPECT_EQ(early.error().kind, Kind::rate_limited);
  EXPECT_EQ(early.error().retry_after_s, 1) << "what is left, in whole seconds";
  EXPECT_EQ(slack.calls, 1) << "nothing was sent";
  EXPECT_TRUE(call_by(api, "chat.update").has_value()) << "other methods go on";
  now += 700;
  EXPECT_TRUE(call_by(api, "chat.postMessage").has_value());
}

TEST_F(WebApi, TellsTheTokensScopesAndSlacksClock) {
  slack.reply = json(R"({"ok":true})");
  slack.reply.headers.emplace_back("X-OAuth-Scopes", "chat:write,commands");
  slack.reply.headers.emplace_back("Date", "Sun, 22 Nov 2026 05:00:00 GMT");
  auto const answer = call("auth.test");
  EXPECT_EQ(answer->granted_scopes, "chat:write,commands");
  EXPECT_EQ(answer->date, "Sun, 22 Nov 2026 05:00:00 GMT");
}

TEST_F(WebApi, SortsErrorCodesByWhatToDoNext) {
  for (auto const* code : {"internal_error", "fatal_error", "request_timeout"}) {
    EXPECT_EQ(kind_of_error(code), Kind::uncertain) << code;
  }
  for (auto const* code : {"service_unavailable", "team_added_to_org"}) {
    EXPECT_EQ(kind_of_error(code), Kind::unavailable) << code;
  }
  for (auto const* code :
       {"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"}) {
    EXPECT_EQ(kind_of_error(code), Kind::unauthorised) << code;
  }
  for (auto const* code : {"not_allowed_token_type", "no_permission", "team_access_not_granted"}) {
    EXPECT_EQ(kind_of_error(code), Kind::configuration) << code;
  }
  for (auto const* code : {"channel_not_found", "is_archived", "msg_too_long", "something_new"}) {
    EXPECT_EQ(kind_of_error(code), Kind::refused) << code;
  }
}

TEST_F(WebApi, AMissingScopeIsNamed) {
  auto const failure = failure_with(
      json(R"({"ok":false,"error":"missing_scope","needed":"chat:write","provided":"commands"})"));
  EXPECT_EQ(failure.kind, Kind::configuration);
  EXPECT_EQ(failure.needed, "chat:write");
  EXPECT_THAT(failure.detail, HasSubstr("chat:write"));
}

TEST_F(WebApi, SlacksRemarksStandInTheDetail) {
  auto const failure = failure_with(json(R"({"ok":false,"error":"invalid_blocks",
      "response_metadata":{"messages":["[ERROR] missing\nfield [json-pointer:/blocks/0]"]}})"));
  EXPECT_EQ(failure.kind, Kind::refused);
  EXPECT_THAT(failure.detail, HasSubstr("[ERROR] missing?field [json-pointer:/blocks/0]"));
}

TEST_F(WebApi, AServerErrorLeavesTheOutcomeUncertain) {
  for (int const status : {500, 502, 503, 504}) {
    auto const failure = failure_with(json("<html>oops</html>", status));
    EXPECT_EQ(failure.kind, Kind::uncertain) << status;
    EXPECT_THAT(failure.detail, HasSubstr(std::to_string(status)));
  }
}

TEST_F(WebApi, AnAnswerThatIsNotSlacksIsMalformed) {
  net::HttpReply html;
  html.content_type = "text/html";
  html.body = "<html>Please log in to the guest network</html>";
  auto const failure = failure_with(html);
  EXPECT_EQ(failure.kind, Kind::malformed);
  EXPECT_THAT(failure.detail, HasSubstr("text/html"));
  for (auto const* body : {R"({"ok":true,"ts":"170)", "", "[]", "null", "{}", R"({"ok":"true"})",
                           R"({"ok":false})", R"({"ok":false,"error":7})", "\xFF\xFE",
                           R"({"ok":false,"error":"two words"})", R"({"ok":true} trailing)"}) {
    EXPECT_EQ(failure_with(json(body)).kind, Kind::malformed) << body;
  }
  EXPECT_EQ(failure_with(json(R"({"ok":true})", 404)).kind, Kind::malformed);
}

TEST_F(WebApi, AConnectionLostAfterTheRequestLeavesTheOutcomeUncertain) {
  net::HttpReply dropped;
  dropped.drop_connection = true;
  EXPECT_EQ(failure_with(dropped).kind, Kind::uncertain);
  EXPECT_EQ(slack.calls, 1);
}

TEST_F(WebApi, NothingIsDoneWhenSlackCannotBeReached) {
  EXPECT_EQ(failure_of(call_at("http://127.0.0.1:1/api/", "chat.postMessage")).kind,
            Kind::unavailable);
  EXPECT_EQ(failure_of(call_at("slack.com/api", "chat.postMessage")).kind, Kind::configuration);
}

TEST_F(WebApi, ARedirectIsNotFollowedSoTheTokenStays) {
  Slack elsewhere(io);
  net::HttpReply redirect;
  redirect.status = 302;
  redirect.headers.emplace_back("Location", elsewhere.url() + "chat.postMessage");
  EXPECT_EQ(failure_with(redirect).kind, Kind::malformed);
  EXPECT_EQ(elsewhere.calls, 0);
}

TEST_F(WebApi, ATokenThatAPeerEchoesIsHidden) {
  auto const echoed = std::string("\"") + token + "\"";
  auto const failure =
      failure_with(json(R"({"ok":false,"error":"missing_scope","needed":)" + echoed +
                        R"(,"response_metadata":{"messages":[)" + echoed + "," + echoed + "]}}"));
  EXPECT_EQ(failure.needed, "[token]");
  EXPECT_THAT(failure.detail, HasSubstr("[token] [token]"));
  EXPECT_EQ(failure_with(json(R"({"ok":false,"error":)" + echoed + "}")).error, "[token]");

  net::HttpReply html;
  html.content_type = token;
  EXPECT_EQ(failure_with(html).kind, Kind::malformed);
}

}  // namespace
