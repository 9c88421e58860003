// Is the test any good? The statistics of Moodle's quiz report, from marks alone.
//
// Definitions are those of the pages "Quiz statistics calculations" and "Quiz report statistics" of
// docs.moodle.org/dev, as the report computes them (quiz_statistics\calculator and
// core_question\statistics\questions\calculator): when everybody got the same questions, all
// numbers are Moodle's.
//
// Forms may be drawn at random. Then marks are taken as shares of what the form can give, so that
// forms of different weight compare; the test's numbers are over slots, as Moodle's; a question's
// are over those attempts that had it, its mark against the other marks of the same form. (Of a
// random question Moodle leaves its mark in the others, which flatters it.)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace domain {

// What one question earned in one attempt.
struct ItemMark {
  std::int64_t question = 0;  // the question, whatever its version; once per attempt at most
  int slot = 0;               // its place in the form, the same for all attempts, from 0
  double mark = 0;            // earned: 0 to `most`
  double most = 1;            // the question's weight in the form
};

// One attempt that was handed in and marked.
struct MarkedAttempt {
  std::vector<ItemMark> items;
};

// Each is empty where the formula has no value (too few attempts, or no spread). Variances and
// covariances are those of a sample: divided by attempts - 1.
struct TestStatistics {
  std::size_t attempts = 0;      // those that could earn something
  std::optional<double> mean;    // percent of the most that can be earned
  std::optional<double> median;  // percent; of an even number the middle of the two in the middle
  std::optional<double> deviation;  // standard deviation, percent points; from 2 attempts on
  // k3 / k2^(3/2) and k4 / k2^2 with Fisher's k-statistics of the attempts' marks; from 3 and from
  // 4 attempts on. A normal distribution has 0 in both.
  std::optional<double> skewness;
  std::optional<double> kurtosis;
  // Coefficient of internal consistency (Cronbach's alpha), percent, may be negative: p / (p - 1)
  // of 1 - (sum of the p slots' variances) / (variance of the whole). From 2 slots and, as in
  // Moodle, 3 attempts on.
  std::optional<double> consistency;
  std::optional<double> error_ratio;     // 100 sqrt(1 - consistency / 100), percent
  std::optional<double> standard_error;  // that part of the standard deviation, percent points
};

enum class ItemFlag { too_easy, too_hard, weak_discrimination, weak_learners_do_better };

struct ItemStatistics {
  std::int64_t question = 0;
  std::size_t attempts = 0;         // those that had it
  std::optional<double> facility;   // the mean mark, percent of its most
  std::optional<double> deviation;  // standard deviation of the mark, percent of its most
  // Discrimination index: correlation of the mark with the sum of the attempt's other marks,
  // percent.
  std::optional<double> discrimination;
  // Discriminative efficiency: the covariance of the same two as percent of the largest that these
  // marks allow, which both have when each is put in order of size.
  std::optional<double> efficiency;
  std::optional<double> intended_weight;  // its most in that of its form, percent
  // The square root of its covariance with the attempt's mark, as percent of the sum of these over
  // all questions. With random forms each counts in that sum by the share of attempts that had it:
  // so the weights of an average form make 100, like the intended ones. Empty also where the
  // covariance is negative, as Moodle shows none then.
  std::optional<double> effective_weight;
  std::vector<ItemFlag> flags;  // gravest first; by `flags_of` (domain/item_flags.hpp)
};

struct ItemAnalysis {
  TestStatistics test;
  std::vector<ItemStatistics> items;  // in order of their first slot, then of `question`
};

ItemAnalysis analyse(std::span<MarkedAttempt const> attempts);

}  // namespace domain
