// See conversations.hpp.
#include "sandbox/conversations.hpp"

#include <algorithm>

#include "sandbox/people.hpp"

namespace sandbox {

Conversation* find_conversation(Workspace& workspace, std::string_view id) {
  for (auto& conversation : workspace.conversations) {
    if (conversation.channel.id == id) return &conversation;
  }
  return nullptr;
}

Conversation& app_conversation(Workspace& workspace, std::string const& person) {
  for (auto& conversation : workspace.conversations) {
    bool const theirs = conversation.channel.members == std::vector<std::string>{person};
    if (conversation.visibility == Visibility::app && theirs) return conversation;
  }
  auto& made = workspace.conversations.emplace_back();
  made.channel.id = workspace.ids.numbered("D");
  made.channel.members = {person};
  made.channel.is_private = true;
  made.visibility = Visibility::app;
  return made;
}

Conversation& direct_conversation(Workspace& workspace, std::vector<std::string> people,
                                  WithApp with_app) {
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  bool const app = with_app == WithApp::yes;
  if (app && people.size() == 1) return app_conversation(workspace, people.front());
  for (auto& conversation : workspace.conversations) {
    if (is_direct(conversation) && conversation.visibility != Visibility::app &&
        conversation.channel.members == people && conversation.channel.app_is_member == app) {
      return conversation;
    }
  }
  bool const group = app || people.size() > 2;
  auto& made = workspace.conversations.emplace_back();
  made.channel.id = workspace.ids.numbered(group ? "G" : "D");
  made.visibility = group ? Visibility::group : Visibility::direct;
  made.channel.members = people;
  made.channel.app_is_member = app;
  made.channel.is_private = true;
  for (auto const& id : people) {
    auto const* person = find_person(workspace, id);
    made.channel.name +=
        (made.channel.name.empty() ? "mpdm-" : "--") + (person != nullptr ? person->name : id);
  }
  made.channel.name += "-1";
  announce_change(workspace, made);
  return made;
}

bool is_direct(Conversation const& conversation) {
  return conversation.visibility == Visibility::direct ||
         conversation.visibility == Visibility::group || conversation.visibility == Visibility::app;
}

bool is_member(Conversation const& conversation, std::string_view person) {
  auto const& members = conversation.channel.members;
  if (members.empty()) return true;
  return std::find(members.begin(), members.end(), person) != members.end();
}

bool app_is_member(Conversation const& conversation) {
  return conversation.visibility == Visibility::app || conversation.channel.app_is_member;
}

std::vector<std::string> member_ids(Workspace const& workspace, Conversation const& conversation) {
  std::vector<std::string> ids;
  for (auto const& person : workspace.people) {
    if (is_playable(person) && is_member(conversation, person.id)) ids.push_back(person.id);
  }
  if (app_is_member(conversation)) ids.push_back(workspace.app.bot_user_id);
  return ids;
}

void announce_change(Workspace& workspace, Conversation const& conversation) {
  for (auto const& id : member_ids(workspace, conversation)) workspace.changed(id);
}

namespace {

Json room_object(Conversation const& conversation) {
  auto const& channel = conversation.channel;
  auto const topic = [](std::string const& value) {
    return Json{{"value", value}, {"creator", ""}, {"last_set", 0}};
  };
  bool const group = conversation.visibility == Visibility::group;
  return Json{{"id", channel.id},
              {"name", channel.name},
              {"name_normalized", channel.name},
              {"is_channel", !group},
              {"is_group", false},
              {"is_im", false},
              {"is_mpim", group},
              {"is_private", channel.is_private},
              {"is_archived", channel.is_archived},
              {"is_general", channel.name == "general"},
              {"is_member", app_is_member(conversation)},
              {"is_shared", false},
              {"is_ext_shared", false},
              {"is_org_shared", false},
              {"creator", slackbot_id},
              {"created", 1700000000},
              {"topic", topic(channel.topic)},
              {"purpose", topic("")}};
}

}  // namespace

Json channel_object(Workspace const& workspace, Conversation const& conversation) {
  Json object;
  if (conversation.visibility == Visibility::app) {
    object = Json{{"id", conversation.channel.id},
                  {"is_im", true},
                  {"is_channel", false},
                  {"is_mpim", false},
                  {"is_private", true},
                  {"is_archived", false},
                  {"is_org_shared", false},
                  {"user", conversation.channel.members.front()},
                  {"created", 1700000000}};
  } else {
    object = room_object(conversation);
  }
  object["context_team_id"] = workspace.app.team_id;
  return object;
}

std::string request_channel_name(Conversation const& conversation) {
  if (conversation.visibility == Visibility::app || conversation.visibility == Visibility::direct) {
    return "directmessage";
  }
  return conversation.channel.is_private ? "privategroup" : conversation.channel.name;
}

bool has_scope(Workspace const& workspace, std::string_view scope) {
  auto const& scopes = workspace.settings.scopes;
  return scopes.empty() || std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

}  // namespace sandbox
