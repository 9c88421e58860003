// People, channels, messages and views as the page is told of them: see README.md.
#pragma once

#include "sandbox/workspace.hpp"

namespace sandbox {

Json client_person(Person const& person);
Json client_channel(Workspace const& workspace, Conversation const& conversation,
                    std::string const& as);
Json client_message(Message const& message);

// Everything that the page draws around a conversation.
Json client_workspace(Workspace& workspace, Person const& me);

// The conversation with the messages that this person sees.
Json client_conversation(Workspace& workspace, Conversation const& conversation, Person const& me);

}  // namespace sandbox
