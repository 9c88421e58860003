// The time of an attempt is over: what is there is handed in, and the person is told. Also when the
// bot was down at that moment: the attempt ends when its time did.
#include "handlers/exam_due.hpp"

#include "handlers/attempt_result.hpp"
#include "handlers/routes.hpp"

namespace handlers {

storage::DueEntry due_entry_of(storage::Attempt const& attempt) {
  return {"attempt.end", std::to_string(attempt.id), *attempt.ends_at};
}

Outcome end_attempt(storage::DueEntry const& due, WriteContext const& context) {
  Outcome outcome;
  auto attempt = storage::attempt(context.db, place_of(due.subject).attempt);
  if (!attempt || !attempt->is_running() || !attempt->ends_at) return outcome;
  if (context.now.ms < attempt->ends_at->ms) {
    // It has been given more time since.
    storage::put_due(context.db, due_entry_of(*attempt));
    return outcome;
  }
  hand_in(outcome, *attempt, *attempt->ends_at, context);
  tell_result(outcome, *attempt, {}, context);
  return outcome;
}

}  // namespace handlers
