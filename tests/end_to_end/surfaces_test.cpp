// Modals, the Home tab, link previews and the end of the installation, by clicks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/app_manifest.hpp"
#include "tests/end_to_end/support/served_bot.hpp"

namespace {

using Json = nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

sandbox::Settings workspace_with_handbook() {
  auto settings = small_workspace(2);
  settings.unfurl_domains = {"handbook.gitlab.com"};
  settings.scopes = bot::bot_scopes();
  return settings;
}

// U0PERSON1 is of the enablement team; U0PERSON2 is a Strategic Account Leader.
class Surfaces : public ::testing::Test {
 protected:
  Surfaces() : bot(workspace_with_handbook()) {
    bot.environment["FIELDCERT_ENABLEMENT"] = "U0PERSON1";
    import("import program " FIELDCERT_SOURCE_DIR "/config/program");
    import("import roster " +
           bot.write("roster.csv",
                     "email,name,slack_user_id,role,manager_email,start_date,timezone\n"
                     "person2@company.example,Person 2,U0PERSON2,SAL,,2026-01-05,\n"));
    bot.start();
    bot.says("listening");
    bot.slack.set_bot_url(bot.url() + "/slack/events");
  }

  void import(std::string const& arguments) {
    auto const ran = bot.run(arguments);
    if (ran.exit_code != 0) throw std::runtime_error(ran.err);
  }

  void types(std::string const& person, std::string const& line) {
    auto const answer =
        bot.slack.post("client/command", {{"as", person}, {"channel", "C1"}, {"text", line}});
    EXPECT_EQ(answer["ok"], true) << answer.dump();
  }

  Json workspace(std::string const& person) {
    return bot.slack.get("client/workspace?as=" + person);
  }

  // The open modals once there are so many, bottom first.
  Json modals(std::string const& person, std::size_t count) {
    auto const there_are = [&] { return workspace(person)["modals"].size() == count; };
    bot.wait_until(there_are, std::to_string(count) + " modals");
    return workspace(person)["modals"];
  }

  Json submits(std::string const& person, Json const& view, std::string const& channel,
               std::string const& text) {
    Json state = Json::object();
    for (auto const& block : view["blocks"]) {
      if (block["type"] != "input") continue;
      Json const& element = block["element"];
      Json value = {{"type", element["type"]}};
      if (element["type"] == "plain_text_input") value["value"] = text;
      if (element["type"] == "channels_select") value["selected_channel"] = channel;
      if (element["type"] == "conversations_select") value["selected_conversation"] = channel;
      state[block["block_id"].get<std::string>()][element["action_id"].get<std::string>()] = value;
    }
    return bot.slack.post("client/submit",
                          {{"as", person}, {"view_id", view["id"]}, {"state", state}});
  }

  ServedBot bot;
};

TEST_F(Surfaces, AnAnnouncementIsWrittenLookedAtAndPostedOnce) {
  types("U0PERSON1", "/cert admin announce");
  auto const form = modals("U0PERSON1", 1)[0];
  auto const refused = submits("U0PERSON1", form, "C2", "   ");
  EXPECT_EQ(refused["ok"], false);
  EXPECT_EQ(refused["errors"].size(), 1u) << "the field says what is wrong";

  EXPECT_EQ(submits("U0PERSON1", form, "C2", "New course <!channel> & more")["ok"], true);
  auto const preview = modals("U0PERSON1", 2)[1];
  EXPECT_THAT(preview.dump(), HasSubstr("&lt;!channel&gt; &amp; more"));
  EXPECT_EQ(submits("U0PERSON1", preview, "", "")["ok"], true);
  modals("U0PERSON1", 0);
  bot.wait_until_all_is_delivered();
  EXPECT_THAT(bot.slack.texts("U0PERSON2", "C2"),
              ElementsAre(HasSubstr("New course &lt;!channel&gt; &amp; more")));
}

TEST_F(Surfaces, AnAnnouncementThatCannotBePostedIsADeadLetterWithASecondTry) {
  bot.slack.post("client/member", {{"channel", "C2"},
                                   {"user", workspace("U0PERSON1")["app"]["bot_user_id"]},
                                   {"member", false}});
  types("U0PERSON1", "/cert admin announce <#C2|channel-2> Hello");
  submits("U0PERSON1", modals("U0PERSON1", 1)[0], "C2", "Hello");
  submits("U0PERSON1", modals("U0PERSON1", 2)[1], "", "");
  bot.wait_until([this] { return bot.count().buried == 1; }, "a dead letter");
  types("U0PERSON1", "/cert admin outbox");
  auto const conversation = bot.slack.get("client/conversation?as=U0PERSON1&id=C1");
  EXPECT_THAT(conversation.dump(), HasSubstr("not_in_channel"));
}

TEST_F(Surfaces, AButtonOfTheHomeTabOpensItsAnswerAsAModal) {
  Json home;
  auto const conversation = [&] {
    for (auto const& channel : home["channels"]) {
      if (channel["kind"] == "app") return channel["id"].get<std::string>();
    }
    return std::string();
  };
  home = workspace("U0PERSON2");
  bot.slack.post("client/open",
                 {{"as", "U0PERSON2"}, {"channel", conversation()}, {"tab", "home"}});
  bot.wait_until([this] { return !workspace("U0PERSON2")["home"].is_null(); }, "the Home tab");
  auto const view = workspace("U0PERSON2")["home"];
  std::string block_id;
  for (auto const& block : view["blocks"]) {
    if (block.dump().find("\"run:courses\"") != std::string::npos) block_id = block["block_id"];
  }
  ASSERT_FALSE(block_id.empty()) << view.dump();
  bot.slack.post("client/action", {{"as", "U0PERSON2"},
                                   {"container", {{"type", "view"}, {"view_id", view["id"]}}},
                                   {"block_id", block_id},
                                   {"action_id", "run:courses"},
                                   {"value", Json::object()},
                                   {"state", Json::object()}});
  EXPECT_THAT(modals("U0PERSON2", 1)[0].dump(), HasSubstr("Applying DevOps"));
}

TEST_F(Surfaces, ALinkToTheProgramGetsACard) {
  types("U0PERSON2", "/cert course 1");
  std::string const answer = bot.slack.get("client/conversation?as=U0PERSON2&id=C1").dump();
  std::size_t const at = answer.find("https://handbook.gitlab.com/");
  ASSERT_NE(at, std::string::npos) << answer;
  std::string const page = answer.substr(at, answer.find_first_of("|>\"\\", at) - at);
  bot.slack.post("client/message",
                 {{"as", "U0PERSON2"}, {"channel", "C1"}, {"text", "see " + page}});
  auto const has_card = [this] {
    auto const conversation = bot.slack.get("client/conversation?as=U0PERSON1&id=C1");
    for (auto const& message : conversation["messages"]) {
      if (message.contains("attachments") && !message["attachments"].empty()) return true;
    }
    return false;
  };
  EXPECT_NO_THROW(bot.wait_until(has_card, "a card"));
}

TEST_F(Surfaces, TheEndOfTheInstallationEndsTheBotCleanly) {
  bot.slack.post("client/installation", {{"installed", "no"}});
  auto const ran = bot.ended();
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_THAT(ran.err, HasSubstr("uninstalled"));
}

}  // namespace
