// Everything that the sandbox remembers. Plain data, used on the io_context's thread only; the
// functions that work on it are in the files named after its parts.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sandbox/content.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/ids.hpp"
#include "sandbox/json.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/traffic.hpp"

namespace sandbox {

enum class Installed { yes, token_revoked, no };

struct App {
  std::string id = "A0SANDBOX1";
  std::string team_id = "T0SANDBOX1";
  std::string team_domain;
  std::string name;
  std::string bot_user_id = "U0BOT00001";
  std::string bot_id = "B0BOT00001";
  Installed installed = Installed::yes;
};

struct Message {
  std::string ts;
  std::string user;
  std::string bot_id;  // empty for a person's message
  std::string text;
  Json blocks = Json::array();
  Json attachments = Json::array();
  Json metadata;  // null = none
  Json files = Json::array();
  std::string thread_ts;
  std::string only_for;  // the person who sees it; empty = everybody in the channel
  Json reactions = Json::array();
  bool edited = false;
};

enum class Visibility { open, closed, direct, group, app };  // group: a DM of several

struct Conversation {
  Channel channel;
  Visibility visibility = Visibility::open;
  std::deque<Message> messages;  // oldest first
};

struct View {
  std::string id;
  std::string hash;
  std::string user;
  Json content;  // as sent, normalised
  std::string root;
  std::string previous;  // "" at the bottom of the stack
  Json values = Json::object();
};

struct Views {
  std::map<std::string, View> all;                         // by id
  std::map<std::string, std::string> homes;                // person to view
  std::map<std::string, std::vector<std::string>> stacks;  // person to open modals, bottom first
};

struct Trigger {
  std::string user;
  std::string view_id;  // the modal that it came from, "" when from elsewhere
  std::int64_t made_at = 0;
  bool used = false;
};

struct ResponseUrl {
  std::string channel;
  std::string user;
  std::string source_ts;  // the message that a click came from, "" for a command
  std::int64_t made_at = 0;
  int uses = 0;
};

// A message that is to be posted later.
struct ScheduledMessage {
  std::string id;
  std::string channel;
  std::int64_t post_at = 0;  // seconds since 1970
  std::int64_t made_at = 0;
  Message message;
};

// Where a person has shared a link that the app may unfurl.
struct SharedLinks {
  std::string channel;
  std::string ts;
};

struct File {
  std::string id;
  std::string name;
  std::string title;
  std::size_t announced = 0;  // bytes
  std::string bytes;
  bool uploaded = false;
  bool completed = false;
};

struct Workspace {
  explicit Workspace(Settings settings_)
      : settings(std::move(settings_)), limits(settings.rate_limits) {}

  Settings settings;
  App app;
  std::string base_url;  // "http://127.0.0.1:4000/"
  Ids ids;
  std::deque<Person> people;
  std::deque<Conversation> conversations;
  Views views;
  std::map<std::string, Trigger> triggers;
  std::map<std::string, ResponseUrl> response_urls;
  std::map<std::string, File> files;                   // by file id
  std::map<std::string, std::string> uploads;          // secret of the URL to file id
  std::map<std::string, ScheduledMessage> scheduled;   // by id
  std::map<std::string, SharedLinks> shared_links;     // by unfurl_id
  std::map<std::string, std::int64_t> socket_tickets;  // by ticket: when it was made
  Limits limits;
  Faults faults;
  Traffic traffic;

  // Called after something changed that this person can see.
  std::function<void(std::string const& person)> changed = [](std::string const&) {};
  // Posts what was scheduled when its time has come, in the background.
  std::function<void(std::string const& id)> schedule = [](std::string const&) {};
  // Ends what the app's token had opened: its sockets.
  std::function<void()> cut_off = [] {};
  // Sends an event to the app, in the background.
  std::function<void(Json event)> emit = [](Json const&) {};
};

// Fills an empty workspace with the people and channels of its settings.
void furnish(Workspace& workspace);

// The messages that stand there from the start; throws std::runtime_error for a bad one.
void greet(Workspace& workspace);

}  // namespace sandbox
