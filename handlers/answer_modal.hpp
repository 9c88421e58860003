// Answers as modals, where there is no message to answer in: from the Home tab, a shortcut, or a
// modal.
#pragma once

#include "handlers/handler.hpp"

namespace handlers {

// The modal titled by the word that was asked for.
slack::Modal answer_modal(slack::Reply reply, slack::Command const& asked);

}  // namespace handlers
