// See installation.hpp.
#include "sandbox/installation.hpp"

#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/people.hpp"

namespace sandbox {
namespace {

void tell_of_revoked_tokens(Workspace& workspace) {
  Json tokens{{"oauth", Json::array()}, {"bot", Json::array({workspace.app.bot_user_id})}};
  workspace.emit(Json{{"type", "tokens_revoked"},
                      {"tokens", std::move(tokens)},
                      {"event_ts", ts_text(now_microseconds())}});
}

}  // namespace

void revoke_token(Workspace& workspace) {
  if (workspace.app.installed != Installed::yes) return;
  workspace.app.installed = Installed::token_revoked;
  tell_of_revoked_tokens(workspace);
  workspace.cut_off();
}

void uninstall(Workspace& workspace) {
  if (workspace.app.installed == Installed::no) return;
  workspace.app.installed = Installed::no;
  workspace.emit(Json{{"type", "app_uninstalled"}, {"event_ts", ts_text(now_microseconds())}});
  tell_of_revoked_tokens(workspace);
  workspace.cut_off();
}

void install(Workspace& workspace) { workspace.app.installed = Installed::yes; }

void change_membership(Workspace& workspace, Conversation& conversation, std::string const& person,
                       Membership membership) {
  auto& channel = conversation.channel;
  bool const joins = membership == Membership::joins;
  bool const is_app = person == workspace.app.bot_user_id;
  bool const was_in = is_app ? app_is_member(conversation) : is_member(conversation, person);
  if (was_in == joins) return;
  bool const app_was_in = app_is_member(conversation);
  if (is_app) {
    channel.app_is_member = joins;
  } else if (joins) {
    channel.members.push_back(person);
  } else {
    if (channel.members.empty()) channel.members = member_ids(workspace, conversation);
    std::erase(channel.members, person);
    std::erase(channel.members, workspace.app.bot_user_id);
  }
  for (auto const& other : workspace.people) workspace.changed(other.id);
  if (!app_was_in && !app_is_member(conversation)) return;
  workspace.emit(Json{{"type", joins ? "member_joined_channel" : "member_left_channel"},
                      {"user", person},
                      {"channel", channel.id},
                      {"channel_type", channel.is_private ? "G" : "C"},
                      {"team", workspace.app.team_id},
                      {"event_ts", ts_text(now_microseconds())}});
}

}  // namespace sandbox
