// See web_api.hpp.
#include "sandbox/web_api.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/form.hpp"
#include "sandbox/methods.hpp"

namespace sandbox {
namespace {

enum class Bodies { form_or_json, form_only };

struct Row {
  std::string_view name;
  std::string_view scope;  // "" = none here; some methods ask for more by themselves
  Bodies bodies;
  Method method;
};

constexpr Row rows[] = {
    {"auth.test", "", Bodies::form_or_json, auth_test},
    {"team.info", "team:read", Bodies::form_only, team_info},
    {"chat.postMessage", "chat:write", Bodies::form_or_json, chat_post_message},
    {"chat.update", "chat:write", Bodies::form_or_json, chat_update},
    {"chat.delete", "chat:write", Bodies::form_or_json, chat_delete},
    {"chat.postEphemeral", "chat:write", Bodies::form_or_json, chat_post_ephemeral},
    {"chat.getPermalink", "", Bodies::form_only, chat_get_permalink},
    {"conversations.open", "im:write", Bodies::form_or_json, conversations_open},
    {"conversations.list", "", Bodies::form_only, conversations_list},
    {"conversations.info", "", Bodies::form_only, conversations_info},
    {"conversations.history", "", Bodies::form_only, conversations_history},
    {"conversations.replies", "", Bodies::form_only, conversations_replies},
    {"conversations.members", "", Bodies::form_only, conversations_members},
    {"conversations.join", "channels:join", Bodies::form_or_json, conversations_join},
    {"users.info", "users:read", Bodies::form_only, users_info},
    {"users.list", "users:read", Bodies::form_only, users_list},
    {"users.lookupByEmail", "users:read.email", Bodies::form_only, users_lookup_by_email},
    {"views.open", "", Bodies::form_or_json, views_open},
    {"views.push", "", Bodies::form_or_json, views_push},
    {"views.update", "", Bodies::form_or_json, views_update},
    {"views.publish", "", Bodies::form_or_json, views_publish},
    {"files.getUploadURLExternal", "files:write", Bodies::form_only, files_get_upload_url},
    {"files.completeUploadExternal", "files:write", Bodies::form_or_json, files_complete_upload},
};

Row const* find_row(std::string_view name) {
  for (auto const& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

struct ReadArguments {
  Json object = Json::object();
  std::string error;
  std::string warning;
};

Json form_object(std::string_view form) {
  auto object = Json::object();
  for (auto& [name, value] : decode_form(form)) object[name] = std::move(value);
  return object;
}

ReadArguments read_json(ApiCall const& call, Bodies bodies) {
  ReadArguments read;
  auto json = parse_json(call.body);
  if (!json) {
    read.error = "invalid_json";
  } else if (!json->is_object()) {
    read.error = "json_not_object";
  } else if (bodies == Bodies::form_or_json) {
    read.object = std::move(*json);
    read.object.erase("token");  // with JSON only the header counts
  }
  // The read methods do not look at JSON at all: their arguments are simply missing.
  if (call.content_type.find("charset") == std::string_view::npos) read.warning = "missing_charset";
  return read;
}

ReadArguments read_arguments(ApiCall const& call, Bodies bodies) {
  ReadArguments read;
  if (call.http_method == "GET") {
    read.object = form_object(call.query);
    read.object.erase("token");  // refused in the query
  } else if (call.content_type.starts_with("application/json")) {
    read = read_json(call, bodies);
  } else if (call.content_type.starts_with("application/x-www-form-urlencoded")) {
    read.object = form_object(call.body);
  } else if (!call.body.empty()) {
    read.error = call.content_type.empty() ? "missing_post_type" : "invalid_post_type";
  }
  return read;
}

std::string token_of(ApiCall const& call, Json const& arguments) {
  constexpr std::string_view bearer = "Bearer ";
  if (call.authorization.starts_with(bearer)) {
    return std::string(call.authorization.substr(bearer.size()));
  }
  return call.authorization.empty() ? text_at(arguments, "token") : "?";
}

Json answer(Workspace& workspace, ApiCall const& call, Row const& row) {
  auto read = read_arguments(call, row.bodies);
  auto const token = token_of(call, read.object);
  if (token.empty()) return refused("not_authed");
  if (token != workspace.settings.bot_token) return refused("invalid_auth");
  if (!read.error.empty()) return refused(read.error);
  if (!row.scope.empty() && !has_scope(workspace, row.scope)) {
    return missing_scope(workspace, row.scope);
  }
  auto body = row.method(workspace, Arguments(std::move(read.object)));
  if (!read.warning.empty()) {
    body["warning"] = read.warning;
    body["response_metadata"]["warnings"] = Json::array({read.warning});
  }
  return body;
}

std::string scopes_text(Workspace const& workspace) {
  std::string text;
  for (auto const& scope : workspace.settings.scopes) text += (text.empty() ? "" : ",") + scope;
  if (!text.empty()) return text;
  return "commands,chat:write,chat:write.public,channels:read,channels:history,channels:join,"
         "groups:read,groups:history,im:read,im:history,im:write,mpim:read,mpim:history,mpim:write,"
         "users:read,users:read.email,team:read,files:write";
}

}  // namespace

ApiAnswer answer_api_call(Workspace& workspace, ApiCall const& call) {
  ApiAnswer result;
  auto const* row = find_row(call.method);
  if (row == nullptr) {
    result.body = refused("unknown_method");
    result.body["req_method"] = call.method;
    return result;
  }
  result.body = answer(workspace, call, *row);
  auto const error = text_at(result.body, "error");
  if (error == "not_authed" || error == "invalid_auth") return result;
  result.headers.emplace_back("x-oauth-scopes", scopes_text(workspace));
  if (!row->scope.empty()) result.headers.emplace_back("x-accepted-oauth-scopes", row->scope);
  return result;
}

}  // namespace sandbox
