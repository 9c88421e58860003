// The modals of a written exam.
#pragma once

#include "handlers/attempt_start.hpp"

namespace handlers {

// What will be asked and under which rules, before the clock runs.
Screen exam_rules(Assessment const& exam, AttemptState const& state, ReadContext const& context);

// A question, with what the person has answered so far.
Screen exam_question(storage::Attempt const& attempt, int ordinal, ReadContext const& context);

// All questions as answered or open, before it is handed in.
Screen exam_overview(storage::Attempt const& attempt, ReadContext const& context);

}  // namespace handlers
