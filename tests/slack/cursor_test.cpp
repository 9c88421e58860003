// Lists that come page by page, against a server that plays Slack.
#include "slack/client/cursor.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "net/http_client.hpp"
#include "slack/form.hpp"
#include "tests/slack/support/told_slack.hpp"

namespace {

using Kind = slack::ApiFailure::Kind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// What was read of a list, and why it ended.
struct Read {
  std::vector<std::string> members;
  int pages = 0;
  std::optional<slack::ApiFailure> failure;
};

boost::asio::awaitable<Read> read_members(slack::WebApi* web_api) {
  Read read;
  slack::FormArguments arguments = {{"limit", "2"}};
  slack::CursorPages pages(*web_api, "users.list", std::move(arguments));
  for (;;) {
    auto const page = co_await pages.next();
    if (!page) break;
    ++read.pages;
    auto const answer = nlohmann::json::parse(*page);
    for (auto const& member : answer["members"]) read.members.push_back(member);
  }
  auto const after_the_end = co_await pages.next();
  if (after_the_end) read.pages += 1000;
  read.failure = pages.failure();
  co_return read;
}

std::string page(std::vector<std::string> const& members, std::string const& next_cursor) {
  nlohmann::json const answer = {
      {"ok", true}, {"members", members}, {"response_metadata", {{"next_cursor", next_cursor}}}};
  return answer.dump();
}

class Cursor : public testing::Test {
 protected:
  Read read() {
    slack::WebApi web_api(client, slack.url("/api/"), "xoxb-1");
    return result_of(io, read_members(&web_api));
  }

  // The cursors that were asked for, "" for the first page.
  std::vector<std::string> cursors() {
    std::vector<std::string> found;
    for (auto const& asked : slack.asked) {
      auto const form = slack::Form::parse(asked.body);
      EXPECT_TRUE(form && form->value("limit") == "2") << asked.body;
      found.emplace_back(form->value("cursor"));
    }
    return found;
  }

  boost::asio::io_context io;
  ToldSlack slack{io};
  net::HttpClient client{io.get_executor()};
};

TEST_F(Cursor, ReadsAllPagesInOrder) {
  slack.will_say(page({"U1", "U2"}, "dXNlcjpVMg=="));
  slack.will_say(page({"U3", "U4"}, "dXNlcjpVNA=="));
  slack.will_say(page({"U5"}, ""));
  auto const it = read();
  EXPECT_FALSE(it.failure);
  EXPECT_THAT(it.members, ElementsAre("U1", "U2", "U3", "U4", "U5"));
  EXPECT_THAT(cursors(), ElementsAre("", "dXNlcjpVMg==", "dXNlcjpVNA=="));
  EXPECT_THAT(slack.asked[1].body, HasSubstr("cursor=dXNlcjpVMg%3D%3D"));
}

TEST_F(Cursor, AListWithoutACursorIsOnePage) {
  for (auto const* answer :
       {R"({"ok":true,"members":["U1"]})", R"({"ok":true,"members":["U1"],"response_metadata":{}})",
        R"({"ok":true,"members":["U1"],"response_metadata":null})",
        R"({"ok":true,"members":["U1"],"response_metadata":{"next_cursor":null}})"}) {
    slack.will_say(answer);
    auto const it = read();
    EXPECT_FALSE(it.failure) << answer;
    EXPECT_EQ(it.pages, 1) << answer;
    EXPECT_THAT(it.members, ElementsAre("U1")) << answer;
  }
}

TEST_F(Cursor, AnEmptyPageInTheMiddleIsNotTheEnd) {
  slack.will_say(page({"U1"}, "a"));
  slack.will_say(page({}, "b"));
  slack.will_say(page({"U2"}, ""));
  auto const it = read();
  EXPECT_EQ(it.pages, 3);
  EXPECT_THAT(it.members, ElementsAre("U1", "U2"));
}

TEST_F(Cursor, AnExpiredCursorBeginsTheListAgainOnce) {
  slack.will_say(page({"U1"}, "old"));
  slack.will_say(R"({"ok":false,"error":"invalid_cursor"})");
  slack.will_say(page({"U1"}, "new"));
  slack.will_say(page({"U2"}, ""));
  auto const it = read();
  EXPECT_FALSE(it.failure);
  EXPECT_THAT(it.members, ElementsAre("U1", "U1", "U2"));
  EXPECT_THAT(cursors(), ElementsAre("", "old", "", "new"));
}

TEST_F(Cursor, ACursorThatExpiresAgainIsAFailure) {
  slack.will_say(page({"U1"}, "old"));
  slack.will_say(R"({"ok":false,"error":"invalid_cursor"})");
  slack.will_say(page({"U1"}, "new"));
  slack.will_say(R"({"ok":false,"error":"invalid_cursor"})");
  auto const it = read();
  ASSERT_TRUE(it.failure);
  EXPECT_EQ(it.failure->error, "invalid_cursor");
  EXPECT_EQ(slack.asked.size(), 4U);
}

TEST_F(Cursor, TheFirstPageHasNoCursorThatCouldExpire) {
  slack.will_say(R"({"ok":false,"error":"invalid_cursor"})");
  auto const it = read();
  ASSERT_TRUE(it.failure);
  EXPECT_EQ(it.pages, 0);
  EXPECT_EQ(slack.asked.size(), 1U);
}

TEST_F(Cursor, ALimitInTheMiddleIsWaitedFor) {
  slack.will_say(page({"U1"}, "a"));
  net::HttpReply too_many;
  too_many.status = 429;
  too_many.headers.emplace_back("Retry-After", "1");
  slack.will_say(too_many);
  slack.will_say(page({"U2"}, ""));
  auto const begun = std::chrono::steady_clock::now();
  auto const it = read();
  EXPECT_FALSE(it.failure);
  EXPECT_THAT(it.members, ElementsAre("U1", "U2"));
  EXPECT_THAT(cursors(), ElementsAre("", "a", "a"));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::seconds(1));
}

TEST_F(Cursor, AFailureEndsTheListAndIsTold) {
  slack.will_say(page({"U1"}, "a"));
  slack.will_say(R"({"ok":false,"error":"missing_scope","needed":"users:read"})");
  auto const it = read();
  EXPECT_THAT(it.members, ElementsAre("U1"));
  ASSERT_TRUE(it.failure);
  EXPECT_EQ(it.failure->kind, Kind::configuration);
  EXPECT_EQ(it.failure->needed, "users:read");
}

TEST_F(Cursor, ACursorThatLeadsToItselfEndsTheList) {
  slack.will_say(page({"U1"}, "a"));
  slack.will_say(page({"U2"}, "a"));
  auto const it = read();
  EXPECT_THAT(it.members, ElementsAre("U1", "U2"));
  ASSERT_TRUE(it.failure);
  EXPECT_EQ(it.failure->kind, Kind::malformed);
  EXPECT_EQ(slack.asked.size(), 2U);
}

TEST_F(Cursor, ACursorThatIsNoTextEndsTheList) {
  slack.will_say(R"({"ok":true,"members":["U1"],"response_metadata":{"next_cursor":7}})");
  auto const it = read();
  EXPECT_THAT(it.members, ElementsAre("U1"));
  ASSERT_TRUE(it.failure);
  EXPECT_EQ(it.failure->kind, Kind::malformed);
}

}  // namespace
