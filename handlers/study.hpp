// The step between a failed attempt and the next, where the program asks for it: reading again what
// was weak.
#pragma once

#include "handlers/attempt_start.hpp"

namespace handlers {

// An entry for each topic that is still to be read, with the button that opens it and notes it.
void add_study(Screen& screen, Assessment const& assessment, AttemptState const& state,
               ReadContext const& context);

// A button that begins the next attempt.
slack::Button again_button(Assessment const& assessment);

}  // namespace handlers
