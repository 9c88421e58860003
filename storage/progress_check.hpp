// The summary of progress against the completions that it sums up.
#pragma once

#include "storage/database.hpp"

namespace storage {

// Rows of the summary that differ from the recorded completions, and completions without a row.
std::int64_t count_wrong_progress(Snapshot const& snapshot);

// Makes the summary agree; what was only begun stays.
void rebuild_progress(Transaction const& transaction);

}  // namespace storage
