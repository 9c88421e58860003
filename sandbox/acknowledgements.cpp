// See acknowledgements.hpp.
#include "sandbox/acknowledgements.hpp"

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/response_urls.hpp"
#include "sandbox/views.hpp"

namespace sandbox {
namespace {

std::string note_of(Refusal const& refusal) {
  auto note = refusal.error;
  for (auto const& message : refusal.messages) note += "; " + message;
  return note;
}

bool only_says_where(Json const& reply) {
  return reply.is_object() && !has(reply, "text") && !has(reply, "blocks") &&
         !has(reply, "attachments");
}

void show_command(Workspace& workspace, TypedCommand const& typed) {
  auto const line = typed.command + (typed.text.empty() ? "" : " ") + typed.text;
  auto* conversation = find_conversation(workspace, typed.channel);
  Message message;
  message.user = typed.person;
  message.text = line;
  post_message(workspace, *conversation, std::move(message));
}

SubmissionResult failed(std::string note) { return {trouble_connecting(), std::move(note)}; }

SubmissionResult done() { return {Json{{"ok", true}}, {}}; }

bool is_input_block(View const& view, std::string_view block_id) {
  for (auto const& block : at(view.content, "blocks")) {
    if (text_at(block, "block_id") == block_id) return text_at(block, "type") == "input";
  }
  return false;
}

SubmissionResult show_errors(View const& view, Json const& errors) {
  if (!errors.is_object() || errors.empty()) return failed("errors must be an object with members");
  for (auto const& [block_id, text] : errors.items()) {
    if (!is_input_block(view, block_id)) return failed("errors names no input block: " + block_id);
    if (!text.is_string()) return failed("errors must be texts: " + block_id);
  }
  return {Json{{"ok", false}, {"errors", errors}}, {}};
}

// "" when the view of a response_action can be shown.
std::string view_fault(Workspace& workspace, Json const& view, std::string_view own) {
  if (auto const refusal = refuse_view(view, Surface::modal, file_exists(workspace))) {
    return note_of(*refusal);
  }
  return external_id_is_taken(workspace, view, own) ? "duplicate_external_id" : "";
}

SubmissionResult update(Workspace& workspace, View& view, Json const& content) {
  auto fault = view_fault(workspace, content, view.id);
  if (!fault.empty()) return failed(std::move(fault));
  replace_view(workspace, view, content);
  return done();
}

SubmissionResult push(Workspace& workspace, View const& view, Json const& content) {
  auto fault = view_fault(workspace, content, "");
  if (!fault.empty()) return failed(std::move(fault));
  if (stack_of(workspace, view.user).size() >= most_stacked_views) {
    return failed("push_limit_reached");
  }
  push_view(workspace, view.user, content);
  return done();
}

}  // namespace

Json trouble_connecting() { return Json{{"ok", false}, {"error", "trouble connecting"}}; }

std::string apply_command_reply(Workspace& workspace, TypedCommand const& typed,
                                std::string_view content_type, std::string_view body) {
  if (body.empty()) return {};
  auto reply = Json{{"text", body}};
  if (content_type.starts_with("application/json")) {
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object()) return "the reply is not a JSON object";
    reply = std::move(*parsed);
  }
  bool const for_all = text_at(reply, "response_type") == "in_channel";
  if (only_says_where(reply)) {
    if (for_all) show_command(workspace, typed);
    return {};
  }
  auto const read = read_content(reply, Purpose::reply, file_exists(workspace));
  if (read.refusal) return note_of(*read.refusal);
  if (for_all) show_command(workspace, typed);
  ReplyPlace const place{typed.channel, typed.person, ""};
  auto const refusal = apply_reply(workspace, place, reply);
  return refusal ? note_of(*refusal) : std::string();
}

SubmissionResult apply_submission_reply(Workspace& workspace, std::string const& view_id,
                                        std::string_view body) {
  auto* view = find_view(workspace, view_id);
  if (view == nullptr) return done();  // the app has closed or replaced it meanwhile
  auto const person = view->user;
  Json reply = Json::object();
  if (body.find_first_not_of(" \r\n\t") != std::string_view::npos) {
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object()) return failed("the acknowledgement is not a JSON object");
    reply = std::move(*parsed);
  }
  auto const action = text_at(reply, "response_action");
  if (action.empty()) {
    close_view(workspace, person, view_id);
    return done();
  }
  if (action == "clear") {
    close_all_views(workspace, person);
    return done();
  }
  if (action == "errors") return show_errors(*view, at(reply, "errors"));
  if (action == "update") return update(workspace, *view, at(reply, "view"));
  if (action == "push") return push(workspace, *view, at(reply, "view"));
  return failed("unknown response_action: " + action);
}

}  // namespace sandbox
