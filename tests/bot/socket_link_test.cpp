// Commands that come by Socket Mode: handled as those over HTTP.
#include "bot/socket_link.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "bot/log.hpp"
#include "net/http_client.hpp"
#include "tests/slack/support/socket_slack.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace {

namespace asio = boost::asio;
using testing::ElementsAre;
using testing::HasSubstr;

asio::awaitable<bot::CallEnd> keep(std::vector<storage::Delivery>* sent,
                                   storage::Delivery delivery) {
  sent->push_back(std::move(delivery));
  bot::CallEnd end;
  end.ok = true;
  co_return end;
}

std::string envelope(std::string const& id, std::string const& text) {
  return R"({"envelope_id":")" + id +
         R"(","type":"slash_commands","accepts_response_payload":true,"payload":)" +
         R"({"command":"/cert","user_id":"U1","channel_id":"C1","trigger_id":"1.2.)" + id +
         R"(","text":")" + text + R"(","response_url":"https://hooks.slack.com/commands/1"}})";
}

class SocketLink : public testing::Test {
 protected:
  SocketLink() {
    bot::set_log_level(config::LogLevel::error);
    settings.slack_api_url = slack.api_url();
    settings.app_token = config::Secret("xapp-1");
    bot::SocketLink::Ends ends;
    ends.call_now = [this](storage::Delivery delivery) { return keep(&late, std::move(delivery)); };
    ends.note_trouble = [this](std::string trouble) { troubles.push_back(std::move(trouble)); };
    link.emplace(io.get_executor(), client, settings, dispatcher, metrics, std::move(ends));
    asio::co_spawn(io, link->run(), asio::detached);
  }

  bool until_up() {
    return run_until(io, [&] { return link->status().up == 2; });
  }

  // The acknowledgement, as JSON.
  nlohmann::json acknowledged(std::string const& text) {
    auto const count = slack.heard.size();
    slack.send(1, text);
    if (!run_until(io, [&] { return slack.heard.size() > count; })) return nullptr;
    return nlohmann::json::parse(slack.heard.back().text);
  }

  static domain::Instant now() { return {1'700'000'000'000}; }

  asio::io_context io{1};
  SocketSlack slack{io};
  TemporaryFolder folder;
  storage::Database database{settings_for(folder.file("link.db"))};
  net::HttpClient client{io.get_executor()};
  config::Settings settings;
  bot::Metrics metrics;
  bot::Dispatcher dispatcher{database, settings, metrics, now, bot::Dispatcher::Ends{}};
  std::vector<storage::Delivery> late;
  std::vector<std::string> troubles;
  std::optional<bot::SocketLink> link;
};

TEST_F(SocketLink, ACommandIsAnsweredInItsAcknowledgement) {
  ASSERT_TRUE(until_up());
  auto const answer = acknowledged(envelope("e1", "help"));
  EXPECT_EQ(answer["envelope_id"], "e1");
  EXPECT_EQ(answer["payload"]["response_type"], "ephemeral");
  EXPECT_THAT(answer.dump(), HasSubstr("status"));
  EXPECT_THAT(metrics.text(), HasSubstr("route=\"help\""));
  EXPECT_THAT(slack.requests[0], HasSubstr("Bearer xapp-1"));
}

TEST_F(SocketLink, WhatCannotBeReadIsAcknowledgedAndCounted) {
  ASSERT_TRUE(until_up());
  auto const answer =
      acknowledged(R"({"envelope_id":"e1","type":"slash_commands","payload":{"text":"status"}})");
  EXPECT_EQ(answer.dump(), R"({"envelope_id":"e1"})");
  slack.send(1, "nonsense");
  EXPECT_EQ(acknowledged(envelope("e2", "help"))["envelope_id"], "e2");
  EXPECT_THAT(metrics.text(), HasSubstr("{reason=\"malformed\"} 1"));
  EXPECT_THAT(metrics.text(), HasSubstr("{reason=\"malformed_frame\"} 1"));
}

TEST_F(SocketLink, ARefusedTokenIsTold) {
  slack.url_answers = {api_error("invalid_auth")};
  ASSERT_TRUE(run_until(io, [&] { return !troubles.empty(); }));
  EXPECT_EQ(troubles.back(), "invalid_auth");
  EXPECT_EQ(link->status().trouble, "invalid_auth");
}

TEST_F(SocketLink, AConnectionThatIsUpIsNoTrouble) {
  ASSERT_TRUE(until_up());
  EXPECT_THAT(troubles, ElementsAre("", ""));
}

TEST_F(SocketLink, StopSaysGoodbye) {
  ASSERT_TRUE(until_up());
  bool has_stopped = false;
  asio::co_spawn(io, link->stop(std::chrono::seconds(5)),
                 [&](std::exception_ptr) { has_stopped = true; });
  ASSERT_TRUE(run_until(io, [&] {
    return has_stopped && !slack.connections[0].is_open && !slack.connections[1].is_open;
  }));
  EXPECT_EQ(slack.connections[0].end.code, 1000);
}

}  // namespace
