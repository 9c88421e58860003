#include "config/settings.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace config {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SettingsTest : public ::testing::Test {
 protected:
  SettingsTest() {
    std::string name = (std::filesystem::temp_directory_path() / "fieldcert-set-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder = name;
  }
  ~SettingsTest() override { std::filesystem::remove_all(folder); }

  SettingsReading read() {
    std::optional<std::string> named;
    if (!file.empty()) {
      named = (folder / "fieldcert.toml").string();
      std::ofstream(*named) << file;
    }
    auto const look_up = [this](std::string const& variable) -> std::optional<std::string> {
      auto const found = environment.find(variable);
      if (found == environment.end()) return std::nullopt;
      return found->second;
    };
    return read_settings({flags, look_up, named});
  }

  std::filesystem::path folder;
  std::map<std::string, std::string> flags;
  std::map<std::string, std::string> environment;
  std::string file;
};

TEST_F(SettingsTest, HaveTheDefaultsOfTheInterface) {
  file = "# nothing\n";
  auto const it = read();
  EXPECT_THAT(it.problems, IsEmpty());
  EXPECT_EQ(it.settings.database, "fieldcert.db");
  EXPECT_EQ(it.settings.listen, "127.0.0.1:3000");
  EXPECT_EQ(it.settings.slack_api_url, "https://slack.com/api/");
  EXPECT_EQ(it.settings.log_level, LogLevel::info);
}

TEST_F(SettingsTest, AFlagBeatsTheEnvironmentWhichBeatsTheFile) {
  file = "database = \"file.db\"\nlisten = \"127.0.0.1:1\"\nlog_level = \"debug\"\n";
  environment = {{"FIELDCERT_DATABASE", "environment.db"}, {"FIELDCERT_LISTEN", "127.0.0.1:2"}};
  flags = {{"FIELDCERT_DATABASE", "flag.db"}};
  auto const settings = read().settings;
  EXPECT_EQ(settings.database, "flag.db");
  EXPECT_EQ(settings.listen, "127.0.0.1:2");
  EXPECT_EQ(settings.log_level, LogLevel::debug);
}

TEST_F(SettingsTest, AnEmptyVariableIsNotSet) {
  file = "database = \"file.db\"\n";
  environment = {{"FIELDCERT_DATABASE", ""}};
  EXPECT_EQ(read().settings.database, "file.db");
}

TEST_F(SettingsTest, ListsComeAsTextOrArray) {
  file = "enablement = [\"U012AB3CD\", \"W9\"]\n";
  EXPECT_THAT(read().problems, ElementsAre(HasSubstr("\"W9\" is no Slack user id")));
  file = "enablement = [\"U012AB3CD\"]\n";
  EXPECT_THAT(read().settings.enablement, ElementsAre("U012AB3CD"));
  environment = {{"FIELDCERT_ENABLEMENT", " U1A , U2B "}};
  EXPECT_THAT(read().settings.enablement, ElementsAre("U1A", "U2B"));
}

TEST_F(SettingsTest, AllProblemsAreToldAtOnceWithTheirPlace) {
  file = "nonsense = 1\n[channels]\nbadges = \"#badges\"\n[slack]\nbot_token = \"xoxb-1\"\n";
  environment = {{"FIELDCERT_LISTEN", "here"}, {"SLACK_API_URL", "http://slack.example/api/"}};
  auto const problems = read().problems;
  EXPECT_THAT(problems, ::testing::SizeIs(5));
  EXPECT_THAT(problems, ::testing::Contains(AllOf(HasSubstr(":1"), HasSubstr("\"nonsense\""))));
  EXPECT_THAT(problems, ::testing::Contains(AllOf(HasSubstr(":3"), HasSubstr("channel id"))));
  EXPECT_THAT(problems, ::testing::Contains(HasSubstr("environment only")));
  EXPECT_THAT(problems,
              ::testing::Contains(AllOf(HasSubstr("FIELDCERT_LISTEN"), HasSubstr("HOST:PORT"))));
  EXPECT_THAT(problems, ::testing::Contains(HasSubstr("loopback")));
}

TEST_F(SettingsTest, ABrokenFileIsToldWithItsLine) {
  file = "database = \"a\"\nlisten = \n";
  EXPECT_THAT(read().problems, ElementsAre(HasSubstr("fieldcert.toml:2")));
}

TEST_F(SettingsTest, ANamedFileMustExist) {
  auto const it = read_settings({{}, [](auto const&) { return std::nullopt; }, "/no/such.toml"});
  EXPECT_THAT(it.problems, ElementsAre(HasSubstr("/no/such.toml: no such file")));
}

TEST_F(SettingsTest, PlainHttpIsForLoopbackOnly) {
  for (auto const* url : {"http://127.0.0.1:8080/api/", "http://localhost/api", "http://[::1]:9/a/",
                          "https://slack.example/api"}) {
    environment = {{"SLACK_API_URL", url}};
    file = "# nothing\n";
    EXPECT_THAT(read().problems, IsEmpty()) << url;
    EXPECT_TRUE(read().settings.slack_api_url.ends_with('/'));
  }
  for (auto const* url : {"http://127.evil.example/", "http://localhost.evil.example/",
                          "http://x@127.0.0.1/", "http://10.0.0.1/", "ftp://localhost/"}) {
    environment = {{"SLACK_API_URL", url}};
    EXPECT_THAT(read().problems, ::testing::SizeIs(1)) << url;
  }
}

TEST_F(SettingsTest, TokensAreTakenFromTheEnvironment) {
  environment = {{"SLACK_BOT_TOKEN", "xoxb-1-abc"}, {"SLACK_APP_TOKEN", " xapp-1-abc\n"}};
  auto const it = read();
  EXPECT_THAT(it.problems, IsEmpty());
  EXPECT_EQ(it.settings.bot_token.reveal(), "xoxb-1-abc");
  EXPECT_EQ(it.settings.app_token.reveal(), "xapp-1-abc");
}

TEST_F(SettingsTest, ATokenOfAnotherKindIsToldWithItsRemedyButNotShown) {
  for (auto const* wrong :
       {"xapp-1-hush", "xoxp-1-hush", "hush", "xoxb-", "xoxb-1 hush", "xoxb-1\r\nX-Hush: 1"}) {
    environment = {{"SLACK_BOT_TOKEN", wrong}};
    EXPECT_THAT(
        read().problems,
        ElementsAre(AllOf(HasSubstr("SLACK_BOT_TOKEN: "), HasSubstr("xoxb-"),
                          HasSubstr("OAuth & Permissions"), ::testing::Not(HasSubstr("hush")))))
        << wrong;
    EXPECT_TRUE(read().settings.bot_token.empty());
  }
  for (auto const* wrong : {"xoxb-1-hush", "hush", "xapp-", "xapp-1\thush"}) {
    environment = {{"SLACK_APP_TOKEN", wrong}};
    EXPECT_THAT(
        read().problems,
        ElementsAre(AllOf(HasSubstr("SLACK_APP_TOKEN: "), HasSubstr("xapp-"),
                          HasSubstr("connections:write"), ::testing::Not(HasSubstr("hush")))))
        << wrong;
    EXPECT_TRUE(read().settings.app_token.empty());
  }
}

TEST_F(SettingsTest, NoSecretIsReadFromTheFile) {
  file = "[slack]\napp_token = \"xapp-1\"\nsigning_secret = \"abc\"\n";
  auto const it = read();
  EXPECT_THAT(it.problems,
              ElementsAre(HasSubstr("environment only"), HasSubstr("environment only")));
  EXPECT_TRUE(it.settings.app_token.empty());
}

}  // namespace
}  // namespace config
