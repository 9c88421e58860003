// Marked attempts from a matrix, for tests.
#pragma once

#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "domain/item_analysis.hpp"

constexpr double tolerance = 1e-9;

using Row = std::vector<double>;

// A row per attempt; everybody gets the same questions, numbered from 100 on.
inline std::vector<domain::MarkedAttempt> attempts_of(std::vector<Row> const& rows,
                                                      Row const& most) {
  std::vector<domain::MarkedAttempt> attempts;
  for (Row const& row : rows) {
    domain::MarkedAttempt& attempt = attempts.emplace_back();
    for (std::size_t slot = 0; slot < row.size(); ++slot) {
      auto const place = static_cast<int>(slot);
      attempt.items.push_back({100 + place, place, row[slot], most[slot]});
    }
  }
  return attempts;
}

inline void expect_near(std::optional<double> const& value, double expected, char const* name) {
  ASSERT_TRUE(value) << name;
  EXPECT_NEAR(*value, expected, tolerance) << name;
}
