// See client_posts.hpp.
#include "sandbox/client_posts.hpp"

#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/element_state.hpp"
#include "sandbox/events.hpp"
#include "sandbox/interactions.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/people.hpp"
#include "sandbox/typed_text.hpp"
#include "sandbox/views.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

using Answer = asio::awaitable<ClientAnswer>;

struct Scene {
  Person const* person = nullptr;
  Conversation* conversation = nullptr;
  ClientAnswer refusal;  // when there is no person or, where one is asked for, no conversation
};

Scene person_scene(Workspace& workspace, Json const& body) {
  Scene scene;
  auto const* person = find_person(workspace, text_at(body, "as"));
  if (person == nullptr || !is_playable(*person)) {
    scene.refusal = client_refusal(404, "Nobody in this workspace has this id.");
  } else {
    scene.person = person;
  }
  return scene;
}

Scene channel_scene(Workspace& workspace, Json const& body, std::string const& channel) {
  auto scene = person_scene(workspace, body);
  if (scene.person == nullptr) return scene;
  auto* conversation = find_conversation(workspace, channel);
  if (conversation == nullptr || !is_member(*conversation, scene.person->id)) {
    scene.refusal = client_refusal(404, "This person sees no such conversation.");
  } else {
    scene.conversation = conversation;
  }
  return scene;
}

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

// The payload to send, or the answer when there is nothing to send.
struct PreparedAction {
  Json payload;
  ClientAnswer answer;
};

struct FoundAction {
  std::optional<Action> action;
  ClientAnswer refusal;
};

FoundAction action_in(Json const& blocks, Json const& body) {
  auto placed = find_element(blocks, text_at(body, "block_id"), text_at(body, "action_id"));
  if (!placed) return {std::nullopt, client_refusal(404, "There is no such element.")};
  auto chosen = chosen_state(*placed->element, at(body, "value"));
  if (chosen.is_null()) {
    return {std::nullopt, client_refusal(400, "The element cannot hold this value.")};
  }
  return {Action{text_at(body, "as"), std::move(*placed), std::move(chosen)}, {}};
}

PreparedAction prepare_in_message(Workspace& workspace, Json const& body) {
  auto const& container = at(body, "container");
  auto const scene = channel_scene(workspace, body, text_at(container, "channel"));
  if (scene.conversation == nullptr) return {nullptr, scene.refusal};
  auto const* found = find_message(*scene.conversation, text_at(container, "ts"));
  bool const seen =
      found != nullptr && (found->only_for.empty() || found->only_for == scene.person->id);
  if (!seen) return {nullptr, client_refusal(404, "There is no such message.")};
  auto blocks = found->blocks;
  for (auto const& attachment : found->attachments) {
    for (auto const& block : at(attachment, "blocks")) blocks.push_back(block);
  }
  auto const action = action_in(blocks, body);
  if (!action.action) return {nullptr, action.refusal};
  if (!action.action->placed.dispatches) return {nullptr, answered(Json{{"ok", true}})};
  return {message_action_payload(workspace, *action.action, *scene.conversation, *found,
                                 at(body, "state")),
          {}};
}

PreparedAction prepare_in_view(Workspace& workspace, Json const& body) {
  auto const scene = person_scene(workspace, body);
  if (scene.person == nullptr) return {nullptr, scene.refusal};
  auto* view = find_view(workspace, text_at(at(body, "container"), "view_id"));
  if (view == nullptr || view->user != scene.person->id) {
    return {nullptr, client_refusal(404, "There is no such view.")};
  }
  auto const& blocks = at(view->content, "blocks");
  auto const action = action_in(blocks, body);
  if (!action.action) return {nullptr, action.refusal};
  auto const& placed = action.action->placed;
  view->values = values_of(blocks, at(body, "state"), view->values);
  if (auto state = initial_state(*placed.element); !state.is_null()) {
    state.update(action.action->chosen);
    view->values[placed.block_id][placed.action_id] = std::move(state);
  }
  if (!placed.dispatches) return {nullptr, answered(Json{{"ok", true}})};
  return {view_action_payload(workspace, *action.action, *view), {}};
}

Answer action(std::shared_ptr<Running> running, Json body) {
  auto& workspace = running->workspace;
  auto const where = text_at(at(body, "container"), "type");
  PreparedAction prepared;
  if (where == "message") {
    prepared = prepare_in_message(workspace, body);
  } else if (where == "view") {
    prepared = prepare_in_view(workspace, body);
  } else {
    prepared.answer = client_refusal(400, "A container is a \"message\" or a \"view\".");
  }
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

ClientAnswer faults(Workspace& workspace, Json const& body) {
  auto const fault = workspace.faults.replace(at(body, "rules"));
  if (!fault.empty()) return client_refusal(400, fault);
  return answered(Json{{"rules", workspace.faults.rules()}});
}

ClientAnswer person(Workspace& workspace, Json const& body) {
  Person added{text_at(body, "id"),
               text_at(body, "name"),
               text_at(body, "real_name"),
               text_at(body, "title"),
               text_at(body, "email"),
               text_at(body, "tz"),
               false,
               false};
  bool const complete = added.id.starts_with("U") && !added.name.empty();
  if (!complete) return client_refusal(400, "A person needs an id that begins with U and a name.");
  if (find_person(workspace, added.id) != nullptr) {
    return client_refusal(400, "Somebody has this id already.");
  }
  add_person(workspace, std::move(added));
  return answered(Json{{"ok", true}});
}

}  // namespace

ClientAnswer client_refusal(int status, std::string const& sentence) {
  return {status, Json{{"error", sentence}}};
}

asio::awaitable<ClientAnswer> answer_client_post(std::shared_ptr<Running> running, std::string call,
                                                 Json body) {
  using AskingApp = Answer (*)(std::shared_ptr<Running>, Json);
  AskingApp ask = nullptr;
  if (call == "command") ask = command;
  if (call == "action") ask = action;
  if (call == "submit") ask = submit;
  if (call == "close") ask = close;
  if (ask != nullptr) {
    auto answer = co_await ask(running, std::move(body));
    co_return answer;
  }
  auto& workspace = running->workspace;
  if (call == "message") co_return message(workspace, body);
  if (call == "open") co_return open(workspace, body);
  if (call == "faults") co_return faults(workspace, body);
  if (call == "person") co_return person(workspace, body);
  co_return client_refusal(404, "There is no such call.");
}

}  // namespace sandbox
