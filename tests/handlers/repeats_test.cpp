// Copies of what has come before have no second effect, and get the first answer.
#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

class Repeats : public ::testing::Test {
 protected:
  Repeats() { stage.set_up_company(); }
  std::int64_t waiting() { return stage.database().read_now(storage::count_outbox).waiting; }
  Stage stage;
};

TEST_F(Repeats, ACommandThatWritesGivesItsFirstAnswerAgain) {
  slack::Command command;
  command.user = "UNOA";
  command.command = "/cert";
  command.text = "status";
  command.trigger_id = "t1";
  command.response_url = "https://hooks.example/1";
  auto const first = stage.handle(command);
  EXPECT_TRUE(first.shows("Welcome"));
  EXPECT_EQ(waiting(), 1);
  EXPECT_EQ(stage.handle(command).message, first.message);
  EXPECT_EQ(waiting(), 1);
  command.trigger_id = "t2";  // the same command by its response_url
  EXPECT_EQ(stage.handle(command).message, first.message);
  command.response_url = "https://hooks.example/2";  // and a copy of that copy
  EXPECT_EQ(stage.handle(command).message, first.message);
  EXPECT_EQ(waiting(), 1);
}

TEST_F(Repeats, AClickCountsOnce) {
  storage::Delivery delivery;
  delivery.lane = "C7";
  delivery.method = "chat.postMessage";
  delivery.body = "{}";
  stage.database().write_now(
      [&](storage::Transaction const& it) { storage::put_delivery(it, delivery, stage.now); });
  auto const put = stage.outbox().at(0);
  stage.gives_up(put, "not_in_channel");
  slack::Click click;
  click.user = "UPRIYA";
  click.action_id = "outbox.retry:1";
  click.value = std::to_string(put.id) + " 1";
  click.response_url = "https://hooks.example/1";
  click.trigger_id = "t1";
  click.action_ts = "17.5";
  EXPECT_TRUE(stage.handle(click).shows("on its way"));
  stage.gives_up(put, "not_in_channel");
  EXPECT_TRUE(stage.handle(click).message.is_null()) << "a click's acknowledgement is empty";
  click.trigger_id = "t2";
  EXPECT_TRUE(stage.handle(click).message.is_null()) << "the same moment";
  EXPECT_EQ(stage.calls().size(), 0U);
  EXPECT_EQ(waiting(), 0);
  click.trigger_id = "t3";
  click.action_ts = "18.5";
  EXPECT_TRUE(stage.handle(click).shows("on its way")) << "a click of its own";
}

TEST_F(Repeats, ASubmissionGivesItsFirstAnswerAgain) {
  slack::Submission submission;
  submission.user = "UPRIYA";
  submission.trigger_id = "t1";
  submission.view = filled_in({{"callback_id", "announce"}},
                              {{"announce.channel", "C7"}, {"announce.text", "Hello"}});
  auto const first = stage.handle(submission);
  EXPECT_EQ(first.message["response_action"], "push");
  EXPECT_EQ(stage.handle(submission).message, first.message) << "the same draft";
  submission.trigger_id = "t2";
  EXPECT_NE(stage.handle(submission).message, first.message);
}

TEST_F(Repeats, AnEventUnderANewIdIsTheSameByItsMoment) {
  auto const inner = [](std::string const& moment) {
    return R"({"type":"link_shared","user":"ULENA","channel":"C7","message_ts":"1.1",)"
           R"("event_ts":")" +
           moment + R"(","links":[{"url":"https://lxp.example/devops"}]})";
  };
  stage.happens(inner("1.1"), "Ev1");
  stage.happens(inner("1.1"), "Ev1");
  stage.happens(inner("1.1"), "Ev2");
  stage.happens(inner("1.1"), "Ev2");
  EXPECT_EQ(waiting(), 1);
  stage.happens(inner("2.1"), "Ev3");
  EXPECT_EQ(waiting(), 2);
}

TEST_F(Repeats, ARefusalIsRepeatedToo) {
  slack::Submission submission;
  submission.user = "ULENA";
  submission.trigger_id = "t1";
  submission.view = filled_in({{"callback_id", "announce"}}, {});
  auto const first = stage.handle(submission);
  EXPECT_TRUE(first.shows("I can't do that for you"));
  EXPECT_EQ(stage.handle(submission).message, first.message);
}

}  // namespace
