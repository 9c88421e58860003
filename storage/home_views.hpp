// The Home tabs that people have opened: who is to see changes, and what Slack shows them now.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

// Notes that a Home tab was opened. `hash` is that of the view that Slack showed; empty when
// there was none yet.
void note_home_opened(Transaction const& transaction, std::string_view slack_user_id,
                      std::string_view hash, domain::Instant now);

// The hash of the view that Slack shows; may be empty. Nothing for those who have never opened it.
std::optional<std::string> home_hash(Snapshot const& snapshot, std::string_view slack_user_id);

void keep_home_hash(Transaction const& transaction, std::string_view slack_user_id,
                    std::string_view hash);

// Everybody who has opened it, by Slack user id.
std::vector<std::string> home_viewers(Snapshot const& snapshot);

}  // namespace storage
