// See method_table.hpp.
#include "sandbox/method_table.hpp"

namespace sandbox {
namespace {

constexpr auto both = Bodies::form_or_json;
constexpr auto form = Bodies::form_only;

constexpr MethodRow rows[] = {
    {"apps.connections.open", "", Tier::three, both, apps_connections_open, TokenKind::app},
    {"auth.test", "", Tier::special, both, auth_test},
    {"auth.revoke", "", Tier::three, form, auth_revoke},
    {"team.info", "team:read", Tier::three, form, team_info},
    {"chat.postMessage", "chat:write", Tier::special, both, chat_post_message},
    {"chat.update", "chat:write", Tier::three, both, chat_update},
    {"chat.delete", "chat:write", Tier::three, both, chat_delete},
    {"chat.postEphemeral", "chat:write", Tier::four, both, chat_post_ephemeral},
    {"chat.getPermalink", "", Tier::special, form, chat_get_permalink},
    {"chat.unfurl", "links:write", Tier::three, both, chat_unfurl},
    {"chat.scheduleMessage", "chat:write", Tier::three, both, chat_schedule_message},
    {"chat.deleteScheduledMessage", "chat:write", Tier::three, both, chat_delete_scheduled},
    {"chat.scheduledMessages.list", "", Tier::three, both, chat_list_scheduled},
    {"conversations.open", "im:write", Tier::three, both, conversations_open},
    {"conversations.list", "", Tier::two, form, conversations_list},
    {"conversations.info", "", Tier::three, form, conversations_info},
    {"conversations.history", "", Tier::three, form, conversations_history},
    {"conversations.replies", "", Tier::three, form, conversations_replies},
    {"conversations.members", "", Tier::four, form, conversations_members},
    {"conversations.join", "channels:join", Tier::three, both, conversations_join},
    {"users.conversations", "", Tier::three, form, users_conversations},
    {"users.info", "users:read", Tier::four, form, users_info},
    {"users.list", "users:read", Tier::two, form, users_list},
    {"users.lookupByEmail", "users:read.email", Tier::three, form, users_lookup_by_email},
    {"users.profile.get", "users.profile:read", Tier::four, form, users_profile_get},
    {"reactions.add", "reactions:write", Tier::three, both, reactions_add},
    {"views.open", "", Tier::four, both, views_open},
    {"views.push", "", Tier::four, both, views_push},
    {"views.update", "", Tier::four, both, views_update},
    {"views.publish", "", Tier::four, both, views_publish},
    {"files.getUploadURLExternal", "files:write", Tier::four, form, files_get_upload_url},
    {"files.completeUploadExternal", "files:write", Tier::four, both, files_complete_upload},
};

}  // namespace

MethodRow const* find_method(std::string_view name) {
  for (auto const& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace sandbox
