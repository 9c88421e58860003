// What the bot says about itself while Slack, its token and Socket Mode come and go.
#include "bot/health.hpp"

#include <boost/asio/detached.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/log.hpp"
#include "net/http_client.hpp"
#include "slack/client/web_api.hpp"
#include "storage/outbox.hpp"
#include "tests/slack/support/told_slack.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr char const* good = R"({"ok":true,"user":"fieldcert","team":"Northwind"})";
constexpr char const* revoked = R"({"ok":false,"error":"token_revoked"})";

class Health : public testing::Test {
 protected:
  Health() {
    bot::set_log_level(config::LogLevel::error);
    settings.bot_token = config::Secret("xoxb-1");
    settings.slack_api_url = slack.url("/api/");
  }

  void make(bot::Health::Pauses pauses) {
    web_api.emplace(client, settings.slack_api_url, settings.bot_token.reveal());
    health.emplace(io, database, *web_api, settings, pauses);
    health->on_token_good_again([this] { ++times_good_again; });
  }

  // Asks again at once, so that a test sees what comes after.
  void begin(bot::Health::Pauses pauses = {1ms, 1ms, 1ms}) {
    make(pauses);
    boost::asio::co_spawn(io, health->watch_slack(), boost::asio::detached);
  }

  bot::Health::Readiness readiness() { return result_of(io, health->readiness()); }

  // Runs until /readyz says this.
  void until(std::string const& line) {
    auto const deadline = std::chrono::steady_clock::now() + 60s;
    while (readiness().text.find(line) == std::string::npos) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error(readiness().text);
      io.run_one_for(100ms);
    }
  }

  boost::asio::io_context io;
  ToldSlack slack{io};
  TemporaryFolder folder;
  storage::Database database{settings_for(folder.file("health.db"))};
  net::HttpClient client{io.get_executor()};
  config::Settings settings;
  std::optional<slack::WebApi> web_api;
  std::optional<bot::Health> health;
  int times_good_again = 0;
};

TEST_F(Health, IsNotReadyBeforeSlackHasBeenAsked) {
  make({1h, 1h, 1h});
  EXPECT_FALSE(readiness().is_ready);
  EXPECT_THAT(readiness().text, HasSubstr("slack: not asked yet\n"));
}

TEST_F(Health, IsReadyWhenSlackHasAnswered) {
  slack.will_say(good);
  begin({1h, 1h, 1h});
  until("slack: ok\n");
  auto const it = readiness();
  EXPECT_TRUE(it.is_ready);
  EXPECT_EQ(it.text, "database: ok\nslack: ok\noutbox: 0 waiting\n");
  EXPECT_TRUE(health->may_call_slack());
  EXPECT_EQ(times_good_again, 0) << "it was never bad";
}

TEST_F(Health, ASlackOutOfReachIsToldAndMayStillBeCalled) {
  settings.slack_api_url = "http://127.0.0.1:1/api/";
  begin();
  until("slack: auth.test: ");
  EXPECT_FALSE(readiness().is_ready);
  EXPECT_TRUE(health->may_call_slack());
}

TEST_F(Health, ARevokedTokenStopsCallsUntilItIsGoodAgain) {
  slack.will_say(revoked);
  begin({1h, 1ms, 1ms});
  until("slack: token_revoked");
  EXPECT_FALSE(readiness().is_ready);
  EXPECT_FALSE(health->may_call_slack());
  slack.will_say(good);
  until("slack: ok\n");
  EXPECT_TRUE(readiness().is_ready);
  EXPECT_TRUE(health->may_call_slack());
  EXPECT_EQ(times_good_again, 1);
}

TEST_F(Health, AServerErrorSaysNothingAboutTheToken) {
  slack.will_say(revoked);
  begin();
  until("token_revoked");
  slack.will_say("", 500);
  until("HTTP 500");
  EXPECT_FALSE(health->may_call_slack());
}

TEST_F(Health, ALimitSaysNothingAboutSlack) {
  slack.will_say(good);
  begin({1ms, 1h, 1h});
  until("slack: ok\n");
  slack.will_say("", 429);
  while (slack.asked.size() < 2) io.run_one();
  EXPECT_TRUE(readiness().is_ready);
}

TEST_F(Health, ATokenThatSomebodyElseSawRefusedIsAskedAboutAgain) {
  slack.will_say(good);
  begin({1ms, 1ms, 1ms});
  until("slack: ok\n");
  health->token_refused("account_inactive");
  EXPECT_FALSE(health->may_call_slack());
  slack.will_say(good);
  while (times_good_again == 0) io.run_one();
  EXPECT_TRUE(health->may_call_slack());
}

TEST_F(Health, WithoutATokenThereIsNothingToAsk) {
  settings.bot_token = {};
  begin();
  until("slack: SLACK_BOT_TOKEN is not set");
  EXPECT_FALSE(health->may_call_slack());
  EXPECT_TRUE(slack.asked.empty());
}

TEST_F(Health, SocketModeCountsWhereItIsSetUp) {
  slack.will_say(good);
  settings.app_token = config::Secret("xapp-1");
  begin({1h, 1h, 1h});
  until("slack: ok\n");
  EXPECT_THAT(readiness().text, HasSubstr("socket mode: not connected yet\n"));
  EXPECT_FALSE(readiness().is_ready);
  health->set_socket("");
  EXPECT_THAT(readiness().text, HasSubstr("socket mode: ok\n"));
  EXPECT_TRUE(readiness().is_ready);
  health->set_socket("connecting again in 3 s");
  EXPECT_THAT(readiness().text, HasSubstr("socket mode: connecting again in 3 s\n"));
  EXPECT_FALSE(readiness().is_ready);
}

TEST_F(Health, TellsTheBacklogOfTheOutbox) {
  slack.will_say(good);
  begin({1h, 1h, 1h});
  database.write_now([](storage::Transaction const& transaction) {
    storage::Delivery delivery;
    delivery.lane = "C1";
    delivery.method = "chat.postMessage";
    delivery.body = "{}";
    storage::put_delivery(transaction, delivery, {1});
    storage::put_delivery(transaction, delivery, {1});
    storage::bury(transaction, 1, {2}, "is_archived");
    return 0;
  });
  EXPECT_THAT(readiness().text, HasSubstr("outbox: 1 waiting, 1 given up\n"));
}

}  // namespace
