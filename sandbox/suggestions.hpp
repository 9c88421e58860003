// Selects whose options the app gives while a person types.
#pragma once

#include <string_view>

#include "sandbox/elements.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

bool asks_app_for_options(Json const& element);

// `members`: channel and message, or view; see message_members and view_members.
Json suggestion_payload(Workspace const& workspace, std::string const& person,
                        PlacedElement const& placed, std::string const& typed, Json const& members);

struct Suggested {
  Json options;      // the page's: {"options":[…]} or {"option_groups":[…]}; null when refused
  std::string note;  // why
};

// What the app answered.
Suggested take_suggestions(std::string_view body);

}  // namespace sandbox
