// Noting what has come in.
#include "storage/inbox.hpp"

namespace storage {
namespace {

constexpr Sql look{"find_noted", "SELECT reply FROM inbox WHERE id = $1"};

constexpr Sql note{"note_once",
                   "INSERT INTO inbox (id, noted_at, reply) VALUES ($1, $2, '') "
                   "ON CONFLICT (id) DO NOTHING"};

constexpr Sql keep{"keep_reply", "UPDATE inbox SET reply = $2 WHERE id = $1"};

// Looks only at what goes and at the first that stays.
constexpr Sql forget{"forget_noted",
                     "DELETE FROM inbox WHERE number < COALESCE("
                     "(SELECT number FROM inbox WHERE noted_at >= $1 ORDER BY number LIMIT 1), "
                     "(SELECT MAX(number) + 1 FROM inbox))"};

}  // namespace

Noted note_once(Transaction const& transaction, std::span<std::string const> ids,
                domain::Instant now) {
  Noted noted;
  for (auto const& id : ids) {
    // A copy may come with one known id and one new one; that is noted too.
    if (transaction.connection().run(note, {id, now.ms}) > 0) continue;
    noted.is_repeat = true;
    if (!noted.reply.empty()) continue;
    Rows rows = transaction.connection().query(look, {id});
    if (rows.next()) noted.reply = rows.text(0);
  }
  return noted;
}

void keep_reply(Transaction const& transaction, std::span<std::string const> ids,
                std::string_view reply) {
  for (auto const& id : ids) transaction.connection().run(keep, {id, reply});
}

void forget_noted(Transaction const& transaction, domain::Instant before) {
  transaction.connection().run(forget, {before.ms});
}

}  // namespace storage
