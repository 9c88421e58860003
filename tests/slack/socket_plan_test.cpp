// The plan of Socket Mode's connections against a clock that only the test moves.
#include "slack/client/socket_plan.hpp"

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

using SocketPlanTest = PlannedLinks;

TEST_F(SocketPlanTest, TwoConnectionsAreOpenedOneAfterTheOther) {
  pass(0ms);
  EXPECT_THAT(done(), ElementsAre("ask"));
  pass(0ms);
  EXPECT_THAT(done(), IsEmpty());
  give_url();
  EXPECT_THAT(done(), ElementsAre("open 1"));
  pass(5s);
  EXPECT_THAT(done(), IsEmpty());  // the second waits for the first's hello
  greet(1);
  EXPECT_THAT(done(), ElementsAre("ask"));
  give_url();
  greet(2);
  EXPECT_THAT(done(), ElementsAre("open 2"));
  EXPECT_EQ(links_up(plan), 2);
  EXPECT_EQ(wake_at(plan), SocketTime::max());
}

TEST_F(SocketPlanTest, PausesGrowToAMinuteAndAreFullOfChance) {
  spread = 0.5;
  std::vector<SocketTime> pauses;
  pass(0ms);
  for (int count = 0; count < 8; ++count) {
    refuse("");
    pauses.push_back(wake_at(plan) - now);
    pass_until_woken();
  }
  EXPECT_THAT(pauses, ElementsAre(500ms, 1s, 2s, 4s, 8s, 16s, 30s, 30s));
  spread = 0;
  refuse("");
  EXPECT_EQ(wake_at(plan) - now, 100ms);
  EXPECT_EQ(asked, 9);
}

TEST_F(SocketPlanTest, OnlyAHelloEndsTheBackOff) {
  spread = 0.5;
  pass(0ms);
  for (auto const pause : {500ms, 1000ms, 2000ms, 4000ms}) {
    give_url();  // a URL alone proves nothing
    end(plan.next_id - 1);
    EXPECT_EQ(wake_at(plan) - now, pause);
    pass_until_woken();
  }
  give_url();
  greet(plan.next_id - 1);
  EXPECT_EQ(plan.failures, 0);
  refuse("");
  EXPECT_EQ(wake_at(plan) - now, 500ms);
}

TEST_F(SocketPlanTest, NoUrlIsAskedForBeforeRetryAfterIsOver) {
  pass(0ms);
  for (int count = 0; count < 50; ++count) {
    happen(slack::UrlRefused{"ratelimited", "HTTP 429", true, 30s});
    auto const allowed = now + 30s;
    for (int second = 0; second < 30; ++second) {
      EXPECT_LT(now, allowed);
      done();
      pass(1s - 1ms);
      EXPECT_THAT(done(), IsEmpty());
    }
    pass_until_woken();
    EXPECT_GE(now, allowed);
    EXPECT_THAT(done(), ElementsAre("ask"));
  }
  EXPECT_EQ(asked, 51);
}

TEST_F(SocketPlanTest, ARateLimitWithoutATimeIsTakenSeriouslyToo) {
  spread = 0;
  pass(0ms);
  happen(slack::UrlRefused{"ratelimited", "HTTP 429", true, 0s});
  EXPECT_EQ(wake_at(plan) - now, plan.pace.unasked_pause);
}

TEST_F(SocketPlanTest, ARefreshOpensTheReplacementBeforeTheOldOneGoes) {
  open_two();
  pass(1h);
  tell(1, Reason::warning);
  EXPECT_THAT(done(), ElementsAre("ask"));
  tell(1, Reason::refresh_requested);  // of the same connection: one replacement is enough
  EXPECT_THAT(done(), IsEmpty());
  give_url();
  EXPECT_THAT(done(), ElementsAre("open 3"));
  EXPECT_EQ(phase(1), Phase::replaced);
  greet(3);
  EXPECT_THAT(done(), IsEmpty());
  EXPECT_EQ(links_up(plan), 2);
  pass_until_woken();
  EXPECT_THAT(done(), ElementsAre("close 1"));  // ten seconds in which Slack didn't
  end(1);
  EXPECT_EQ(plan.links.size(), 2u);
  EXPECT_EQ(plan.failures, 0);
}

TEST_F(SocketPlanTest, AReplacedConnectionIsReadUntilTheNewOneIsUpHoweverLongThatTakes) {
  open_two();
  pass(1h);
  tell(2, Reason::refresh_requested);
  for (int count = 0; count < 5; ++count) {
    refuse("");
    pass_until_woken();
    EXPECT_EQ(phase(2), Phase::replaced);
  }
  give_url();
  greet(3);
  EXPECT_EQ(phase(2), Phase::closing);
}

TEST_F(SocketPlanTest, ARefreshOfBothIsMendedOneByOne) {
  open_two();
  pass(1h);
  tell(1, Reason::refresh_requested);
  tell(2, Reason::refresh_requested);
  EXPECT_THAT(done(), ElementsAre("ask"));
  give_url();
  greet(3);
  EXPECT_THAT(done(), ElementsAre("open 3", "ask"));
  end(1);
  end(2);
  give_url();
  greet(4);
  EXPECT_EQ(links_up(plan), 2);
  EXPECT_EQ(plan.failures, 0);
}

TEST_F(SocketPlanTest, ADisconnectForAnUnknownReasonIsARefresh) {
  open_two();
  pass(1h);
  tell(1, Reason::other);
  EXPECT_THAT(done(), ElementsAre("ask"));
}

TEST_F(SocketPlanTest, AConnectionIsRenewedBeforeItsTimeIsOverAndNotBothAtOnce) {
  spread = 0;
  pass(0ms);
  give_url();
  greet(1, 1000);
  spread = 0.99;
  give_url();
  greet(2, 1000);
  done();
  pass_until_woken();
  EXPECT_EQ(now, 801s + 1ms);
  EXPECT_THAT(done(), ElementsAre("ask"));
  EXPECT_EQ(phase(2), Phase::replaced);
  give_url();
  greet(3, 1000);
  end(2);
  EXPECT_THAT(done(), ElementsAre("open 3"));
  pass_until_woken();
  EXPECT_EQ(now, 900s + 1ms);
  EXPECT_EQ(phase(1), Phase::replaced);
}

TEST_F(SocketPlanTest, AnAbsurdlyShortLifeDoesNotMakeAStorm) {
  for (int count = 0; count < 1000 && now < 1h; ++count) {
    pass_until_woken();
    if (plan.is_asking) give_url();
    if (phase(plan.next_id - 1) == Phase::opening) greet(plan.next_id - 1, 1);
    end_closing();
  }
  EXPECT_GE(now, 1h);
  EXPECT_LE(asked, 2 * 3600 / 20 + 2);
}

TEST_F(SocketPlanTest, ACutConnectionIsReplacedAtOnceBecausePeopleWait) {
  spread = 0.99;
  open_two();
  pass(1h);
  end(1);
  EXPECT_THAT(done(), ElementsAre("ask"));
}

TEST_F(SocketPlanTest, LinksThatAreCutAgainAndAgainComeBackWithinThreeSeconds) {
  spread = 0.99;
  open_two();
  for (int count = 0; count < 30; ++count) {
    end(plan.next_id - 1);
    EXPECT_LE(std::min(wake_at(plan), plan.not_before) - now, 3s);
    pass_until_woken();
    give_url();
    greet(plan.next_id - 1);
  }
}

TEST_F(SocketPlanTest, TooManyConnectionsCloseFirstAndWaitLong) {
  for (double const chance : {0.0, 0.99}) {
    plan = slack::SocketPlan();
    spread = chance;
    open_two();
    auto const old = plan.next_id - 1;
    tell(old, Reason::too_many_websockets);
    EXPECT_EQ(done(), std::vector<std::string>{"close " + std::to_string(old)});
    EXPECT_FALSE(plan.trouble.empty());
    end(old);
    EXPECT_THAT(done(), IsEmpty());
    EXPECT_GE(wake_at(plan) - now, 60s);
    EXPECT_LE(wake_at(plan) - now, 2min);
    pass_until_woken();
    EXPECT_THAT(done(), ElementsAre("ask"));
  }
}

TEST_F(SocketPlanTest, SocketModeThatIsSwitchedOffIsTriedSlowly) {
  open_two();
  tell(1, Reason::link_disabled);
  tell(2, Reason::link_disabled);
  EXPECT_THAT(done(), ElementsAre("close 1", "close 2"));
  end(1);
  end(2);
  asked = 0;
  for (auto const until = now + 1h; now < until;) {
    pass_until_woken();
    if (!plan.is_asking) continue;
    give_url();
    tell(plan.next_id - 1, Reason::link_disabled);
    end(plan.next_id - 1);
  }
  EXPECT_LE(asked, 12);
  EXPECT_GE(asked, 9);
  EXPECT_FALSE(plan.trouble.empty());
}

TEST_F(SocketPlanTest, ATokenThatIsRefusedIsTriedSlowlyAndMayBecomeGood) {
  for (auto const* error :
       {"not_authed", "invalid_auth", "account_inactive", "token_revoked", "user_removed_from_team",
        "team_disabled", "forbidden_team", "not_allowed_token_type"}) {
    plan = slack::SocketPlan();
    pass(0ms);
    for (int count = 0; count < 3; ++count) {
      refuse(error);
      EXPECT_EQ(plan.trouble, error);
      EXPECT_EQ(told.back().what, What::hopeless);
      EXPECT_GE(wake_at(plan) - now, 5min);
      pass_until_woken();
    }
    give_url();
    greet(plan.next_id - 1);
    EXPECT_EQ(plan.trouble, "");
  }
}

TEST_F(SocketPlanTest, AHelloThatDoesNotComeIsAFailure) {
  pass(0ms);
  give_url();
  done();
  EXPECT_EQ(wake_at(plan) - now, 10s);
  pass_until_woken();
  EXPECT_THAT(done(), ElementsAre("close 1"));
  EXPECT_EQ(plan.failures, 1);
  greet(1);  // too late
  EXPECT_EQ(links_up(plan), 0);
  pass_until_woken();
  EXPECT_THAT(done(), ElementsAre("ask"));
  give_url();
  EXPECT_EQ(phase(2), Phase::opening);
}

}  // namespace
