// Reading what Slack sends.
#include "slack/payload.hpp"

#include <nlohmann/json.hpp>

#include "slack/form.hpp"

namespace slack {
namespace {

using nlohmann::json;

bool is_type(std::string_view content_type, std::string_view wanted) {
  if (!content_type.starts_with(wanted)) return false;
  return content_type.size() == wanted.size() || content_type[wanted.size()] == ';' ||
         content_type[wanted.size()] == ' ';
}

bool is_form(std::string_view content_type) {
  return is_type(content_type, "application/x-www-form-urlencoded");
}

// Text at a path of keys, empty when it is missing or something else.
std::string text_at(json const& object, std::initializer_list<char const*> path) {
  json const* at = &object;
  for (char const* const key : path) {
    if (!at->is_object()) return {};
    auto const found = at->find(key);
    if (found == at->end()) return {};
    at = &*found;
  }
  return at->is_string() ? at->get<std::string>() : std::string{};
}

Payload command_of(Form const& form) {
  auto const text = [&](std::string_view name) { return std::string(form.value(name)); };
  Command command{.user = text("user_id"),
                  .channel = text("channel_id"),
                  .command = text("command"),
                  .text = text("text"),
                  .response_url = text("response_url"),
                  .trigger_id = text("trigger_id")};
  if (command.user.empty()) return Malformed{"a command without user_id"};
  if (!command.command.starts_with('/')) return Malformed{"a command without its name"};
  return command;
}

std::string chosen_value(json const& action) {
  std::string value = text_at(action, {"value"});
  if (value.empty()) value = text_at(action, {"selected_option", "value"});
  return value;
}

Payload click_of(json const& payload) {
  auto const actions = payload.find("actions");
  bool const has_action = actions != payload.end() && actions->is_array() && !actions->empty() &&
                          actions->front().is_object();
  if (!has_action) return Malformed{"block_actions without an action"};
  json const& action = actions->front();
  Click click{.user = text_at(payload, {"user", "id"}),
              .channel = text_at(payload, {"channel", "id"}),
              .action_id = text_at(action, {"action_id"}),
              .block_id = text_at(action, {"block_id"}),
              .value = chosen_value(action),
              .response_url = text_at(payload, {"response_url"}),
              .trigger_id = text_at(payload, {"trigger_id"}),
              .action_ts = text_at(action, {"action_ts"}),
              .view_id = text_at(payload, {"view", "id"})};
  if (click.user.empty()) return Malformed{"block_actions without a user"};
  if (click.action_id.empty()) return Malformed{"block_actions without an action_id"};
  return click;
}

Payload interaction_of(std::string_view text) {
  json const payload = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!payload.is_object()) return Malformed{"payload is not a JSON object"};
  std::string const type = text_at(payload, {"type"});
  if (type == "block_actions") return click_of(payload);
  if (type.empty()) return Malformed{"payload without a type"};
  return Ignored{type};
}

Payload event_of(json const& body) {
  Event event{.id = text_at(body, {"event_id"}),
              .type = text_at(body, {"event", "type"}),
              .user = text_at(body, {"event", "user"}),
              .tab = text_at(body, {"event", "tab"})};
  if (event.id.empty()) return Malformed{"an event without event_id"};
  if (event.type.empty()) return Malformed{"an event without a type"};
  return event;
}

Payload json_payload(std::string_view text) {
  json const body = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object()) return Malformed{"body is not a JSON object"};
  std::string const type = text_at(body, {"type"});
  if (type == "url_verification") {
    std::string challenge = text_at(body, {"challenge"});
    if (challenge.empty()) return Malformed{"url_verification without a challenge"};
    return UrlVerification{std::move(challenge)};
  }
  if (type == "event_callback") return event_of(body);
  if (type.empty()) return Malformed{"body without a type"};
  return Ignored{type};
}

}  // namespace

Payload parse_payload(std::string_view content_type, std::string_view body) {
  if (is_type(content_type, "application/json")) return json_payload(body);
  if (!is_form(content_type)) return Malformed{"neither a form nor JSON"};
  auto const form = Form::parse(body);
  if (!form) return Malformed{"broken form"};
  if (form->has("payload")) return interaction_of(form->value("payload"));
  if (form->has("command")) return command_of(*form);
  return Malformed{"a form without command or payload"};
}

bool is_ssl_check(std::string_view content_type, std::string_view body) {
  if (!is_form(content_type) || body.find("ssl_check=1") == std::string_view::npos) return false;
  auto const form = Form::parse(body);
  return form && form->value("ssl_check") == "1";
}

}  // namespace slack
