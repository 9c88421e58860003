// The statistics of tests and questions, from marks as percents of their form.
#include "domain/item_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "domain/item_flags.hpp"
#include "domain/moments.hpp"

namespace domain {
namespace {

constexpr double percent = 100;

// One question's marks in the attempts that had it; the same place is the same attempt.
struct Sample {
  int first_slot = 0;
  std::vector<double> fractions;  // percent of the question's most, where that isn't 0
  std::vector<double> shares;     // percent of the form, as all below
  std::vector<double> others;     // the attempt's other marks
  std::vector<double> wholes;     // the attempt's mark
  std::vector<double> weights;    // the most that it could have earned
};

struct Samples {
  std::vector<double> wholes;                // the attempts' marks, percent
  std::map<int, std::vector<double>> slots;  // shares; 0 where a form lacks the slot
  std::map<std::int64_t, Sample> questions;
};

double most_of(MarkedAttempt const& attempt) {
  double most = 0;
  for (ItemMark const& item : attempt.items) most += item.most;
  return most;
}

void add_attempt(Samples& samples, MarkedAttempt const& attempt) {
  double const scale = percent / most_of(attempt);
  double whole = 0;
  for (ItemMark const& item : attempt.items) whole += item.mark * scale;
  std::size_t const number = samples.wholes.size();
  samples.wholes.push_back(whole);
  for (ItemMark const& item : attempt.items) {
    double const share = item.mark * scale;
    samples.slots[item.slot][number] += share;
    auto const [place, is_new] = samples.questions.try_emplace(item.question);
    Sample& sample = place->second;
    sample.first_slot = is_new ? item.slot : std::min(sample.first_slot, item.slot);
    if (item.most > 0) sample.fractions.push_back(percent * item.mark / item.most);
    sample.shares.push_back(share);
    sample.others.push_back(whole - share);
    sample.wholes.push_back(whole);
    sample.weights.push_back(item.most * scale);
  }
}

// Attempts in which nothing could be earned say nothing.
Samples samples_of(std::span<MarkedAttempt const> attempts) {
  std::vector<MarkedAttempt const*> counted;
  for (MarkedAttempt const& attempt : attempts) {
    if (most_of(attempt) > 0) counted.push_back(&attempt);
  }
  Samples samples;
  for (MarkedAttempt const* attempt : counted) {
    for (ItemMark const& item : attempt->items) samples.slots[item.slot].resize(counted.size());
  }
  for (MarkedAttempt const* attempt : counted) add_attempt(samples, *attempt);
  return samples;
}

void add_consistency(TestStatistics& test, Samples const& samples, double variance) {
  auto const slots = static_cast<double>(samples.slots.size());
  if (slots < 2) return;
  double of_slots = 0;
  for (auto const& [slot, shares] : samples.slots) of_slots += variance_of(shares);
  test.consistency = percent * slots / (slots - 1) * (1 - of_slots / variance);
  // Rounding may take the consistency of identical questions a hair above 100.
  test.error_ratio = percent * std::sqrt(std::max(0.0, 1 - *test.consistency / percent));
  test.standard_error = *test.error_ratio / percent * std::sqrt(variance);
}

TestStatistics test_statistics(Samples const& samples) {
  std::vector<double> const& marks = samples.wholes;
  TestStatistics test;
  test.attempts = marks.size();
  if (marks.empty()) return test;
  test.mean = mean_of(marks);
  test.median = median_of(marks);
  if (marks.size() < 2) return test;
  double const variance = variance_of(marks);
  test.deviation = std::sqrt(variance);
  if (marks.size() < 3 || variance == 0) return test;
  test.skewness = third_cumulant_of(marks) / std::pow(variance, 1.5);
  if (marks.size() > 3) test.kurtosis = fourth_cumulant_of(marks) / (variance * variance);
  add_consistency(test, samples, variance);
  return test;
}

ItemStatistics item_statistics(std::int64_t question, Sample const& sample) {
  ItemStatistics item;
  item.question = question;
  item.attempts = sample.shares.size();
  item.intended_weight = mean_of(sample.weights);
  if (!sample.fractions.empty()) item.facility = mean_of(sample.fractions);
  if (sample.fractions.size() > 1) item.deviation = std::sqrt(variance_of(sample.fractions));
  double const covariance = covariance_of(sample.shares, sample.others);
  double const spread = variance_of(sample.shares) * variance_of(sample.others);
  if (spread > 0) item.discrimination = percent * covariance / std::sqrt(spread);
  double const largest = largest_covariance_of(sample.shares, sample.others);
  if (largest > 0) item.efficiency = percent * covariance / largest;
  item.flags = flags_of(item);
  return item;
}

// Needs all questions: each weight is a part of their sum.
void add_effective_weights(std::vector<ItemStatistics>& items, Samples const& samples) {
  auto const covariance = [&](ItemStatistics const& item) {
    Sample const& sample = samples.questions.at(item.question);
    return covariance_of(sample.shares, sample.wholes);
  };
  double sum = 0;
  for (ItemStatistics const& item : items) {
    double const rate =
        static_cast<double>(item.attempts) / static_cast<double>(samples.wholes.size());
    sum += rate * std::sqrt(std::max(0.0, covariance(item)));
  }
  if (sum == 0) return;
  for (ItemStatistics& item : items) {
    double const own = covariance(item);
    if (own >= 0 && item.attempts > 1) item.effective_weight = percent * std::sqrt(own) / sum;
  }
}

}  // namespace

ItemAnalysis analyse(std::span<MarkedAttempt const> attempts) {
  Samples const samples = samples_of(attempts);
  ItemAnalysis analysis;
  analysis.test = test_statistics(samples);
  for (auto const& [question, sample] : samples.questions) {
    analysis.items.push_back(item_statistics(question, sample));
  }
  // The map has them in order of `question` already.
  std::ranges::stable_sort(analysis.items, {}, [&](ItemStatistics const& item) {
    return samples.questions.at(item.question).first_slot;
  });
  add_effective_weights(analysis.items, samples);
  return analysis;
}

}  // namespace domain
