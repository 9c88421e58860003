// Who does something on the page, and where: the first thing that its calls find out.
#pragma once

#include <string>

#include "sandbox/workspace.hpp"

namespace sandbox {

struct ClientAnswer {
  int status = 200;
  Json body;
};

// A refusal with a sentence for the person at the page.
ClientAnswer client_refusal(int status, std::string const& sentence);

struct Scene {
  Person const* person = nullptr;
  Conversation* conversation = nullptr;
  ClientAnswer refusal;  // when there is no person or, where one is asked for, no conversation
};

// The person that `as` names.
Scene person_scene(Workspace& workspace, Json const& body);

// The same, and a conversation that they are in.
Scene channel_scene(Workspace& workspace, Json const& body, std::string const& channel);

// The message with this ts, if the person of the scene sees it.
Message const* seen_message(Scene const& scene, std::string const& ts);

}  // namespace sandbox
