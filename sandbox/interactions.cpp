// See interactions.hpp.
#include "sandbox/interactions.hpp"

#include "sandbox/acknowledgements.hpp"
#include "sandbox/conversations.hpp"
#include "sandbox/element_state.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/suggestions.hpp"
#include "sandbox/views.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

Json succeeded() { return Json{{"ok", true}}; }
Json failed(std::string const& error) { return Json{{"ok", false}, {"error", error}}; }

Json refused_inputs(Json const& faults) { return Json{{"ok", false}, {"errors", faults}}; }

Json show_failure(Workspace& workspace, TypedCommand const& typed, std::string const& error) {
  auto* conversation = find_conversation(workspace, typed.channel);
  post_notice(workspace, *conversation, typed.person,
              typed.command + " failed with the error \"" + error + "\"");
  return failed(error);
}

// The view that closing says goodbye to, and the payload if the app wants to know.
Json closing_payload(Workspace& workspace, std::string const& person, Close close) {
  auto const* top = top_view(workspace, person);
  bool const all = close == Close::all || at(top->content, "clear_on_close") == true;
  auto const* said = all ? find_view(workspace, top->root) : top;
  if (said == nullptr) said = top;
  Json payload;
  if (at(said->content, "notify_on_close") == true) {
    payload = closed_payload(workspace, *said, all ? Cleared::yes : Cleared::no);
  }
  if (all) {
    close_all_views(workspace, person);
  } else {
    close_view(workspace, person, top->id);
  }
  return payload;
}

}  // namespace

asio::awaitable<Json> run_command(std::shared_ptr<Running> running, TypedCommand typed) {
  auto& workspace = running->workspace;
  auto const request = command_request(workspace, typed);
  auto const delivery = co_await running->link.send(request);
  if (!delivery.accepted()) co_return show_failure(workspace, typed, delivery.error());
  auto const note = apply_command_reply(workspace, typed, delivery.content_type, delivery.body);
  running->link.note(request, note);
  co_return succeeded();
}

asio::awaitable<Json> run_action(std::shared_ptr<Running> running, Json payload) {
  auto request = interaction_request(payload);
  auto const delivery = co_await running->link.send(std::move(request));
  if (!delivery.accepted()) co_return failed(delivery.error());
  co_return succeeded();
}

asio::awaitable<Json> run_suggestion(std::shared_ptr<Running> running, Json payload) {
  auto const request = interaction_request(payload);
  auto const delivery = co_await running->link.send(request);
  if (!delivery.accepted()) co_return failed(delivery.error());
  auto suggested = take_suggestions(delivery.body);
  running->link.note(request, suggested.note);
  if (suggested.options.is_null()) co_return failed(suggested.note);
  suggested.options["ok"] = true;
  co_return suggested.options;
}

asio::awaitable<Json> run_submission(std::shared_ptr<Running> running, std::string view_id,
                                     Json given) {
  auto& workspace = running->workspace;
  auto* view = find_view(workspace, view_id);
  auto const& blocks = at(view->content, "blocks");
  view->values = values_of(blocks, given, view->values);
  auto const faults = unfilled_inputs(blocks, view->values);
  if (!faults.empty()) co_return refused_inputs(faults);

  auto const request = interaction_request(submission_payload(workspace, *view));
  auto const delivery = co_await running->link.send(request);
  if (!delivery.accepted()) co_return trouble_connecting();
  auto const result = apply_submission_reply(workspace, view_id, delivery.body);
  running->link.note(request, result.note);
  co_return result.answer;
}

asio::awaitable<Json> run_close(std::shared_ptr<Running> running, std::string person, Close close) {
  auto const payload = closing_payload(running->workspace, person, close);
  if (!payload.is_null()) {
    // The modal is gone whatever the app says to it.
    auto request = interaction_request(payload);
    co_await running->link.send(std::move(request));
  }
  co_return succeeded();
}

}  // namespace sandbox
