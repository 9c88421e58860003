// The links that a page gives for its courses.
#pragma once

#include "storage/program.hpp"

namespace storage {

// Replaces the links that this page gives for a course and says what changed.
void save_links(Transaction const& transaction, std::string const& page, std::string const& course,
                std::vector<domain::Link> const& links, PageChanges& changes);

}  // namespace storage
