#include "storage/outbox.hpp"

#include <gtest/gtest.h>

#include "storage/inbox.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

using domain::Instant;

class Outbox : public ::testing::Test {
 protected:
  Outbox() : database(settings_for(folder.file("a.db"))) {}

  void put(std::string const& lane, std::string const& body, std::int64_t at = 0) {
    database.write_now([&](Transaction const& it) {
      put_delivery(it, {lane, "chat.postMessage", "", body, "", ""}, {at});
    });
  }

  std::vector<std::string> claim(std::int64_t now, std::int64_t lease_until = 1000) {
    auto const claimed = database.write_now(
        [&](Transaction const& it) { return claim_due(it, {now}, {lease_until}, 10); });
    std::vector<std::string> bodies;
    for (auto const& each : claimed) {
      bodies.push_back(each.body);
      last_id = each.id;
    }
    return bodies;
  }

  using Bodies = std::vector<std::string>;
  TemporaryFolder folder;
  Database database;
  std::int64_t last_id = 0;
};

TEST_F(Outbox, GivesOneOfEachLaneInOrder) {
  put("C1", "a");
  put("C1", "b");
  put("C2", "c");
  EXPECT_EQ(claim(10), (Bodies{"a", "c"}));
  EXPECT_TRUE(claim(10).empty()) << "b waits for a, and a and c are leased";
}

TEST_F(Outbox, TheNextOfALaneFollowsTheDelivered) {
  put("C1", "a");
  put("C1", "b");
  claim(10);
  database.write_now([&](Transaction const& it) { mark_delivered(it, last_id, {20}); });
  EXPECT_EQ(claim(20), (Bodies{"b"}));
}

TEST_F(Outbox, ALeaseThatHasRunOutIsDueAgain) {
  put("C1", "a");
  claim(10, 500);
  EXPECT_TRUE(claim(499).empty());
  EXPECT_EQ(claim(500), (Bodies{"a"}));
}

TEST_F(Outbox, APostponedDeliveryHoldsItsLane) {
  put("C1", "a");
  put("C1", "b");
  claim(10);
  database.write_now([&](Transaction const& it) { postpone(it, last_id, {300}, "429"); });
  EXPECT_TRUE(claim(299).empty());
  EXPECT_EQ(claim(300), (Bodies{"a"}));
}

TEST_F(Outbox, ABuriedDeliveryFreesItsLaneAndIsCounted) {
  put("C1", "a");
  put("C1", "b");
  claim(10);
  database.write_now([&](Transaction const& it) { bury(it, last_id, {20}, "channel_not_found"); });
  EXPECT_EQ(claim(20), (Bodies{"b"}));
  auto const count = database.read_now([](Snapshot const& it) { return count_outbox(it); });
  EXPECT_EQ(count.buried, 1);
  EXPECT_EQ(count.waiting, 1);
}

TEST_F(Outbox, SaysWhenTheNextIsDue) {
  auto const next = [&] {
    return database.read_now([](Snapshot const& it) { return next_delivery_at(it); });
  };
  EXPECT_EQ(next(), std::nullopt);
  put("C1", "a", 70);
  EXPECT_EQ(next(), Instant{70});
}

TEST_F(Outbox, WhatIsPutGoesWithItsTransaction) {
  auto const put_and_fail = [](Transaction const& it) {
    put_delivery(it, {"C1", "chat.postMessage", "", "a", "", ""}, {0});
    throw std::runtime_error("on purpose");
  };
  EXPECT_ANY_THROW(database.write_now(put_and_fail));
  EXPECT_TRUE(claim(10).empty());
}

TEST_F(Outbox, AnEnvelopeIsNotedOnce) {
  auto const note = [&] {
    return database.write_now([](Transaction const& it) { return note_once(it, "Ev1", {5}); });
  };
  EXPECT_EQ(note(), Noted::first_time);
  EXPECT_EQ(note(), Noted::seen_before);
  database.write_now([](Transaction const& it) { forget_noted(it, {6}); });
  EXPECT_EQ(note(), Noted::first_time);
}

}  // namespace
}  // namespace storage
