// The outbox's life cycle: due → leased → delivered | due again | to be looked for | buried.
#include "storage/outbox.hpp"

#include <iterator>
#include <random>

namespace storage {
namespace {

using domain::Instant;

constexpr Sql drop_elder{"drop_replaced_delivery",
                         "DELETE FROM outbox WHERE replaces = $1 AND replaces <> '' "
                         "AND state = 'due' AND attempts = 0"};

constexpr Sql put{"put_delivery",
                  "INSERT INTO outbox (key, lane, method, url, body, answer_route, "
                  "answer_context, replaces, fallback_user, urgency, state, due_at, attempts, "
                  "put_at, reason) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'due', $11, 0, $11, '')"};

constexpr Sql next_method{"next_method_due",
                          "SELECT MIN(method) FROM outbox WHERE state = 'due' AND method > $1"};

// Rows come in order from an index, so that nobody pays for those that are not looked at.
constexpr Sql first_of_lanes{
    "first_of_lanes",
    "SELECT o.id, o.lane, o.due_at, o.looks FROM outbox o "
    "WHERE o.state = 'due' AND o.method = $1 AND NOT EXISTS (SELECT 1 FROM outbox e "
    "  WHERE e.lane = o.lane AND e.id < o.id AND e.state IN ('due', 'leased')) "
    "ORDER BY o.urgency, o.id"};

constexpr Sql lease{
    "lease_delivery",
    "UPDATE outbox SET state = 'leased', attempts = attempts + 1, "
    "first_tried_at = COALESCE(first_tried_at, $2) WHERE id = $1 "
    "RETURNING key, lane, method, url, body, answer_route, answer_context, fallback_user, "
    "attempts, looks, put_at, first_tried_at"};

constexpr Sql reclaim{"reclaim_leases",
                      "UPDATE outbox SET state = 'due', due_at = $1, looks = COALESCE(looks, 0), "
                      "reason = 'the process ended while it was sent' WHERE state = 'leased'"};

constexpr Sql last_ended{"last_delivery_at",
                         "SELECT MAX(ended_at) FROM outbox WHERE state IN ('delivered', 'buried')"};

constexpr Sql delivered{
    "mark_delivered",
    "UPDATE outbox SET state = 'delivered', ended_at = $2, body = '', url = '' WHERE id = $1"};

constexpr Sql later{"postpone",
                    "UPDATE outbox SET state = 'due', due_at = $2, looks = NULL, reason = $3 "
                    "WHERE id = $1"};

constexpr Sql uncertain{
    "mark_uncertain",
    "UPDATE outbox SET state = 'due', due_at = $2, looks = $3, reason = $4 WHERE id = $1"};

constexpr Sql give_back{"release_delivery",
                        "UPDATE outbox SET state = 'due', due_at = $2, attempts = attempts - 1 "
                        "WHERE id = $1"};

constexpr Sql give_up{
    "bury", "UPDATE outbox SET state = 'buried', ended_at = $2, reason = $3 WHERE id = $1"};

constexpr Sql count_waiting{"count_waiting_deliveries",
                            "SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'leased')"};

constexpr Sql count_buried{"count_dead_letters",
                           "SELECT COUNT(*) FROM outbox WHERE state = 'buried'"};

constexpr Sql forget{"forget_delivered",
                     "DELETE FROM outbox WHERE state = 'delivered' AND ended_at < $1"};

// 128 random bits: a database that was copied or restored must not use a key again.
std::string new_key() {
  static thread_local std::random_device device;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string key;
  for (int word = 0; word < 4; ++word) {
    auto bits = device();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4) key += digits[bits & 15];
  }
  return key;
}

ClaimedDelivery leased(Transaction const& transaction, std::int64_t id, Instant now) {
  Rows rows = transaction.connection().query(lease, {id, now.ms});
  if (!rows.next()) throw DatabaseError("a delivery vanished while it was claimed");
  ClaimedDelivery it;
  it.id = id;
  it.key = rows.text(0);
  it.lane = rows.text(1);
  it.method = rows.text(2);
  it.url = rows.text(3);
  it.body = rows.text(4);
  it.answer_route = rows.text(5);
  it.answer_context = rows.text(6);
  it.fallback_user = rows.text(7);
  it.attempts = rows.integer(8);
  it.looks = rows.optional_integer(9);
  it.put_at = Instant{rows.integer(10)};
  it.first_tried_at = Instant{rows.integer(11)};
  return it;
}

// The methods of what is due, in alphabetical order; empty after the last one.
std::string method_after(Transaction const& transaction, std::string const& method) {
  Rows rows = transaction.connection().query(next_method, {method});
  return rows.next() && !rows.is_null(0) ? rows.text(0) : std::string();
}

std::optional<Instant> earlier(std::optional<Instant> one, std::optional<Instant> other) {
  if (!one || !other) return one ? one : other;
  return one->ms < other->ms ? one : other;
}

}  // namespace

void put_delivery(Transaction const& transaction, Delivery const& it, Instant now) {
  Connection& connection = transaction.connection();
  if (!it.replaces.empty()) connection.run(drop_elder, {it.replaces});
  std::string const key = new_key();
  std::int64_t const urgency = it.urgency == Urgency::awaited ? 0 : 1;
  connection.run(put, {key, it.lane, it.method, it.url, it.body, it.answer_route, it.answer_context,
                       it.replaces, it.fallback_user, urgency, now.ms});
}

Claim claim_due(Transaction const& transaction, Instant now, std::int64_t most,
                Admission const& admission) {
  Claim claim;
  std::vector<std::int64_t> admitted;
  for (std::string method = method_after(transaction, ""); !method.empty();
       method = method_after(transaction, method)) {
    Rows rows = transaction.connection().query(first_of_lanes, {method});
    // A full batch is followed by the next one as soon as one of it has ended.
    while (std::ssize(admitted) < most && rows.next()) {
      Instant const due_at{rows.integer(2)};
      Verdict verdict{due_at, false};
      if (due_at.ms <= now.ms) verdict = admission({rows.text(1), method, !rows.is_null(3)});
      if (!verdict.later_at) admitted.push_back(rows.integer(0));
      claim.next_at = earlier(claim.next_at, verdict.later_at);
      if (verdict.holds_for_method) break;
    }
  }
  for (auto const id : admitted) claim.deliveries.push_back(leased(transaction, id, now));
  return claim;
}

std::int64_t reclaim_leases(Transaction const& transaction, Instant now) {
  return transaction.connection().run(reclaim, {now.ms});
}

std::optional<Instant> last_delivery_at(Snapshot const& snapshot) {
  Rows rows = snapshot.connection().query(last_ended);
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

void mark_uncertain(Transaction const& transaction, std::int64_t id, Instant due,
                    std::int64_t looks, std::string_view reason) {
  transaction.connection().run(uncertain, {id, due.ms, looks, reason});
}

void release(Transaction const& transaction, std::int64_t id, Instant due) {
  transaction.connection().run(give_back, {id, due.ms});
}

void bury(Transaction const& transaction, std::int64_t id, Instant now, std::string_view reason) {
  transaction.connection().run(give_up, {id, now.ms, reason});
}

OutboxCount count_outbox(Snapshot const& snapshot) {
  Connection& connection = snapshot.connection();
  return {connection.integer(count_waiting), connection.integer(count_buried)};
}

void forget_delivered(Transaction const& transaction, Instant before) {
  transaction.connection().run(forget, {before.ms});
}

}  // namespace storage
