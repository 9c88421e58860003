// The outbox's life cycle: due → leased → delivered | due again | buried.
#include "storage/outbox.hpp"

namespace storage {
namespace {

using domain::Instant;

constexpr Sql put{"put_delivery",
                  "INSERT INTO outbox (lane, method, url, body, answer_route, answer_context, "
                  "state, due_at, attempts, put_at, reason) "
                  "VALUES ($1, $2, $3, $4, $5, $6, 'due', $7, 0, $7, '')"};

// While a delivery is leased its due_at is the end of the lease, so one comparison finds both.
constexpr Sql claim{
    "claim_due",
    "WITH first_of_lane AS (SELECT MIN(id) AS id FROM outbox WHERE state IN ('due', 'leased') "
    "  GROUP BY lane), "
    "due AS (SELECT o.id FROM outbox o JOIN first_of_lane f ON f.id = o.id "
    "  WHERE o.due_at <= $1 ORDER BY o.id LIMIT $3) "
    "UPDATE outbox SET state = 'leased', due_at = $2, attempts = attempts + 1 "
    "WHERE id IN (SELECT id FROM due) "
    "RETURNING id, lane, method, url, body, answer_route, answer_context, attempts, put_at"};

constexpr Sql next_due{"next_delivery_at",
                       "SELECT MIN(o.due_at) FROM outbox o WHERE o.state IN ('due', 'leased')"};

constexpr Sql delivered{
    "mark_delivered",
    "UPDATE outbox SET state = 'delivered', ended_at = $2, body = '', url = '' WHERE id = $1"};

constexpr Sql later{"postpone",
                    "UPDATE outbox SET state = 'due', due_at = $2, reason = $3 WHERE id = $1"};

constexpr Sql give_up{
    "bury", "UPDATE outbox SET state = 'buried', ended_at = $2, reason = $3 WHERE id = $1"};

constexpr Sql counts{
    "count_outbox",
    "SELECT COALESCE(SUM(CASE WHEN state IN ('due', 'leased') THEN 1 ELSE 0 END), 0), "
    "COALESCE(SUM(CASE WHEN state = 'buried' THEN 1 ELSE 0 END), 0) FROM outbox"};

constexpr Sql forget{"forget_delivered",
                     "DELETE FROM outbox WHERE state = 'delivered' AND ended_at < $1"};

}  // namespace

void put_delivery(Transaction const& transaction, Delivery const& it, Instant now) {
  transaction.connection().run(
      put, {it.lane, it.method, it.url, it.body, it.answer_route, it.answer_context, now.ms});
}

std::vector<ClaimedDelivery> claim_due(Transaction const& transaction, Instant now,
                                       Instant lease_until, std::int64_t most) {
  std::vector<ClaimedDelivery> claimed;
  Rows rows = transaction.connection().query(claim, {now.ms, lease_until.ms, most});
  while (rows.next()) {
    ClaimedDelivery it;
    it.id = rows.integer(0);
    it.lane = rows.text(1);
    it.method = rows.text(2);
    it.url = rows.text(3);
    it.body = rows.text(4);
    it.answer_route = rows.text(5);
    it.answer_context = rows.text(6);
    it.attempts = rows.integer(7);
    it.put_at = Instant{rows.integer(8)};
    claimed.push_back(std::move(it));
  }
  return claimed;
}

std::optional<Instant> next_delivery_at(Snapshot const& snapshot) {
  Rows rows = snapshot.connection().query(next_due);
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return Instant{rows.integer(0)};
}

void mark_delivered(Transaction const& transaction, std::int64_t id, Instant now) {
  transaction.connection().run(delivered, {id, now.ms});
}

void postpone(Transaction const& transaction, std::int64_t id, Instant due,
              std::string_view reason) {
  transaction.connection().run(later, {id, due.ms, reason});
}

void bury(Transaction const& transaction, std::int64_t id, Instant now, std::string_view reason) {
  transaction.connection().run(give_up, {id, now.ms, reason});
}

OutboxCount count_outbox(Snapshot const& snapshot) {
  Rows rows = snapshot.connection().query(counts);
  rows.next();
  return {rows.integer(0), rows.integer(1)};
}

void forget_delivered(Transaction const& transaction, Instant before) {
  transaction.connection().run(forget, {before.ms});
}

}  // namespace storage
