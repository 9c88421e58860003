// What Slack sends us, as values (docs: slash commands, interactivity, Events API).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

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

// What stands in the inputs of a message or view. Empty inputs are left out.
struct Entered {
  // The text, number or date, the value of the option, the id of the person or channel; several are
  // in Slack's order.
  struct Value {
    std::string block_id;
    std::string action_id;
    std::vector<std::string> chosen;
  };
  std::vector<Value> values;

  // The first (or only) entry of this input; empty when there is none.
  std::string value(std::string_view block_id) const;
  // All entries of this input.
  std::vector<std::string> chosen(std::string_view block_id) const;
};

// A modal or Home tab as it was when the person acted, and what stood in it.
struct ViewState : Entered {
  std::string id;
  std::string type;  // "modal" or "home"
  std::string hash;  // changes with every change of the view
  std::string callback_id;
  std::string private_metadata;
  std::string external_id;
  std::string root_view_id;
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
  std::string message_ts;         // of the message that was clicked; empty in a view
  Entered in_message;             // what stands in its inputs; nothing in a view
  std::optional<ViewState> view;  // where it was used, when that is a modal or the Home tab

  // What stands in the inputs around it, wherever it was used.
  Entered const& entered() const { return view ? *view : in_message; }
};

// The submit button of a modal.
struct Submission {
  std::string user;
  std::string trigger_id;
  ViewState view;
};

// A shortcut of the app: from the composer's menu, or from a message's.
struct Shortcut {
  std::string user;
  std::string callback_id;
  std::string trigger_id;
  std::string action_ts;
  std::string response_url;  // of a message's shortcut only
};

// Something happened in the workspace.
struct Event {
  std::string id;    // "Ev…"
  std::string type;  // "app_home_opened"
  std::string user;
  std::string tab;        // of app_home_opened: "home" or "messages"
  std::string event_ts;   // the moment of the thing itself: the same in a copy under another id
  std::string channel;    // where it happened; empty when nowhere
  std::string view_hash;  // of app_home_opened: of the view that is shown
  std::string json;       // the inner event as Slack sent it, for what only one handler needs
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

using Payload =
    std::variant<Command, Click, Submission, Shortcut, Event, UrlVerification, Ignored, Malformed>;

// Reads a body whose signature has been checked. Slack sends commands and clicks as forms, events
// as JSON; fields that we do not know are passed over, fields that we need and miss make it
// Malformed.
Payload parse_payload(std::string_view content_type, std::string_view body);

// Reads the payload of a Socket Mode envelope: `type` is "slash_commands", "interactive" or
// "events_api", `payload` the JSON that over HTTP would have been the form or the body.
Payload parse_envelope_payload(std::string_view type, std::string_view payload);

// What tells a payload from others, so that a copy of it has no second effect: the ids under which
// it may come again (also under a new event_id), each with a prefix for its kind.
std::vector<std::string> identities(Command const& command);
std::vector<std::string> identities(Click const& click);
std::vector<std::string> identities(Submission const& submission);
std::vector<std::string> identities(Shortcut const& shortcut);
std::vector<std::string> identities(Event const& event);

// The unsigned check of a command's URL that Slack makes for distributed apps. All its other fields
// must be disregarded: nobody has vouched for them.
bool is_ssl_check(std::string_view content_type, std::string_view body);

}  // namespace slack
