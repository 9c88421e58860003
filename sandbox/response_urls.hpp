// response_urls, and what an app's reply to a command or a click does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sandbox/content.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

// A new URL. `source_ts`: the message that the click came from, "" for a command or a view.
std::string make_response_url(Workspace& workspace, std::string_view kind,
                              std::string const& channel, std::string const& person,
                              std::string const& source_ts);

// Where a reply goes.
struct ReplyPlace {
  std::string channel;
  std::string person;
  std::string source_ts;
};

// Posts, replaces or deletes as the reply says; Slack's flags are in its README section.
std::optional<Refusal> apply_reply(Workspace& workspace, ReplyPlace const& place,
                                   Json const& reply);

struct ResponseAnswer {
  int status = 200;
  Json body;
};

// A post to the URL with this path, "commands/T…/secret".
ResponseAnswer answer_response_url(Workspace& workspace, std::string const& path,
                                   std::string_view body);

}  // namespace sandbox
