// Accounts of Slack beside the roster.
#include "storage/slack_accounts.hpp"

namespace storage {
namespace {

constexpr Sql unlink{"unlink_slack_account",
                     "UPDATE person SET slack_user_id = NULL, changed_at = $2 "
                     "WHERE slack_user_id = $1"};

constexpr Sql keep{"keep_slack_timezone",
                   "UPDATE person SET slack_timezone = $2 "
                   "WHERE id = $1 AND slack_timezone <> $2"};

constexpr Sql timezone_of{"slack_timezone", "SELECT slack_timezone FROM person WHERE id = $1"};

}  // namespace

bool unlink_slack_user(Transaction const& transaction, std::string_view slack_id,
                       domain::Instant now) {
  return transaction.connection().run(unlink, {slack_id, now.ms}) > 0;
}

void keep_slack_timezone(Transaction const& transaction, std::int64_t person,
                         std::string_view timezone) {
  transaction.connection().run(keep, {person, timezone});
}

std::string slack_timezone(Snapshot const& snapshot, std::int64_t person) {
  Rows rows = snapshot.connection().query(timezone_of, {person});
  return rows.next() ? rows.text(0) : std::string{};
}

}  // namespace storage
