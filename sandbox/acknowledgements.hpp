// What the body of an app's acknowledgement does: replies to commands, response_actions of modals.
#pragma once

#include <string>
#include <string_view>

#include "sandbox/requests.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

// Shows the reply to a command. The answer is a note for the traffic log: "" or why the reply was
// not shown. As on Slack, neither the person nor the app hears of that.
std::string apply_command_reply(Workspace& workspace, TypedCommand const& typed,
                                std::string_view content_type, std::string_view body);

struct SubmissionResult {
  Json answer;       // for the page
  std::string note;  // for the traffic log
};

// Does what the acknowledgement of a view_submission says.
SubmissionResult apply_submission_reply(Workspace& workspace, std::string const& view_id,
                                        std::string_view body);

// {"ok":false,"error":"trouble connecting"}
Json trouble_connecting();

}  // namespace sandbox
