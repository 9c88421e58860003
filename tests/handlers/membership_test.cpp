#include <gtest/gtest.h>

#include "storage/people.hpp"
#include "storage/slack_accounts.hpp"
#include "tests/handlers/support/stage.hpp"

namespace {

using nlohmann::json;

class Membership : public ::testing::Test {
 protected:
  Membership() { stage.set_up_company(); }

  void happens(std::string const& type, json user) {
    stage.happens(json{{"type", type}, {"user", std::move(user)}}.dump());
  }
  static json user(std::string const& id, std::string const& email, json more = json::object()) {
    json made = {{"id", id}, {"tz", "Europe/Paris"}, {"profile", {{"email", email}}}};
    made.update(more);
    return made;
  }
  std::string linked(std::string const& email) {
    return stage.database().read_now([&](storage::Snapshot const& it) {
      return storage::person_with_email(it, email)->slack_user_id;
    });
  }
  std::string zone(std::string const& email) {
    return stage.database().read_now([&](storage::Snapshot const& it) {
      return storage::slack_timezone(it, storage::person_with_email(it, email)->id);
    });
  }

  Stage stage;
};

TEST_F(Membership, WhoJoinsIsKnownByTheirEMail) {
  happens("team_join", user("UNOA", "Noa@x.example"));
  EXPECT_EQ(linked("noa@x.example"), "UNOA");
  EXPECT_EQ(zone("noa@x.example"), "Europe/Paris");
  EXPECT_TRUE(stage.as("UNOA").types("/cert status").shows("Applying DevOps"));
}

TEST_F(Membership, AChangedProfileIsLookedAtToo) {
  happens("user_change", user("UNOA", "other@x.example"));
  EXPECT_EQ(linked("noa@x.example"), "");
  happens("user_change", user("UNOA", "noa@x.example"));
  EXPECT_EQ(linked("noa@x.example"), "UNOA");
}

TEST_F(Membership, TheTimeZoneFollowsTheProfile) {
  happens("user_change", user("ULENA", "lena@x.example", {{"tz", "Asia/Tokyo"}}));
  EXPECT_EQ(zone("lena@x.example"), "Asia/Tokyo");
}

TEST_F(Membership, ALinkIsNeverTakenOver) {
  happens("team_join", user("UTHIEF", "lena@x.example"));
  EXPECT_EQ(linked("lena@x.example"), "ULENA");
}

TEST_F(Membership, NorDoesALinkedPersonMoveWithTheirEMail) {
  happens("user_change", user("ULENA", "noa@x.example"));
  EXPECT_EQ(linked("lena@x.example"), "ULENA");
  EXPECT_EQ(linked("noa@x.example"), "");
}

TEST_F(Membership, BotsAndGuestsOfOtherWorkspacesAreNobody) {
  happens("team_join", user("UBOT", "noa@x.example", {{"is_bot", true}}));
  happens("team_join", user("UFAR", "noa@x.example", {{"is_stranger", true}}));
  happens("team_join", json{{"id", "UEMPTY"}});
  happens("team_join", json("UPLAIN"));
  EXPECT_EQ(linked("noa@x.example"), "");
}

TEST_F(Membership, ADeletedAccountIsLetGo) {
  happens("user_change", user("ULENA", "lena@x.example", {{"deleted", true}}));
  EXPECT_EQ(linked("lena@x.example"), "");
  EXPECT_TRUE(stage.as("ULENA").types("/cert status").shows("Welcome"));
  happens("team_join", user("UNEW", "lena@x.example"));
  EXPECT_EQ(linked("lena@x.example"), "UNEW");
}

TEST_F(Membership, WhoHasOpenedTheirHomeTabSeesIt) {
  stage.as("UNOA").opens_home();
  stage.delivered_all();
  happens("user_change", user("UNOA", "noa@x.example"));
  auto const waiting = stage.outbox();
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_NE(waiting[0].body.find("Noa Levi"), std::string::npos);
}

TEST_F(Membership, AnUninstalledAppStops) {
  stage.happens(R"({"type":"app_uninstalled"})");
  EXPECT_EQ(stage.stops(),
            (std::vector<std::string>{"the app was uninstalled from the workspace"}));
}

TEST_F(Membership, OnlyTheBotsOwnTokenMatters) {
  stage.happens(R"({"type":"tokens_revoked","tokens":{"oauth":["ULENA"],"bot":[]}})");
  stage.happens(R"({"type":"tokens_revoked","tokens":{"oauth":["ULENA"]}})");
  stage.happens(R"({"type":"tokens_revoked"})");
  EXPECT_TRUE(stage.stops().empty());
  stage.happens(R"({"type":"tokens_revoked","tokens":{"bot":["UBOT"]}})");
  EXPECT_EQ(stage.stops(), (std::vector<std::string>{"the bot's token was revoked"}));
}

}  // namespace
