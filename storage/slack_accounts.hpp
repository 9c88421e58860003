// What Slack tells about the accounts of the people in the roster.
#pragma once

#include <string>
#include <string_view>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

// Nobody is tied to this Slack user any more. False when nobody was.
bool unlink_slack_user(Transaction const& transaction, std::string_view slack_id,
                       domain::Instant now);

// Keeps the time zone that the person has set in Slack, for those of whom the roster names none.
void keep_slack_timezone(Transaction const& transaction, std::int64_t person,
                         std::string_view timezone);

// Empty when it is not known.
std::string slack_timezone(Snapshot const& snapshot, std::int64_t person);

}  // namespace storage
