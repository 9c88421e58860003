// How an answer reaches the person: beside their command or button, or as a modal.
#pragma once

#include <memory>
#include <string>

#include "handlers/handler.hpp"
#include "slack/payload.hpp"
#include "storage/outbox.hpp"

namespace bot {

// What was asked, and where.
struct Asked {
  enum class Place {
    command,
    message,  // a button of a message
    modal,    // a button of a modal
    submission,
    no_place,  // the Home tab or a shortcut: there is no message to answer in
  };
  Place place = Place::command;
  slack::Command command;  // for a button the words that it stands for; may have none
  std::string view_id;     // of the modal
  std::string view_hash;
  bool is_root = true;  // no modal lies below this one
};

Asked asked_by(slack::Command command);
Asked asked_by(slack::Click const& click);
Asked asked_by(slack::Submission const& submission);
Asked asked_by(slack::Shortcut const& shortcut, std::string_view words);

// What goes to Slack by itself, right after the acknowledgement.
struct FollowUp {
  enum class How { respond, open, push, update };
  How how = How::respond;
  std::string json;       // of the message, or of the view
  std::string otherwise;  // the message that goes out when no view can be shown
  Asked asked;
};

// An answer made ready for its way. Its blocks are freed where they were made, which costs half as
// much as on another thread.
struct Prepared {
  std::string acknowledgement;          // JSON, or nothing
  std::unique_ptr<FollowUp> follow_up;  // null when there is none
};

Prepared prepared(slack::Reply reply, Asked const& asked);
Prepared prepared(handlers::Shown shown, Asked const& asked);

// The calls that a follow-up may need. `hash` empty: whatever the view has become, it is replaced.
storage::Delivery first_call(FollowUp const& it);
storage::Delivery update_call(FollowUp const& it, std::string const& view, std::string const& hash);
storage::Delivery other_call(FollowUp const& it);

}  // namespace bot
