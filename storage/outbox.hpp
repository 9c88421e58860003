// Messages that have to go out. They are put in the transaction of what caused them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace storage {

// Whose turn it is when Slack's limits don't let everything go out at once.
enum class Urgency {
  awaited,  // a person waits for it
  normal,
};

struct Delivery {
  std::string lane;    // deliveries of one lane go out in order: a channel, a user, a response_url
  std::string method;  // Web API method, or "response_url"
  std::string url;     // of a response_url
  std::string body;    // JSON of a response_url, form fields as JSON object of a method
  std::string answer_route;    // who takes the answer; empty = nobody
  std::string answer_context;  // handed to them with the answer
  // Of the unsent deliveries with the same text here only the last is kept ("home:U123"): what it
  // shows makes the elder ones out of date. Empty = all go out.
  std::string replaces;
  // Of a response_url: who gets the message as a DM when the address has expired or is used up.
  // Empty = nobody.
  std::string fallback_user;
  Urgency urgency = Urgency::normal;
};

struct ClaimedDelivery : Delivery {
  std::int64_t id = 0;
  std::string key;            // unlike that of any other message; travels in its metadata
  std::int64_t attempts = 0;  // with this one
  // Nobody knows whether an earlier attempt has arrived: look before sending again. Counts the
  // looks that found nothing.
  std::optional<std::int64_t> looks;
  domain::Instant put_at;
  domain::Instant first_tried_at;  // the earliest moment at which it can have arrived
};

void put_delivery(Transaction const& transaction, Delivery const& delivery, domain::Instant now);

// A delivery that could go out, as far as its lane is concerned.
struct Candidate {
  std::string lane;
  std::string method;
  bool is_look = false;  // it will be looked for first
};

// Whether a candidate may go out now.
struct Verdict {
  std::optional<domain::Instant> later_at;  // nothing = now; else the moment from which on it may
  bool holds_for_method = false;            // later_at is that of all candidates of this method
};
using Admission = std::function<Verdict(Candidate const&)>;

struct Claim {
  std::vector<ClaimedDelivery> deliveries;
  // When there will be something to claim again; nothing when nothing waits for a moment to come.
  std::optional<domain::Instant> next_at;
};

// Leases up to `most` due deliveries that are admitted, the oldest of each lane only, of each
// method the awaited ones first. A backlog that waits for its method's turn costs nothing. A lease
// ends by one of the functions below; one process at a time serves a database.
Claim claim_due(Transaction const& transaction, domain::Instant now, std::int64_t most,
                Admission const& admission);

// For the start of the process: what is still leased was under way when the process before ended,
// and nobody knows whether it has arrived. Returns how many these are.
std::int64_t reclaim_leases(Transaction const& transaction, domain::Instant now);

// The latest moment at which a delivery ended; nothing when none has within what is kept.
std::optional<domain::Instant> last_delivery_at(Snapshot const& snapshot);

void mark_delivered(Transaction const& transaction, std::int64_t id, domain::Instant now);
void postpone(Transaction const& transaction, std::int64_t id, domain::Instant due,
              std::string_view reason);
// Nobody knows whether it has arrived: to be looked for from `due` on. `looks` is how many looks
// have found nothing so far.
void mark_uncertain(Transaction const& transaction, std::int64_t id, domain::Instant due,
                    std::int64_t looks, std::string_view reason);
// Takes a lease back from which nothing was sent; the attempt does not count.
void release(Transaction const& transaction, std::int64_t id, domain::Instant due);
// Gives a delivery up for good; it stays in the table with its reason.
void bury(Transaction const& transaction, std::int64_t id, domain::Instant now,
          std::string_view reason);

// A delivery that was given up: for `fieldcert check` and `/cert admin`.
struct DeadLetter {
  std::int64_t id = 0;
  std::string lane;
  std::string method;
  std::string body;    // as of the delivery; slack::text_of_message gives its words
  std::string reason;  // Slack's error code or what went wrong
  std::int64_t attempts = 0;
  domain::Instant put_at;
  domain::Instant buried_at;
};

// The latest first.
std::vector<DeadLetter> dead_letters(Snapshot const& snapshot, std::int64_t most);

// Sends a dead letter once more, from now on with a new patience. False when there is none with
// this id (any more): a second click changes nothing.
bool retry_dead_letter(Transaction const& transaction, std::int64_t id, domain::Instant now);

// Forgets a dead letter for good. False when there is none with this id.
bool discard_dead_letter(Transaction const& transaction, std::int64_t id);

struct OutboxCount {
  std::int64_t waiting = 0;
  std::int64_t buried = 0;
};
OutboxCount count_outbox(Snapshot const& snapshot);

// Forgets what was delivered before `before`. Buried deliveries stay.
void forget_delivered(Transaction const& transaction, domain::Instant before);

}  // namespace storage
