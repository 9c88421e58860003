#include "domain/draw.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace domain {
namespace {

std::vector<PoolQuestion> pool_of(std::vector<std::pair<std::string, int>> const& topics) {
  std::vector<PoolQuestion> pool;
  for (auto const& [topic, count] : topics) {
    for (int i = 0; i < count; ++i) {
      auto const id = static_cast<std::int64_t>(pool.size() + 1);
      pool.push_back({id, id * 10, topic, 0});
    }
  }
  return pool;
}

std::map<std::string, int> counts(std::vector<PoolQuestion> const& pool,
                                  std::vector<DrawnQuestion> const& drawn) {
  std::map<std::string, int> result;
  for (auto const& it : drawn) ++result[pool[it.pool_index].topic];
  return result;
}

TEST(SeededNumbers, AreThoseOfSplitMix64) {
  // The first numbers for seed 1234567 as its reference implementation gives them.
  SeededNumbers numbers(1234567);
  EXPECT_EQ(numbers.next(), 6457827717110365317U);
  EXPECT_EQ(numbers.next(), 3203168211198807973U);
  EXPECT_EQ(numbers.next(), 9817491932198370423U);
}

TEST(Draw, TheSameSeedDrawsTheSameForm) {
  auto const pool = pool_of({{"a", 9}, {"b", 4}, {"c", 7}});
  auto const one = draw(pool, {8, 0, 0}, 42);
  auto const same = draw(pool, {8, 0, 0}, 42);
  ASSERT_EQ(one.size(), 8U);
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].pool_index, same[i].pool_index);
}

TEST(Draw, CoversEveryTopicWhateverTheSeed) {
  auto const pool = pool_of({{"a", 20}, {"b", 1}, {"c", 2}, {"d", 1}});
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    EXPECT_EQ(counts(pool, draw(pool, {}, seed)).size(), 4U) << seed;
  }
}

TEST(Draw, SharesTheRestEvenly) {
  auto const pool = pool_of({{"a", 20}, {"b", 20}, {"c", 20}});
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (auto const& [topic, count] : counts(pool, draw(pool, {10, 0, 0}, seed))) {
      EXPECT_GE(count, 3) << topic;
      EXPECT_LE(count, 4) << topic;
    }
  }
}

TEST(Draw, TakesAtLeastSoManyOfEachTopicAsTheBlueprintSays) {
  auto const pool = pool_of({{"a", 20}, {"b", 3}, {"c", 1}});
  auto const by_topic = counts(pool, draw(pool, {0, 2, 0}, 7));
  EXPECT_EQ(by_topic.at("a"), 2);
  EXPECT_EQ(by_topic.at("b"), 2);
  EXPECT_EQ(by_topic.at("c"), 1) << "there is only one";
}

TEST(Draw, AsksFiveUnlessTopicsAskForMore) {
  EXPECT_EQ(draw(pool_of({{"a", 20}}), {}, 1).size(), 5U);
  EXPECT_EQ(draw(pool_of({{"a", 3}}), {}, 1).size(), 3U);
  EXPECT_EQ(
      draw(pool_of({{"a", 2}, {"b", 2}, {"c", 2}, {"d", 2}, {"e", 2}, {"f", 2}}), {}, 1).size(),
      6U);
}

TEST(Draw, AsksNothingTwiceInOneForm) {
  auto const pool = pool_of({{"a", 9}, {"b", 9}});
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::set<std::size_t> indexes;
    for (auto const& it : draw(pool, {15, 0, 0}, seed)) indexes.insert(it.pool_index);
    EXPECT_EQ(indexes.size(), 15U);
  }
}

TEST(Draw, WhatThePersonHasNotHadComesFirst) {
  auto pool = pool_of({{"a", 10}});
  for (std::size_t i = 0; i < 5; ++i) pool[i].last_drawn = 1;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (auto const& it : draw(pool, {5, 0, 1}, seed)) EXPECT_EQ(pool[it.pool_index].last_drawn, 0);
  }
}

TEST(Draw, TheAttemptBeforeIsRepeatedOnlyWhenNothingElseIsLeft) {
  // Topic "a" has nothing but what was asked just before; its share is kept, the rest comes from
  // "b".
  auto pool = pool_of({{"a", 3}, {"b", 6}});
  for (std::size_t i = 0; i < 3; ++i) pool[i].last_drawn = 2;
  pool[3].last_drawn = 1;
  auto const by_topic = counts(pool, draw(pool, {6, 0, 2}, 3));
  EXPECT_EQ(by_topic.at("a"), 1);
  EXPECT_EQ(by_topic.at("b"), 5);
}

TEST(Draw, SlotsFollowTheTopicsWhateverTheOrderShown) {
  auto const pool = pool_of({{"a", 4}, {"b", 4}});
  auto drawn = draw(pool, {6, 0, 0}, 11);
  std::ranges::sort(drawn, {}, &DrawnQuestion::slot);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    EXPECT_EQ(drawn[i].slot, static_cast<int>(i));
    EXPECT_EQ(pool[drawn[i].pool_index].topic, i < 3 ? "a" : "b");
  }
}

TEST(Draw, AnEmptyBankDrawsNothing) { EXPECT_TRUE(draw({}, {20, 0, 0}, 1).empty()); }

Question choice(std::vector<std::string> const& options) {
  Question question;
  for (auto const& option : options) {
    AnswerChoice answer;
    answer.text.source = answer.text.shown = option;
    question.answers.push_back(answer);
  }
  return question;
}

TEST(OptionOrder, ShufflesAndHoldsForTheAttempt) {
  auto const question = choice({"a", "b", "c", "d"});
  std::set<std::vector<int>> orders;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    auto const order = option_order(question, seed, 1);
    EXPECT_EQ(order, option_order(question, seed, 1));
    orders.insert(order);
  }
  EXPECT_EQ(orders.size(), 24U) << "all orders of four come up";
}

TEST(OptionOrder, EveryPlaceIsAsLikelyForEachOption) {
  auto const question = choice({"a", "b", "c", "d"});
  std::array<int, 4> first{};
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    ++first.at(static_cast<std::size_t>(option_order(question, seed, 3).front()));
  }
  for (int const count : first) EXPECT_NEAR(count, 1000, 120);
}

TEST(OptionOrder, AllOfTheAboveStaysLast) {
  for (auto const* last : {"All of the above", "None of the above.", "Both of these", "None",
                           "all of them", "Neither of the above"}) {
    auto const question = choice({last, "b", "c", "d"});
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      EXPECT_EQ(option_order(question, seed, 1).back(), 0) << last;
    }
  }
}

TEST(OptionOrder, TrueAndFalseStayAsTheyAre) {
  auto question = choice({"True", "False"});
  question.kind = QuestionKind::true_false;
  EXPECT_EQ(option_order(question, 5, 1), (std::vector<int>{0, 1}));
}

TEST(OptionOrder, EqualRightSidesOfPairsAreShownOnce) {
  Question question;
  question.kind = QuestionKind::matching;
  for (auto const& [left, right] :
       {std::pair("a", "x"), std::pair("b", "y"), std::pair("c", "x")}) {
    AnswerChoice answer;
    answer.text.source = answer.text.shown = left;
    answer.match = right;
    question.answers.push_back(answer);
  }
  auto order = option_order(question, 9, 1);
  std::ranges::sort(order);
  EXPECT_EQ(order, (std::vector<int>{0, 1}));
}

}  // namespace
}  // namespace domain
