// What a handler gets and gives. A handler loads, decides by asking domain, saves, says; it is one
// transaction and does no I/O besides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/settings.hpp"
#include "domain/person.hpp"
#include "slack/message.hpp"
#include "slack/modal.hpp"
#include "slack/payload.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace handlers {

// Who uses Slack here.
struct Caller {
  std::string slack_user_id;
  std::optional<domain::Person> person;  // empty = not linked to anybody in the roster
  bool is_enablement = false;            // by settings or by the roster's duty

  std::int64_t person_id() const { return person ? person->id : 0; }  // 0 = nobody's
  domain::Viewer viewer() const { return {person ? person->email : "", is_enablement}; }
};

// Who may call.
enum class Who {
  anyone,      // also people who are not in the roster
  self,        // people in the roster, about themselves (the handler decides about others)
  assessor,    // assessors, by the roster's duty, and the enablement team
  enablement,  // the enablement team
};

// Who this Slack user is in the program.
Caller caller_of(storage::Snapshot const& snapshot, std::string const& slack_user_id,
                 config::Settings const& settings);

struct ReadContext {
  storage::Snapshot const& db;
  domain::Instant now;
  Caller const& caller;
  config::Settings const& settings;

  domain::Catalogue const& catalogue() const { return db.catalogue(); }
};

struct WriteContext {
  storage::Transaction const& db;
  domain::Instant now;
  Caller const& caller;
  config::Settings const& settings;

  ReadContext reading() const { return {db, now, caller, settings}; }
};

// A word of `/cert` as it was typed, or a button that stands for it.
struct Request {
  std::string word;          // the route's word: "courses"
  std::string words;         // what follows it: "sal"
  std::size_t page = 1;      // of a long list; "page:2" at the end of what was typed
  std::string response_url;  // for what is said later
};

// Splits "courses sal page:2". Line breaks and repeated blanks count as one blank.
Request parse_request(slack::Command const& command);

// A call to Slack that a handler asked for has ended.
struct Answer {
  std::string context;  // as the handler gave it along
  bool ok = false;
  std::string error;  // Slack's error code, or what went wrong
  std::string json;   // Slack's answer when ok
};

// Where a modal appears: over what the person sees, or in place of the modal in which they acted.
enum class Placement { on_top, in_place };

// What a person is to see. A reply goes where it belongs to: beside the command or the button, or
// into a modal when there is no message to answer. One that replaces its original takes the place
// of the message or modal that was clicked.
struct Shown {
  slack::Reply reply;  // may be empty
  std::optional<slack::Modal> modal;
  Placement placement = Placement::on_top;
  // Words of `/cert` that show the same again, should a modal have changed in the meantime.
  std::string words;
};

struct Outcome : Shown {
  std::vector<storage::Delivery> deliveries;
  bool wakes_courier = false;          // something is to be sent that is not among the deliveries
  slack::SubmissionAnswer submission;  // of a submission: what becomes of its modal
  // Of an answer that is an error: the handler has dealt with it, nothing was given up.
  bool is_settled = false;
  std::string stop_reason;  // not empty: Slack has taken the bot's rights away
};

// A message to a channel, or to a user as a DM.
storage::Delivery message_to(std::string const& place, slack::Reply const& reply);

// The Slack user of a mention as Slack sends it: "<@U123>" or "<@U123|lena>". Empty for anything
// else.
std::string mentioned_user(std::string_view words);

}  // namespace handlers
