// Messages that have to go out. They are put in the transaction of what caused them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

struct Delivery {
  std::string lane;    // deliveries of one lane go out in order: a channel, a user, a response_url
  std::string method;  // Web API method, or "response_url"
  std::string url;     // of a response_url
  std::string body;    // JSON of a response_url, form fields as JSON object of a method
  std::string answer_route;    // who takes the answer; empty = nobody
  std::string answer_context;  // handed to them with the answer
};

struct ClaimedDelivery : Delivery {
  std::int64_t id = 0;
  std::int64_t attempts = 0;  // with this one
  domain::Instant put_at;
};

void put_delivery(Transaction const& transaction, Delivery const& delivery, domain::Instant now);

// Leases up to `most` due deliveries, the oldest of each lane only. A lease that has run out (the
// process died with it) is due again.
std::vector<ClaimedDelivery> claim_due(Transaction const& transaction, domain::Instant now,
                                       domain::Instant lease_until, std::int64_t most);

// When the next delivery is due; nothing when none waits.
std::optional<domain::Instant> next_delivery_at(Snapshot const& snapshot);

void mark_delivered(Transaction const& transaction, std::int64_t id, domain::Instant now);
void postpone(Transaction const& transaction, std::int64_t id, domain::Instant due,
              std::string_view reason);
// Gives a delivery up for good; it stays in the table with its reason.
void bury(Transaction const& transaction, std::int64_t id, domain::Instant now,
          std::string_view reason);

struct OutboxCount {
  std::int64_t waiting = 0;
  std::int64_t buried = 0;
};
OutboxCount count_outbox(Snapshot const& snapshot);

// Forgets what was delivered before `before`. Buried deliveries stay.
void forget_delivered(Transaction const& transaction, domain::Instant before);

}  // namespace storage
