// What an import says of one handbook page.
#pragma once

#include <string>
#include <vector>

#include "domain/handbook_page.hpp"
#include "storage/program.hpp"

namespace bot {

// What was found with its lines and ids, what had no place, and what changed.
std::vector<std::string> report_page(domain::HandbookPage const& page,
                                     std::vector<storage::PlacedCourse> const& courses,
                                     storage::PageChanges const& changes);

}  // namespace bot
