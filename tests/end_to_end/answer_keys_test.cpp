// Answer keys never leave the process: whatever it says, to whomever, is searched for what nobody
// has entered and for feedback that is not due.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/end_to_end/support/listener.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;

// Every word by which something could be told apart stands here only.
constexpr char const* bank = R"(
// [id:bird] [tag:objective:1]
::Bird::Which of the birds is asked for? {
  =option-heron#feedback-heron
  ~option-stork#feedback-stork
  ~option-crane#feedback-crane
  ####general-bird
}

// [id:trees] [tag:objective:2]
::Trees::Which of the trees are asked for? {
  ~%50%option-alder#feedback-alder
  ~%50%option-birch#feedback-birch
  ~%-50%option-cedar#feedback-cedar
  ~%-50%option-doum#feedback-doum
  ####general-trees
}

// [id:name] [tag:objective:1]
::Name::What is the small one called? {
  =keytext-quokka#feedback-quokka
  =%50%keytext-numbat*#feedback-numbat
  ####general-name
}

// [id:count] [tag:objective:2]
::Count::How many of them are there? {#
  =73422573:0#feedback-count
  =%50%81155107..81155109#feedback-range
  ~#feedback-else
  ####general-count
}

// [id:pairs] [tag:objective:1]
::Pairs::Match what belongs together. {
  =left-oak -> right-acorn
  =left-pine -> right-cone
  =left-rose -> right-hip
  ####general-pairs
}

// [id:true] [tag:objective:2]
::True::There are such birds. {TRUE
  #feedback-false
  #feedback-true
  ####general-true
}
)";

// The same for the exam, in words of its own.
std::string exam_bank() {
  std::string gift = bank;
  for (auto const& [from, to] : {std::pair("option-", "choice-"),
                                 {"feedback-", "comment-"},
                                 {"keytext-", "keyword-"},
                                 {"general-", "closing-"},
                                 {"73422573", "64411862"},
                                 {"811551", "922662"},
                                 {"right-", "proper-"},
                                 {"left-", "given-"},
                                 {"objective:", "objective:1."}}) {
    for (std::size_t at = 0; (at = gift.find(from, at)) != std::string::npos;
         at += std::string(to).size()) {
      gift.replace(at, std::string(from).size(), to);
    }
  }
  return gift;
}

class AnswerKeys : public ::testing::TestWithParam<Transport> {
 protected:
  static SchoolPlan plan() {
    SchoolPlan plan;
    plan.transport = GetParam();
    plan.rules =
        "quiz: { questions: 6, waits: 0 }\n"
        "exam: { questions: 6, waits: 0, attempts: 0 }\n";
    plan.banks = {{"sal-1", bank}, {"sal-exam", exam_bank()}};
    return plan;
  }

  AnswerKeys() {
    school.bot.environment["FIELDCERT_LOG_LEVEL"] = "debug";
    school.opens();
  }

  template <class Choose>
  void takes_the_quiz(int number, Choose choose) {
    auto learner = school.person(number);
    Screen screen = learner.asks("/cert quiz sal-1");
    while (screen.way_on().starts_with("quiz.")) {
      listener.listens();
      if (screen.way_on().starts_with("quiz.next:")) {
        screen = learner.answers(screen);
        continue;
      }
      auto const& question = asked_on(quiz, screen);
      Entries const entries = choose(question);
      listener.notes(question, entries, WithFeedback::yes);
      screen = learner.answers(screen, entries);
    }
    listener.listens();
  }

  // Looks back at the first question, too, which shows what was entered.
  template <class Choose>
  void sits_the_exam(int number, Choose choose) {
    auto learner = school.person(number);
    Screen screen = learner.opens("/cert exam");
    bool has_looked_back = false;
    while (screen.is_window() && screen.way_on().starts_with("exam.")) {
      listener.listens();
      bool const looks_back = screen.way_on().starts_with("exam.hand_in:") && !has_looked_back;
      if (looks_back) {
        has_looked_back = true;
        EXPECT_TRUE(learner.presses(screen, screen.button("exam.go:")));
        screen = learner.after(screen);
        continue;
      }
      Entries entries;
      if (screen.way_on().starts_with("exam.answer:")) {
        auto const& question = asked_on(exam, screen);
        entries = choose(question);
        listener.notes(question, entries, WithFeedback::no);
      }
      screen = learner.answers(screen, entries);
    }
    learner.closes_windows();
    school.bot.wait_until_all_is_delivered();
    listener.listens();
  }

  // Everything else that learners, admins and operators look at.
  void looks_everywhere() {
    auto learner = school.person(1);
    for (auto const* line :
         {"/cert status", "/cert next", "/cert courses", "/cert course 1", "/cert find asked",
          "/cert exam", "/cert help", "/cert assess", "/cert admin items", "/cert admin outbox",
          "/cert admin items sal-1", "/cert admin items sal-exam"}) {
      learner.asks(line);
      learner.closes_windows();
      listener.listens();
    }
    auto const app = school.bot.slack.conversation_with_the_app(learner.person());
    learner.page().post("client/open",
                        {{"as", learner.person()}, {"channel", app}, {"tab", "home"}});
    auto const has_home = [&] {
      return !learner.page().get("client/workspace?as=" + learner.person())["home"].is_null();
    };
    school.bot.wait_until(has_home, "the Home tab");
    school.bot.wait_until_all_is_delivered();
    for (auto const* path : {"/metrics", "/readyz", "/healthz"}) {
      listener.says(path, learner.page().call(net::HttpCall("GET", school.bot.url() + path)).body);
    }
    for (auto const* words : {"export progress", "export progress --format json",
                              "report items --course sal-1", "report items --course sal-exam"}) {
      auto const ran = school.bot.run(words);
      EXPECT_EQ(ran.exit_code, 0) << words << ran.err;
      listener.says(words, ran.out + ran.err);
    }
    listener.listens();
  }

  void expect_no_key_said() {
    for (auto const* const one : {&quiz, &exam}) {
      for (ModelQuestion const& question : *one) listener.expects_no_key_of(question);
    }
    listener.expects_values_that_tell_nothing();
  }

  ModelBank const quiz = model_of(bank);
  ModelBank const exam = model_of(exam_bank());
  School school{plan()};
  Listener listener{school};
};

TEST_P(AnswerKeys, OfThoseWhoFailNothingIsHeardThatTheyHaveNotSaid) {
  takes_the_quiz(1, wrong_entries);
  sits_the_exam(1, wrong_entries);
  looks_everywhere();
  auto const ran = school.bot.stop();
  listener.says("log", ran.err + ran.out);
  expect_no_key_said();
  EXPECT_FALSE(listener.was_entered("option-heron")) << "or nobody has failed";
  // What must have been heard, or the search would prove nothing.
  for (auto const& feedback : listener.due()) {
    EXPECT_TRUE(listener.has_heard(feedback)) << feedback;
  }
}

TEST_P(AnswerKeys, OfThoseWhoPassOnlyWhatTheyHaveSaid) {
  takes_the_quiz(1, right_entries);
  sits_the_exam(1, right_entries);
  EXPECT_TRUE(school.attempts(1, "sal-1").back().is_passed);
  EXPECT_TRUE(school.attempts(1, "sal-exam").back().is_passed);
  looks_everywhere();
  expect_no_key_said();
  EXPECT_FALSE(listener.was_entered("keytext-numbat")) << "that would have been right in part";
}

TEST_P(AnswerKeys, ACorrectedKeyIsNotToldWithTheBetterResult) {
  takes_the_quiz(1, wrong_entries);
  std::string corrected = bank;
  corrected.replace(corrected.find("=option-heron"), 1, "~");
  corrected.replace(corrected.find("~option-stork"), 1, "=");
  auto const ran =
      school.bot.run("import quiz --course sal-1 " + school.bot.write("corrected.gift", corrected));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  // The bot looks for what others put into its outbox once a minute, and when it starts.
  EXPECT_EQ(school.bot.stop().exit_code, 0);
  school.opens();
  school.bot.wait_until_all_is_delivered();
  listener.listens();
  EXPECT_TRUE(listener.has_heard("has been corrected"));
  expect_no_key_said();
}

// The log says who did what, and never what was in it.
TEST_P(AnswerKeys, TheLogHoldsNothingOfQuestionsAndAnswers) {
  takes_the_quiz(1, right_entries);
  sits_the_exam(1, wrong_entries);
  auto const log = school.bot.stop().err;
  EXPECT_THAT(log, HasSubstr("quiz.answer"));
  for (auto const* const one : {&quiz, &exam}) {
    for (ModelQuestion const& question : *one) {
      EXPECT_THAT(log, Not(HasSubstr(question.stem)));
      for (auto const& option : options_of(question)) EXPECT_THAT(log, Not(HasSubstr(option)));
      for (auto const& key : keys_of(question)) EXPECT_THAT(log, Not(HasSubstr(key)));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Over, AnswerKeys, testing::Values(Transport::http, Transport::socket_mode),
                         [](auto const& it) { return to_text(it.param); });

}  // namespace
