// Copies of what has come in have no second effect.
#include "storage/inbox.hpp"

#include <gtest/gtest.h>

#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

class Inbox : public ::testing::Test {
 protected:
  Inbox() : database(settings_for(folder.file("a.db"))) {}

  Noted note(std::vector<std::string> const& ids, std::int64_t now = 1) {
    return database.write_now([&](auto const& it) { return note_once(it, ids, {now}); });
  }

  void forget_before(std::int64_t ms) {
    database.write_now([ms](auto const& it) {
      forget_noted(it, {ms});
      return 0;
    });
  }

  TemporaryFolder folder;
  Database database;
};

TEST_F(Inbox, ACopyUnderTheSameIdIsARepeat) {
  EXPECT_FALSE(note({"event:Ev1", "team_join 1.1 U1"}).is_repeat);
  EXPECT_TRUE(note({"event:Ev1", "team_join 1.1 U1"}).is_repeat);
}

TEST_F(Inbox, ACopyUnderANewIdIsFoundByItsOtherIds) {
  note({"event:Ev1", "team_join 1.1 U1"});
  EXPECT_TRUE(note({"event:Ev2", "team_join 1.1 U1"}).is_repeat);
  EXPECT_TRUE(note({"event:Ev2"}).is_repeat) << "the new id is noted beside it";
  EXPECT_FALSE(note({"event:Ev3", "team_join 2.2 U1"}).is_repeat);
}

TEST_F(Inbox, ARepeatGetsTheReplyThatWasKept) {
  std::vector<std::string> const ids = {"command:t1", "response:r1"};
  note(ids);
  database.write_now([&](auto const& it) {
    keep_reply(it, ids, R"({"text":"done"})");
    return 0;
  });
  EXPECT_EQ(note({"command:t2", "response:r1"}).reply, R"({"text":"done"})");
  EXPECT_EQ(note({"command:t1"}).reply, R"({"text":"done"})");
}

TEST_F(Inbox, WhatIsOldIsForgotten) {
  note({"event:Ev1"}, 5);
  note({"event:Ev2"}, 6);
  note({"event:Ev3"}, 7);
  forget_before(6);
  EXPECT_TRUE(note({"event:Ev3"}, 8).is_repeat);
  EXPECT_TRUE(note({"event:Ev2"}, 8).is_repeat);
  EXPECT_FALSE(note({"event:Ev1"}, 8).is_repeat);
}

TEST_F(Inbox, AllMayBeOld) {
  forget_before(6);
  note({"event:Ev1"}, 5);
  note({"event:Ev2"}, 5);
  forget_before(6);
  EXPECT_FALSE(note({"event:Ev1"}, 7).is_repeat);
  EXPECT_FALSE(note({"event:Ev2"}, 7).is_repeat);
}

}  // namespace
}  // namespace storage
