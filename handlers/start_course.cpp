// A click on "Start" or "Continue": Slack opens the course's material, we note that it is begun.
#include "handlers/home.hpp"
#include "storage/progress.hpp"

namespace handlers {

Outcome start_course(slack::Click const& click, WriteContext const& context) {
  auto const* const course = context.db.catalogue().course(click.value);
  bool const counts = context.caller.person && course != nullptr && !course->is_retired;
  Outcome outcome;
  if (!counts) return outcome;
  auto const recorded =
      storage::record_start(context.db, context.caller.person->id, course->id, context.now);
  if (recorded == storage::Recorded::anew) {
    refresh_home(outcome, context, context.caller.slack_user_id, storage::Urgency::awaited);
  }
  return outcome;
}

}  // namespace handlers
