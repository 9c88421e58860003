// Slack's request signature, version 0. Written apart from the bot's own check on purpose: a
// mistake shared by both sides would go unnoticed.
#pragma once

#include <string>
#include <string_view>

namespace sandbox {

// "v0=" and 64 lower-case hex digits.
std::string sign_request(std::string_view secret, std::string_view timestamp,
                         std::string_view body);

}  // namespace sandbox
