// Reading what Slack sends.
#include "slack/payload.hpp"

#include "slack/form.hpp"
#include "slack/payload_echo.hpp"
#include "slack/payload_json.hpp"

namespace slack {
namespace {

using payload_json::Document;
using payload_json::text_at;

bool is_type(std::string_view content_type, std::string_view wanted) {
  if (!content_type.starts_with(wanted)) return false;
  return content_type.size() == wanted.size() || content_type[wanted.size()] == ';' ||
         content_type[wanted.size()] == ' ';
}

bool is_form(std::string_view content_type) {
  return is_type(content_type, "application/x-www-form-urlencoded");
}

// `field` gives the text of a field of the form, or of the same key of an envelope's payload.
template <class Field>
Payload command_of(Field const& field) {
  Command command{.user = field("user_id"),
                  .channel = field("channel_id"),
                  .command = field("command"),
                  .text = field("text"),
                  .response_url = field("response_url"),
                  .trigger_id = field("trigger_id")};
  if (command.user.empty()) return Malformed{"a command without user_id"};
  if (!command.command.starts_with('/')) return Malformed{"a command without its name"};
  return command;
}

Payload json_payload(std::string_view text) {
  Document const document(text);
  auto const& body = document.root();
  if (body.is_null()) return Malformed{"body is not a JSON object"};
  std::string const type = text_at(body, {"type"});
  if (type == "url_verification") {
    std::string challenge = text_at(body, {"challenge"});
    if (challenge.empty()) return Malformed{"url_verification without a challenge"};
    return UrlVerification{std::move(challenge)};
  }
  if (type == "event_callback") return payload_json::event_of(body);
  if (type.empty()) return Malformed{"body without a type"};
  return Ignored{type};
}

Payload interaction(std::string_view text) {
  Document const document(payload_json::without_blocks(text));
  return payload_json::interaction_of(document.root());
}

}  // namespace

Payload parse_payload(std::string_view content_type, std::string_view body) {
  if (is_type(content_type, "application/json")) return json_payload(body);
  if (!is_form(content_type)) return Malformed{"neither a form nor JSON"};
  auto const form = Form::parse(body);
  if (!form) return Malformed{"broken form"};
  if (form->has("payload")) {
    return interaction(form->value("payload"));
  }
  if (form->has("command")) {
    return command_of([&](std::string_view name) { return std::string(form->value(name)); });
  }
  return Malformed{"a form without command or payload"};
}

Payload parse_envelope_payload(std::string_view type, std::string_view payload) {
  if (type == "events_api") return json_payload(payload);
  if (type == "interactive") return interaction(payload);
  if (type != "slash_commands") return Ignored{std::string(type)};
  Document const document(payload);
  if (document.root().is_null()) return Malformed{"payload is not a JSON object"};
  return command_of([&](std::string_view name) { return text_at(document.root(), {name}); });
}

bool is_ssl_check(std::string_view content_type, std::string_view body) {
  if (!is_form(content_type) || body.find("ssl_check=1") == std::string_view::npos) return false;
  auto const form = Form::parse(body);
  return form && form->value("ssl_check") == "1";
}

}  // namespace slack
