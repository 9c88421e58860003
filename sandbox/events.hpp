// Events to the app, in the background, with Slack's retries.
#pragma once

#include <memory>

#include "sandbox/running.hpp"

namespace sandbox {

// Nothing happens when the app has not subscribed to it.
void send_event(std::shared_ptr<Running> running, Json event);

}  // namespace sandbox
