// Where the app may post.
#pragma once

#include <string>

#include "sandbox/methods.hpp"

namespace sandbox {

// A channel by id, by "#name", or a person's id, which means their DM with the app. Null when there
// is none.
Conversation* posting_place(Workspace& workspace, std::string const& channel);

// True when the app knows that the conversation exists.
bool app_sees(Conversation const& conversation);

struct Place {
  Conversation* conversation = nullptr;
  Json refusal;  // when there is none
};

enum class Joined { needed, public_is_enough };

// The place that the argument `channel` names.
Place place_of(Workspace& workspace, Arguments const& arguments, Joined joined);

struct NewMessage {
  Conversation* conversation = nullptr;
  Message message;
  Json refusal;  // when there is none
};

// What the arguments of chat.postMessage and chat.scheduleMessage say, checked.
NewMessage new_message(Workspace& workspace, Arguments const& arguments);

}  // namespace sandbox
