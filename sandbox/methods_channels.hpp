// What the methods that read channels share.
#pragma once

#include "sandbox/methods.hpp"

namespace sandbox {

struct FoundChannel {
  Conversation* conversation = nullptr;
  Json refusal;  // when there is none
};

// The channel that the arguments name, if the app sees it and its token may: `right` is "read" or
// "history", of the scope that fits the kind of channel ("groups:history").
FoundChannel visible_channel(Workspace& workspace, Arguments const& arguments,
                             std::string_view right);

std::string_view scope_group(Conversation const& conversation);

}  // namespace sandbox
