// Misbehaviour on demand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

using testing::HasSubstr;

void switch_on(Town& town, Json const& rule) {
  auto const answer = town.post("faults", {{"rules", {rule}}});
  ASSERT_TRUE(answer.contains("rules")) << answer;
}

Answer post(Town& town) {
  return town.api_form("chat.postMessage", std::string("channel=") + general + "&text=hi");
}

std::size_t messages(Town& town) { return town.conversation(lena, general)["messages"].size(); }

TEST(Faults, RatelimitedBlocksTheMethodForAsLongAsItSays) {
  auto settings = usual_settings();
  settings.rate_limits.second = std::chrono::milliseconds(1);
  Town town(std::move(settings));
  switch_on(town, {{"side", "web_api"},
                   {"method", "chat.postMessage"},
                   {"what", "429"},
                   {"seconds", 500},
                   {"times", 1}});
  auto const first = post(town);
  EXPECT_EQ(first.status, 429);
  EXPECT_EQ(first.headers.at("retry-after"), "500");
  EXPECT_EQ(first.json()["error"], "rate_limited");
  int too_early = 0;
  while (post(town).status == 429) ++too_early;
  EXPECT_EQ(messages(town), 1U);
  EXPECT_GT(too_early, 0);
  auto const counts = town.get("client/limits")["methods"]["chat.postMessage"];
  EXPECT_EQ(counts["too_early"], too_early);
  EXPECT_EQ(counts["refused"], too_early + 1);
  EXPECT_EQ(counts["calls"], too_early + 2);
}

TEST(Faults, ABlockedMethodBlocksNoOther) {
  Town town;
  switch_on(town,
            {{"side", "web_api"}, {"method", "users.info"}, {"what", "429"}, {"seconds", 600}});
  EXPECT_EQ(town.api_form("users.info", "user=U0LENA0001").json()["error"], "ratelimited");
  EXPECT_EQ(town.api_form("users.info", "user=U0LENA0001").status, 429);
  EXPECT_EQ(town.api_form("auth.test", "").status, 200);
  EXPECT_EQ(town.get("client/limits")["methods"]["users.info"]["too_early"], 1);
}

TEST(Faults, AnotherMethodIsNotConcerned) {
  Town town;
  switch_on(town, {{"side", "web_api"}, {"method", "views.open"}, {"what", "500"}});
  EXPECT_EQ(post(town).status, 200);
  EXPECT_EQ(town.get("client/faults")["rules"].size(), 1U);
}

TEST(Faults, AConnectionIsDroppedBeforeOrAfterActing) {
  Town town;
  switch_on(town, {{"side", "web_api"}, {"method", "*"}, {"what", "drop_before"}});
  EXPECT_TRUE(post(town).lost);
  EXPECT_EQ(messages(town), 0U);
  switch_on(town, {{"side", "web_api"}, {"method", "*"}, {"what", "drop_after"}});
  EXPECT_TRUE(post(town).lost);
  EXPECT_EQ(messages(town), 1U);
}

TEST(Faults, ServerErrorsComeBeforeActing) {
  Town town;
  switch_on(town, {{"side", "web_api"}, {"method", "*"}, {"what", "500"}});
  EXPECT_EQ(post(town).status, 500);
  EXPECT_EQ(messages(town), 0U);
}

TEST(Faults, AnHtmlPageComesWithStatus200) {
  Town town;
  switch_on(town, {{"side", "web_api"}, {"method", "*"}, {"what", "html"}});
  auto const answer = post(town);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.headers.at("content-type"), HasSubstr("text/html"));
}

TEST(Faults, AnEventComesTwiceWithTheSameOrAnotherId) {
  Town town;
  auto const say = [&town] {
    town.post("message", {{"as", lena}, {"channel", town.app_channel(lena)}, {"text", "hello"}});
  };
  switch_on(town, {{"side", "bot"}, {"method", "message"}, {"what", "duplicate"}});
  say();
  ASSERT_TRUE(town.wait_for_requests(2));
  auto const& got = town.received();
  EXPECT_EQ(got[0].json()["event_id"], got[1].json()["event_id"]);
  switch_on(town, {{"side", "bot"}, {"method", "message"}, {"what", "duplicate_new_id"}});
  say();
  ASSERT_TRUE(town.wait_for_requests(4));
  EXPECT_NE(got[2].json()["event_id"], got[3].json()["event_id"]);
  EXPECT_EQ(got[2].json()["event"], got[3].json()["event"]);
}

TEST(Faults, UnknownRulesAreRefusedAndNoRulesClearAll) {
  Town town;
  EXPECT_EQ(
      town.post_answer("faults", {{"rules", {{{"side", "web_api"}, {"what", "dance"}}}}}).status,
      400);
  switch_on(town, {{"side", "web_api"}, {"method", "*"}, {"what", "500"}});
  town.post("faults", Json::object());
  EXPECT_EQ(post(town).status, 200);
}

}  // namespace
}  // namespace sandbox_tests
