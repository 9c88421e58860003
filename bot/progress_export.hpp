// Everybody's progress as CSV or JSON, with the same numbers as `/cert status`.
#pragma once

#include <ostream>

#include "storage/database.hpp"

namespace bot {

enum class ExportFormat { csv, json };

// A row per learner and course of their certification, and per further course that they have begun
// or finished, and per written exam that they have begun: email, name, role, certification, course,
// course_name, state, started_at, completed_at, score. Times in RFC 3339, UTC.
void export_progress(storage::Snapshot const& snapshot, ExportFormat format, std::ostream& out);

}  // namespace bot
