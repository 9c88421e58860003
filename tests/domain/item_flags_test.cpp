#include "domain/item_flags.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace domain {
namespace {

using enum ItemFlag;
using Flags = std::vector<ItemFlag>;

ItemStatistics item(double facility, std::optional<double> discrimination,
                    std::size_t attempts = enough_attempts) {
  ItemStatistics statistics;
  statistics.attempts = attempts;
  statistics.facility = facility;
  statistics.discrimination = discrimination;
  statistics.flags = flags_of(statistics);
  return statistics;
}

TEST(ItemFlags, FollowMoodlesGuidance) {
  EXPECT_EQ(item(60, 50).flags, Flags{});
  EXPECT_EQ(item(60, 20).flags, Flags{});
  EXPECT_EQ(item(60, 19.9).flags, Flags{weak_discrimination});
  EXPECT_EQ(item(60, -5).flags, Flags{weak_discrimination});
  EXPECT_EQ(item(60, -5.1).flags, Flags{weak_learners_do_better});
  EXPECT_EQ(item(95, 30).flags, Flags{too_easy});
  EXPECT_EQ(item(94.9, 30).flags, Flags{});
  EXPECT_EQ(item(5, 30).flags, Flags{too_hard});
  EXPECT_EQ(item(5.1, 30).flags, Flags{});
}

TEST(ItemFlags, WaitForEnoughAttempts) {
  EXPECT_EQ(item(0, -80, enough_attempts - 1).flags, Flags{});
  EXPECT_EQ(item(0, -80, enough_attempts).flags, (Flags{weak_learners_do_better, too_hard}));
}

TEST(ItemFlags, DontAskOfAQuestionAtTheEdgeToTellLearnersApart) {
  EXPECT_EQ(item(98, -20).flags, Flags{too_easy}) << "one slip of a good learner";
  EXPECT_EQ(item(3, 0).flags, Flags{too_hard});
  EXPECT_EQ(item(0, {}).flags, Flags{too_hard});
}

TEST(ItemVerdict, IsOnTheGravestFlag) {
  EXPECT_EQ(verdict(item(3, -30)),
            "Better learners miss it more often than weaker ones: check the key.");
  EXPECT_EQ(verdict(item(99, 10)), verdict(too_easy));
}

TEST(ItemVerdict, SaysWhenThereIsNothingToSay) {
  EXPECT_EQ(verdict(item(60, 45)), "It works: better learners get it right more often.");
  EXPECT_EQ(verdict(item(60, {})), "Nothing stands out.");
  EXPECT_EQ(verdict(item(60, -90, 5)), "Too few attempts to judge it yet.");
}

constexpr int questions = 20;
constexpr int wrong_key = 7;

// Forty learners of normal ability answer twenty questions, each with a chance that rises with
// ability; one question has a wrong key.
std::vector<MarkedAttempt> simulated_attempts(std::mt19937& random) {
  std::normal_distribution<double> ability;
  std::uniform_real_distribution<double> chance;
  std::vector<MarkedAttempt> attempts(40);
  for (MarkedAttempt& attempt : attempts) {
    double const able = ability(random);
    for (int slot = 0; slot < questions; ++slot) {
      double const easy = 0.1 * (slot - wrong_key);
      bool const knows = chance(random) < 1 / (1 + std::exp(-1.7 * (able + easy)));
      attempt.items.push_back({slot, slot, knows == (slot != wrong_key) ? 1.0 : 0.0, 1});
    }
  }
  return attempts;
}

TEST(ItemFlags, FindAPlantedWrongKeyWithinFortyAttemptsAndSeldomAccuseARightOne) {
  constexpr int simulations = 300;
  std::mt19937 random(23);
  int found = 0;
  int accused = 0;
  for (int run = 0; run < simulations; ++run) {
    for (ItemStatistics const& each : analyse(simulated_attempts(random)).items) {
      bool const flagged = !each.flags.empty() && each.flags.front() == weak_learners_do_better;
      if (flagged) ++(each.question == wrong_key ? found : accused);
    }
  }
  EXPECT_GE(found, simulations * 95 / 100);
  EXPECT_LT(accused, simulations * (questions - 1) * 2 / 100);
}

}  // namespace
}  // namespace domain
