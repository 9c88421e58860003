// What is sent to the app: slash commands, interactions and events, in Slack's forms.
#pragma once

#include <string>

#include "sandbox/workspace.hpp"

namespace sandbox {

struct BotRequest {
  std::string kind;  // "command", "block_actions", an event's type: what fault rules match
  std::string what;  // for the traffic log
  std::string content_type;
  std::string body;
  std::string trigger_id;  // its short life begins when the request is sent
  std::vector<std::pair<std::string, std::string>> headers;

  BotRequest() = default;
};

struct TypedCommand {
  std::string person;
  std::string channel;
  std::string command;  // "/cert"
  std::string text;     // escaped
};

BotRequest command_request(Workspace& workspace, TypedCommand const& typed);

// A payload of block_actions, view_submission and the like; see payloads.hpp.
BotRequest interaction_request(Json const& payload);

// An event in its envelope.
BotRequest event_request(Json const& envelope);
Json event_envelope(Workspace& workspace, Json event);

// The members that all interaction payloads share.
Json payload_start(Workspace const& workspace, std::string const& type, std::string const& person);

}  // namespace sandbox
