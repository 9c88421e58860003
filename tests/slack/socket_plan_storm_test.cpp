// The plan of Socket Mode's connections in bad weather: whatever Slack does, no storm comes of it.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/slack/support/planned_links.hpp"

namespace {

using namespace std::chrono_literals;
using Phase = slack::SocketLink::Phase;
using Reason = slack::SocketDisconnect::Reason;
using What = slack::Tell::What;
using slack::SocketTime;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

using SocketPlanStorm = PlannedLinks;

TEST_F(SocketPlanStorm, ConnectionsThatAreCutRightAfterTheirHelloComeEverSlower) {
  spread = 0.5;
  for (auto const until = now + 1h; now < until;) {
    pass_until_woken();
    if (!plan.is_asking) continue;
    give_url();
    greet(plan.next_id - 1);
    end(plan.next_id - 1);
  }
  EXPECT_LE(asked, 2 * 3600 / 30 + 60);  // two connections in each pause of up to a minute
}

TEST_F(SocketPlanStorm, RefreshesRightAfterEachHelloNeverPileUpConnections) {
  spread = 0.5;
  for (auto const until = now + 1h; now < until;) {
    pass_until_woken();
    end_closing();
    if (!plan.is_asking) continue;
    give_url();
    greet(plan.next_id - 1);
    tell(plan.next_id - 1, Reason::refresh_requested);  // and Slack closes none of them
    EXPECT_LE(plan.links.size(), 4u);
  }
  EXPECT_LE(asked, 2 * 3600 / 30 + 60);
  EXPECT_GE(asked, 20);
}

TEST_F(SocketPlanStorm, AConnectionThatLastedForgivesThoseThatDidNot) {
  spread = 0.5;
  open_two();
  for (int count = 0; count < 6; ++count) {
    end(plan.next_id - 1);
    pass_until_woken();
    give_url();
    greet(plan.next_id - 1);
  }
  EXPECT_GT(plan.short_lives, 5);
  pass(5min);
  tell(1, Reason::warning);
  EXPECT_EQ(plan.short_lives, 0);
  EXPECT_TRUE(plan.is_asking);
}

TEST_F(SocketPlanStorm, StopClosesAllAndAsksForNothingMore) {
  open_two();
  tell(1, Reason::warning);
  pass_until_woken();
  done();
  happen(slack::StopWanted{});
  EXPECT_THAT(done(), UnorderedElementsAre("close 1", "close 2"));
  give_url();  // was under way
  end(1);
  end(2);
  pass(1h);
  EXPECT_THAT(done(), IsEmpty());
  EXPECT_THAT(plan.links, IsEmpty());
  EXPECT_EQ(wake_at(plan), SocketTime::max());
}

TEST_F(SocketPlanStorm, ConnectionsOfOthersAreReported) {
  pass(0ms);
  give_url();
  slack::SocketHello hello;
  hello.num_connections = 1;
  happen(slack::LinkGreeted{1, hello});
  EXPECT_EQ(told.back().what, What::up);
  give_url();
  hello.num_connections = 5;
  happen(slack::LinkGreeted{2, hello});
  EXPECT_EQ(told.back().what, What::crowded);
  EXPECT_EQ(told.back().detail, "5 connections of this app");
}

TEST_F(SocketPlanStorm, WhatIsSaidOfUnknownConnectionsChangesNothing) {
  open_two();
  end(77);
  greet(77);
  tell(77, Reason::too_many_websockets);
  EXPECT_THAT(done(), IsEmpty());
  EXPECT_EQ(links_up(plan), 2);
}

// Weather at random, hours of it, then a clear sky.
class Weather : public PlannedLinks {
 protected:
  void blow() {
    spread = chance();
    auto const some = plan.links.empty() ? 0 : plan.links[pick(plan.links.size())].id;
    switch (pick(12)) {
      case 0:
        return pass(SocketTime(static_cast<SocketTime::rep>(pick(20'000))));
      case 1:
      case 2:
        return answer();
      case 3:
      case 4:
        return greet(some, static_cast<int>(pick(3)) * 500);
      case 5:
        return end(some);
      case 6:
        return tell(some, reasons[pick(std::size(reasons))]);
      case 7:
        return end_closing();
      default:
        return pass_until_woken();
    }
  }

  void answer() {
    if (!plan.is_asking) return;
    switch (pick(6)) {
      case 0:
        allowed_at = now + 30s;
        return happen(slack::UrlRefused{"ratelimited", "HTTP 429", true, 30s});
      case 1:
        return refuse(pick(4) == 0 ? "invalid_auth" : "");
      default:
        return give_url();
    }
  }

  void check() {
    ASSERT_LE(plan.links.size(), 4u);
    ASSERT_GT(wake_at(plan), now) << "would spin";
    for (auto const at : asked_at) ASSERT_GE(at, allowed_at);
    auto const opening = std::count_if(plan.links.begin(), plan.links.end(), [](auto const& link) {
      return link.phase == Phase::opening;
    });
    ASSERT_LE(opening + (plan.is_asking ? 1 : 0), 1);
    asked_at.clear();
  }

  void clear_up() {
    for (int count = 0; count < 50; ++count) {
      pass_until_woken();
      end_closing();
      if (plan.is_asking) give_url();
      auto const newest = plan.next_id - 1;
      if (phase(newest) == Phase::opening) greet(newest);
    }
  }

  std::size_t pick(std::size_t count) { return engine() % count; }
  double chance() { return static_cast<double>(pick(1000)) / 1000; }

  static constexpr Reason reasons[] = {Reason::warning, Reason::refresh_requested,
                                       Reason::link_disabled, Reason::too_many_websockets,
                                       Reason::other};
  std::mt19937 engine;
  SocketTime allowed_at{};
};

TEST_F(Weather, NoSequenceOfEventsBreaksThePlan) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    engine.seed(seed);
    plan = slack::SocketPlan();
    pass(0ms);
    asked_at.clear();
    allowed_at = SocketTime();
    for (int count = 0; count < 400; ++count) {
      blow();
      check();
      if (HasFatalFailure()) return;
    }
    clear_up();
    ASSERT_EQ(links_up(plan), 2);
    ASSERT_EQ(plan.trouble, "");
  }
}

TEST_F(Weather, AnHourOfFailuresOfEveryKindCostsFewRequests) {
  engine.seed(7);
  auto const until = now + 1h;
  while (now < until) {
    pass_until_woken();
    spread = chance();
    if (plan.is_asking) answer();
    for (auto const links = plan.links; auto const& link : links) end(link.id);
  }
  EXPECT_LE(asked, 240);
}

}  // namespace
