// Links that people share and the app unfurls.
#pragma once

#include <string>
#include <vector>

#include "sandbox/workspace.hpp"

namespace sandbox {

struct Link {
  std::string url;
  std::string domain;
};

// The links of an escaped text to domains that the app unfurls; each once.
std::vector<Link> unfurled_links(Workspace const& workspace, std::string_view text);

// Tells the app of those in this message of a person.
void share_links(Workspace& workspace, Conversation const& conversation, Message const& message);

}  // namespace sandbox
