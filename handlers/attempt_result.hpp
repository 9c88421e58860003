// What an attempt came to: handing it in, what a pass brings, and telling the person.
#pragma once

#include "domain/attempt.hpp"
#include "handlers/attempt_start.hpp"

namespace handlers {

// As its answers stand now.
domain::Result result_of_attempt(storage::Snapshot const& snapshot, std::int64_t attempt,
                                 double pass_percent);

// Ends a running attempt at `at`. A passed knowledge check completes its course; Home tabs are made
// anew. `attempt` is changed accordingly.
void hand_in(Outcome& outcome, storage::Attempt& attempt, domain::Instant at,
             WriteContext const& context);

// Some answer of an attempt that was handed in has another mark now: its result is summed up again.
// Says whether it is another than before.
enum class Renewed { as_before, changed };
Renewed renew_result(Outcome& outcome, storage::Attempt& attempt, WriteContext const& context);

// Ends the attempt if its time is over. True when it has ended, now or before.
bool has_ended(Outcome& outcome, storage::Attempt& attempt, WriteContext const& context);

// Score, pass or not, what to read again, what is next. An exam's shows no single answer.
Screen result_screen(storage::Attempt const& attempt, ReadContext const& context);

// A direct message to the person of an attempt: `intro`, then the result. Nothing for people who
// are not linked to Slack.
void tell_result(Outcome& outcome, storage::Attempt const& attempt, slack::Mrkdwn const& intro,
                 WriteContext const& context);

}  // namespace handlers
