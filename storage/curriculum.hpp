// A certification's paths, courses and objectives, and use-case trainings, as one page states them.
#pragma once

#include "storage/program.hpp"

namespace storage {

void save_certification(Transaction const& transaction, domain::HandbookPage const& page,
                        domain::Instant now, PageChanges& changes);

// The page has no curriculum (any more): retires the courses it had.
void retire_curriculum(Transaction const& transaction, std::string const& page, domain::Instant now,
                       PageChanges& changes);

void save_trainings(Transaction const& transaction, domain::HandbookPage const& page,
                    domain::Instant now, PageChanges& changes);

}  // namespace storage
