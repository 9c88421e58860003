// People who are not (yet) tied to anybody in the roster.
#pragma once

#include "handlers/handler.hpp"

namespace handlers {

// Says kindly what to do.
slack::Reply stranger_reply(ReadContext const& context);

// The reply, and a look at the person's Slack profile: when its e-mail is in the roster they are
// linked, and what they asked for (`words` after `/cert`) follows to the response_url.
Outcome meet_stranger(Request const& request, WriteContext const& context);

// The same look for somebody who has opened the Home tab: nothing is said, the tab is made anew.
storage::Delivery look_for_home(std::string const& slack_user_id);

}  // namespace handlers
