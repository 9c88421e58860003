// `fieldcert serve` as a process: one for a database, with or without a public address.
#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support/program.hpp"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Serve : public ::testing::Test {
 protected:
  pid_t start() { return place.start("serve --listen 127.0.0.1:0", environment); }

  Ran ended(pid_t process) {
    kill(process, SIGTERM);
    return place.wait(process);
  }

  Workplace place;
  std::map<std::string, std::string> environment = {{"SLACK_SIGNING_SECRET", "secret"},
                                                    {"SLACK_API_URL", "http://127.0.0.1:1/api/"}};
};

TEST_F(Serve, BeginsWhileSlackIsOutOfReach) {
  environment["SLACK_BOT_TOKEN"] = "xoxb-hush";
  pid_t const process = start();
  EXPECT_TRUE(place.says(" listening "));
  EXPECT_TRUE(place.says("state=trouble"));
  auto const ran = ended(process);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.err, Not(HasSubstr("hush")));
}

TEST_F(Serve, NeedsNoSigningSecretWithSocketMode) {
  environment.erase("SLACK_SIGNING_SECRET");
  environment["SLACK_APP_TOKEN"] = "xapp-hush";
  pid_t const process = start();
  EXPECT_TRUE(place.says(" listening "));
  auto const ran = ended(process);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.err, Not(HasSubstr("hush")));
}

TEST_F(Serve, ASecondProcessWaitsForTheFirstToEnd) {
  pid_t const first = start();
  ASSERT_TRUE(place.says(" listening "));
  pid_t const second = start();  // writes its own words from the beginning of the file
  ASSERT_TRUE(place.says(" waiting "));
  kill(first, SIGTERM);
  EXPECT_TRUE(place.says(" listening "));
  EXPECT_EQ(place.wait(first).exit_code, 0);
  EXPECT_EQ(ended(second).exit_code, 0);
}

TEST_F(Serve, AProcessThatWasKilledIsInNobodysWay) {
  pid_t const first = start();
  ASSERT_TRUE(place.says(" listening "));
  kill(first, SIGKILL);
  place.wait(first);
  pid_t const second = start();
  EXPECT_TRUE(place.says(" listening "));
  EXPECT_THAT(ended(second).err, Not(HasSubstr(" waiting ")));
}

TEST_F(Serve, ASecondProcessGivesUpInTheEnd) {
  pid_t const first = start();
  ASSERT_TRUE(place.says(" listening "));
  auto const second = place.wait(start());
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_THAT(second.err, AllOf(HasSubstr("served by another fieldcert"),
                                HasSubstr("(process " + std::to_string(first) + ")")));
  ended(first);
}

TEST_F(Serve, TheOtherCommandsWorkBesideIt) {
  pid_t const process = start();
  ASSERT_TRUE(place.says(" listening "));
  place.write("page.md",
              "---\ntitle: \"Field Certification: Account Executives\"\n---\n## Curriculum\n"
              "**Course 1: Begin**\n- Do it\n");
  EXPECT_EQ(place.run("import program page.md").exit_code, 0);
  EXPECT_EQ(place.run("export progress").exit_code, 0);
  EXPECT_EQ(place.run("backup copy.db").exit_code, 0);
  EXPECT_THAT(place.run("check").out, HasSubstr("ok    database"));
  EXPECT_EQ(ended(process).exit_code, 0);
}

}  // namespace
