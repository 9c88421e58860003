// Looking for a message that may have arrived, against a server that plays Slack's history.
#include "bot/history_look.hpp"

#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "bot/slack_calls.hpp"
#include "net/http_client.hpp"
#include "net/http_server.hpp"

namespace bot {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

json message(std::string const& ts, std::string const& key) {
  return {{"ts", ts},
          {"text", "hello"},
          {"metadata", {{"event_type", "fieldcert_delivery"}, {"event_payload", {{"key", key}}}}}};
}

json page(json messages, std::string const& cursor = "") {
  return {{"ok", true},
          {"messages", std::move(messages)},
          {"response_metadata", {{"next_cursor", cursor}}}};
}

asio::awaitable<void> look_and_note(slack::WebApi* web_api, storage::ClaimedDelivery delivery,
                                    std::optional<Look>* result) {
  auto look = co_await look_for(web_api, std::move(delivery));
  result->emplace(std::move(look));
}

class HistoryLook : public testing::Test {
 protected:
  HistoryLook() { server_.start(); }

  Look look(std::string const& body) {
    storage::ClaimedDelivery delivery;
    delivery.method = "chat.postMessage";
    delivery.body = body;
    delivery.key = "k1";
    delivery.first_tried_at = {1'700'000'300'000};
    std::optional<Look> result;
    slack::WebApi web_api(client_, "http://127.0.0.1:" + std::to_string(server_.port()) + "/api/",
                          "xoxb-1");
    io_.restart();
    asio::co_spawn(io_, look_and_note(&web_api, std::move(delivery), &result), asio::detached);
    while (!result && io_.run_one() > 0) {
    }
    return std::move(*result);
  }

  asio::awaitable<net::HttpReply> answer(net::HttpRequest request) {
    asked.push_back(std::string(request.path) + "?" + std::string(request.body));
    net::HttpReply reply;
    reply.content_type = "application/json";
    reply.body = answers.empty() ? R"({"ok":false,"error":"fatal_error"})" : answers.front().dump();
    if (!answers.empty()) answers.erase(answers.begin());
    co_return reply;
  }

  std::vector<json> answers;
  std::vector<std::string> asked;

 private:
  asio::io_context io_;
  net::HttpServer server_{io_, "127.0.0.1:0",
                          [this](net::HttpRequest request) { return answer(request); }};
  net::HttpClient client_{io_.get_executor()};
};

TEST_F(HistoryLook, FindsTheKeyOnALaterPage) {
  answers = {
      page(json::array({message("2.0", "other"), {{"ts", "1.9"}, {"text", "k1"}}}), "next=="),
      page(json::array({message("1.5", "k1")}))};
  Look const found = look(R"({"channel":"C1","text":"hello"})");
  EXPECT_EQ(found.end, LookEnd::found);
  EXPECT_EQ(json::parse(found.json)["ts"], "1.5");
  EXPECT_EQ(json::parse(found.json)["channel"], "C1");
  EXPECT_TRUE(found.surplus.empty());
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_THAT(asked[0], HasSubstr("/api/conversations.history?channel=C1"));
  EXPECT_THAT(asked[0], HasSubstr("oldest=1700000000.000000"));
  EXPECT_THAT(asked[0], HasSubstr("include_all_metadata=true"));
  EXPECT_THAT(asked[1], HasSubstr("cursor=next%3D%3D"));
}

TEST_F(HistoryLook, TheOldestCopyIsTheMessageAndTheRestIsSurplus) {
  answers = {page(json::array({message("3.0", "k1"), message("2.0", "k1"), message("1.0", "k1")}))};
  Look const found = look(R"({"channel":"C1","text":"hello"})");
  EXPECT_EQ(json::parse(found.json)["ts"], "1.0");
  EXPECT_THAT(found.surplus, ElementsAre("2.0", "3.0"));
}

TEST_F(HistoryLook, LooksInTheThreadOfAReply) {
  answers = {page(json::array({message("1.5", "k1")}))};
  EXPECT_EQ(look(R"({"channel":"C1","thread_ts":"1.0","text":"x"})").end, LookEnd::found);
  EXPECT_THAT(asked[0], HasSubstr("/api/conversations.replies?"));
  EXPECT_THAT(asked[0], HasSubstr("&ts=1.0"));
}

TEST_F(HistoryLook, LooksInTheDirectMessageWithAUser) {
  answers = {{{"ok", true}, {"channel", {{"id", "D7"}}}},
             page(json::array({message("1.5", "k1")}))};
  Look const found = look(R"({"channel":"U1","text":"x"})");
  EXPECT_EQ(found.channel, "D7");
  EXPECT_THAT(asked[0], HasSubstr("/api/conversations.open?users=U1"));
  EXPECT_THAT(asked[1], HasSubstr("channel=D7"));
}

TEST_F(HistoryLook, AnEmptyHistoryIsACertainNo) {
  answers = {page(json::array())};
  EXPECT_EQ(look(R"({"channel":"C1"})").end, LookEnd::not_found);
}

TEST_F(HistoryLook, WhereWeMayNotReadWeWillNeverKnow) {
  for (auto const* const error : {"missing_scope", "not_in_channel", "channel_not_found"}) {
    answers = {{{"ok", false}, {"error", error}}};
    Look const nothing = look(R"({"channel":"C1"})");
    EXPECT_EQ(nothing.end, LookEnd::unreadable) << error;
    EXPECT_EQ(nothing.reason, error);
  }
}

TEST_F(HistoryLook, AFailureOnTheSecondPageIsNoCertainNo) {
  answers = {page(json::array({message("2.0", "other")}), "next")};
  EXPECT_EQ(look(R"({"channel":"C1"})").end, LookEnd::failed);
}

TEST_F(HistoryLook, HostileAnswersAreNoMessages) {
  answers = {page(json::array(
      {7, "text", nullptr, {{"metadata", "k1"}}, {{"metadata", {{"event_type", 3}}}}}))};
  EXPECT_EQ(look(R"({"channel":"C1"})").end, LookEnd::not_found);
}

TEST(DirectMessage, TakesTheWordsAndLeavesWhatOnlyAResponseUrlKnows) {
  std::string const body = as_direct_message(
      R"({"text":"hi","response_type":"ephemeral","replace_original":true,"blocks":[]})", "U1");
  EXPECT_EQ(json::parse(body),
            (json{{"text", "hi"}, {"blocks", json::array()}, {"channel", "U1"}}));
}

}  // namespace
}  // namespace bot
