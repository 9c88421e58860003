// See web_api.hpp.
#include "sandbox/web_api.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/form.hpp"
#include "sandbox/method_table.hpp"
#include "sandbox/posting_place.hpp"

namespace sandbox {
namespace {

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

// Why a call with this token does not get further; "" when it does.
std::string token_fault(Workspace const& workspace, MethodRow const& row, std::string_view token) {
  if (token.empty()) return "not_authed";
  auto const& settings = workspace.settings;
  bool const is_bot = token == settings.bot_token;
  bool const is_app = !settings.app_token.empty() && token == settings.app_token;
  if (!is_bot && !is_app) return "invalid_auth";
  if (is_app != (row.token == TokenKind::app)) return "not_allowed_token_type";
  if (workspace.app.installed == Installed::no) return "account_inactive";
  if (workspace.app.installed == Installed::token_revoked && is_bot) return "token_revoked";
  return {};
}

LimitedCall limited_call(Workspace& workspace, MethodRow const& row, Arguments const& arguments) {
  LimitedCall call{row.name, row.tier, ""};
  if (row.name == "chat.postMessage") {
    auto const* place = posting_place(workspace, arguments.text("channel"));
    if (place != nullptr) call.channel = place->channel.id;
  }
  return call;
}

ApiAnswer answer(Workspace& workspace, ApiCall const& call, MethodRow const& row) {
  auto read = read_arguments(call, row.bodies);
  auto const token =
      row.token == TokenKind::app ? token_of(call, Json::object()) : token_of(call, read.object);
  if (auto fault = token_fault(workspace, row, token); !fault.empty()) {
    return {200, refused(std::move(fault)), {}};
  }
  Arguments const arguments(std::move(read.object));
  auto const limited = limited_call(workspace, row, arguments);
  if (auto const wait = workspace.limits.take(limited, now_microseconds())) {
    return ratelimited_answer(row.name, *wait);
  }
  if (!read.error.empty()) return {200, refused(read.error), {}};
  if (!row.scope.empty() && !has_scope(workspace, row.scope)) {
    return {200, missing_scope(workspace, row.scope), {}};
  }
  auto body = row.method(workspace, arguments);
  if (!read.warning.empty()) {
    body["warning"] = read.warning;
    body["response_metadata"]["warnings"] = Json::array({read.warning});
  }
  return {200, std::move(body), {}};
}

std::string scopes_text(Workspace const& workspace, TokenKind token) {
  if (token == TokenKind::app) return "connections:write";
  std::string text;
  for (auto const& scope : workspace.settings.scopes) text += (text.empty() ? "" : ",") + scope;
  if (!text.empty()) return text;
  return "commands,chat:write,chat:write.public,channels:read,channels:history,channels:join,"
         "groups:read,groups:history,im:read,im:history,im:write,mpim:read,mpim:history,mpim:write,"
         "users:read,users:read.email,users.profile:read,team:read,files:write,reactions:write,"
         "links:read,links:write";
}

}  // namespace

ApiAnswer ratelimited_answer(std::string_view method, int seconds) {
  auto const* error = method == "chat.postMessage" ? "rate_limited" : "ratelimited";
  return {429, refused(error), {{"Retry-After", std::to_string(seconds)}}};
}

ApiAnswer answer_api_call(Workspace& workspace, ApiCall const& call) {
  auto const* row = find_method(call.method);
  if (row == nullptr) {
    auto body = refused("unknown_method");
    body["req_method"] = call.method;
    return {200, std::move(body), {}};
  }
  auto result = answer(workspace, call, *row);
  auto const error = text_at(result.body, "error");
  if (error == "not_authed" || error == "invalid_auth") return result;
  result.headers.emplace_back("date", http_date(now_microseconds()));
  result.headers.emplace_back("x-oauth-scopes", scopes_text(workspace, row->token));
  if (!row->scope.empty()) result.headers.emplace_back("x-accepted-oauth-scopes", row->scope);
  return result;
}

}  // namespace sandbox
