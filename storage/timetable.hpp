// What has to be done at a moment to come, such as handing in an exam whose time is over. It is put
// in the transaction of what causes it, and taken off in that of what it causes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

struct DueEntry {
  std::string kind;     // names the route that takes it
  std::string subject;  // what it is about: an id
  domain::Instant due_at;
};

// Enters it, or moves the one of the same kind and subject.
void put_due(Transaction const& transaction, DueEntry const& entry);

// Takes it off. False when it is not there (any more).
bool take_off(Transaction const& transaction, std::string_view kind, std::string_view subject);

// Those whose moment has come, the earliest first.
std::vector<DueEntry> due_entries(Snapshot const& snapshot, domain::Instant now, std::int64_t most);

// The earliest moment of all; nothing when there is no entry.
std::optional<domain::Instant> next_due_at(Snapshot const& snapshot);

}  // namespace storage
