// Knowledge checks taken by clicking, over both transports. What they come to is worked out a
// second time from the text of the bank.
#include <cmath>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bot/clock.hpp"
#include "slack/signature.hpp"
#include "tests/end_to_end/support/school.hpp"

namespace {

using Json = Page::Json;
using testing::HasSubstr;

constexpr int questions = 9;
constexpr char const* rules = "quiz: { questions: 9, pass: 70, waits: 0 }\n";

// A walk through one quiz.
struct Walk {
  Screen end;  // the result
  double percent = 0;
  int asked = 0;
};

// `choose` says what is entered for the question at a place, from 1.
template <class Choose>
Walk walk(Learner& learner, Screen screen, ModelBank const& bank, Choose choose) {
  double earned = 0;
  int asked = 0;
  while (screen.way_on().starts_with("quiz.")) {
    if (screen.way_on().starts_with("quiz.next:")) {
      screen = learner.answers(screen);
      continue;
    }
    auto const& question = asked_on(bank, screen);
    Entries const entries = choose(question, ++asked);
    earned += share_of(question, entries).value_or(0);
    screen = learner.answers(screen, entries);
  }
  return {screen, 100 * earned / asked, asked};
}

Entries right(ModelQuestion const& question, int) { return right_entries(question); }

std::string shown_percent(double percent) {
  return std::to_string(static_cast<int>(std::floor(percent + 1e-6))) + " %";
}

class Quizzes : public ::testing::TestWithParam<Transport> {
 protected:
  static SchoolPlan plan(std::string const& gift) {
    SchoolPlan plan;
    plan.transport = GetParam();
    plan.rules = rules;
    plan.banks["sal-1"] = gift;
    return plan;
  }

  void expect_result(School& school, int person, Walk const& walk) {
    auto const attempt = school.attempts(person, "sal-1").back();
    EXPECT_NEAR(attempt.percent, walk.percent, 1e-4);
    EXPECT_EQ(attempt.is_passed, walk.percent >= 70);
    EXPECT_THAT(walk.end.words(), HasSubstr(shown_percent(walk.percent)));
    EXPECT_EQ(walk.end.shows("Passed."), walk.percent >= 70) << walk.end.words();
  }

  ModelBank const bank = model_of(bank_of_all_kinds);
};

TEST_P(Quizzes, TheScoreShownIsThatOfTheModelWhateverIsAnswered) {
  School school(plan(bank_of_all_kinds));
  school.opens();
  for (int person = 1; person <= 3; ++person) {
    auto learner = school.person(person);
    for (std::size_t round = 0; round < 4; ++round) {
      auto const seed = static_cast<std::size_t>(person) * 100 + round * 17;
      auto const walked = walk(
          learner, learner.asks("/cert quiz sal-1"), bank, [&](ModelQuestion const& it, int place) {
            return some_entries(it, seed + static_cast<std::size_t>(place) * 7);
          });
      EXPECT_EQ(walked.asked, questions);
      expect_result(school, person, walked);
    }
  }
}

TEST_P(Quizzes, EveryRightAnswerIsTakenForRightAndEveryWrongOneForWrong) {
  School school(plan(bank_of_all_kinds));
  school.opens();
  auto learner = school.person(1);
  auto const all = walk(learner, learner.asks("/cert quiz sal-1"), bank, right);
  EXPECT_NEAR(all.percent, 100, 1e-9);
  expect_result(school, 1, all);
  auto other = school.person(2);
  auto const none = walk(other, other.asks("/cert quiz sal-1"), bank,
                         [](ModelQuestion const& it, int) { return wrong_entries(it); });
  EXPECT_EQ(none.percent, 0);
  expect_result(school, 2, none);
}

TEST_P(Quizzes, ADoubleClickIsOneAnswer) {
  School school(plan(bank_of_all_kinds));
  school.opens();
  auto learner = school.person(1);
  auto same = school.person(1);  // the second click
  double earned = 0;
  Screen screen = learner.asks("/cert quiz sal-1");
  for (int i = 0; i < questions; ++i) {
    auto const& question = asked_on(bank, screen);
    Entries const entries = some_entries(question, static_cast<std::size_t>(i) * 13);
    earned += *share_of(question, entries);
    auto const before = school.bot.slack.limit("response_url", "calls");
    // Both leave before either is answered.
    school.bot.slack.plays_faults({{{"side", "bot"},
                                    {"method", "block_actions"},
                                    {"what", "slow"},
                                    {"seconds", 0.05},
                                    {"times", 2}}});
    std::thread second([&] { EXPECT_TRUE(same.goes_on(screen, entries)); });
    EXPECT_TRUE(learner.goes_on(screen, entries));
    second.join();
    auto const are_answered = [&] {
      return school.bot.slack.limit("response_url", "calls") == before + 2;
    };
    school.bot.wait_until(are_answered, "two answers");
    screen = learner.answers(learner.message());
  }
  Walk const walked{screen, 100 * earned / questions, questions};
  expect_result(school, 1, walked);
}

TEST_P(Quizzes, AnOldScreenChangesNothingAndLeadsToWhereThePersonIs) {
  School school(plan(bank_of_all_kinds));
  school.opens();
  auto learner = school.person(1);
  Screen const old = learner.asks("/cert quiz sal-1");
  auto const& first = asked_on(bank, old);
  Screen const now = learner.asks("/cert quiz");
  EXPECT_EQ(now.way_on(), old.way_on()) << "the same question on two screens";
  Screen screen = learner.answers(now, right_entries(first));

  // On the old screen another answer to the same question: the first one counts.
  EXPECT_TRUE(learner.goes_on(old, wrong_entries(first)));
  auto const is_told = [&] {
    auto const seen = learner.page().get("client/conversation?as=U0PERSON1&id=C1");
    return seen.dump().find("your first answer counts") != std::string::npos;
  };
  school.bot.wait_until(is_told, "a word on the old screen");
  Walk const walked = walk(learner, screen, bank, right);
  EXPECT_TRUE(walked.end.shows("100 %")) << walked.end.words();
  EXPECT_EQ(school.attempts(1, "sal-1").size(), 1U);
  EXPECT_NEAR(school.attempts(1, "sal-1").back().percent, 100, 1e-9);
}

TEST_P(Quizzes, FromTheHomeTabItRunsInAWindow) {
  School school(plan(bank_of_all_kinds));
  school.opens();
  auto learner = school.person(1);
  auto const app = school.bot.slack.conversation_with_the_app(learner.person());
  learner.page().post("client/open", {{"as", learner.person()}, {"channel", app}, {"tab", "home"}});
  Json home;
  auto const has_home = [&] {
    home = learner.page().get("client/workspace?as=" + learner.person())["home"];
    return !home.is_null();
  };
  school.bot.wait_until(has_home, "the Home tab");
  Screen const tab{home, {{"type", "view"}, {"view_id", home["id"]}}};
  std::string const button = tab.button("run:quiz");
  ASSERT_NE(button, "") << home.dump();
  EXPECT_TRUE(learner.presses(tab, button));
  Screen screen;
  auto const has_window = [&] {
    screen = learner.window();
    return !screen.content.is_null();
  };
  school.bot.wait_until(has_window, "a window");
  expect_result(school, 1, walk(learner, screen, bank, right));
}

TEST_P(Quizzes, AnEssayIsMarkedByAnAssessorAndTheResultFollows) {
  std::string const gift =
      "::E::Tell how you would open the meeting. {\n}\n\n"
      "::T::Scanning earlier is shifting left. {TRUE\n}\n";
  School school(plan(gift));
  school.opens();
  auto const two = model_of(gift);
  auto learner = school.person(1);
  Walk const walked = walk(learner, learner.asks("/cert quiz sal-1"), two, right);
  EXPECT_TRUE(walked.end.shows("50 % so far")) << walked.end.words();

  auto assessor = school.person(2);
  Screen const queue = assessor.asks("/cert assess");
  ASSERT_TRUE(queue.shows("how you would open")) << queue.words();
  Json button;
  for (auto const& block : queue.content["blocks"]) {
    if (block.contains("accessory")) button = block;
  }
  assessor.page().post("client/action", {{"as", assessor.person()},
                                         {"container", queue.container},
                                         {"block_id", button["block_id"]},
                                         {"action_id", button["accessory"]["action_id"]},
                                         {"value", Json::object()},
                                         {"state", Json::object()}});
  Screen window;
  auto const is_open = [&] { return !(window = assessor.window()).content.is_null(); };
  school.bot.wait_until(is_open, "the essay");
  EXPECT_TRUE(window.shows(right_entries(two.front()).front()));
  EXPECT_TRUE(
      assessor.goes_on(window, {"75 %: good, something small is missing", "Name the buyer, too."}));
  school.bot.wait_until_all_is_delivered();
  auto const app = school.bot.slack.conversation_with_the_app(learner.person());
  EXPECT_THAT(school.bot.slack.texts(learner.person(), app),
              testing::Contains(testing::AllOf(HasSubstr("87 %"), HasSubstr("Name the buyer"))));
  EXPECT_NEAR(school.attempts(1, "sal-1").back().percent, 87.5, 1e-9);
}

TEST_P(Quizzes, OurOwnBanksAreMarkedAsTheyAreWritten) {
  School school(plan(bank_of_all_kinds));
  school.opens();
  auto learner = school.person(1);
  for (auto const* name : {"sal-1", "csm-3", "use-case-devsecops"}) {
    std::ifstream file(std::string(FIELDCERT_SOURCE_DIR "/config/program/quizzes/") + name +
                       ".gift");
    std::string const gift{std::istreambuf_iterator<char>(file), {}};
    std::string text = gift;
    // Their objectives are those of other pages.
    for (std::size_t at = 0; (at = text.find("[tag:", at)) != std::string::npos;) {
      text.erase(at, text.find(']', at) - at + 1);
    }
    auto const ran = school.bot.run("import quiz --course sal-1 " + school.bot.write("own", text));
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    auto const own = model_of(gift);
    for (std::size_t round = 0; round < 3; ++round) {
      auto const walked = walk(learner, learner.asks("/cert quiz sal-1"), own,
                               [&](ModelQuestion const& it, int place) {
                                 return some_entries(it, round * 31 + std::size_t(place) * 3);
                               });
      expect_result(school, 1, walked);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Over, Quizzes, testing::Values(Transport::http, Transport::socket_mode),
                         [](auto const& it) { return to_text(it.param); });

// What the page does not let anybody do, since a quiz is seen by one person only.
TEST(QuizClicks, SomebodyElsesClickIsTurnedAwayAndChangesNothing) {
  SchoolPlan plan;
  plan.banks["sal-1"] = bank_of_all_kinds;
  School school(plan);
  school.opens();
  auto learner = school.person(1);
  Screen const screen = learner.asks("/cert quiz sal-1");
  std::string const subject = screen.way_on().substr(screen.way_on().find(':') + 1);
  auto const input = screen.inputs().front();
  Json const payload = {
      {"type", "block_actions"},
      {"user", {{"id", person_id(2)}}},
      {"trigger_id", "1.2.3"},
      {"channel", {{"id", "C1"}}},
      {"container", {{"type", "message"}, {"channel_id", "C1"}}},
      {"state", {{"values", {{input.block_id, {{input.action_id, {{"value", "10"}}}}}}}}},
      {"actions", {{{"type", "button"}, {"action_id", screen.way_on()}, {"value", subject}}}}};
  std::string body = "payload=";
  for (char const c : payload.dump()) {
    char escaped[4];
    std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
    body += escaped;
  }
  std::string const now = std::to_string(bot::system_now().ms / 1000);
  net::HttpCall call("POST", school.bot.url() + "/slack/events");
  call.headers = {{"content-type", "application/x-www-form-urlencoded"},
                  {"x-slack-request-timestamp", now},
                  {"x-slack-signature", slack::SignatureCheck("5ec4e7").sign(now, body)}};
  call.body = body;
  EXPECT_EQ(learner.page().call(std::move(call)).status, 200);
  school.bot.wait_until_all_is_delivered();
  for (auto const& it : school.questions(school.attempts(1, "sal-1").back().id)) {
    EXPECT_FALSE(it.response) << it.ordinal;
  }
  EXPECT_EQ(learner.asks("/cert quiz").way_on(), screen.way_on());
}

}  // namespace
