// Who gets in at the HTTP door, with and without a signing secret.
#include "bot/front_door.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/log.hpp"
#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"
#include "tests/slack/support/told_slack.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace {

constexpr char const* verification = R"({"type":"url_verification","challenge":"abc"})";

class FrontDoor : public testing::Test {
 protected:
  FrontDoor() { bot::set_log_level(config::LogLevel::error); }

  net::HttpReply asks(std::string const& method, std::string const& path, std::string const& body,
                      std::vector<net::HttpHeader> const& headers) {
    slack::WebApi web_api(client, "http://127.0.0.1:1/api/", "xoxb-1");
    bot::Health health(io, database, web_api, settings);
    bot::Dispatcher dispatcher(database, settings, metrics, now, {[] {}, {}, {}});
    bot::FrontDoor door(settings, dispatcher, health, metrics, now);
    net::HttpRequest request;
    request.method = method;
    request.path = path;
    request.body = body;
    request.headers = headers;
    return result_of(io, door.answer(request));
  }

  int status_of_verification(std::string const& signature) {
    return status_of(verification, signature);
  }

  int status_of(std::string const& body, std::string const& signature) {
    return asks("POST", "/slack/events", body,
                {{"Content-Type", "application/json"},
                 {"X-Slack-Request-Timestamp", "1700000000"},
                 {"X-Slack-Signature", signature}})
        .status;
  }

  static domain::Instant now() { return {1'700'000'000'000}; }

  boost::asio::io_context io;
  TemporaryFolder folder;
  storage::Database database{settings_for(folder.file("door.db"))};
  net::HttpClient client{io.get_executor()};
  config::Settings settings;
  bot::Metrics metrics;
};

TEST_F(FrontDoor, LetsInWhoHasSignedWithTheSecret) {
  settings.signing_secret = config::Secret("secret");
  slack::SignatureCheck signer("secret");
  slack::SignatureCheck stranger("guess");
  EXPECT_EQ(status_of_verification(signer.sign("1700000000", verification)), 200);
  EXPECT_EQ(status_of_verification(stranger.sign("1700000000", verification)), 401);
  EXPECT_EQ(status_of_verification(""), 401);
}

TEST_F(FrontDoor, AnEventThatCouldNotBeHandledIsNotAcknowledgedSoThatSlackRepeatsIt) {
  settings.signing_secret = config::Secret("secret");
  slack::SignatureCheck signer("secret");
  std::string const event =
      R"({"type":"event_callback","event_id":"Ev1","event":{"type":"app_home_opened",)"
      R"("user":"U1","tab":"home","event_ts":"1.1"}})";
  static constexpr storage::Sql break_it{"break_inbox", "ALTER TABLE inbox RENAME TO gone"};
  static constexpr storage::Sql mend_it{"mend_inbox", "ALTER TABLE gone RENAME TO inbox"};
  database.write_now([](auto const& it) { it.connection().run(break_it); });
  EXPECT_EQ(status_of(event, signer.sign("1700000000", event)), 503);
  database.write_now([](auto const& it) { it.connection().run(mend_it); });
  EXPECT_EQ(status_of(event, signer.sign("1700000000", event)), 200);
}

TEST_F(FrontDoor, IsNoDoorWithoutASecret) {
  settings.app_token = config::Secret("xapp-1");
  // To HMAC a key of zero bytes is the same as no key at all.
  slack::SignatureCheck with_nothing(std::string(1, '\0'));
  EXPECT_EQ(status_of_verification(with_nothing.sign("1700000000", verification)), 404);
  EXPECT_EQ(status_of_verification(""), 404);
  EXPECT_EQ(asks("GET", "/slack/events", "", {}).status, 404);
  EXPECT_EQ(asks("POST", "/slack/events", "ssl_check=1",
                 {{"Content-Type", "application/x-www-form-urlencoded"}})
                .status,
            404);
}

TEST_F(FrontDoor, OperatorsAreAnsweredEitherWay) {
  EXPECT_EQ(asks("GET", "/healthz", "", {}).status, 200);
  EXPECT_EQ(asks("GET", "/metrics", "", {}).status, 200);
  EXPECT_EQ(asks("GET", "/readyz", "", {}).status, 503);
}

}  // namespace
