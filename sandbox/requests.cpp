// See requests.hpp.
#include "sandbox/requests.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/form.hpp"
#include "sandbox/people.hpp"
#include "sandbox/response_urls.hpp"
#include "sandbox/triggers.hpp"

namespace sandbox {
namespace {

// The verification token of old; apps are told to ignore it.
constexpr char const* legacy_token = "legacy";
constexpr char const* form_type = "application/x-www-form-urlencoded";

}  // namespace

BotRequest command_request(Workspace& workspace, TypedCommand const& typed) {
  auto const& person = *find_person(workspace, typed.person);
  auto& conversation = *find_conversation(workspace, typed.channel);
  BotRequest request;
  request.kind = "command";
  request.what = typed.command + (typed.text.empty() ? "" : " ") + typed.text;
  request.content_type = form_type;
  request.trigger_id = make_trigger(workspace, person.id, "");
  request.body = encode_form(
      {{"token", legacy_token},
       {"team_id", workspace.app.team_id},
       {"team_domain", workspace.app.team_domain},
       {"channel_id", conversation.channel.id},
       {"channel_name", request_channel_name(conversation)},
       {"user_id", person.id},
       {"user_name", person.name},
       {"command", typed.command},
       {"text", typed.text},
       {"api_app_id", workspace.app.id},
       {"is_enterprise_install", "false"},
       {"response_url", make_response_url(workspace, "commands", typed.channel, person.id, "")},
       {"trigger_id", request.trigger_id}});
  return request;
}

BotRequest interaction_request(Json const& payload) {
  BotRequest request;
  request.kind = text_at(payload, "type");
  request.what = request.kind;
  auto const& actions = at(payload, "actions");
  if (actions.is_array() && !actions.empty()) {
    request.what += " " + text_at(actions[0], "action_id");
  } else {
    auto name = text_at(payload, "callback_id");
    if (name.empty()) name = text_at(payload, "action_id");
    if (name.empty()) name = text_at(at(payload, "view"), "callback_id");
    request.what += " " + name;
  }
  request.content_type = form_type;
  request.body = encode_form({{"payload", to_text(payload)}});
  request.trigger_id = text_at(payload, "trigger_id");
  return request;
}

Json event_envelope(Workspace& workspace, Json event) {
  Json authorization{{"enterprise_id", nullptr},
                     {"team_id", workspace.app.team_id},
                     {"user_id", workspace.app.bot_user_id},
                     {"is_bot", true},
                     {"is_enterprise_install", false}};
  return Json{{"token", legacy_token},
              {"team_id", workspace.app.team_id},
              {"enterprise_id", nullptr},
              {"context_team_id", workspace.app.team_id},
              {"context_enterprise_id", nullptr},
              {"api_app_id", workspace.app.id},
              {"type", "event_callback"},
              {"event_id", workspace.ids.numbered("Ev")},
              {"event_time", now_microseconds() / 1'000'000},
              {"event_context", "4-" + workspace.ids.secret(24)},
              {"is_ext_shared_channel", false},
              {"authorizations", Json::array({std::move(authorization)})},
              {"event", std::move(event)}};
}

BotRequest event_request(Json const& envelope) {
  BotRequest request;
  request.kind = text_at(at(envelope, "event"), "type");
  request.what = "event " + request.kind;
  request.content_type = "application/json";
  request.body = to_text(envelope);
  return request;
}

Json raw_payload(BotRequest const& request) {
  if (request.content_type != form_type) return parse_json(request.body).value_or(nullptr);
  auto fields = Json::object();
  for (auto& [name, value] : decode_form(request.body)) fields[name] = std::move(value);
  if (!has(fields, "payload")) return fields;
  return parse_json(text_at(fields, "payload")).value_or(nullptr);
}

Json payload_start(Workspace const& workspace, std::string const& type, std::string const& person) {
  auto const& user = *find_person(workspace, person);
  return Json{{"type", type},
              {"team", {{"id", workspace.app.team_id}, {"domain", workspace.app.team_domain}}},
              {"enterprise", nullptr},
              {"is_enterprise_install", false},
              {"user",
               {{"id", user.id},
                {"username", user.name},
                {"name", user.name},
                {"team_id", workspace.app.team_id}}},
              {"api_app_id", workspace.app.id},
              {"token", legacy_token}};
}

}  // namespace sandbox
