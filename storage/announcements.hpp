// Announcements of the enablement team: draft → posted (it stands in the outbox) → delivered, or
// failed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

struct Announcement {
  std::int64_t id = 0;
  std::string author;  // Slack user id
  std::string channel;
  std::string text;    // as it was typed
  std::string state;   // "draft", "posted", "delivered", "failed"
  std::string ts;      // Slack's name of the message, once delivered
  std::string reason;  // of a failure
};

std::int64_t add_draft(Transaction const& transaction, std::string_view author,
                       std::string_view channel, std::string_view text, domain::Instant now);

std::optional<Announcement> announcement(Snapshot const& snapshot, std::int64_t id);

// Turns a draft into one that is to be posted; its delivery is put in the same transaction. False
// when it is no draft (any more), so that a second press posts nothing.
bool post_draft(Transaction const& transaction, std::int64_t id, domain::Instant now);

void mark_announced(Transaction const& transaction, std::int64_t id, std::string_view ts);
void mark_not_announced(Transaction const& transaction, std::int64_t id, std::string_view reason);

// Forgets drafts older than that: their authors went away without posting.
void forget_drafts(Transaction const& transaction, domain::Instant before);

}  // namespace storage
