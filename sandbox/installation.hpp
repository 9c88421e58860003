// The app's place in the workspace: its token, its removal, its channels, and changes of people
// that it is told of.
#pragma once

#include <string>

#include "sandbox/workspace.hpp"

namespace sandbox {

// Every call with the bot's token fails from now on; the app is told.
void revoke_token(Workspace& workspace);

// The app is removed: told so twice, as Slack does, then cut off.
void uninstall(Workspace& workspace);

void install(Workspace& workspace);

// Somebody, or by its user id the app, comes into a channel or leaves it.
enum class Membership { joins, leaves };
void change_membership(Workspace& workspace, Conversation& conversation, std::string const& person,
                       Membership membership);

}  // namespace sandbox
