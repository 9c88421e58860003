// See client_json.hpp.
#include "sandbox/client_json.hpp"

#include <numeric>

#include "sandbox/conversations.hpp"
#include "sandbox/people.hpp"
#include "sandbox/report.hpp"
#include "sandbox/views.hpp"

namespace sandbox {
namespace {

std::string_view kind_of(Conversation const& conversation) {
  switch (conversation.visibility) {
    case Visibility::open:
      return "public";
    case Visibility::app:
      return "app";
    case Visibility::direct:
      return "im";
    default:
      return "private";
  }
}

Json avatar_of(Person const& person) {
  constexpr std::string_view colours[] = {"#4a154b", "#1264a3", "#2e7d51", "#b3541e",
                                          "#7a3e9d", "#0b6e7f", "#a4373a", "#5a6b16"};
  std::string letters;
  bool at_start = true;
  for (std::size_t i = 0; i < person.real_name.size(); ++i) {
    auto const rest = std::string_view(person.real_name).substr(i);
    if (at_start && count_code_points(letters) < 2) letters += first_code_points(rest, 1);
    at_start = person.real_name[i] == ' ';
  }
  auto const sum = std::accumulate(
      person.id.begin(), person.id.end(), std::size_t{0},
      [](std::size_t total, char c) { return total * 31 + static_cast<unsigned char>(c); });
  return Json{{"letters", letters}, {"color", colours[sum % std::size(colours)]}};
}

Json client_commands(Workspace const& workspace) {
  auto commands = Json::array();
  for (auto const& command : workspace.settings.commands) {
    auto words = Json::array();
    for (auto const& word : command.words) {
      words.push_back({{"word", word.word}, {"hint", word.hint}});
    }
    commands.push_back(
        {{"command", command.command}, {"hint", command.hint}, {"words", std::move(words)}});
  }
  return commands;
}

Json client_shortcuts(Workspace const& workspace) {
  auto shortcuts = Json::array();
  for (auto const& shortcut : workspace.settings.shortcuts) {
    bool const is_global = shortcut.kind == Shortcut::Kind::global;
    shortcuts.push_back({{"type", is_global ? "global" : "message"},
                         {"callback_id", shortcut.callback_id},
                         {"name", shortcut.name},
                         {"description", shortcut.description}});
  }
  return shortcuts;
}

}  // namespace

Json client_person(Person const& person) {
  return Json{{"id", person.id},
              {"name", person.name},
              {"real_name", person.real_name},
              {"title", person.title},
              {"email", person.email},
              {"tz", person.timezone},
              {"is_bot", person.is_bot || person.id == slackbot_id},
              {"deleted", person.is_deleted},
              {"avatar", avatar_of(person)}};
}

Json client_channel(Workspace const& workspace, Conversation const& conversation,
                    std::string const& as) {
  auto const& channel = conversation.channel;
  Json json{{"id", channel.id},
            {"name", channel.name},
            {"kind", kind_of(conversation)},
            {"is_archived", channel.is_archived},
            {"topic", channel.topic}};
  if (conversation.visibility == Visibility::app) {
    json["name"] = workspace.app.name;
    json["with"] = workspace.app.bot_user_id;
  } else if (conversation.visibility == Visibility::direct) {
    auto const& people = channel.members;
    json["with"] = people.front() == as ? people.back() : people.front();
  }
  return json;
}

Json client_message(Message const& message) {
  Json json{{"ts", message.ts},
            {"user", message.user},
            {"bot_id", message.bot_id.empty() ? Json(nullptr) : Json(message.bot_id)},
            {"text", message.text},
            {"blocks", message.blocks},
            {"ephemeral", !message.only_for.empty()},
            {"edited", message.edited},
            {"metadata", message.metadata}};
  if (!message.attachments.empty()) json["attachments"] = message.attachments;
  if (!message.files.empty()) json["files"] = message.files;
  if (!message.reactions.empty()) json["reactions"] = message.reactions;
  if (!message.thread_ts.empty()) json["thread_ts"] = message.thread_ts;
  return json;
}

Json client_workspace(Workspace& workspace, Person const& me) {
  auto people = Json::array();
  for (auto const& person : workspace.people) people.push_back(client_person(person));
  auto channels = Json::array();
  for (auto const& conversation : workspace.conversations) {
    if (is_member(conversation, me.id)) {
      channels.push_back(client_channel(workspace, conversation, me.id));
    }
  }
  auto modals = Json::array();
  for (auto const& id : stack_of(workspace, me.id)) {
    modals.push_back(view_object(workspace, *find_view(workspace, id)));
  }
  auto const* home = home_of(workspace, me.id);
  return Json{{"team", {{"id", workspace.app.team_id}, {"name", workspace.settings.team_name}}},
              {"app",
               {{"id", workspace.app.id},
                {"name", workspace.app.name},
                {"bot_user_id", workspace.app.bot_user_id},
                {"bot_id", workspace.app.bot_id}}},
              {"me", client_person(me)},
              {"people", std::move(people)},
              {"channels", std::move(channels)},
              {"commands", client_commands(workspace)},
              {"shortcuts", client_shortcuts(workspace)},
              {"home", home == nullptr ? Json(nullptr) : view_object(workspace, *home)},
              {"modals", std::move(modals)}};
}

Json client_conversation(Workspace& workspace, Conversation const& conversation, Person const& me) {
  auto messages = Json::array();
  for (auto const& message : conversation.messages) {
    bool const seen = message.only_for.empty() || message.only_for == me.id;
    if (seen) messages.push_back(client_message(message));
  }
  return Json{{"channel", client_channel(workspace, conversation, me.id)},
              {"messages", std::move(messages)}};
}

}  // namespace sandbox
