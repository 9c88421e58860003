// What becomes of a delivery after an attempt: tried again, looked for, or given up. Pure rules.
#pragma once

#include <cstdint>
#include <string_view>

#include "domain/instant.hpp"
#include "storage/outbox.hpp"

namespace bot {

// How an attempt to deliver ended, as far as we can know.
enum class AttemptEnd {
  delivered,
  nothing_done,  // Slack was not reached, or said that it did nothing
  uncertain,     // it may have arrived: the connection was lost after sending, or HTTP 5xx
  rate_limited,  // nothing done, and Slack said when to come again
  unauthorised,  // nothing done, and nothing will be before the token is mended
  refused,       // Slack says no to this very message: trying again unchanged cannot help
};

// How a look into the channel's history ended.
enum class LookEnd {
  found,
  not_found,
  unreadable,  // we may not read there: nobody will ever know
  failed,      // no answer; look again later
};

struct NextStep {
  enum class What {
    done,
    try_again,   // at `at`
    hold,        // at `at`, and the attempt does not count
    look_first,  // at `at`, with `looks` looks that found nothing so far
    send_now,    // after a look: it has not arrived
    give_up,
  };
  What what = What::done;
  domain::Instant at;
  std::int64_t looks = 0;
};

// Whether it can be found out that a call of this method has arrived. Other methods may be called
// twice without harm, or cannot be looked for (a response_url).
bool can_be_looked_for(std::string_view method);

// Whether a second call of this method would be seen by people.
bool shows_when_repeated(std::string_view method);

// `asked_wait_ms` (Slack's Retry-After) is never undercut; `spread` (0 to 1, random) makes waits
// longer by up to a fifth, so that many do not come back at once.
NextStep after_attempt(storage::ClaimedDelivery const& delivery, AttemptEnd end,
                       domain::Instant now, std::int64_t asked_wait_ms, double spread);

NextStep after_look(storage::ClaimedDelivery const& delivery, LookEnd end, domain::Instant now,
                    double spread);

}  // namespace bot
