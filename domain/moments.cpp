// Sums over samples.
#include "domain/moments.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace domain {
namespace {

// Marks are percents here: nobody means a billionth of one.
constexpr double nothing = 1e-9;

std::vector<double> sorted(std::span<double const> values) {
  std::vector<double> result(values.begin(), values.end());
  std::ranges::sort(result);
  return result;
}

bool is_spread(std::span<double const> values) {
  auto const [least, most] = std::ranges::minmax(values);
  return most - least > nothing;
}

double size_of(std::span<double const> values) { return static_cast<double>(values.size()); }

// The mean of the differences to the mean, each to that power.
double central_moment(std::span<double const> values, int power) {
  double const mean = mean_of(values);
  double sum = 0;
  for (double const value : values) sum += std::pow(value - mean, power);
  return sum / size_of(values);
}

}  // namespace

double mean_of(std::span<double const> values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / size_of(values);
}

double median_of(std::span<double const> values) {
  if (values.empty()) return 0;
  std::vector<double> const in_order = sorted(values);
  return (in_order[(in_order.size() - 1) / 2] + in_order[in_order.size() / 2]) / 2;
}

double covariance_of(std::span<double const> one, std::span<double const> other) {
  if (one.size() < 2 || !is_spread(one) || !is_spread(other)) return 0;
  double const mean = mean_of(one);
  double const other_mean = mean_of(other);
  double sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += (one[i] - mean) * (other[i] - other_mean);
  double const covariance = sum / (size_of(one) - 1);
  return std::abs(covariance) > nothing ? covariance : 0;
}

double variance_of(std::span<double const> values) { return covariance_of(values, values); }

double largest_covariance_of(std::span<double const> one, std::span<double const> other) {
  return covariance_of(sorted(one), sorted(other));
}

double third_cumulant_of(std::span<double const> values) {
  double const n = size_of(values);
  return n * n * central_moment(values, 3) / ((n - 1) * (n - 2));
}

double fourth_cumulant_of(std::span<double const> values) {
  double const n = size_of(values);
  double const second = central_moment(values, 2);
  double const fourth = central_moment(values, 4);
  return n * n * ((n + 1) * fourth - 3 * (n - 1) * second * second) / ((n - 1) * (n - 2) * (n - 3));
}

}  // namespace domain
