// Modals and App Homes.
#pragma once

#include "sandbox/workspace.hpp"

namespace sandbox {

constexpr std::size_t most_stacked_views = 3;

// Null when there is none.
View* find_view(Workspace& workspace, std::string_view id);
View* find_external_view(Workspace& workspace, std::string_view external_id);
View* home_of(Workspace& workspace, std::string const& person);
View* top_view(Workspace& workspace, std::string const& person);
std::vector<std::string> stack_of(Workspace const& workspace, std::string const& person);

// True when another view than `own` has this external_id.
bool external_id_is_taken(Workspace& workspace, Json const& content, std::string_view own);

// Opens a modal alone, in place of what was open, or on top of the person's stack.
View& open_view(Workspace& workspace, std::string const& person, Json content);
View& push_view(Workspace& workspace, std::string const& person, Json content);

// New content and hash; keeps what was entered where block_id and action_id stay.
void replace_view(Workspace& workspace, View& view, Json content);
View& publish_home(Workspace& workspace, std::string const& person, Json content);

void close_view(Workspace& workspace, std::string const& person, std::string const& id);
void close_all_views(Workspace& workspace, std::string const& person);

// Slack's view object.
Json view_object(Workspace const& workspace, View const& view);

}  // namespace sandbox
