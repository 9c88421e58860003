// Who is who in the workspace.
#pragma once

#include "sandbox/workspace.hpp"

namespace sandbox {

constexpr std::string_view slackbot_id = "USLACKBOT";

// Null when nobody has this id or handle.
Person const* find_person(Workspace const& workspace, std::string_view id);
Person const* find_handle(Workspace const& workspace, std::string_view handle);

// Somebody whom the page can play: no bot, not deactivated.
bool is_playable(Person const& person);

enum class Email { shown, hidden };

// Slack's user object.
Json user_object(Workspace const& workspace, Person const& person, Email email);

// Takes the members that are given (name, real_name, title, email, tz, deleted), and sends
// user_change to the app.
void change_person(Workspace& workspace, Person const& person, Json const& given);

// A new colleague: with a DM with the app, and a team_join event to the app.
void add_person(Workspace& workspace, Person person);

}  // namespace sandbox
