// Deliveries that were given up: listed, tried again, or discarded.
#include "storage/outbox.hpp"

namespace storage {
namespace {

using domain::Instant;

constexpr Sql list{"dead_letters",
                   "SELECT id, lane, method, body, reason, attempts, put_at, ended_at FROM outbox "
                   "WHERE state = 'buried' ORDER BY ended_at DESC, id DESC LIMIT $1"};

// It counts as put anew, so that its patience begins again. Whether the last attempt arrived is as
// open as before.
constexpr Sql again{
    "retry_dead_letter",
    "UPDATE outbox SET state = 'due', due_at = $2, put_at = $2, attempts = 0, ended_at = NULL "
    "WHERE id = $1 AND state = 'buried'"};

constexpr Sql discard{"discard_dead_letter",
                      "DELETE FROM outbox WHERE id = $1 AND state = 'buried'"};

}  // namespace

std::vector<DeadLetter> dead_letters(Snapshot const& snapshot, std::int64_t most) {
  std::vector<DeadLetter> letters;
  Rows rows = snapshot.connection().query(list, {most});
  while (rows.next()) {
    DeadLetter letter;
    letter.id = rows.integer(0);
    letter.lane = rows.text(1);
    letter.method = rows.text(2);
    letter.body = rows.text(3);
    letter.reason = rows.text(4);
    letter.attempts = rows.integer(5);
    letter.put_at = Instant{rows.integer(6)};
    letter.buried_at = Instant{rows.integer(7)};
    letters.push_back(std::move(letter));
  }
  return letters;
}

bool retry_dead_letter(Transaction const& transaction, std::int64_t id, Instant now) {
  return transaction.connection().run(again, {id, now.ms}) > 0;
}

bool discard_dead_letter(Transaction const& transaction, std::int64_t id) {
  return transaction.connection().run(discard, {id}) > 0;
}

}  // namespace storage
