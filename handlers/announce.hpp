// Announcements: what the modal and the post share.
#pragma once

#include <string>

#include "handlers/handler.hpp"

namespace handlers {

// The message as it will stand in the channel.
slack::Reply announcement_message(std::string const& text);

}  // namespace handlers
