// A click on "Start" or "Continue": Slack opens the course's material, we note that it is begun.
#include "handlers/handler.hpp"
#include "storage/progress.hpp"

namespace handlers {

Outcome start_course(slack::Click const& click, WriteContext const& context) {
  auto const* const course = context.db.catalogue().course(click.value);
  bool const counts = context.caller.person && course != nullptr && !course->is_retired;
  if (counts) {
    storage::record_start(context.db, context.caller.person->id, course->id, context.now);
  }
  return {};
}

}  // namespace handlers
