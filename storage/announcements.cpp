// The life of an announcement.
#include "storage/announcements.hpp"

namespace storage {
namespace {

constexpr Sql add{"add_draft",
                  "INSERT INTO announcement (author, channel, text, state, ts, reason, drafted_at) "
                  "VALUES ($1, $2, $3, 'draft', '', '', $4) RETURNING id"};

constexpr Sql by_id{
    "announcement",
    "SELECT id, author, channel, text, state, ts, reason FROM announcement WHERE id = $1"};

constexpr Sql post{"post_draft",
                   "UPDATE announcement SET state = 'posted', posted_at = $2 "
                   "WHERE id = $1 AND state = 'draft'"};

// A dead letter that was sent once more may be delivered after all.
constexpr Sql announced{"mark_announced",
                        "UPDATE announcement SET state = 'delivered', ts = $2, reason = '' "
                        "WHERE id = $1 AND state IN ('posted', 'failed')"};

constexpr Sql not_announced{"mark_not_announced",
                            "UPDATE announcement SET state = 'failed', reason = $2 "
                            "WHERE id = $1 AND state IN ('posted', 'failed')"};

constexpr Sql forget{"forget_drafts",
                     "DELETE FROM announcement WHERE state = 'draft' AND drafted_at < $1"};

}  // namespace

std::int64_t add_draft(Transaction const& transaction, std::string_view author,
                       std::string_view channel, std::string_view text, domain::Instant now) {
  return transaction.connection().integer(add, {author, channel, text, now.ms});
}

std::optional<Announcement> announcement(Snapshot const& snapshot, std::int64_t id) {
  Rows rows = snapshot.connection().query(by_id, {id});
  if (!rows.next()) return std::nullopt;
  Announcement it;
  it.id = rows.integer(0);
  it.author = rows.text(1);
  it.channel = rows.text(2);
  it.text = rows.text(3);
  it.state = rows.text(4);
  it.ts = rows.text(5);
  it.reason = rows.text(6);
  return it;
}

bool post_draft(Transaction const& transaction, std::int64_t id, domain::Instant now) {
  return transaction.connection().run(post, {id, now.ms}) > 0;
}

void mark_announced(Transaction const& transaction, std::int64_t id, std::string_view ts) {
  transaction.connection().run(announced, {id, ts});
}

void mark_not_announced(Transaction const& transaction, std::int64_t id, std::string_view reason) {
  transaction.connection().run(not_announced, {id, reason});
}

void forget_drafts(Transaction const& transaction, domain::Instant before) {
  transaction.connection().run(forget, {before.ms});
}

}  // namespace storage
