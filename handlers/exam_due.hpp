// The end of an attempt's time, as an entry in the timetable.
#pragma once

#include "storage/attempts.hpp"
#include "storage/timetable.hpp"

namespace handlers {

// Of an attempt with a time limit.
storage::DueEntry due_entry_of(storage::Attempt const& attempt);

}  // namespace handlers
