// One function per Web API method, one file per family: from arguments to Slack's answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sandbox/content.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

// The arguments of a call, from a form or JSON.
class Arguments {
 public:
  Arguments() = default;
  explicit Arguments(Json object) : object_(std::move(object)) {}

  bool given(std::string_view name) const;
  std::string text(std::string_view name) const;  // "" when missing; numbers as text
  bool flag(std::string_view name) const;         // true, "true", "1"
  std::int64_t number(std::string_view name, std::int64_t otherwise) const;

  // A nested value: JSON text in a form, JSON in JSON. Text that is no JSON stays a string.
  Json nested(std::string_view name) const;

  // text, blocks, attachments, metadata and the like as one message body.
  Json message() const;

 private:
  Json object_ = Json::object();
};

using Method = Json (*)(Workspace&, Arguments const&);

Json ok(Json body = Json::object());
Json refused(std::string error);
Json refused(Refusal const& refusal);

// invalid_arguments, as for a required argument that is not there.
Json missing_argument(std::string_view name);
Json missing_scope(Workspace const& workspace, std::string_view needed);

// Tells whether a picture in a block exists.
FileExists file_exists(Workspace const& workspace);

Json apps_connections_open(Workspace&, Arguments const&);

Json auth_test(Workspace&, Arguments const&);
Json auth_revoke(Workspace&, Arguments const&);
Json team_info(Workspace&, Arguments const&);

Json chat_post_message(Workspace&, Arguments const&);
Json chat_update(Workspace&, Arguments const&);
Json chat_delete(Workspace&, Arguments const&);
Json chat_post_ephemeral(Workspace&, Arguments const&);
Json chat_get_permalink(Workspace&, Arguments const&);
Json chat_unfurl(Workspace&, Arguments const&);
Json chat_schedule_message(Workspace&, Arguments const&);
Json chat_delete_scheduled(Workspace&, Arguments const&);
Json chat_list_scheduled(Workspace&, Arguments const&);
Json reactions_add(Workspace&, Arguments const&);

Json conversations_open(Workspace&, Arguments const&);
Json conversations_list(Workspace&, Arguments const&);
Json conversations_info(Workspace&, Arguments const&);
Json conversations_history(Workspace&, Arguments const&);
Json conversations_replies(Workspace&, Arguments const&);
Json conversations_members(Workspace&, Arguments const&);
Json conversations_join(Workspace&, Arguments const&);

Json users_conversations(Workspace&, Arguments const&);
Json users_info(Workspace&, Arguments const&);
Json users_list(Workspace&, Arguments const&);
Json users_lookup_by_email(Workspace&, Arguments const&);
Json users_profile_get(Workspace&, Arguments const&);

Json views_open(Workspace&, Arguments const&);
Json views_push(Workspace&, Arguments const&);
Json views_update(Workspace&, Arguments const&);
Json views_publish(Workspace&, Arguments const&);

Json files_get_upload_url(Workspace&, Arguments const&);
Json files_complete_upload(Workspace&, Arguments const&);

}  // namespace sandbox
