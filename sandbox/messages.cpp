// See messages.hpp.
#include "sandbox/messages.hpp"

#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/elements.hpp"
#include "sandbox/links.hpp"
#include "sandbox/people.hpp"
#include "sandbox/typed_text.hpp"

namespace sandbox {
namespace {

constexpr std::size_t kept_messages = 10'000;  // per conversation; older ones are forgotten

std::function<std::string()> id_maker(Workspace& workspace) {
  return [&workspace] { return workspace.ids.block_id(); };
}

void normalise(Workspace& workspace, Message& message) {
  auto const make_id = id_maker(workspace);
  message.blocks = normalised_blocks(std::move(message.blocks), make_id);
  for (auto& attachment : message.attachments) {
    if (!at(attachment, "blocks").is_array()) continue;
    attachment["blocks"] = normalised_blocks(at(attachment, "blocks"), make_id);
  }
}

std::string_view kind_of_channel(Conversation const& conversation) {
  if (conversation.visibility == Visibility::group) return "mpim";
  return conversation.visibility == Visibility::open ? "channel" : "group";
}

// Of channels the app hears when it is a member, and by another event when it is named.
void tell_app(Workspace& workspace, Conversation const& conversation, Message const& message) {
  if (!message.only_for.empty()) return;
  auto event = message_object(workspace, message, Metadata::full);
  event["channel"] = conversation.channel.id;
  event["event_ts"] = message.ts;
  if (conversation.visibility == Visibility::app) {
    event["channel_type"] = "im";
    if (message.bot_id.empty()) event["client_msg_id"] = workspace.ids.uuid();
    workspace.emit(std::move(event));
    return;
  }
  if (app_is_member(conversation)) {
    event["channel_type"] = kind_of_channel(conversation);
    workspace.emit(event);
    event.erase("channel_type");
  }
  auto const mention = "<@" + workspace.app.bot_user_id + ">";
  bool const named = message.text.find(mention) != std::string::npos;
  if (named && message.bot_id.empty() && app_is_member(conversation)) {
    event["type"] = "app_mention";
    workspace.emit(std::move(event));
  }
}

void tell_app_of_change(Workspace& workspace, Conversation const& conversation, Json event) {
  if (conversation.visibility != Visibility::app) return;
  auto const ts = workspace.ids.next_ts(conversation.channel.id);
  event["type"] = "message";
  event["hidden"] = true;
  event["channel"] = conversation.channel.id;
  event["channel_type"] = "im";
  event["ts"] = ts;
  event["event_ts"] = ts;
  workspace.emit(std::move(event));
}

void announce(Workspace& workspace, Conversation const& conversation, Message const& message) {
  if (message.only_for.empty()) {
    announce_change(workspace, conversation);
  } else {
    workspace.changed(message.only_for);
  }
}

Json bot_profile(Workspace const& workspace) {
  auto const& app = workspace.app;
  return Json{{"id", app.bot_id},        {"app_id", app.id}, {"name", app.name},
              {"icons", Json::object()}, {"deleted", false}, {"updated", 1700000000},
              {"team_id", app.team_id}};
}

}  // namespace

Message app_message(Workspace const& workspace, Content content) {
  Message message;
  message.user = workspace.app.bot_user_id;
  message.bot_id = workspace.app.bot_id;
  message.text = std::move(content.text);
  message.blocks = std::move(content.blocks);
  message.attachments = std::move(content.attachments);
  if (content.metadata && !content.metadata->empty()) message.metadata = *content.metadata;
  return message;
}

Message& post_message(Workspace& workspace, Conversation& conversation, Message message) {
  message.ts = workspace.ids.next_ts(conversation.channel.id);
  normalise(workspace, message);
  conversation.messages.push_back(std::move(message));
  if (conversation.messages.size() > kept_messages) conversation.messages.pop_front();
  auto& posted = conversation.messages.back();
  announce(workspace, conversation, posted);
  tell_app(workspace, conversation, posted);
  return posted;
}

Message& post_typed(Workspace& workspace, Conversation& conversation, std::string const& person,
                    std::string const& text) {
  Message message;
  message.user = person;
  message.text = text;
  message.blocks = Json::array({rich_text_block(text)});
  auto& posted = post_message(workspace, conversation, std::move(message));
  share_links(workspace, conversation, posted);
  return posted;
}

void post_scheduled(Workspace& workspace, std::string const& id) {
  auto const found = workspace.scheduled.find(id);
  if (found == workspace.scheduled.end()) return;
  auto scheduled = std::move(found->second);
  workspace.scheduled.erase(found);
  auto* conversation = find_conversation(workspace, scheduled.channel);
  if (conversation == nullptr || conversation->channel.is_archived) return;
  post_message(workspace, *conversation, std::move(scheduled.message));
}

void post_notice(Workspace& workspace, Conversation& conversation, std::string const& person,
                 std::string const& text) {
  Message message;
  message.user = std::string(slackbot_id);
  message.text = text;
  message.only_for = person;
  post_message(workspace, conversation, std::move(message));
}

Message* find_message(Conversation& conversation, std::string_view ts) {
  for (auto& message : conversation.messages) {
    if (message.ts == ts) return &message;
  }
  return nullptr;
}

Json all_blocks(Message const& message) {
  auto blocks = message.blocks;
  for (auto const& attachment : message.attachments) {
    for (auto const& block : at(attachment, "blocks")) blocks.push_back(block);
  }
  return blocks;
}

void change_message(Workspace& workspace, Conversation& conversation, Message& message,
                    Content content) {
  auto const before = message_object(workspace, message, Metadata::full);
  message.text = std::move(content.text);
  message.blocks = std::move(content.blocks);
  message.attachments = std::move(content.attachments);
  if (content.metadata) message.metadata = content.metadata->empty() ? Json() : *content.metadata;
  message.edited = true;
  normalise(workspace, message);
  announce(workspace, conversation, message);
  if (!message.only_for.empty()) return;
  tell_app_of_change(workspace, conversation,
                     Json{{"subtype", "message_changed"},
                          {"message", message_object(workspace, message, Metadata::full)},
                          {"previous_message", before}});
}

void remove_message(Workspace& workspace, Conversation& conversation, std::string const& ts) {
  auto& messages = conversation.messages;
  auto const found = std::find_if(messages.begin(), messages.end(),
                                  [&ts](Message const& message) { return message.ts == ts; });
  if (found == messages.end()) return;
  auto const removed = std::move(*found);
  messages.erase(found);
  announce(workspace, conversation, removed);
  if (!removed.only_for.empty()) return;
  tell_app_of_change(
      workspace, conversation,
      Json{{"subtype", "message_deleted"},
           {"deleted_ts", removed.ts},
           {"previous_message", message_object(workspace, removed, Metadata::full)}});
}

Json message_object(Workspace const& workspace, Message const& message, Metadata metadata) {
  Json object{{"type", "message"},
              {"user", message.user},
              {"text", message.text},
              {"ts", message.ts},
              {"team", workspace.app.team_id}};
  if (!message.bot_id.empty()) {
    object["bot_id"] = message.bot_id;
    object["app_id"] = workspace.app.id;
    object["bot_profile"] = bot_profile(workspace);
  }
  if (!message.blocks.empty()) object["blocks"] = message.blocks;
  if (!message.attachments.empty()) object["attachments"] = message.attachments;
  if (!message.files.empty()) object["files"] = message.files;
  if (!message.thread_ts.empty()) object["thread_ts"] = message.thread_ts;
  if (!message.reactions.empty()) object["reactions"] = message.reactions;
  if (message.edited) object["edited"] = Json{{"user", message.user}, {"ts", message.ts}};
  if (message.metadata.is_object()) {
    object["metadata"] = Json{{"event_type", at(message.metadata, "event_type")}};
    if (metadata == Metadata::full) object["metadata"] = message.metadata;
  }
  return object;
}

}  // namespace sandbox
