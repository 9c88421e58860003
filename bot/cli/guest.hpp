// The workspace alone, for an app that is not ours: `fieldcert sandbox --app URL`.
#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"
#include "sandbox/sandbox.hpp"

namespace bot::cli {

struct GuestOptions {
  std::string app;                     // where the app takes requests, or "socket"; empty = our bot
  std::vector<std::string> commands;   // "/poll"
  std::vector<std::string> shortcuts;  // callback ids; those of messages as "message:ID"
  std::vector<std::string> unfurled;   // domains whose links the app unfurls
};

// Tokens and secret are those of `settings` where it has any, else made up. A guest has subscribed
// to every event and may do everything. Throws std::invalid_argument with a line for the operator.
sandbox::Settings guest_workspace(GuestOptions const& options, config::Settings const& settings,
                                  std::string const& page);

// What the app needs to know, a line each. Secrets that came from outside are not repeated.
std::string guest_lines(sandbox::Settings const& workspace, config::Settings const& given,
                        std::string const& api_url);

}  // namespace bot::cli
