// Channels and direct messages: who is in them, who sees them.
#pragma once

#include "sandbox/workspace.hpp"

namespace sandbox {

// Null when there is none.
Conversation* find_conversation(Workspace& workspace, std::string_view id);

// The person's DM with the app; made when they have none yet.
Conversation& app_conversation(Workspace& workspace, std::string const& person);

// The DM of these people with each other (`with_app`: and the app); made when there is none yet.
enum class WithApp { no, yes };
Conversation& direct_conversation(Workspace& workspace, std::vector<std::string> people,
                                  WithApp with_app);

bool is_direct(Conversation const& conversation);
bool is_member(Conversation const& conversation, std::string_view person);
bool app_is_member(Conversation const& conversation);

// All members: people first, then the app's bot user if it is one.
std::vector<std::string> member_ids(Workspace const& workspace, Conversation const& conversation);

// Tells everybody who sees the conversation that it has changed.
void announce_change(Workspace& workspace, Conversation const& conversation);

// Slack's channel object.
Json channel_object(Workspace const& workspace, Conversation const& conversation);

// The name that a request to the app carries: "directmessage", "privategroup" or the channel's.
std::string request_channel_name(Conversation const& conversation);

// True when the token has the scope.
bool has_scope(Workspace const& workspace, std::string_view scope);

}  // namespace sandbox
