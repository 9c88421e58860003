// apps.connections.open, auth.revoke, reactions.add.
#include <algorithm>
#include <cctype>

#include "sandbox/conversations.hpp"
#include "sandbox/installation.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/methods_channels.hpp"
#include "sandbox/sockets.hpp"

namespace sandbox {
namespace {

bool is_emoji_name(std::string const& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '+' ||
           c == ':';
  });
}

}  // namespace

Json apps_connections_open(Workspace& workspace, Arguments const&) {
  return ok({{"url", make_socket_url(workspace)}});
}

Json auth_revoke(Workspace& workspace, Arguments const& arguments) {
  bool const only_test = arguments.flag("test");
  if (!only_test) revoke_token(workspace);
  return ok({{"revoked", !only_test}});
}

Json reactions_add(Workspace& workspace, Arguments const& arguments) {
  for (auto const* name : {"channel", "timestamp", "name"}) {
    if (!arguments.given(name)) return missing_argument(name);
  }
  auto* conversation = find_conversation(workspace, arguments.text("channel"));
  if (conversation == nullptr || !app_is_member(*conversation)) return refused("channel_not_found");
  auto* message = find_message(*conversation, arguments.text("timestamp"));
  if (message == nullptr || !message->only_for.empty()) return refused("message_not_found");
  auto const name = arguments.text("name");
  if (!is_emoji_name(name)) return refused("invalid_name");
  auto const& bot = workspace.app.bot_user_id;
  for (auto const& reaction : message->reactions) {
    if (text_at(reaction, "name") == name) return refused("already_reacted");
  }
  message->reactions.push_back({{"name", name}, {"users", Json::array({bot})}, {"count", 1}});
  announce_change(workspace, *conversation);
  Json item{{"type", "message"}, {"channel", conversation->channel.id}, {"ts", message->ts}};
  workspace.emit(Json{{"type", "reaction_added"},
                      {"user", bot},
                      {"reaction", name},
                      {"item", std::move(item)},
                      {"item_user", message->user},
                      {"event_ts", ts_text(now_microseconds())}});
  return ok();
}

}  // namespace sandbox
