// What has come in already, so that Slack's retries have no second effect.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

struct Noted {
  bool is_repeat = false;
  std::string reply;  // of a repeat: what was kept for the first time; may be empty
};

// Notes the ids under which a payload may come again, in the transaction that handles it. A repeat
// is one of which any id has been seen.
Noted note_once(Transaction const& transaction, std::span<std::string const> ids,
                domain::Instant now);

// Keeps the acknowledgement of a payload that was noted, for its repeats.
void keep_reply(Transaction const& transaction, std::span<std::string const> ids,
                std::string_view reply);

// Forgets ids noted before `before`: Slack repeats an event for at most 24 hours.
void forget_noted(Transaction const& transaction, domain::Instant before);

}  // namespace storage
