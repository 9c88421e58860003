// kill -9, cut connections, 5xx and 429 while messages go out: each stands in its channel once.
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "tests/end_to_end/support/served_bot.hpp"

namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

#if defined(__SANITIZE_ADDRESS__)
constexpr int kills = 5;
constexpr int messages_per_channel = 4;
#else
constexpr int kills = 30;
constexpr int messages_per_channel = 20;
#endif
constexpr int channels = 12;

std::string text(int channel, int number) {
  return "message " + std::to_string(number) + " to channel " + std::to_string(channel);
}

void put_messages(ServedBot& bot) {
  for (int number = 1; number <= messages_per_channel; ++number) {
    for (int channel = 1; channel <= channels; ++channel) {
      bot.put_message("C" + std::to_string(channel), text(channel, number));
    }
  }
}

// Some misfortune for the next calls.
std::vector<Json> some_faults(std::mt19937& random) {
  constexpr char const* kinds[] = {"drop_before", "drop_after", "500", "500_after",
                                   "html",        "429",        "slow"};
  std::vector<Json> rules;
  for (int i = 0; i < 3; ++i) {
    std::string const what = kinds[random() % std::size(kinds)];
    std::string const method = random() % 4 == 0 ? "conversations.history" : "chat.postMessage";
    rules.push_back({{"side", "web_api"},
                     {"method", method},
                     {"what", what},
                     {"seconds", 1},
                     {"times", 1 + random() % 2}});
  }
  return rules;
}

void expect_each_message_once_and_in_order(ServedBot& bot) {
  for (int channel = 1; channel <= channels; ++channel) {
    std::vector<std::string> wanted;
    for (int number = 1; number <= messages_per_channel; ++number) {
      wanted.push_back(text(channel, number));
    }
    EXPECT_EQ(bot.slack.texts("U0PERSON1", "C" + std::to_string(channel)), wanted);
  }
}

TEST(DeliveryCrash, EveryMessageStandsInItsChannelOnceAndInOrder) {
  ServedBot bot(small_workspace(channels));
  put_messages(bot);
  std::mt19937 random(20261122);
  for (int round = 0; round < kills; ++round) {
    bot.slack.plays_faults(some_faults(random));
    bot.start();
    // After a start the bot keeps still for a second, since it cannot know what was just posted.
    std::this_thread::sleep_for(milliseconds(1200 + random() % 1500));
    bot.kill_at_once();
  }
  bot.slack.plays_faults({});
  bot.start();
  bot.wait_until_all_is_delivered();
  EXPECT_EQ(bot.count().buried, 0);
  EXPECT_EQ(bot.stop().exit_code, 0);
  expect_each_message_once_and_in_order(bot);
  EXPECT_EQ(bot.slack.calls_before_retry_after(), 0) << bot.slack.get("client/limits").dump(1);
}

}  // namespace
