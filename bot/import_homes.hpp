// Home tabs after an import.
#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"
#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace bot {

// Puts the Home tabs of these Slack users, made anew, into the outbox: of those who have opened
// theirs. Each once.
void refresh_homes(storage::Transaction const& transaction, config::Settings const& settings,
                   std::vector<std::string> users, domain::Instant now);

}  // namespace bot
