// What Slack sends us, as values (docs: slash commands, interactivity, Events API).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace slack {

// A slash command: `/cert status @lena`.
struct Command {
  std::string user;     // Slack user id
  std::string channel;  // where it was typed
  std::string command;  // "/cert"
  std::string text;     // after it, decoded, mentions as <@U…>
  std::string response_url;
  std::string trigger_id;
};

// A button or other element was used.
struct Click {
  std::string user;
  std::string channel;  // empty in a view
  std::string action_id;
  std::string block_id;
  std::string value;         // of a button, or of the chosen option
  std::string response_url;  // empty in a view
  std::string trigger_id;
  std::string action_ts;
  std::string view_id;  // empty in a message
};

// Something happened in the workspace.
struct Event {
  std::string id;    // "Ev…"
  std::string type;  // "app_home_opened"
  std::string user;
  std::string tab;  // of app_home_opened: "home" or "messages"
};

struct UrlVerification {
  std::string challenge;
};

// Something valid that the bot has no use for; it is acknowledged.
struct Ignored {
  std::string what;
};

struct Malformed {
  std::string reason;  // for the log; holds nothing of the body
};

using Payload = std::variant<Command, Click, Event, UrlVerification, Ignored, Malformed>;

// Reads a body whose signature has been checked. Slack sends commands and clicks as forms, events
// as JSON; fields that we do not know are passed over, fields that we need and miss make it
// Malformed.
Payload parse_payload(std::string_view content_type, std::string_view body);

// The unsigned check of a command's URL that Slack makes for distributed apps. All its other fields
// must be disregarded: nobody has vouched for them.
bool is_ssl_check(std::string_view content_type, std::string_view body);

}  // namespace slack
