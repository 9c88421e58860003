// What the outbox owes is delivered once, whatever Slack and the line do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/end_to_end/support/served_bot.hpp"

namespace {

using Json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Json fault(std::string const& method, std::string const& what, int times = 1) {
  return {
      {"side", "web_api"}, {"method", method}, {"what", what}, {"seconds", 1}, {"times", times}};
}

TEST(Delivery, AConnectionCutAfterPostingLeavesOneMessage) {
  ServedBot bot;
  bot.slack.plays_faults({fault("chat.postMessage", "drop_after")});
  bot.put_message("C1", "first");
  bot.put_message("C1", "second");
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("first", "second"));
}

TEST(Delivery, AConnectionCutBeforePostingLosesNothing) {
  ServedBot bot;
  bot.slack.plays_faults({fault("chat.postMessage", "drop_before")});
  bot.put_message("C1", "first");
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("first"));
}

TEST(Delivery, AFailedLookIsRepeatedBeforeAnythingIsSentAgain) {
  ServedBot bot;
  bot.slack.plays_faults(
      {fault("chat.postMessage", "500_after"), fault("conversations.history", "500")});
  bot.put_message("C1", "first");
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("first"));
}

TEST(Delivery, AMessageToAPersonIsLookedForInTheirDirectMessage) {
  ServedBot bot;
  bot.slack.plays_faults({fault("chat.postMessage", "500_after")});
  bot.put_message("U0PERSON2", "for you");
  bot.start();
  bot.wait_until_all_is_delivered();
  auto const conversation = bot.slack.conversation_with_the_app("U0PERSON2");
  EXPECT_THAT(bot.slack.texts("U0PERSON2", conversation), ElementsAre("for you"));
}

TEST(Delivery, WithoutTheRightToReadItIsAtLeastOnceAndSaysSo) {
  auto settings = small_workspace(1);
  settings.scopes = {"chat:write", "commands"};
  ServedBot bot(settings);
  bot.slack.plays_faults({fault("chat.postMessage", "drop_after")});
  bot.put_message("C1", "first");
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("first", "first"));
  auto const ran = bot.stop();
  EXPECT_THAT(ran.err, HasSubstr("at_least_once"));
  EXPECT_THAT(ran.err, HasSubstr("missing_scope"));
  EXPECT_THAT(ran.err, Not(HasSubstr("xoxb-test-token")));
}

TEST(Delivery, APermanentErrorEndsAmongTheDeadLettersAndTheRestGoesOn) {
  ServedBot bot;
  bot.put_message("C404", "nowhere");
  bot.put_message("C1", "somewhere");
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("somewhere"));
  EXPECT_EQ(bot.count().buried, 1);
  auto const checked = bot.run("check");
  EXPECT_EQ(checked.exit_code, 1);
  EXPECT_THAT(checked.out, HasSubstr("channel_not_found"));
  EXPECT_THAT(checked.out, HasSubstr("/cert admin outbox"));
}

TEST(Delivery, RetryAfterHoldsOverARestart) {
  ServedBot bot;
  auto limited = fault("chat.postMessage", "429");
  limited["seconds"] = 4;
  bot.slack.plays_faults({limited});
  bot.put_message("C1", "first");
  bot.put_message("C2", "second");
  bot.start();
  auto const refused = [&] { return bot.slack.limit("chat.postMessage", "refused") > 0; };
  bot.wait_until(refused, "a 429");
  bot.kill_at_once();
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_EQ(bot.slack.calls_before_retry_after(), 0);
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("first"));
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C2"), ElementsAre("second"));
}

TEST(Delivery, AnAnswerWhoseAddressHasExpiredComesAsADirectMessage) {
  ServedBot bot;
  storage::Delivery answer;
  answer.method = "response_url";
  answer.lane = answer.url = bot.slack.page_url() + "response/long-gone";
  answer.body = R"({"text":"your answer","response_type":"ephemeral"})";
  answer.fallback_user = "U0PERSON2";
  bot.put(answer);
  bot.start();
  bot.wait_until_all_is_delivered();
  auto const conversation = bot.slack.conversation_with_the_app("U0PERSON2");
  EXPECT_THAT(bot.slack.texts("U0PERSON2", conversation), ElementsAre("your answer"));
}

TEST(Delivery, ASlowAnswerDoesNotHoldUpTheOtherChannels) {
  ServedBot bot(small_workspace(4));
  auto slow = fault("chat.postMessage", "slow");
  slow["seconds"] = 8;
  bot.slack.plays_faults({slow});
  bot.put_message("C1", "slow");
  bot.put_message("C1", "after it");
  for (int i = 2; i <= 4; ++i) bot.put_message("C" + std::to_string(i), "hello");
  bot.start();
  bot.wait_until([&] { return !bot.slack.texts("U0PERSON1", "C4").empty(); },
                 "the others overtaking");
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("slow"))
      << "in its channel order holds";
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("slow", "after it"));
  EXPECT_EQ(bot.slack.limit("chat.postMessage", "refused"), 0);
}

TEST(Delivery, SlackDownAtStartIsWaitedFor) {
  ServedBot bot;
  bot.slack.plays_faults({fault("*", "drop_before", 3)});
  bot.put_message("C1", "first");
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON1", "C1"), ElementsAre("first"));
}

}  // namespace
