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
  std::string trigger_id;    // its short life begins when the request is sent
  std::string envelope_id;   // over Socket Mode; kept by each further try
  int attempt = 0;           // of an event: 1 to 3 for further tries
  std::string retry_reason;  // "http_timeout", with `attempt`

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

// What its body says, as Socket Mode carries it: a command's fields, an interaction, an event.
Json raw_payload(BotRequest const& request);

// The members that all interaction payloads share.
Json payload_start(Workspace const& workspace, std::string const& type, std::string const& person);

}  // namespace sandbox
