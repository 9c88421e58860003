// The page's side: what it is told, how it waits, who may call.
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

TEST(Client, TheWorkspaceHasWhatThePersonCanSee) {
  Town town;
  auto const seen = town.get(std::string("client/workspace?as=") + lena);
  EXPECT_EQ(seen["me"]["real_name"], "Lena Vogt");
  EXPECT_EQ(seen["me"]["avatar"]["letters"], "LV");
  EXPECT_EQ(seen["app"]["name"], "fieldcert");
  EXPECT_EQ(seen["commands"][0]["words"][0]["word"], "status");
  std::vector<std::string> ids;
  for (auto const& channel : seen["channels"]) ids.push_back(channel["id"]);
  EXPECT_THAT(ids, testing::Contains(general));
  EXPECT_THAT(ids, testing::Not(testing::Contains(secret_channel)));
  EXPECT_TRUE(seen["home"].is_null());
  EXPECT_EQ(seen["modals"], Json::array());
}

TEST(Client, AGreetingStandsThereFromTheStart) {
  auto settings = usual_settings();
  settings.greetings = {{lena, R"({"text":"Welcome"})"}, {general, R"({"text":"First steps"})"}};
  Town town(settings);
  EXPECT_EQ(town.conversation(lena, town.app_channel(lena))["messages"][0]["text"], "Welcome");
  EXPECT_EQ(town.conversation(omar, general)["messages"][0]["text"], "First steps");
}

TEST(Client, AGreetingThatSlackWouldRefuseStopsTheStart) {
  auto settings = usual_settings();
  settings.greetings = {{general, R"({"blocks":[{"type":"secton"}]})"}};
  boost::asio::io_context io;
  try {
    sandbox::Sandbox const sandbox(io, settings);
    FAIL() << "no exception";
  } catch (std::runtime_error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("unsupported type: secton"));
  }
}

TEST(Client, WaitingEndsWithTheNextChange) {
  Town town;
  auto const version = town.conversation(lena, general)["version"].get<int>();
  net::HttpClient waiter(town.io().get_executor());
  std::optional<Json> answer;
  net::HttpCall call(
      "GET", town.url("client/wait?as=" + std::string(lena) + "&since=" + std::to_string(version)));
  boost::asio::co_spawn(town.io(), waiter.send(std::move(call)),
                        [&](std::exception_ptr, net::HttpResult<net::HttpResponse> sent) {
                          answer = Json::parse(sent->body);
                        });
  // A change that only somebody else sees does not end it.
  town.api("chat.postMessage", {{"channel", secret_channel}, {"text", "not for lena"}});
  EXPECT_FALSE(answer);
  town.api("chat.postMessage", {{"channel", general}, {"text", "news"}});
  while (!answer) town.io().run_one();
  EXPECT_GT((*answer)["version"].get<int>(), version);
}

TEST(Client, WaitingEndsByItselfWithTheSameVersion) {
  auto settings = usual_settings();
  settings.timing.long_poll = std::chrono::milliseconds(5);
  Town town(settings);
  auto const version = town.conversation(lena, general)["version"].get<int>();
  auto const answer =
      town.get(std::string("client/wait?as=") + lena + "&since=" + std::to_string(version));
  EXPECT_EQ(answer["version"], version);
}

TEST(Client, StoppingEndsWhoeverWaits) {
  auto town = std::make_unique<Town>();
  net::HttpClient waiter(town->io().get_executor());
  auto const version = town->conversation(lena, general)["version"].get<int>();
  bool ended = false;
  net::HttpCall call("GET", town->url("client/wait?as=" + std::string(lena) +
                                      "&since=" + std::to_string(version)));
  boost::asio::co_spawn(town->io(), waiter.send(std::move(call)),
                        [&](std::exception_ptr, auto const&) { ended = true; });
  town->get("client/faults");
  auto const start = std::chrono::steady_clock::now();
  town->run(town->sandbox().stop());
  while (!ended) town->io().run_one();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
  town.reset();
}

TEST(Client, UnknownPeopleAndConversationsAreNotFound) {
  Town town;
  EXPECT_EQ(town.send({"GET", town.url("client/workspace?as=U0NOBODY01")}).status, 404);
  EXPECT_EQ(town.send({"GET", town.url(std::string("client/conversation?as=") + lena +
                                       "&id=" + secret_channel)})
                .status,
            404);
  EXPECT_EQ(town.post_answer("nothing", Json::object()).status, 404);
}

TEST(Client, CallsOfOtherSitesAreRefused) {
  Town town;
  net::HttpCall call("POST", town.url("client/message"));
  call.headers = {{"Content-Type", "text/plain"}};
  call.body = Json{{"as", lena}, {"channel", general}, {"text", "forged"}}.dump();
  EXPECT_EQ(town.send(call).status, 400);
  EXPECT_TRUE(town.conversation(lena, general)["messages"].empty());
}

TEST(Client, ANameOfTheWideWebThatPointsHereIsRefused) {
  Town town;
  auto const asked_as = [&town](std::string const& host) {
    return town.send_text("GET /client/workspace HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  };
  EXPECT_THAT(asked_as("evil.example:4000"), testing::StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(asked_as("127.0.0.1.evil.example"), testing::StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(asked_as("localhost:4000"), testing::StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(asked_as("[::1]:4000"), testing::StartsWith("HTTP/1.1 200"));
}

TEST(Client, PeopleCanOpenADirectMessageWithEachOther) {
  Town town;
  auto const opened = town.post("open", {{"as", lena}, {"channel", omar}});
  auto const id = opened["channel"].get<std::string>();
  town.post("message", {{"as", lena}, {"channel", id}, {"text", "hi"}});
  EXPECT_EQ(town.conversation(omar, id)["messages"].size(), 1U);
  EXPECT_EQ(town.conversation(omar, id)["channel"]["with"], lena);
  EXPECT_EQ(town.post("open", {{"as", omar}, {"channel", lena}})["channel"], id);
}

TEST(Client, TrafficShowsBothSidesWithoutSecrets) {
  Town town;
  town.command(lena, general, "/cert status");
  town.api_form("auth.test", std::string("token=") + bot_token);
  auto const log = town.get("client/traffic?since=0");
  ASSERT_EQ(log["exchanges"].size(), 2U);
  EXPECT_EQ(log["exchanges"][0]["direction"], "to_bot");
  EXPECT_EQ(log["exchanges"][0]["what"], "/cert status");
  EXPECT_EQ(log["exchanges"][1]["what"], "auth.test");
  EXPECT_THAT(log.dump(), testing::Not(HasSubstr(bot_token)));
  auto const later = town.get("client/traffic?since=" + log["next"].dump());
  EXPECT_TRUE(later["exchanges"].empty());
}

TEST(Client, ThePageIsServedUncached) {
  Town town;
  auto const page = town.send({"GET", town.url("")});
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.headers.at("cache-control"), "no-cache");
  EXPECT_EQ(town.send({"GET", town.url("page/main.js")}).headers.at("content-type"),
            "text/javascript; charset=utf-8");
  EXPECT_EQ(town.send({"GET", town.url("page/../sandbox.cpp")}).status, 404);
}

}  // namespace
}  // namespace sandbox_tests
