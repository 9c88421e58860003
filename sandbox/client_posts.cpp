// See client_posts.hpp.
#include "sandbox/client_posts.hpp"

#include <algorithm>

#include "sandbox/client_actions.hpp"
#include "sandbox/client_controls.hpp"
#include "sandbox/conversations.hpp"
#include "sandbox/interactions.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/people.hpp"
#include "sandbox/typed_text.hpp"
#include "sandbox/views.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

using Answer = asio::awaitable<ClientAnswer>;

ClientAnswer answered(Json body) { return {200, std::move(body)}; }

// "/cert status @lena" as command and escaped text.
TypedCommand parse_command(Workspace const& workspace, std::string_view line) {
  auto const end = std::min(line.find_first_of(" \t\n"), line.size());
  auto text = line.substr(end);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  TypedCommand typed;
  typed.command = std::string(line.substr(0, end));
  typed.text = escaped_text(workspace, text);
  return typed;
}

bool is_known(Workspace const& workspace, std::string const& command) {
  auto const& commands = workspace.settings.commands;
  return std::any_of(commands.begin(), commands.end(),
                     [&](SlashCommand const& known) { return known.command == command; });
}

Answer command(std::shared_ptr<Running> running, Json body) {
  auto& workspace = running->workspace;
  auto const scene = channel_scene(workspace, body, text_at(body, "channel"));
  if (scene.conversation == nullptr) co_return scene.refusal;
  auto const line = text_at(body, "text");
  if (!line.starts_with("/")) co_return client_refusal(400, "A command begins with a slash.");
  if (scene.conversation->channel.is_archived) {
    co_return client_refusal(400, "This channel is archived.");
  }
  auto typed = parse_command(workspace, line);
  typed.person = scene.person->id;
  typed.channel = scene.conversation->channel.id;
  if (!is_known(workspace, typed.command)) {
    post_notice(workspace, *scene.conversation, typed.person,
                "`" + typed.command + "` is not a valid command. In Slack, all messages that " +
                    "start with the \"/\" character are interpreted as commands.");
    co_return answered(Json{{"ok", false}, {"error", "unknown_command"}});
  }
  auto result = co_await run_command(running, std::move(typed));
  co_return answered(std::move(result));
}

ClientAnswer message(Workspace& workspace, Json const& body) {
  auto const scene = channel_scene(workspace, body, text_at(body, "channel"));
  if (scene.conversation == nullptr) return scene.refusal;
  if (scene.conversation->channel.is_archived) {
    return client_refusal(400, "This channel is archived.");
  }
  auto const text = escaped_text(workspace, text_at(body, "text"));
  if (text.empty()) return client_refusal(400, "A message needs a text.");
  auto const& posted = post_typed(workspace, *scene.conversation, scene.person->id, text);
  return answered(Json{{"ok", true}, {"ts", posted.ts}});
}

Answer action(std::shared_ptr<Running> running, Json body) {
  auto& workspace = running->workspace;
  auto prepared = prepare_action(workspace, body);
  if (prepared.payload.is_null()) co_return prepared.answer;
  auto result = co_await run_action(running, std::move(prepared.payload));
  co_return answered(std::move(result));
}

Answer suggest(std::shared_ptr<Running> running, Json body) {
  auto prepared = prepare_suggestion(running->workspace, body);
  if (prepared.payload.is_null()) co_return prepared.answer;
  auto result = co_await run_suggestion(running, std::move(prepared.payload));
  co_return answered(std::move(result));
}

Answer shortcut(std::shared_ptr<Running> running, Json body) {
  auto prepared = prepare_shortcut(running->workspace, body);
  if (prepared.payload.is_null()) co_return prepared.answer;
  auto result = co_await run_action(running, std::move(prepared.payload));
  co_return answered(std::move(result));
}

Answer submit(std::shared_ptr<Running> running, Json body) {
  auto& workspace = running->workspace;
  auto const scene = person_scene(workspace, body);
  if (scene.person == nullptr) co_return scene.refusal;
  auto const* top = top_view(workspace, scene.person->id);
  auto view_id = text_at(body, "view_id");
  if (top == nullptr || top->id != view_id) {
    co_return client_refusal(404, "This is not the person's open modal.");
  }
  auto given = at(body, "state");
  auto result = co_await run_submission(running, std::move(view_id), std::move(given));
  co_return answered(std::move(result));
}

Answer close(std::shared_ptr<Running> running, Json body) {
  auto& workspace = running->workspace;
  auto const scene = person_scene(workspace, body);
  if (scene.person == nullptr) co_return scene.refusal;
  auto const* top = top_view(workspace, scene.person->id);
  if (top == nullptr || top->id != text_at(body, "view_id")) {
    co_return client_refusal(404, "This is not the person's open modal.");
  }
  auto const how = flag_at(body, "all") ? Close::all : Close::top;
  auto result = co_await run_close(running, scene.person->id, how);
  co_return answered(std::move(result));
}

// `channel` may be a person's id: that opens the DM with them.
std::string opened_channel(Workspace& workspace, Json const& body) {
  auto const channel = text_at(body, "channel");
  auto const* other = find_person(workspace, channel);
  if (other == nullptr) return channel;
  auto const as = text_at(body, "as");
  if (other->id == workspace.app.bot_user_id) return app_conversation(workspace, as).channel.id;
  if (other->id == as || !is_playable(*other)) return {};
  return direct_conversation(workspace, {as, other->id}, WithApp::no).channel.id;
}

ClientAnswer open(Workspace& workspace, Json const& body) {
  auto const person = person_scene(workspace, body);
  if (person.person == nullptr) return person.refusal;
  auto const channel = opened_channel(workspace, body);
  auto const scene = channel_scene(workspace, body, channel);
  if (scene.conversation == nullptr) return scene.refusal;
  if (scene.conversation->visibility == Visibility::app) {
    auto const tab = text_at(body, "tab") == "home" ? "home" : "messages";
    Json event{{"type", "app_home_opened"},
               {"user", scene.person->id},
               {"channel", channel},
               {"tab", tab},
               {"event_ts", ts_text(now_microseconds())}};
    auto const* home = home_of(workspace, scene.person->id);
    if (home != nullptr) event["view"] = view_object(workspace, *home);
    workspace.emit(std::move(event));
  }
  return answered(Json{{"ok", true}, {"channel", channel}});
}

}  // namespace

asio::awaitable<ClientAnswer> answer_client_post(std::shared_ptr<Running> running, std::string call,
                                                 Json body) {
  using AskingApp = Answer (*)(std::shared_ptr<Running>, Json);
  AskingApp ask = nullptr;
  if (call == "command") ask = command;
  if (call == "action") ask = action;
  if (call == "submit") ask = submit;
  if (call == "close") ask = close;
  if (call == "suggest") ask = suggest;
  if (call == "shortcut") ask = shortcut;
  if (ask != nullptr) {
    auto answer = co_await ask(running, std::move(body));
    co_return answer;
  }
  auto& workspace = running->workspace;
  if (call == "message") co_return message(workspace, body);
  if (call == "open") co_return open(workspace, body);
  auto answer = co_await answer_control(running, std::move(call), std::move(body));
  co_return answer;
}

}  // namespace sandbox
