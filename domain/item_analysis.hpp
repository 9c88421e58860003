// Is the test any good? The statistics of Moodle's quiz report, from marks alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace domain {

// What one question earned in one attempt.
struct ItemMark {
  std::int64_t question = 0;  // the question, whatever its version
  int slot = 0;               // its place in the form, the same for all attempts, from 0
  double mark = 0;            // earned: 0 to `most`
  double most = 1;            // the question's weight in the form
};

// One attempt that was handed in and marked.
struct MarkedAttempt {
  std::vector<ItemMark> items;
};

// Each is empty where the formula has no value (too few attempts, or no spread).
struct TestStatistics {
  std::size_t attempts = 0;
  std::optional<double> mean;            // percent of the most that can be earned
  std::optional<double> median;          // percent
  std::optional<double> deviation;       // standard deviation, percent points
  std::optional<double> skewness;
  std::optional<double> kurtosis;
  std::optional<double> consistency;     // coefficient of internal consistency (Cronbach's alpha), %
  std::optional<double> error_ratio;     // percent
  std::optional<double> standard_error;  // percent points
};

enum class ItemFlag { too_easy, too_hard, weak_discrimination, weak_learners_do_better };

struct ItemStatistics {
  std::int64_t question = 0;
  std::size_t attempts = 0;
  std::optional<double> facility;             // percent
  std::optional<double> deviation;            // percent
  std::optional<double> discrimination;       // discrimination index, percent
  std::optional<double> efficiency;           // discriminative efficiency, percent
  std::optional<double> intended_weight;      // percent
  std::optional<double> effective_weight;     // percent; empty also where its covariance is negative
  std::vector<ItemFlag> flags;                // only with enough attempts to say so
};

struct ItemAnalysis {
  TestStatistics test;
  std::vector<ItemStatistics> items;  // in the order in which questions first appear by slot
};

ItemAnalysis analyse(std::span<MarkedAttempt const> attempts);

}  // namespace domain
