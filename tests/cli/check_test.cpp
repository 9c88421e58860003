// `fieldcert check` at a terminal, with a Slack that answers this way or that.
#include <chrono>
#include <ctime>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/database.hpp"
#include "storage/outbox.hpp"
#include "tests/cli/support/answering_slack.hpp"
#include "tests/cli/support/program.hpp"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char const* all_scopes =
    "chat:write,commands,users:read,users:read.email,channels:history,groups:history,im:history,"
    "im:write,links:read,links:write";

// By our clock, this many seconds from now.
std::string date_in(int seconds) {
  std::time_t const moment = std::time(nullptr) + seconds;
  std::tm parts{};
  gmtime_r(&moment, &parts);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

AnsweringSlack::Answer welcome(std::string const& scopes = all_scopes, int clock_s = 0) {
  AnsweringSlack::Answer answer{R"({"ok":true,"team":"Northwind","user":"certbot"})"};
  answer.headers = {{"x-oauth-scopes", scopes}, {"Date", date_in(clock_s)}};
  return answer;
}

AnsweringSlack::Answer refusal(std::string const& error) {
  return {R"({"ok":false,"error":")" + error + "\"}"};
}

class Check : public ::testing::Test {
 protected:
  Check() {
    place.write("page.md",
                "---\ntitle: \"Field Certification: Account Executives\"\n---\n## Curriculum\n"
                "**Course 1: Begin**\n- Do it\n");
    place.run("import program page.md");
  }

  Ran check(AnsweringSlack::Answers answers) {
    AnsweringSlack const slack(std::move(answers));
    return check_at(slack.api_url());
  }

  Ran check_at(std::string const& api_url) {
    auto environment = settings;
    environment.insert({{"SLACK_SIGNING_SECRET", "hush-secret"},
                        {"SLACK_BOT_TOKEN", "xoxb-hush"},
                        {"SLACK_API_URL", api_url}});
    auto ran = place.run("check", environment);
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("hush")));
    return ran;
  }

  Workplace place;
  std::map<std::string, std::string> settings;
};

TEST_F(Check, IsContentWhenAllIsInOrder) {
  settings = {{"SLACK_APP_TOKEN", "xapp-hush"}, {"FIELDCERT_CHANNEL_BADGES", "C0BADGES"}};
  auto const ran = check({{"auth.test", welcome()},
                          {"conversations.history", {R"({"ok":true,"messages":[]})"}},
                          {"apps.connections.open", {R"({"ok":true,"url":"wss://hush"})"}}});
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  EXPECT_THAT(ran.out, Not(HasSubstr("FAIL")));
  for (auto const* line :
       {"ok    settings: ", "ok    database: ", "ok    progress: ", "ok    program: ",
        "ok    questions: ", "ok    outbox: 0 waiting, none given up\n",
        "as @certbot of Northwind\n", "ok    scopes: ", "ok    clock: ",
        "ok    channel: C0BADGES (badges): the bot is a member", "ok    socket mode: "}) {
    EXPECT_THAT(ran.out, HasSubstr(line));
  }
}

TEST_F(Check, NamesTheScopesThatAreMissing) {
  auto const ran = check({{"auth.test", welcome("chat:write,commands,users:read.email,im:write,"
                                                "channels:history,links:read,links:write")}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("FAIL  scopes: missing: groups:history, im:history, "
                                       "users:read; "),
                             HasSubstr("install it again")));
}

TEST_F(Check, ASlackThatSaysNeitherScopesNorTimeIsNoFailure) {
  auto const ran = check({{"auth.test", {R"({"ok":true})"}}});
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("skip  scopes: "), HasSubstr("skip  clock: ")));
}

TEST_F(Check, AClockThatIsOffIsAFailure) {
  auto const ahead = check({{"auth.test", welcome(all_scopes, -300)}});
  EXPECT_EQ(ahead.exit_code, 1);
  EXPECT_THAT(ahead.out, HasSubstr("FAIL  clock: this machine is 30"));
  EXPECT_THAT(ahead.out, AllOf(HasSubstr("ahead of Slack"), HasSubstr("NTP")));
  auto const behind = check({{"auth.test", welcome(all_scopes, 300)}});
  EXPECT_THAT(behind.out, HasSubstr("behind Slack"));
  EXPECT_EQ(check({{"auth.test", welcome(all_scopes, 30)}}).exit_code, 0);
}

TEST_F(Check, SaysWhatToDoAboutEachChannel) {
  settings = {{"FIELDCERT_CHANNEL_BADGES", "C1OUTSIDE"},
              {"FIELDCERT_CHANNEL_SHADOW", "C2NONE"},
              {"FIELDCERT_CHANNEL_PROGRAM", "C3FINE"},
              {"FIELDCERT_CHANNEL_FEEDBACK", "C3FINE"}};
  auto const ran = check({{"auth.test", welcome()},
                          {"conversations.history C1OUTSIDE", refusal("not_in_channel")},
                          {"conversations.history C2NONE", refusal("channel_not_found")},
                          {"conversations.history C3FINE", {R"({"ok":true,"messages":[]})"}}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, HasSubstr("FAIL  channel: C1OUTSIDE (badges): not_in_channel; type /invite "
                                 "@certbot in the channel"));
  EXPECT_THAT(ran.out,
              HasSubstr("FAIL  channel: C2NONE (shadow): channel_not_found; check the id"));
  EXPECT_THAT(ran.out, HasSubstr("ok    channel: C3FINE (program, feedback): the bot is a member"));
}

TEST_F(Check, AChannelThatCanNotBeReadNamesTheScope) {
  settings = {{"FIELDCERT_CHANNEL_BADGES", "C0BADGES"}};
  auto const ran =
      check({{"auth.test", welcome()},
             {"conversations.history",
              {R"({"ok":false,"error":"missing_scope","needed":"channels:history"})"}}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, HasSubstr("missing_scope (channels:history)"));
}

TEST_F(Check, ALimitIsNoFailure) {
  settings = {{"FIELDCERT_CHANNEL_BADGES", "C1ABC"}, {"FIELDCERT_CHANNEL_SHADOW", "C2ABC"}};
  AnsweringSlack::Answer const limit{"", 429, {{"Retry-After", "30"}}};
  auto const ran = check({{"auth.test", welcome()}, {"conversations.history", limit}});
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("skip  channel: C1ABC (badges): Slack asks for patience"),
                             HasSubstr("skip  channel: C2ABC (shadow)")));
}

TEST_F(Check, ATokenThatIsNoGoodSkipsWhatNeedsIt) {
  settings = {{"SLACK_APP_TOKEN", "xapp-hush"}, {"FIELDCERT_CHANNEL_BADGES", "C0BADGES"}};
  auto const ran = check({{"auth.test", refusal("token_revoked")},
                          {"apps.connections.open", refusal("invalid_auth")}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("FAIL  token: token_revoked; install the app"),
                             HasSubstr("skip  scopes: "), HasSubstr("skip  channels: "),
                             HasSubstr("FAIL  socket mode: invalid_auth; make an app-level token"),
                             HasSubstr("connections:write")));
}

TEST_F(Check, SaysInOneLineThatSlackIsOutOfReach) {
  settings = {{"SLACK_APP_TOKEN", "xapp-hush"}};
  auto const begun = std::chrono::steady_clock::now();
  auto const ran = check_at("http://127.0.0.1:1/api/");
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("FAIL  token: http://127.0.0.1:1/api/ gives no answer"),
                             HasSubstr("skip  scopes: "), HasSubstr("skip  socket mode: ")));
  EXPECT_EQ(ran.out.find("FAIL"), ran.out.rfind("FAIL"));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

TEST_F(Check, APageInThePlaceOfSlackIsToldAsSuch) {
  auto const ran = check({{"auth.test", {"<html>Log in to the guest network</html>"}}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("FAIL  token: "), HasSubstr("gives no answer"),
                             HasSubstr("SLACK_CA_FILE")));
}

TEST_F(Check, TellsWhatWasGivenUpAndHowToSendIt) {
  storage::DatabaseSettings database_settings;
  database_settings.path = place.file("fieldcert.db");
  storage::Database(database_settings).write_now([](storage::Transaction const& transaction) {
    storage::Delivery delivery;
    delivery.body = R"({"text":"private words"})";
    delivery.lane = "C0BADGES";
    delivery.method = "chat.postMessage";
    storage::put_delivery(transaction, delivery, {1});
    storage::bury(transaction, 1, {2}, "not_in_channel");
    delivery.lane = "https://hooks.slack.com/commands/T1/2/hush";
    delivery.method = "response_url";
    storage::put_delivery(transaction, delivery, {1});
    storage::bury(transaction, 2, {3}, "HTTP 404");
    storage::put_delivery(transaction, delivery, {1});
    return 0;
  });
  auto const ran = check({{"auth.test", welcome()}});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("FAIL  outbox: 1 waiting, 2 given up"),
                             HasSubstr("/cert admin outbox"),
                             HasSubstr("chat.postMessage to C0BADGES: not_in_channel"),
                             HasSubstr("response_url: HTTP 404"), Not(HasSubstr("private words"))));
}

TEST_F(Check, WithSocketModeNoSigningSecretIsNeeded) {
  settings = {{"SLACK_SIGNING_SECRET", ""}};
  EXPECT_THAT(check({{"auth.test", welcome()}}).out,
              HasSubstr("FAIL  settings: SLACK_SIGNING_SECRET is not set"));
  settings["SLACK_APP_TOKEN"] = "xapp-hush";
  auto const ran = check({{"auth.test", welcome()}, {"apps.connections.open", {R"({"ok":true})"}}});
  EXPECT_EQ(ran.exit_code, 0) << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("ok    settings: read; the bot connects to Slack by Socket Mode"));
}

}  // namespace
