// What has come in already, so that Slack's retries have no second effect.
#pragma once

#include <string_view>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

enum class Noted { first_time, seen_before };

// Notes an envelope's id in the transaction that handles it.
Noted note_once(Transaction const& transaction, std::string_view id, domain::Instant now);

// Forgets ids noted before `before`: Slack repeats an event for at most 24 hours.
void forget_noted(Transaction const& transaction, domain::Instant before);

}  // namespace storage
