// Remembering Retry-After.
#include "storage/pauses.hpp"

namespace storage {
namespace {

constexpr Sql keep{"keep_pause",
                   "INSERT INTO pause (method, until) VALUES ($1, $2) ON CONFLICT (method) "
                   "DO UPDATE SET until = excluded.until WHERE excluded.until > pause.until"};

constexpr Sql list{"pauses", "SELECT method, until FROM pause"};

}  // namespace

void keep_pause(Transaction const& transaction, Pause const& pause) {
  transaction.connection().run(keep, {pause.method, pause.until.ms});
}

std::vector<Pause> pauses(Snapshot const& snapshot) {
  std::vector<Pause> all;
  Rows rows = snapshot.connection().query(list);
  while (rows.next()) all.push_back({rows.text(0), domain::Instant{rows.integer(1)}});
  return all;
}

}  // namespace storage
