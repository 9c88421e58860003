// Reading and writing the timetable.
#include "storage/timetable.hpp"

namespace storage {
namespace {

constexpr Sql put{"put_due",
                  "INSERT INTO due_entry (kind, subject, due_at) VALUES ($1, $2, $3) "
                  "ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at"};

constexpr Sql take{"take_off_due", "DELETE FROM due_entry WHERE kind = $1 AND subject = $2"};

constexpr Sql due{"due_entries",
                  "SELECT kind, subject, due_at FROM due_entry WHERE due_at <= $1 "
                  "ORDER BY due_at, kind, subject LIMIT $2"};

constexpr Sql next{"next_due_at", "SELECT MIN(due_at) FROM due_entry"};

}  // namespace

void put_due(Transaction const& transaction, DueEntry const& entry) {
  transaction.connection().run(put, {entry.kind, entry.subject, entry.due_at.ms});
}

bool take_off(Transaction const& transaction, std::string_view kind, std::string_view subject) {
  return transaction.connection().run(take, {kind, subject}) > 0;
}

std::vector<DueEntry> due_entries(Snapshot const& snapshot, domain::Instant now,
                                  std::int64_t most) {
  std::vector<DueEntry> entries;
  Rows rows = snapshot.connection().query(due, {now.ms, most});
  while (rows.next()) entries.push_back({rows.text(0), rows.text(1), {rows.integer(2)}});
  return entries;
}

std::optional<domain::Instant> next_due_at(Snapshot const& snapshot) {
  Rows rows = snapshot.connection().query(next);
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return domain::Instant{rows.integer(0)};
}

}  // namespace storage
