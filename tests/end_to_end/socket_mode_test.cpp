// The bot over Socket Mode: no public address, and every command answered once under cuts and
// refreshes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/end_to_end/support/served_bot.hpp"

namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

class SocketMode : public ::testing::Test {
 protected:
  SocketMode() {
    bot.environment.erase("SLACK_SIGNING_SECRET");
    bot.environment["SLACK_APP_TOKEN"] = "xapp-test-token";
    bot.start();
    bot.wait_until([this] { return answers("/cert help"); }, "an answer over the socket");
  }

  bool answers(std::string const& line) {
    return bot.slack.post("client/command",
                          {{"as", "U0PERSON1"}, {"channel", "C1"}, {"text", line}})["ok"] == true;
  }

  std::size_t messages() { return bot.slack.texts("U0PERSON1", "C1").size(); }

  // Slack recycles all connections, with less notice than it really gives.
  void refreshes() {
    bot.slack.post("client/sockets", {{"disconnect", "refresh_requested"}, {"seconds", 1}});
  }

  bool has_a_link() {
    auto const sockets = bot.slack.get("client/sockets");
    for (auto const& link : sockets["sockets"]) {
      if (link["takes"] == true && link["is_leaving"] == false) return true;
    }
    return false;
  }

  static Json fault(std::string const& what, int times = 1) {
    return {{"side", "socket"}, {"method", "*"}, {"what", what}, {"times", times}};
  }

  ServedBot bot;
};

TEST_F(SocketMode, AnswersWithoutASigningSecretOrAPublicAddress) {
  auto const before = messages();
  EXPECT_TRUE(answers("/cert help"));
  EXPECT_EQ(messages(), before + 1);
  EXPECT_EQ(bot.stop().exit_code, 0);
}

TEST_F(SocketMode, EveryCommandIsAnsweredOnceUnderCutsAndRefreshes) {
  auto const before = messages();
  std::size_t answered = 0;
  for (int i = 0; i < 60; ++i) {
    if (i % 6 == 1) bot.slack.plays_faults({fault("cut_after")});
    if (i % 6 == 3) bot.slack.plays_faults({fault("duplicate")});
    if (i % 6 == 5) refreshes();
    if (answers("/cert courses all")) ++answered;
    // Cuts come faster than links can be renewed; a command may wait for one, as people would.
    bot.wait_until([this] { return has_a_link(); }, "a link");
  }
  EXPECT_EQ(answered, 60u);
  EXPECT_EQ(messages(), before + 60);
}

TEST_F(SocketMode, ACopyOfACommandThatWritesHasNoSecondEffect) {
  bot.slack.plays_faults({fault("duplicate")});
  EXPECT_TRUE(answers("/cert status"));  // a stranger: it is noted and looked up once
  bot.wait_until_all_is_delivered();
  EXPECT_EQ(bot.slack.limit("users.info", "calls"), 1);
}

TEST_F(SocketMode, KeepsItsTokensToItself) {
  auto const said = bot.stop().err;
  EXPECT_THAT(said, testing::Not(HasSubstr("xapp-")));
  EXPECT_THAT(said, testing::Not(HasSubstr("ticket=")));
}

}  // namespace
