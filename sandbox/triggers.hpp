// trigger_ids: each opens one modal, for a short time.
#pragma once

#include "sandbox/workspace.hpp"

namespace sandbox {

// A new one, for a request that is about to go to the app. `view_id`: the modal it comes from.
std::string make_trigger(Workspace& workspace, std::string const& person,
                         std::string const& view_id);

struct TriggerUse {
  Trigger* trigger = nullptr;
  std::string error;  // when there is none
};

// The trigger if it can be used now. Whoever opens a view with it marks it used.
TriggerUse usable_trigger(Workspace& workspace, std::string const& id);

}  // namespace sandbox
