// Mean, variance and what else sums up a sample. Differences of rounding are no spread.
#pragma once

#include <span>

namespace domain {

// 0 of nothing.
double mean_of(std::span<double const> values);

// Of an even number the middle of the two in the middle; 0 of nothing.
double median_of(std::span<double const> values);

// Of two samples of the same size, by size - 1; 0 below two values, and where either has no spread.
double covariance_of(std::span<double const> one, std::span<double const> other);

double variance_of(std::span<double const> values);

// The largest covariance that the same values could have: both in order of size.
double largest_covariance_of(std::span<double const> one, std::span<double const> other);

// Fisher's k-statistics (unbiased cumulants) of the third and fourth degree; of at least three and
// four values.
double third_cumulant_of(std::span<double const> values);
double fourth_cumulant_of(std::span<double const> values);

}  // namespace domain
