// Noting what has come in.
#include "storage/inbox.hpp"

namespace storage {
namespace {

constexpr Sql note{"note_once",
                   "INSERT INTO inbox (id, noted_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING"};

constexpr Sql forget{"forget_noted", "DELETE FROM inbox WHERE noted_at < $1"};

}  // namespace

Noted note_once(Transaction const& transaction, std::string_view id, domain::Instant now) {
  auto const added = transaction.connection().run(note, {id, now.ms});
  return added > 0 ? Noted::first_time : Noted::seen_before;
}

void forget_noted(Transaction const& transaction, domain::Instant before) {
  transaction.connection().run(forget, {before.ms});
}

}  // namespace storage
