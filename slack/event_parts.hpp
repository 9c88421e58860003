// The insides of events that only one handler needs, and what answers them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "slack/blocks.hpp"

namespace slack {

// link_shared: somebody's message holds links to a domain of ours.
struct SharedLinks {
  std::vector<std::string> urls;  // as Slack wrote them; the unfurls must name them so
  // Where the message is: either the two, or, while it is still being written, the other two.
  std::string channel;
  std::string message_ts;
  std::string unfurl_id;
  std::string source;
};

SharedLinks read_shared_links(std::string_view event);

// The arguments of chat.unfurl: blocks for some of the links.
std::string unfurl_arguments(SharedLinks const& links,
                             std::vector<std::pair<std::string, std::vector<Block>>> const& cards);

// tokens_revoked: whether our bot's token is among them.
bool revokes_bot(std::string_view event);

}  // namespace slack
