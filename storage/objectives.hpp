// The objectives of a course, each with an id that stays.
#pragma once

#include "storage/program.hpp"

namespace storage {

// Objectives keep their ids by their text; one reworded in its place keeps it too; what is gone is
// retired.
void save_objectives(Transaction const& transaction, std::string const& course,
                     std::vector<domain::Objective> const& objectives, domain::Instant now,
                     PageChanges& changes);

// The texts of those that are not retired, in order.
std::vector<std::string> objectives_of(Transaction const& transaction, std::string const& course);

}  // namespace storage
