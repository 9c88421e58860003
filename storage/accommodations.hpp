// What a person needs to have a fair chance: extra time and attempts, and objectives read again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

struct Accommodation {
  std::int64_t person = 0;
  std::string assessment;      // the bank's id; empty = all
  int extra_time_percent = 0;  // 0 to 300: 25 makes 40 minutes 50
  int extra_attempts = 0;      // 0 to 20
  std::string granted_by;      // Slack user id
  std::string reason;
  domain::Instant granted_at;
};

void grant(Transaction const& transaction, Accommodation const& accommodation);

// The one that counts for this assessment: the latest given for it or for all. Zeros when there is
// none.
Accommodation accommodation_of(Snapshot const& snapshot, std::int64_t person,
                               std::string_view assessment);

// All that were ever granted to a person, the latest first.
std::vector<Accommodation> accommodations_of(Snapshot const& snapshot, std::int64_t person);

// Notes that the person has read about this topic after this attempt.
void record_study(Transaction const& transaction, std::int64_t attempt, std::string_view topic,
                  domain::Instant now);

std::vector<std::string> studied_topics(Snapshot const& snapshot, std::int64_t attempt);

}  // namespace storage
