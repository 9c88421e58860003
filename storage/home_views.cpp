// Remembering Home tabs.
#include "storage/home_views.hpp"

namespace storage {
namespace {

constexpr Sql opened{"note_home_opened",
                     "INSERT INTO home_view (slack_user_id, hash, opened_at) VALUES ($1, $2, $3) "
                     "ON CONFLICT (slack_user_id) DO UPDATE SET opened_at = excluded.opened_at, "
                     "hash = excluded.hash"};

constexpr Sql hash_of{"home_hash", "SELECT hash FROM home_view WHERE slack_user_id = $1"};

constexpr Sql keep{"keep_home_hash", "UPDATE home_view SET hash = $2 WHERE slack_user_id = $1"};

constexpr Sql viewers{"home_viewers", "SELECT slack_user_id FROM home_view ORDER BY 1"};

}  // namespace

void note_home_opened(Transaction const& transaction, std::string_view slack_user_id,
                      std::string_view hash, domain::Instant now) {
  transaction.connection().run(opened, {slack_user_id, hash, now.ms});
}

std::optional<std::string> home_hash(Snapshot const& snapshot, std::string_view slack_user_id) {
  Rows rows = snapshot.connection().query(hash_of, {slack_user_id});
  if (!rows.next()) return std::nullopt;
  return rows.text(0);
}

void keep_home_hash(Transaction const& transaction, std::string_view slack_user_id,
                    std::string_view hash) {
  transaction.connection().run(keep, {slack_user_id, hash});
}

std::vector<std::string> home_viewers(Snapshot const& snapshot) {
  std::vector<std::string> users;
  Rows rows = snapshot.connection().query(viewers);
  while (rows.next()) users.push_back(rows.text(0));
  return users;
}

}  // namespace storage
