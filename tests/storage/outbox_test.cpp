// The outbox's life cycle on a real database.
#include "storage/outbox.hpp"

#include <set>

#include <gtest/gtest.h>

#include "storage/pauses.hpp"
#include "tests/storage/support/temporary_database.hpp"

namespace storage {
namespace {

using domain::Instant;

Verdict let_all_pass(Candidate const&) { return {}; }

class Outbox : public ::testing::Test {
 protected:
  Outbox() : database(settings_for(folder.file("a.db"))) {}

  Delivery message(std::string const& lane, std::string const& body) {
    Delivery delivery;
    delivery.lane = lane;
    delivery.method = "chat.postMessage";
    delivery.body = body;
    return delivery;
  }

  void put(Delivery const& delivery, std::int64_t at = 0) {
    database.write_now([&](Transaction const& it) { put_delivery(it, delivery, {at}); });
  }
  void put(std::string const& lane, std::string const& body) { put(message(lane, body)); }

  using Bodies = std::vector<std::string>;
  Bodies claim(std::int64_t now, Admission const& admission = let_all_pass,
               std::int64_t most = 10) {
    last = database.write_now(
        [&](Transaction const& it) { return claim_due(it, {now}, most, admission); });
    Bodies bodies;
    for (auto const& each : last.deliveries) bodies.push_back(each.body);
    return bodies;
  }

  template <class Job>
  auto writing(Job job) {
    return database.write_now(job);
  }

  TemporaryFolder folder;
  Database database;
  Claim last;
};

TEST_F(Outbox, GivesOneOfEachLaneInOrder) {
  put("C1", "a");
  put("C1", "b");
  put("C2", "c");
  EXPECT_EQ(claim(10), (Bodies{"a", "c"}));
  EXPECT_TRUE(claim(10).empty()) << "b waits for a, and a and c are leased";
  EXPECT_FALSE(last.next_at) << "nothing to wake up for before one of them has ended";
}

TEST_F(Outbox, TheNextOfALaneFollowsTheDelivered) {
  put("C1", "a");
  put("C1", "b");
  claim(10);
  writing([&](auto const& it) {
    mark_delivered(it, last.deliveries.front().id, {20});
    return 0;
  });
  EXPECT_EQ(claim(20), (Bodies{"b"}));
  EXPECT_EQ(writing([](auto const& it) { return last_delivery_at(it); }), Instant{20});
}

TEST_F(Outbox, WhatIsPutGoesWithItsTransaction) {
  auto const put_and_fail = [&](Transaction const& it) {
    put_delivery(it, message("C1", "a"), {0});
    throw std::runtime_error("on purpose");
  };
  EXPECT_ANY_THROW(database.write_now(put_and_fail));
  EXPECT_TRUE(claim(10).empty());
}

TEST_F(Outbox, AwaitedOnesGoFirst) {
  put("C1", "later");
  Delivery awaited = message("U1", "now");
  awaited.urgency = Urgency::awaited;
  put(awaited);
  EXPECT_EQ(claim(10), (Bodies{"now", "later"}));
}

TEST_F(Outbox, WhatIsNotAdmittedStaysAndSaysWhen) {
  put("C1", "a");
  put("C2", "b");
  auto const only_c2 = [](Candidate const& it) {
    return it.lane == "C2" ? Verdict{} : Verdict{Instant{500}, false};
  };
  EXPECT_EQ(claim(10, only_c2), (Bodies{"b"}));
  EXPECT_EQ(last.next_at, Instant{500});
  EXPECT_EQ(claim(500), (Bodies{"a"}));
  EXPECT_EQ(last.deliveries.front().attempts, 1);
}

TEST_F(Outbox, ABacklogThatWaitsForItsMethodIsNotWalkedThrough) {
  for (int i = 0; i < 100; ++i) put("C" + std::to_string(i), "m");
  Delivery other = message("home:U1", "home");
  other.method = "views.publish";
  put(other);
  int asked = 0;
  auto const no_posts = [&](Candidate const& it) {
    ++asked;
    return it.method == "chat.postMessage" ? Verdict{Instant{700}, true} : Verdict{};
  };
  EXPECT_EQ(claim(10, no_posts), (Bodies{"home"}));
  EXPECT_EQ(last.next_at, Instant{700});
  EXPECT_EQ(asked, 2);
}

TEST_F(Outbox, NoMoreThanAskedForIsClaimed) {
  for (int i = 0; i < 5; ++i) put("C" + std::to_string(i), "m");
  EXPECT_EQ(claim(10, let_all_pass, 3).size(), 3u);
  EXPECT_EQ(claim(10, let_all_pass, 0).size(), 0u);
  EXPECT_EQ(claim(10, let_all_pass, 3).size(), 2u);
}

TEST_F(Outbox, WhatWasUnderWayWhenTheProcessEndedIsToBeLookedFor) {
  put("C1", "a");
  claim(10);
  EXPECT_FALSE(last.deliveries.front().looks);
  EXPECT_EQ(writing([](auto const& it) { return reclaim_leases(it, {50}); }), 1);
  EXPECT_EQ(claim(50), (Bodies{"a"}));
  EXPECT_EQ(last.deliveries.front().looks, 0);
  EXPECT_EQ(last.deliveries.front().first_tried_at, Instant{10});
}

TEST_F(Outbox, TheCandidateTellsThatItIsALook) {
  put("C1", "a");
  claim(10);
  writing([&](auto const& it) {
    mark_uncertain(it, last.deliveries.front().id, {100}, 1, "HTTP 500");
    return 0;
  });
  bool was_look = false;
  EXPECT_TRUE(claim(99).empty());
  EXPECT_EQ(last.next_at, Instant{100});
  claim(100, [&](Candidate const& it) {
    was_look = it.is_look;
    return Verdict{};
  });
  EXPECT_TRUE(was_look);
  EXPECT_EQ(last.deliveries.front().looks, 1);
}

TEST_F(Outbox, APostponedOneComesBackAndBlocksItsLane) {
  put("C1", "a");
  put("C1", "b");
  claim(10);
  writing([&](auto const& it) {
    postpone(it, last.deliveries.front().id, {100}, "HTTP 503");
    return 0;
  });
  EXPECT_TRUE(claim(99).empty());
  EXPECT_EQ(claim(100), (Bodies{"a"}));
  EXPECT_EQ(last.deliveries.front().attempts, 2);
  EXPECT_FALSE(last.deliveries.front().looks);
}

TEST_F(Outbox, AReleasedOneHasNotTried) {
  put("C1", "a");
  claim(10);
  writing([&](auto const& it) {
    release(it, last.deliveries.front().id, {30});
    return 0;
  });
  claim(30);
  EXPECT_EQ(last.deliveries.front().attempts, 1);
}

TEST_F(Outbox, OfHomeTabsOnlyTheLastUnsentIsKept) {
  Delivery home = message("home:U1", "old");
  home.replaces = "home:U1";
  put(home);
  home.body = "new";
  put(home);
  put("C1", "other");
  EXPECT_EQ(claim(10), (Bodies{"new", "other"}));
  home.body = "newest";
  put(home);
  EXPECT_TRUE(claim(10).empty()) << "the one under way is not touched, the newest waits for it";
}

TEST_F(Outbox, EveryMessageHasAKeyOfItsOwn) {
  std::set<std::string> keys;
  for (int i = 0; i < 50; ++i) put("C" + std::to_string(i), "m");
  claim(10, let_all_pass, 100);
  for (auto const& each : last.deliveries) keys.insert(each.key);
  EXPECT_EQ(keys.size(), 50u);
  EXPECT_EQ(keys.begin()->size(), 32u);
}

TEST_F(Outbox, ADeadLetterIsListedAndTriedAgainOnce) {
  put("C1", R"({"text":"hello"})");
  claim(10);
  std::int64_t const id = last.deliveries.front().id;
  writing([&](auto const& it) {
    bury(it, id, {20}, "channel_not_found");
    return 0;
  });
  EXPECT_TRUE(claim(1000).empty());
  auto const letters = writing([](auto const& it) { return dead_letters(it, 10); });
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters.front().reason, "channel_not_found");
  EXPECT_EQ(letters.front().lane, "C1");
  EXPECT_EQ(letters.front().buried_at, Instant{20});
  EXPECT_EQ(writing([](auto const& it) { return count_outbox(it).buried; }), 1);

  EXPECT_TRUE(writing([&](auto const& it) { return retry_dead_letter(it, id, {30}); }));
  EXPECT_FALSE(writing([&](auto const& it) { return retry_dead_letter(it, id, {31}); }));
  EXPECT_EQ(claim(30).size(), 1u);
  EXPECT_EQ(last.deliveries.front().put_at, Instant{30}) << "its patience begins anew";
}

TEST_F(Outbox, ADiscardedDeadLetterIsGone) {
  put("C1", "a");
  claim(10);
  std::int64_t const id = last.deliveries.front().id;
  EXPECT_FALSE(writing([&](auto const& it) { return discard_dead_letter(it, id); }))
      << "only what was given up can be discarded";
  writing([&](auto const& it) {
    bury(it, id, {20}, "is_archived");
    return 0;
  });
  EXPECT_TRUE(writing([&](auto const& it) { return discard_dead_letter(it, id); }));
  EXPECT_TRUE(writing([](auto const& it) { return dead_letters(it, 10); }).empty());
}

TEST_F(Outbox, TheDeliveredAreForgottenInTimeTheBuriedAreNot) {
  put("C1", "a");
  put("C2", "b");
  claim(10);
  writing([&](auto const& it) {
    mark_delivered(it, last.deliveries[0].id, {20});
    bury(it, last.deliveries[1].id, {20}, "x");
    forget_delivered(it, {21});
    return 0;
  });
  EXPECT_FALSE(writing([](auto const& it) { return last_delivery_at(it); }) == std::nullopt);
  EXPECT_EQ(writing([](auto const& it) { return count_outbox(it).buried; }), 1);
}

TEST_F(Outbox, APauseIsNeverShortened) {
  writing([](auto const& it) {
    keep_pause(it, {"chat.postMessage", {500}});
    keep_pause(it, {"chat.postMessage", {300}});
    keep_pause(it, {"users.info", {100}});
    keep_pause(it, {"users.info", {200}});
    return 0;
  });
  auto const all = writing([](auto const& it) { return pauses(it); });
  ASSERT_EQ(all.size(), 2u);
  for (auto const& pause : all) {
    EXPECT_EQ(pause.until, Instant{pause.method == "users.info" ? 200 : 500});
  }
}

}  // namespace
}  // namespace storage
